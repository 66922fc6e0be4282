//! What the way back needs of the old column besides that it is there: its NOT NULL, which others may have dropped.
//!
//! The plan cannot give it back: it does not know which rows have come as NULL since, and before 18 looking for them stops all
//! reads and writes. So it says how.

use super::super::expandable::Route;
use crate::plan::condition::Condition;
use crate::plan::step::{Draft, WayBack};
use crate::render::quote;

/// The step, with what its way back needs.
pub(super) fn with_not_null(draft: Draft, route: &Route) -> Draft {
    if route.not_null.is_none() {
        return draft;
    }
    let (table, old) = (&route.table, &route.old);
    let (relation, column) = (quote::qname(table), quote::ident(old));
    let mut there = vec![Condition::not_null_there(table, old)];
    let add = match route.not_null_names() {
        Some(names) => {
            // The swap back renames it.
            there.push(Condition::constraint_named(table, &names.old));
            let name = quote::ident(&names.old);
            format!(
                "`ALTER TABLE {relation} ADD CONSTRAINT {name} NOT NULL {column} NOT VALID; ALTER TABLE {relation} VALIDATE CONSTRAINT {name};` (one of another name is renamed instead)"
            )
        }
        None => {
            let name = quote::ident(&old.with_suffix("_not_null"));
            format!(
                "`ALTER TABLE {relation} ADD CONSTRAINT {name} CHECK ({column} IS NOT NULL) NOT VALID; ALTER TABLE {relation} VALIDATE CONSTRAINT {name}; ALTER TABLE {relation} ALTER COLUMN {column} SET NOT NULL; ALTER TABLE {relation} DROP CONSTRAINT {name};`"
            )
        }
    };
    let new = quote::ident(&route.column);
    draft.way_back(WayBack {
        needs: Condition::Any(vec![
            route.swapped().negate(),
            // That it is gone, the swap tells.
            Condition::column_type(table, old, &route.data_type.from).negate(),
            Condition::All(there),
        ]),
        gone: format!(
            "column {old} of {table} has lost its NOT NULL, which {} shall have when it is {} again; until it is given back, nothing is undone",
            route.column, route.data_type.from
        ),
        help: format!(
            "write the rows that have NULL there once more, `UPDATE {relation} SET {new} = {new} WHERE {column} IS NULL;`, give it back, {add}, and roll back again"
        ),
    })
}
