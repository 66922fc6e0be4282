//! What the planner sees and no declaration asks for: told to the reviewer, never done.
//!
//! Pure: read from the two states of a target. What only a recipe knows, its [`Draft`](super::step::Draft) says.

use std::collections::BTreeSet;

use crate::model::{
    ConstraintKind, Element, Expr, ForeignKey, Ident, IndexDef, IndexState, Live, QName, Table,
};
use crate::overlay::Target;
use crate::render::quote;

/// All that the states show.
pub fn of(target: &Target, live: &Live, small_rows: u64) -> Vec<String> {
    let mut out = replaced_enums(target);
    out.extend(unserved(target, live, small_rows));
    out
}

/// A type that goes is known by its number to every session that has used it: functions with variables of it and prepared
/// statements fail there, again and again.
fn replaced_enums(target: &Target) -> Vec<String> {
    let all = target.states.to.enums.keys();
    let replaced = all.filter(|name| target.is_replaced(name));
    replaced
        .map(|name| {
            format!(
                "enum {name} is made anew: have all sessions reconnect after it, for functions and prepared statements that have used it fail in the old ones (`cache lookup failed for type`, `cached plan must not change result type`); so after a rollback"
            )
        })
        .collect()
}

/// New foreign keys that no index of their table serves (manual, 5.5.5): each DELETE, and each UPDATE of the key, in the
/// table that they point at reads the whole of theirs. Tables that hold `small_rows` rows at most, as statistics
/// know, are left out.
fn unserved(target: &Target, live: &Live, small_rows: u64) -> Vec<String> {
    let (from, to) = (&target.states.from, &target.states.to);
    let mut out = Vec::new();
    for (name, table) in &to.tables {
        // An empty one may come from a dump without its rows.
        let is_small = table.size.rows.is_some_and(|rows| rows <= small_rows);
        if is_small && table.size.bytes > 0 {
            continue;
        }
        let before = from.tables.get(name);
        for (constraint, c) in &table.constraints {
            let is_new = before.is_none_or(|t| !t.constraints.contains_key(constraint));
            if let ConstraintKind::ForeignKey(fk) = &c.kind
                && is_new
                && !is_served(fk, name, table, live)
            {
                let columns = quote::columns(&fk.columns);
                out.push(format!(
                    "no index of {name} begins with the columns of {constraint} ({columns}): each DELETE, and each UPDATE of the key, in {} will read the whole of {name}; declare an index on ({columns}) if there are such",
                    fk.table
                ));
            }
        }
    }
    out
}

fn is_served(fk: &ForeignKey, name: &QName, table: &Table, live: &Live) -> bool {
    let wanted: BTreeSet<&Ident> = fk.columns.iter().collect();
    let begins = |columns: &mut dyn Iterator<Item = &Ident>| {
        let first: BTreeSet<&Ident> = columns.take(wanted.len()).collect();
        first == wanted
    };
    // A comparison leaves NULLs out by itself.
    let is_not_null = |condition: &Expr| {
        let mut columns = wanted.iter().map(|c| quote::ident_as_printed(c.as_str()));
        columns.any(|c| condition.as_str() == format!("({c} IS NOT NULL)"))
    };
    let of_index = |def: &IndexDef| {
        let keys = def.keys.iter().map_while(|k| match &k.element {
            Element::Column(c) => Some(c),
            Element::Expression(_) => None,
        });
        def.predicate.as_ref().is_none_or(is_not_null) && begins(&mut { keys })
    };
    let of_table = |t: &Table| {
        let keys = t.constraints.values().any(|c| match &c.kind {
            ConstraintKind::PrimaryKey(k) | ConstraintKind::Unique(k) => {
                begins(&mut k.columns.iter())
            }
            ConstraintKind::ForeignKey(_)
            | ConstraintKind::Check(_)
            | ConstraintKind::Exclusion(_) => false,
        });
        let valid = t.indexes.values().filter(|i| i.state == IndexState::Valid);
        keys || valid.map(|i| &i.def).any(of_index)
    };
    if of_table(table) {
        return true;
    }
    // The indexes of a partition are parts of those above.
    let is_above = |above: &QName| live.children.get(above).is_some_and(|c| c.contains(name));
    let mut above = live.catalog.tables.iter().filter(|(t, _)| is_above(t));
    above.any(|(parent, t)| is_served(fk, parent, t, live))
}
