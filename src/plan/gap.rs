//! Where a plan leaves a rule out of force for a while: what goes in one step and is made again in a later one.
//!
//! Pure: read from the plan itself. A rule that is replaced under a helper's name has no gap and is not here.

use std::collections::{BTreeMap, BTreeSet};

use super::condition::{Condition, ObjectRef};
use super::file::{PlanFile, StepFile};
use crate::model::ObjectId;

/// What is gone meanwhile.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gone {
    /// A constraint or a unique index: rows are not held to it.
    Rule,
    /// An index that rules nothing: queries do without it.
    Index,
}

/// Something that is not in force between two steps of a plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gap {
    /// The object.
    pub object: ObjectId,
    /// What it is.
    pub gone: Gone,
    /// The step that takes it away.
    pub from: u32,
    /// The step that makes it again.
    pub to: u32,
    /// Why it cannot stay.
    pub why: String,
}

impl Gap {
    /// In a sentence without its full stop.
    pub fn words(&self) -> String {
        let what = match self.gone {
            Gone::Rule => "rule",
            Gone::Index => "index",
        };
        let (name, on) = match &self.object {
            ObjectId::Constraint(table, name) | ObjectId::Index(table, name) => {
                (name.to_string(), format!(" on {table}"))
            }
            ObjectId::Extension(_)
            | ObjectId::Enum(_)
            | ObjectId::Table(_)
            | ObjectId::Column(..) => (self.object.to_string(), String::new()),
        };
        format!(
            "{what} {name}{on} is not {} between step {} and step {}, because {}",
            match self.gone {
                Gone::Rule => "in force",
                Gone::Index => "there",
            },
            self.from,
            self.to,
            self.why
        )
    }
}

/// The gaps of a plan, in the order in which they begin.
pub fn gaps(plan: &PlanFile) -> Vec<Gap> {
    let mut open: BTreeMap<&ObjectRef, &StepFile> = BTreeMap::new();
    let mut out = Vec::new();
    for step in &plan.steps {
        for subject in &step.subjects {
            if !matches!(
                subject,
                ObjectRef::Constraint { .. } | ObjectRef::Index { .. }
            ) {
                continue;
            }
            let tests = || step.forward.iter().map(|b| &b.done);
            if tests().any(|c| goes(c, subject)) {
                open.insert(subject, step);
            } else if let Some(unique) = tests().find_map(|c| comes(c, subject))
                && let Some(before) = open.remove(subject)
                && let Ok(object) = subject.to_id()
            {
                out.push(Gap {
                    object,
                    gone: unique,
                    from: before.number,
                    to: step.number,
                    why: why(plan, before, step),
                });
            }
        }
    }
    out.sort_by(|a, b| (a.from, &a.object).cmp(&(b.from, &b.object)));
    out
}

/// Does the test also hold, or only hold, when the object is gone?
fn goes(test: &Condition, object: &ObjectRef) -> bool {
    match test {
        Condition::All(list) | Condition::Any(list) => list.iter().any(|c| goes(c, object)),
        Condition::Not(inner) => asked(inner, object).is_some(),
        Condition::Extension { .. }
        | Condition::Enum { .. }
        | Condition::EnumValue { .. }
        | Condition::EnumValues { .. }
        | Condition::Attached { .. }
        | Condition::Sync { .. }
        | Condition::Constraint { .. }
        | Condition::NotNull { .. }
        | Condition::Default { .. }
        | Condition::ColumnType { .. }
        | Condition::Index { .. }
        | Condition::Tablespace { .. }
        | Condition::Comment { .. } => false,
    }
}

/// Does the test ask for the object in force? An INVALID index holds nobody to its rule and serves no query.
fn comes(test: &Condition, object: &ObjectRef) -> Option<Gone> {
    match test {
        Condition::All(list) | Condition::Any(list) => list.iter().find_map(|c| comes(c, object)),
        Condition::Index { valid, .. } if *valid != Some(true) => None,
        Condition::Constraint { .. } | Condition::Index { .. } => asked(test, object),
        Condition::Not(_)
        | Condition::Extension { .. }
        | Condition::Enum { .. }
        | Condition::EnumValue { .. }
        | Condition::EnumValues { .. }
        | Condition::Attached { .. }
        | Condition::Sync { .. }
        | Condition::NotNull { .. }
        | Condition::Default { .. }
        | Condition::ColumnType { .. }
        | Condition::Tablespace { .. }
        | Condition::Comment { .. } => None,
    }
}

/// Does the test ask for the object, in whatever state?
fn asked(test: &Condition, object: &ObjectRef) -> Option<Gone> {
    match (test, object) {
        (Condition::All(list) | Condition::Any(list), _) => {
            list.iter().find_map(|c| asked(c, object))
        }
        (
            Condition::Constraint {
                schema,
                table,
                name,
                ..
            },
            ObjectRef::Constraint {
                schema: s,
                table: t,
                name: n,
            },
        ) => ((schema, table, name) == (s, t, n)).then_some(Gone::Rule),
        (
            Condition::Index {
                schema,
                name,
                definition,
                ..
            },
            ObjectRef::Index {
                schema: s, name: n, ..
            },
        ) => ((schema, name) == (s, n)).then(|| {
            let unique = definition
                .as_ref()
                .is_some_and(|d| d.starts_with("CREATE UNIQUE"));
            if unique { Gone::Rule } else { Gone::Index }
        }),
        (_, _) => None,
    }
}

/// Why `after` cannot come before `before` has taken the old one away: the step between them that needs it gone.
fn why(plan: &PlanFile, before: &StepFile, after: &StepFile) -> String {
    let waits: BTreeSet<u32> = after.depends_on.iter().map(|d| d.step).collect();
    let on = |step: &StepFile| {
        let edge = step.depends_on.iter().find(|d| d.step == before.number);
        edge.map(|d| d.reason.clone())
    };
    plan.steps
        .iter()
        .filter(|s| before.number < s.number && waits.contains(&s.number))
        .find_map(|s| Some(format!("{} before step {}", on(s)?, s.number)))
        .or_else(|| on(after))
        .unwrap_or_else(|| "the old one goes before the new one comes".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Ident, IndexDef, IndexKey, QName, StorageParameters, Uniqueness};
    use crate::plan::file::{BatchFile, ClassFile, FORMAT, Proof, UndoFile};

    fn step(number: u32, subject: &ObjectId, done: Condition) -> StepFile {
        StepFile {
            number,
            file: String::new(),
            title: String::new(),
            why: String::new(),
            phase: 1,
            subjects: vec![ObjectRef::from(subject)],
            depends_on: vec![],
            undo: UndoFile::Exact,
            undo_checks: vec![],
            hazards: vec![],
            short: None,
            instead: None,
            way_back: None,
            forward: vec![BatchFile {
                transaction: true,
                class: ClassFile::CatalogOnly,
                locks: vec![],
                sql: vec![],
                done,
            }],
            rollback: vec![],
        }
    }

    #[test]
    fn an_index_that_is_not_valid_yet_does_not_end_the_gap() {
        let id = |name: &str| Ident::new(name).unwrap();
        let table = QName::new(id("public"), id("r"));
        let def = IndexDef {
            uniqueness: Uniqueness::Unique(crate::model::NullsDistinct::Distinct),
            method: crate::ddl::btree(),
            keys: vec![IndexKey::column(id("a"))],
            include: vec![],
            predicate: None,
            storage: StorageParameters::none(),
            tablespace: None,
        };
        let name = id("i");
        let subject = ObjectId::Index(table.clone(), name.clone());
        let part = (QName::new(id("public"), id("r1")), id("r1_a_idx"));
        let attached = Condition::attached(&(table.clone(), name.clone()), &part);
        let valid = Condition::index(&table, &name, &def);
        let tests = [
            Condition::index_named(&table, &name).negate(),
            Condition::index_as_built(&table, &name, &def),
            Condition::index(&part.0, &part.1, &def),
            Condition::All(vec![attached, valid]),
        ];
        let steps = (1..).zip(tests).map(|(n, done)| step(n, &subject, done));
        let plan = PlanFile {
            format: FORMAT,
            lockstep: String::new(),
            name: "p".into(),
            database: String::new(),
            server_version_num: 0,
            proof: Proof::NotProved,
            allowed: vec![],
            steps: steps.collect(),
            preflight: vec![],
            advice: Vec::new(),
            objects: vec![],
            trees: vec![],
            files: BTreeMap::new(),
            digest: String::new(),
        };
        let gaps = gaps(&plan);
        let found: Vec<_> = gaps.iter().map(|g| (g.from, g.to, g.gone)).collect();
        assert_eq!(found, [(1, 4, Gone::Rule)]);
    }
}
