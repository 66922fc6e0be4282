//! Rules and indexes of the column that get a twin on the new one, or why one cannot.
//!
//! Input: the table before and after.

use super::super::names::helper;
use super::Twin;
use super::asked::Asked;
use crate::model::{
    Constraint, ConstraintKind, Enforcement, Ident, Index, IndexState, Period, Table, Validity,
};
use crate::render::definition;

impl Asked<'_> {
    /// CHECKs go from the old column to the new one; all other rules on it stand in the way.
    pub(super) fn checks(&self, from: &Table, to: &Table) -> Result<Vec<Twin<Constraint>>, String> {
        let mut out = Vec::new();
        for (name, c) in &from.constraints {
            if !self.names_it(&definition::constraint(&c.kind)) {
                continue;
            }
            let after = to.constraints.get(name);
            match &c.kind {
                ConstraintKind::Check(check)
                    if check.validity == Validity::Valid
                        && check.enforcement == Enforcement::Enforced
                        && after.is_none_or(is_plain_check) =>
                {
                    out.push(Twin {
                        name: name.clone(),
                        helper: helper(name, "__lockstep_new", |n| {
                            from.constraints.contains_key(n)
                        }),
                        old: name.clone(),
                        from: c.clone(),
                        to: after.cloned(),
                    });
                }
                // `uniques` has them.
                ConstraintKind::Unique(_) => {}
                ConstraintKind::Check(_)
                | ConstraintKind::PrimaryKey(_)
                | ConstraintKind::ForeignKey(_)
                | ConstraintKind::Exclusion(_) => {
                    return Err(format!(
                        "{} {name} is on it, {}",
                        c.kind.word().to_lowercase(),
                        why_no_twin(&c.kind)
                    ));
                }
            }
        }
        for (owner, t) in &self.context.live.catalog.tables {
            for (name, c) in &t.constraints {
                if let ConstraintKind::ForeignKey(fk) = &c.kind
                    && fk.table == *self.table
                    && fk.referenced.contains(self.column)
                {
                    return Err(format!(
                        "foreign key {name} on {owner} references it, and compares columns of one type"
                    ));
                }
            }
        }
        Ok(out)
    }

    /// A UNIQUE gets a twin, where it stays as it is and nothing else hangs on its index.
    pub(super) fn uniques(
        &self,
        from: &Table,
        to: &Table,
    ) -> Result<Vec<Twin<Constraint>>, String> {
        let live = self.context.live;
        let mut out = Vec::new();
        for (name, c) in &from.constraints {
            let ConstraintKind::Unique(key) = &c.kind else {
                continue;
            };
            if !self.names_it(&definition::constraint(&c.kind)) {
                continue;
            }
            let index = self.table.sibling(name.clone());
            let after = to.constraints.get(name);
            if after.is_none_or(|now| now.kind != c.kind) {
                return Err(format!(
                    "unique {name} on it changes too: a plan of its own first"
                ));
            }
            if key.period == Period::LastColumn
                || live.index_uses.contains_key(&index)
                || live.index_comments.contains_key(&index)
            {
                return Err(format!(
                    "unique {name} on it is WITHOUT OVERLAPS, or its index is marked for replication or CLUSTER or has a comment"
                ));
            }
            let taken = |n: &Ident| {
                let relation = self.table.sibling(n.clone());
                live.relation_names.contains_key(&relation) || from.constraints.contains_key(n)
            };
            out.push(Twin {
                name: name.clone(),
                helper: helper(name, "__lockstep_new", taken),
                old: helper(name, "__lockstep_old", taken),
                from: c.clone(),
                to: after.cloned(),
            });
        }
        Ok(out)
    }

    pub(super) fn indexes(&self, from: &Table, to: &Table) -> Result<Vec<Twin<Index>>, String> {
        let mut out = Vec::new();
        for (name, index) in &from.indexes {
            if !self.names_it(&definition::index(name, self.table, &index.def)) {
                continue;
            }
            let uses = &self.context.live.index_uses;
            let is_plain = |i: &Index| {
                matches!(i.def.method.as_str(), "btree" | "hash")
                    && i.def
                        .keys
                        .iter()
                        .all(|k| k.opclass.is_none() && k.collation.is_none())
            };
            let after = to.indexes.get(name);
            if index.state != IndexState::Valid
                || !is_plain(index)
                || !after.is_some_and(is_plain)
                || uses.contains_key(&self.table.sibling(name.clone()))
            {
                return Err(format!(
                    "index {name} on it is INVALID, of a special kind, or marked for replication or CLUSTER"
                ));
            }
            let taken = |n: &Ident| {
                let name = self.table.sibling(n.clone());
                self.context.live.relation_names.contains_key(&name)
            };
            out.push(Twin {
                name: name.clone(),
                helper: helper(name, "__lockstep_new", taken),
                old: helper(name, "__lockstep_old", taken),
                from: index.clone(),
                to: after.cloned(),
            });
        }
        Ok(out)
    }
}

/// Why a rule cannot be in force on both columns, and change places.
fn why_no_twin(kind: &ConstraintKind) -> &'static str {
    match kind {
        ConstraintKind::PrimaryKey(_) => "and a table has one at a time",
        ConstraintKind::ForeignKey(_) => "and it compares columns of one type",
        ConstraintKind::Exclusion(_) => "and its index cannot be built CONCURRENTLY",
        ConstraintKind::Check(_) => "NOT VALID, not enforced, or going to be",
        ConstraintKind::Unique(_) => "and changes too",
    }
}

fn is_plain_check(c: &Constraint) -> bool {
    matches!(&c.kind, ConstraintKind::Check(check)
        if check.validity == Validity::Valid && check.enforcement == Enforcement::Enforced)
}
