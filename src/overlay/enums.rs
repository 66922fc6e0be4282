//! Enums: renames of types and labels, the wanted list of labels.

use super::{Problem, Problems, Rename, Target, note_phase, said};
use crate::model::declaration::{Declaration, Facet, Ownership, Site};
use crate::model::{EnumType, Live, ObjectId, Pair, QName};
use crate::render::quote::qname;
use crate::render::tokens;

pub(super) fn rename(
    declaration: &Declaration,
    live: &Live,
    out: &mut Target,
    problems: &mut Problems,
) {
    for (name, declared) in &declaration.enums {
        let id = ObjectId::Enum(name.clone());
        if let Some(was) = &declared.was {
            let old = name.sibling(was.clone());
            // An enum of its own has the old name once the rename is done.
            let other = declaration.enums.get(&old);
            let is_another = other.is_some_and(|o| o.was.is_none());
            match (
                live.catalog.enums.contains_key(&old),
                live.catalog.enums.contains_key(name),
            ) {
                (true, true) if is_another => {}
                (true, true) => problems.push(
                    Site::new(id.clone(), Facet::Was),
                    format!("both `{old}` and `{name}` exist"),
                    Some("a rename needs the new name to be free".to_owned()),
                ),
                (true, false) => {
                    if let Some(found) = out.states.from.enums.remove(&old) {
                        out.states.from.enums.insert(name.clone(), found);
                    }
                    let (from, to) = (qname(&old), qname(name));
                    let renaming = tokens::Rename::Type {
                        old: &from,
                        new: &to,
                    };
                    let from = &mut out.states.from;
                    from.tables.values_mut().for_each(|t| renaming.table(t));
                    from.enums.values_mut().for_each(|e| renaming.domains(e));
                    out.renames
                        .push(Rename::Enum(Pair::new(old.clone(), name.clone())));
                }
                // Renamed already, or new altogether.
                (false, _) => {}
            }
        }
        for (new, old) in &declared.renamed {
            let Some(found) = out.states.from.enums.get_mut(name) else {
                continue;
            };
            let has_new = found.values.contains(new);
            match found.values.iter_mut().find(|v| *v == old) {
                Some(slot) if !has_new => {
                    slot.clone_from(new);
                    let label = Pair::new(old.clone(), new.clone());
                    let printed = qname(name);
                    let renaming = tokens::Rename::Label {
                        printed: &printed,
                        label: &label,
                    };
                    let from = &mut out.states.from;
                    from.tables.values_mut().for_each(|t| renaming.table(t));
                    from.enums.values_mut().for_each(|e| renaming.domains(e));
                    out.renames.push(Rename::EnumValue(name.clone(), label));
                }
                // A label of its own, once the rename is done.
                Some(_) if declared.values.contains(old) => {}
                Some(_) => problems.push(
                    Site::new(id.clone(), Facet::Was),
                    format!("enum `{name}` has both `{old}` and `{new}`"),
                    Some("a rename needs the new label to be free".to_owned()),
                ),
                None => {}
            }
        }
    }
}

pub(super) fn overlay(
    declaration: &Declaration,
    live: &Live,
    out: &mut Target,
    problems: &mut Problems,
) {
    let mut wanted = out.states.from.enums.clone();
    wanted.retain(|name, _| {
        let id = ObjectId::Enum(name.clone());
        if declaration.absent_enums.contains(name) {
            let users = users(name, declaration, live);
            if !users.is_empty() {
                problems.push(
                    Site::new(id.clone(), Facet::Absent),
                    format!("{id} cannot be dropped: {} use it", users.join(", ")),
                    Some("give the columns another type first".to_owned()),
                );
            }
            return false;
        }
        if !declaration.exclusive_schemas.contains(&name.schema)
            || declaration.enums.contains_key(name)
        {
            return true;
        }
        let users = users(name, declaration, live);
        // Not named, yet in use: taking it away would take columns away.
        if !users.is_empty() {
            out.notes.push(Problem {
                site: Site::whole(id.clone()),
                message: format!(
                    "{id} is not declared, but stays: {} use it",
                    users.join(", ")
                ),
                help: None,
            });
        }
        !users.is_empty()
    });
    for (name, declared) in &declaration.enums {
        let id = ObjectId::Enum(name.clone());
        note_phase(out, id.clone(), declared.phase, None);
        let live = out.states.from.enums.get(name);
        let ownership = if declaration.exclusive_schemas.contains(&name.schema) {
            Ownership::Exclusive
        } else {
            Ownership::Declared
        };
        wanted.insert(
            name.clone(),
            EnumType {
                values: declared.values.clone(),
                comment: said(
                    &declared.comment,
                    live.and_then(|e| e.comment.clone()),
                    ownership,
                ),
                domains: live.map(|e| e.domains.clone()).unwrap_or_default(),
            },
        );
    }
    out.states.to.enums = wanted;
}

/// Columns of the type, or of arrays of it, that the declaration leaves at it.
fn users(name: &QName, declaration: &Declaration, live: &Live) -> Vec<String> {
    let printed = qname(name);
    let of_type = |text: &str| text == printed || text.strip_suffix("[]") == Some(&printed);
    let mut out = Vec::new();
    for (table, t) in &live.catalog.tables {
        for (column, c) in &t.columns {
            let declared = declaration
                .tables
                .get(table)
                .and_then(|d| d.columns.get(column))
                .and_then(|d| d.data_type.as_ref());
            if of_type(declared.unwrap_or(&c.data_type).as_str()) {
                out.push(format!("column {table}.{column}"));
            }
        }
    }
    out
}
