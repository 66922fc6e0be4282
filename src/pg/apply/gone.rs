//! A plan without the partitions that were dropped since: what is gone with its table has nothing to undo, and an index that
//! is whole does not rest on what one that is gone had of it.
//!
//! Pure: a plan and what is live. A partition that was renamed is not gone: its indexes tell.

use std::borrow::Cow;
use std::collections::BTreeSet;

use crate::ddl::spread::below;
use crate::model::{Ident, IndexState, Live, ObjectId, QName};
use crate::plan::condition::{Condition, ObjectRef};
use crate::plan::file::{BatchFile, PlanFile, RelationFile, StepFile};
use crate::render::quote::qname;

/// What is not there any more.
struct Gone {
    tables: BTreeSet<QName>,
    /// Their indexes, those under constraints too.
    indexes: BTreeSet<QName>,
}

/// The plan without the partitions that are gone, and their names; `None` where all are there.
pub(super) fn without(plan: &PlanFile, live: &Live) -> Option<(PlanFile, BTreeSet<QName>)> {
    let gone = gone(plan, live);
    if gone.tables.is_empty() {
        return None;
    }
    let mut out = plan.clone();
    out.objects.retain(|o| !gone.has(&o.object));
    let names: BTreeSet<RelationFile> = gone.tables.iter().map(RelationFile::from).collect();
    for tree in &mut out.trees {
        tree.partitions.retain(|p| !names.contains(p));
    }
    let words: Vec<String> = gone.tables.iter().chain(&gone.indexes).map(qname).collect();
    for step in &mut out.steps {
        for batch in &mut step.rollback {
            gone.leave_out(batch, &words);
        }
        if let Some(way) = &mut step.way_back {
            gone.prune(&mut way.needs);
        }
    }
    Some((out, gone.tables))
}

/// The plan as it can still be asked for: where an index of a partitioned table is whole, what its steps did on partitions that
/// were dropped or detached since is done with.
pub fn settled<'p>(plan: &'p PlanFile, live: &Live) -> Cow<'p, PlanFile> {
    let mut out = Cow::Borrowed(plan);
    for tree in &plan.trees {
        let Some(table) = tree.table.to_qname() else {
            continue;
        };
        let now = below(&table, &live.children);
        let planned = tree.partitions.iter().filter_map(RelationFile::to_qname);
        let tables: BTreeSet<QName> = planned.filter(|p| !now.contains(p)).collect();
        let whole = live.catalog.tables.get(&table).map(|t| &t.indexes);
        let is_whole = |step: &&mut StepFile| {
            let subject = step.subjects.first().and_then(|s| s.to_id().ok());
            matches!(subject, Some(ObjectId::Index(of, name)) if of == table
                && whole.and_then(|all| all.get(&name)).is_some_and(|i| i.state == IndexState::Valid))
        };
        if tables.is_empty() {
            continue;
        }
        let ids = plan.objects.iter().filter_map(|o| o.object.to_id().ok());
        let indexes = ids.filter_map(|id| match id {
            ObjectId::Index(of, name) if tables.contains(&of) => Some(of.sibling(name)),
            ObjectId::Index(..)
            | ObjectId::Extension(_)
            | ObjectId::Enum(_)
            | ObjectId::Table(_)
            | ObjectId::Column(..)
            | ObjectId::Constraint(..) => None,
        });
        let indexes = indexes.collect();
        let gone = Gone { tables, indexes };
        let mut found = false;
        let mut next = out.clone().into_owned();
        for step in next.steps.iter_mut().filter(is_whole) {
            found = true;
            for batch in &mut step.forward {
                gone.prune(&mut batch.done);
            }
        }
        if found {
            next.objects
                .retain(|o| !matches!(o.object, ObjectRef::Index { .. }) || !gone.has(&o.object));
            out = Cow::Owned(next);
        }
    }
    out
}

fn gone(plan: &PlanFile, live: &Live) -> Gone {
    let ids: BTreeSet<ObjectId> = plan
        .objects
        .iter()
        .filter_map(|o| o.object.to_id().ok())
        .collect();
    let touched: BTreeSet<&QName> = ids.iter().filter_map(ObjectId::table).collect();
    let steps = plan.steps.iter();
    let locks = steps
        .flat_map(|s| s.forward.iter().chain(&s.rollback))
        .flat_map(|b| &b.locks)
        .filter(|l| l.below.is_some())
        .filter_map(|l| name(&l.schema, &l.relation))
        .filter(|table| touched.contains(table));
    let partitions = plan.trees.iter().flat_map(|t| &t.partitions);
    let mut tables: BTreeSet<QName> = partitions
        .filter_map(RelationFile::to_qname)
        .chain(locks)
        .filter(|table| !live.relation_names.contains_key(table))
        .collect();
    let mut indexes: BTreeSet<QName> = BTreeSet::new();
    for id in &ids {
        if let ObjectId::Index(table, name) | ObjectId::Constraint(table, name) = id
            && tables.contains(table)
        {
            let index = table.sibling(name.clone());
            if live.relation_names.contains_key(&index) {
                tables.remove(table);
            } else {
                indexes.insert(index);
            }
        }
    }
    Gone { tables, indexes }
}

fn name(schema: &str, name: &str) -> Option<QName> {
    Some(QName::new(Ident::new(schema).ok()?, Ident::new(name).ok()?))
}

impl Gone {
    fn has(&self, object: &ObjectRef) -> bool {
        let id = object.to_id();
        id.is_ok_and(|id| id.table().is_some_and(|t| self.tables.contains(t)))
    }

    fn leave_out(&self, batch: &mut BatchFile, words: &[String]) {
        if batch.sql.is_empty() {
            return;
        }
        batch
            .sql
            .retain(|sql| !words.iter().any(|word| mentions(sql, word)));
        batch.locks.retain(|l| {
            name(&l.schema, &l.relation).is_none_or(|relation| {
                !self.tables.contains(&relation) && !self.indexes.contains(&relation)
            })
        });
        if batch.sql.is_empty() {
            batch.done = Condition::always();
        } else {
            self.prune(&mut batch.done);
        }
    }

    /// What is asked of a table that is gone is not asked.
    fn prune(&self, condition: &mut Condition) {
        let table = |schema: &str, table: &str| {
            name(schema, table).is_some_and(|table| self.tables.contains(&table))
        };
        let about = match condition {
            Condition::All(list) => {
                list.iter_mut().for_each(|c| self.prune(c));
                false
            }
            Condition::Constraint {
                schema, table: t, ..
            }
            | Condition::NotNull {
                schema, table: t, ..
            }
            | Condition::Default {
                schema, table: t, ..
            }
            | Condition::ColumnType {
                schema, table: t, ..
            }
            | Condition::Sync {
                schema, table: t, ..
            } => table(schema, t),
            Condition::Index {
                schema, name: n, ..
            }
            | Condition::Tablespace {
                schema, name: n, ..
            }
            | Condition::Attached {
                schema, name: n, ..
            } => name(schema, n).is_some_and(|index| self.indexes.contains(&index)),
            Condition::Comment { object, .. } => self.has(object),
            // That something is not there holds of what is gone.
            Condition::Not(_)
            | Condition::Any(_)
            | Condition::Extension { .. }
            | Condition::Enum { .. }
            | Condition::EnumValue { .. }
            | Condition::EnumValues { .. } => false,
        };
        if about {
            *condition = Condition::always();
        }
    }
}

/// Does the statement name the relation, outside of its literals?
fn mentions(sql: &str, relation: &str) -> bool {
    let mut from = 0;
    let in_name = |c: char| c.is_alphanumeric() || matches!(c, '_' | '$' | '"');
    while let Some(at) = sql[from..].find(relation).map(|at| from + at) {
        let (before, after) = (&sql[..at], &sql[at + relation.len()..]);
        let starts = !before.ends_with(|c: char| in_name(c) || c == '.');
        let ends = !after.starts_with(in_name);
        let in_literal = before.matches('\'').count() % 2 == 1;
        if starts && ends && !in_literal {
            return true;
        }
        from = at + relation.len();
    }
    false
}

#[cfg(test)]
mod tests {
    use super::mentions;

    #[test]
    fn a_name_is_found_whole_and_not_in_literals() {
        let table = "public.p1";
        for sql in [
            "ALTER TABLE public.p1 DROP CONSTRAINT c",
            "ALTER TABLE ONLY public.p1",
            "COMMENT ON COLUMN public.p1.a IS 'it''s'",
            "CREATE INDEX i ON public.p1(a)",
        ] {
            assert!(mentions(sql, table), "{sql}");
        }
        for sql in [
            "ALTER TABLE public.p10 DROP CONSTRAINT c",
            "ALTER TABLE my_public.p1 DROP CONSTRAINT c",
            "COMMENT ON TABLE public.t IS 'it''s not public.p1 alone'",
        ] {
            assert!(!mentions(sql, table), "{sql}");
        }
    }
}
