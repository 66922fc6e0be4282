//! Constraints: renames, what is kept, and what is wanted.

use super::names::{default_primary_key_name, nearest};
use super::{Problems, Rename, Target, note_phase, said};
use crate::model::declaration::{
    DeclaredPrimaryKey, DeclaredTable, Facet, Ownership, Phase, Say, Site, validity_satisfied,
};
use crate::model::{
    Catalog, Constraint, ConstraintKind, Element, Ident, ObjectId, Pair, QName, Table, Validity,
};

pub(super) fn rename(
    table: &QName,
    declared: &DeclaredTable,
    out: &mut Target,
    problems: &mut Problems,
) {
    let mut wanted: Vec<(Ident, Ident)> = declared
        .constraints
        .iter()
        .filter_map(|(name, d)| Some((name.clone(), d.was.clone()?)))
        .collect();
    if let Say::Is(pk) = &declared.primary_key
        && let (Some(name), Some(was)) = (&pk.name, &pk.was)
    {
        wanted.push((name.clone(), was.clone()));
    }
    if wanted.is_empty() {
        return;
    }
    let Some(live) = out.states.from.tables.get_mut(table) else {
        return;
    };
    let mut lost = Vec::new();
    // A constraint of its own has the old name once the rename is done; two that change names do not get there.
    let is_another = |was: &Ident| {
        let primary_key = match &declared.primary_key {
            Say::Is(pk) => pk.name.as_ref() == Some(was) && pk.was.is_none(),
            Say::Nothing | Say::Absent => false,
        };
        let other = declared.constraints.get(was);
        primary_key || other.is_some_and(|o| o.was.is_none())
    };
    for (name, was) in wanted {
        match (
            live.constraints.contains_key(&was),
            live.constraints.contains_key(&name),
        ) {
            (true, true) if is_another(&was) => {}
            (true, true) => problems.push(
                Site::new(
                    ObjectId::Constraint(table.clone(), name.clone()),
                    Facet::Was,
                ),
                format!("table `{table}` has both `{was}` and `{name}`"),
                Some("a rename needs the new name to be free".to_owned()),
            ),
            (true, false) => {
                if let Some(found) = live.constraints.remove(&was) {
                    out.renames.push(Rename::Constraint {
                        table: table.clone(),
                        name: Pair::new(was, name.clone()),
                        has_index: found.kind.has_index(),
                    });
                    live.constraints.insert(name, found);
                }
            }
            (false, false) if live.indexes.contains_key(&was) => problems.push(
                Site::new(
                    ObjectId::Constraint(table.clone(), name.clone()),
                    Facet::Was,
                ),
                format!("`{was}` is an index of `{table}` and no constraint, so `{name}` cannot be its new name"),
                Some(format!(
                    "to make the unique index this constraint, declare the constraint under the name `{was}`, and rename it in a plan after that; to have it made anew, leave `was` out"
                )),
            ),
            (false, false) => lost.push(super::nothing_to_rename(
                ObjectId::Constraint(table.clone(), name),
                &was,
                live.constraints.keys(),
            )),
            (false, true) => {}
        }
    }
    out.notes.extend(lost);
}

pub(super) fn overlay(
    table: &QName,
    declared: &DeclaredTable,
    after: &mut Table,
    out: &mut Target,
    problems: &mut Problems,
) {
    let before = std::mem::take(&mut after.constraints);
    let mut wanted = match declared.ownership {
        Ownership::Declared => before.clone(),
        Ownership::Exclusive => Default::default(),
    };
    // What an abandoned plan left behind goes.
    wanted.retain(|name, _| !name.is_helper());
    for name in &declared.absent_constraints {
        wanted.remove(name);
    }
    match &declared.primary_key {
        Say::Nothing => {}
        Say::Absent => wanted.retain(|_, c| !is_primary_key(c)),
        Say::Is(pk) => {
            primary_key_name(table, pk, &before, problems);
            let name = primary_key(table, declared, pk, &before, &mut wanted, out);
            let id = ObjectId::Constraint(table.clone(), name);
            check_columns(
                &id,
                &ConstraintKind::PrimaryKey(pk.key.clone()),
                after,
                problems,
            );
        }
    }
    for (name, d) in &declared.constraints {
        let id = ObjectId::Constraint(table.clone(), name.clone());
        note_phase(out, id.clone(), d.phase, declared.phase);
        let live = before.get(name);
        let mut kind = d.value.clone();
        settle(&mut kind, live.map(|c| &c.kind));
        check_columns(&id, &kind, after, problems);
        wanted.insert(
            name.clone(),
            Constraint {
                kind,
                comment: said(
                    &d.comment,
                    live.and_then(|c| c.comment.clone()),
                    declared.ownership,
                ),
            },
        );
    }
    after.constraints = wanted;
}

/// A primary key under another name is renamed only where the declaration says so; planned as a
/// drop and an add it would build the index of a big table again for nothing.
fn primary_key_name(
    table: &QName,
    pk: &DeclaredPrimaryKey,
    before: &std::collections::BTreeMap<Ident, Constraint>,
    problems: &mut Problems,
) {
    let found = before.iter().find(|(_, c)| is_primary_key(c));
    if let (Some(name), Some((live, found))) = (&pk.name, found)
        && name != live
        && matches!(&found.kind, ConstraintKind::PrimaryKey(key) if key.columns == pk.key.columns)
    {
        problems.push(
            Site::whole(ObjectId::Constraint(table.clone(), name.clone())),
            format!("the primary key of `{table}` is named `{live}`, not `{name}`"),
            Some(format!(
                "to rename it, say `was: {live}`; to keep its name, leave `name` out"
            )),
        );
    }
}

fn is_primary_key(c: &Constraint) -> bool {
    matches!(c.kind, ConstraintKind::PrimaryKey(_))
}

fn primary_key(
    table: &QName,
    declared: &DeclaredTable,
    pk: &DeclaredPrimaryKey,
    before: &std::collections::BTreeMap<Ident, Constraint>,
    wanted: &mut std::collections::BTreeMap<Ident, Constraint>,
    out: &mut Target,
) -> Ident {
    let live = before.iter().find(|(_, c)| is_primary_key(c));
    let name = pk
        .name
        .clone()
        .or_else(|| live.map(|(n, _)| n.clone()))
        .unwrap_or_else(|| default_primary_key_name(table));
    wanted.retain(|_, c| !is_primary_key(c));
    let mut kind = ConstraintKind::PrimaryKey(pk.key.clone());
    settle(&mut kind, live.map(|(_, c)| &c.kind));
    let phase: Option<Phase> = pk.phase;
    note_phase(
        out,
        ObjectId::Constraint(table.clone(), name.clone()),
        phase,
        declared.phase,
    );
    wanted.insert(
        name.clone(),
        Constraint {
            kind,
            comment: said(
                &pk.comment,
                live.and_then(|(_, c)| c.comment.clone()),
                declared.ownership,
            ),
        },
    );
    name
}

/// Fills what a declaration may leave open from the live constraint of the same name.
fn settle(kind: &mut ConstraintKind, live: Option<&ConstraintKind>) {
    let live_tablespace = match live {
        Some(ConstraintKind::PrimaryKey(k) | ConstraintKind::Unique(k)) => k.tablespace.clone(),
        Some(ConstraintKind::Exclusion(x)) => x.tablespace.clone(),
        Some(ConstraintKind::ForeignKey(_) | ConstraintKind::Check(_)) | None => None,
    };
    match kind {
        ConstraintKind::PrimaryKey(k) | ConstraintKind::Unique(k) => {
            if k.tablespace.is_none() {
                k.tablespace = live_tablespace;
            }
        }
        ConstraintKind::Exclusion(x) => {
            if x.tablespace.is_none() {
                x.tablespace = live_tablespace;
            }
        }
        ConstraintKind::ForeignKey(_) | ConstraintKind::Check(_) => {}
    }
}

/// A rule that is there, proved, satisfies `not_valid: true`. Another rule is not proved by the one that it replaces.
pub(super) fn keep_proofs(from: &Catalog, to: &mut Catalog) {
    let mut proved: Vec<(QName, Ident)> = Vec::new();
    for (table, after) in to.tables.iter() {
        let Some(before) = from.tables.get(table) else {
            continue;
        };
        for (name, wanted) in &after.constraints {
            let live = before.constraints.get(name).map(|c| &c.kind);
            if live.is_some_and(|live| is_proof_of(live, &wanted.kind)) {
                proved.push((table.clone(), name.clone()));
            }
        }
    }
    for (table, name) in proved {
        let after = to.tables.get_mut(&table);
        if let Some(wanted) = after.and_then(|t| t.constraints.get_mut(&name)) {
            wanted.kind = wanted.kind.clone().with_validity(Validity::Valid);
        }
    }
}

/// When a foreign key is looked up is no part of what is proved.
fn is_proof_of(live: &ConstraintKind, wanted: &ConstraintKind) -> bool {
    let (asked, there) = (wanted.validity(), live.validity());
    if asked == there || !validity_satisfied(asked, there) {
        return false;
    }
    let mut same = wanted.clone().with_validity(there);
    if let (ConstraintKind::ForeignKey(same), ConstraintKind::ForeignKey(live)) = (&mut same, live)
    {
        same.deferral = live.deferral;
    }
    same == *live
}

fn check_columns(id: &ObjectId, kind: &ConstraintKind, table: &Table, problems: &mut Problems) {
    let mut one = |name: &Ident, facet: Facet| unknown_column(id, name, facet, table, problems);
    match kind {
        ConstraintKind::PrimaryKey(k) | ConstraintKind::Unique(k) => {
            for (i, c) in k.columns.iter().enumerate() {
                one(c, Facet::Key(i));
            }
            for (i, c) in k.include.iter().enumerate() {
                one(c, Facet::Include(i));
            }
        }
        ConstraintKind::ForeignKey(fk) => {
            for (i, c) in fk.columns.iter().enumerate() {
                one(c, Facet::Key(i));
            }
        }
        ConstraintKind::Exclusion(x) => {
            for (i, e) in x.elements.iter().enumerate() {
                if let Element::Column(c) = &e.key.element {
                    one(c, Facet::Key(i));
                }
            }
            for (i, c) in x.include.iter().enumerate() {
                one(c, Facet::Include(i));
            }
        }
        ConstraintKind::Check(_) => {}
    }
}

/// Reports a column that `table` does not have.
pub(super) fn unknown_column(
    id: &ObjectId,
    name: &Ident,
    facet: Facet,
    table: &Table,
    problems: &mut Problems,
) {
    if table.columns.contains_key(name) {
        return;
    }
    let near = nearest(name.as_str(), table.columns.keys().map(Ident::as_str));
    problems.push(
        Site::new(id.clone(), facet),
        format!("{id} names column `{name}`, which does not exist"),
        near.map(|n| format!("did you mean `{n}`?")),
    );
}
