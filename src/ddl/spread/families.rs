//! Who hangs below whom: partitions, and children by INHERITS. From the live catalog; knows no locks.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{
    Catalog, ConstraintKind, Ident, Inheritance, Live, Nullability, QName, TableKind, Validity,
};

/// Who is below whom, on which server.
#[derive(Clone, Copy, Debug)]
pub struct Families<'a> {
    pub(super) live: &'a Live,
    states: Option<(&'a Catalog, &'a Catalog)>,
}

impl<'a> Families<'a> {
    /// Those of the live database.
    pub fn new(live: &'a Live) -> Families<'a> {
        Families { live, states: None }
    }

    /// The same, with the states before and after the plan: foreign keys that are in both stay while it runs.
    #[must_use]
    pub fn between(self, from: &'a Catalog, to: &'a Catalog) -> Families<'a> {
        Families {
            states: Some((from, to)),
            ..self
        }
    }

    /// The tables at the other end of foreign keys of the column, in either direction: a new type makes these keys anew.
    pub(super) fn across(self, table: &QName, column: &Ident) -> BTreeSet<QName> {
        let mut out = BTreeSet::new();
        let Some((from, to)) = self.states else {
            return out;
        };
        for (child, t) in &from.tables {
            for (name, c) in &t.constraints {
                let ConstraintKind::ForeignKey(fk) = &c.kind else {
                    continue;
                };
                let stays = to
                    .tables
                    .get(child)
                    .and_then(|t| t.constraints.get(name))
                    .is_some_and(|k| {
                        k.kind.clone().with_validity(Validity::Valid)
                            == c.kind.clone().with_validity(Validity::Valid)
                    });
                if !stays {
                    continue;
                }
                if child == table && fk.columns.contains(column) {
                    out.insert(fk.table.clone());
                }
                if fk.table == *table && fk.referenced.contains(column) {
                    out.insert(child.clone());
                }
            }
        }
        out
    }

    /// Do its rows live in partitions?
    pub fn is_partitioned(self, table: &QName) -> bool {
        match self.live.catalog.tables.get(table).map(|t| &t.kind) {
            Some(TableKind::Partitioned) => true,
            Some(TableKind::Partition { .. }) => self.live.children.contains_key(table),
            Some(TableKind::Plain | TableKind::Inherited) | None => false,
        }
    }

    /// What is below it at once.
    pub(super) fn children(self, table: &QName) -> BTreeSet<QName> {
        let children = self.live.children.get(table);
        children.into_iter().flatten().cloned().collect()
    }

    /// Everything below it, at whatever depth.
    pub fn below(self, table: &QName) -> BTreeSet<QName> {
        below(table, &self.live.children)
    }

    /// The tables below that are NOT NULL there although the table is not: by a rule of their own.
    pub(super) fn own_not_nulls(self, table: &QName, column: &Ident) -> Vec<QName> {
        let is_not_null = |t: &QName| {
            let found = self.live.catalog.column(t, column);
            found.is_some_and(|c| c.nullability.is_not_null())
        };
        if is_not_null(table) {
            return Vec::new();
        }
        let below = self.below(table).into_iter();
        below.filter(is_not_null).collect()
    }

    /// Does the rule of that name go down to children? CHECK does, and so does a NOT NULL with a name (18 and later), unless
    /// NO INHERIT; a foreign key or a key has constraints of other names on partitions.
    pub(super) fn is_inherited_rule(self, table: &QName, name: &Ident) -> bool {
        // One that the plan brings in goes down from the rename that gives it its name.
        let after = self.states.map(|(_, to)| to);
        [Some(&self.live.catalog), after]
            .into_iter()
            .flatten()
            .filter_map(|c| c.tables.get(table))
            .any(|t| {
                let check = t.constraints.get(name).is_some_and(|c| match &c.kind {
                    ConstraintKind::Check(c) => c.inheritance == Inheritance::Inherited,
                    ConstraintKind::PrimaryKey(_)
                    | ConstraintKind::Unique(_)
                    | ConstraintKind::ForeignKey(_)
                    | ConstraintKind::Exclusion(_) => false,
                });
                check
                    || t.columns.values().any(|c| match &c.nullability {
                        Nullability::NotNull(nn) => {
                            nn.name.as_ref() == Some(name)
                                && nn.inheritance == Inheritance::Inherited
                        }
                        Nullability::Nullable => false,
                    })
            })
    }
}

/// Everything below a table, at whatever depth.
pub fn below(table: &QName, children: &BTreeMap<QName, Vec<QName>>) -> BTreeSet<QName> {
    let mut out = BTreeSet::new();
    let mut next = vec![table];
    while let Some(at) = next.pop() {
        for child in children.get(at).into_iter().flatten() {
            if out.insert(child.clone()) {
                next.push(child);
            }
        }
    }
    out
}
