//! What becomes of a live index, or of the constraint that it stands under: for the checks that
//! something else hangs on it. Reads the two states; knows no steps.

use super::{Rename, Target};
use crate::ddl::index_of_key;
use crate::model::declaration::{Facet, Site};
use crate::model::{Ident, IndexState, ObjectId, QName, Table};

/// What the plan does to an index.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fate {
    /// Becomes a constraint of the same name.
    Promoted,
    /// Another one stands under its name afterwards.
    Replaced,
    /// Goes.
    Dropped,
}

impl Fate {
    /// The word of a message.
    pub(super) fn word(self) -> &'static str {
        match self {
            Fate::Promoted => "made a constraint",
            Fate::Replaced => "replaced",
            Fate::Dropped => "dropped",
        }
    }
}

/// An index that does not stay as it is.
#[derive(Clone, Debug)]
pub(super) struct Fated {
    /// Its table.
    pub(super) table: QName,
    /// Its name in the live database, before renames.
    pub(super) live: Ident,
    /// The index, or the constraint over it, under its new name.
    pub(super) id: ObjectId,
    /// Its name after renames.
    pub(super) name: Ident,
    /// What becomes of it.
    pub(super) fate: Fate,
}

impl Fated {
    /// Where the declaration says so.
    pub(super) fn site(&self) -> Site {
        match self.fate {
            Fate::Dropped => Site::new(self.id.clone(), Facet::Absent),
            Fate::Replaced | Fate::Promoted => Site::whole(self.id.clone()),
        }
    }
}

/// Every index of a declared table that does not stay, under a constraint or not.
pub(super) fn all(out: &Target) -> Vec<Fated> {
    let mut found = Vec::new();
    for (table, from) in &out.states.from.tables {
        if let Some(to) = out.states.to.tables.get(table)
            && (from.constraints != to.constraints || from.indexes != to.indexes)
        {
            constraints(table, from, to, out, &mut found);
            indexes(table, from, to, out, &mut found);
        }
    }
    found
}

fn constraints(table: &QName, from: &Table, to: &Table, out: &Target, found: &mut Vec<Fated>) {
    for (name, before) in &from.constraints {
        let fate = match to.constraints.get(name) {
            Some(after) if after.kind == before.kind => continue,
            Some(_) => Fate::Replaced,
            None => Fate::Dropped,
        };
        if before.kind.has_index() {
            found.push(Fated {
                table: table.clone(),
                live: live_constraint_name(out, table, name),
                id: ObjectId::Constraint(table.clone(), name.clone()),
                name: name.clone(),
                fate,
            });
        }
    }
}

fn indexes(table: &QName, from: &Table, to: &Table, out: &Target, found: &mut Vec<Fated>) {
    for (name, before) in &from.indexes {
        let promoted = !from.constraints.contains_key(name)
            && to
                .constraints
                .get(name)
                .and_then(|c| index_of_key(&c.kind))
                .is_some_and(|def| def == before.def && before.state == IndexState::Valid);
        let fate = match to.indexes.get(name) {
            Some(after) if after.def == before.def && after.state == before.state => continue,
            Some(_) => Fate::Replaced,
            None if promoted => Fate::Promoted,
            None => Fate::Dropped,
        };
        found.push(Fated {
            table: table.clone(),
            live: live_index_name(out, table, name),
            id: ObjectId::Index(table.clone(), name.clone()),
            name: name.clone(),
            fate,
        });
    }
}

/// The name that a constraint of `states.from` has in the live database.
pub(super) fn live_constraint_name(out: &Target, table: &QName, name: &Ident) -> Ident {
    let old = out.renames.iter().find_map(|r| match r {
        Rename::Constraint {
            table: t, name: n, ..
        } if t == table && n.to == *name => Some(n.from.clone()),
        Rename::Constraint { .. }
        | Rename::Index { .. }
        | Rename::Enum(_)
        | Rename::EnumValue(..) => None,
    });
    old.unwrap_or_else(|| name.clone())
}

pub(super) fn live_index_name(out: &Target, table: &QName, name: &Ident) -> Ident {
    let old = out.renames.iter().find_map(|r| match r {
        Rename::Index { table: t, name: n } if t == table && n.to == *name => Some(n.from.clone()),
        Rename::Constraint { .. }
        | Rename::Index { .. }
        | Rename::Enum(_)
        | Rename::EnumValue(..) => None,
    });
    old.unwrap_or_else(|| name.clone())
}

/// The name that a live constraint has in both states.
pub(super) fn new_constraint_name<'a>(
    out: &'a Target,
    table: &QName,
    live: &'a Ident,
) -> &'a Ident {
    let new = out.renames.iter().find_map(|r| match r {
        Rename::Constraint {
            table: t, name: n, ..
        } if t == table && n.from == *live => Some(&n.to),
        Rename::Constraint { .. }
        | Rename::Index { .. }
        | Rename::Enum(_)
        | Rename::EnumValue(..) => None,
    });
    new.unwrap_or(live)
}
