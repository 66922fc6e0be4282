//! Is the database still the one that was planned for?
//!
//! Every object that the plan touches or rests on must be as it was before the plan or as one of
//! the plan's steps leaves it. Half a step counts as the step: an INVALID index of the right
//! definition, a NOT VALID constraint that the plan validates.

use std::fmt;

use super::begun::begun;
use super::expected::expected;
use super::words;
use crate::model::{
    Catalog, Constraint, IndexState, NotNull, Nullability, ObjectId, QName, Table, Validity,
};
use crate::plan::file::{ObjectFile, PlanFile, sha256};
use crate::plan::fingerprint::state;

/// The objects that have changed since the plan was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StaleError {
    /// The plan's name.
    pub plan: String,
    /// Which, and how.
    pub objects: Vec<Stale>,
    /// What to do.
    pub help: &'static str,
}

/// One object that is not as the plan may meet it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stale {
    /// The object in words.
    pub object: String,
    /// What the plan may meet, in words.
    pub expected: String,
    /// What is there, in words.
    pub found: String,
}

impl fmt::Display for StaleError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "the database has changed since plan `{}` was made:",
            self.plan
        )?;
        for o in self.objects.iter().take(40) {
            write!(
                f,
                "\n  - {}\n      expected: {}\n      found:    {}",
                o.object, o.expected, o.found
            )?;
        }
        if self.objects.len() > 40 {
            write!(f, "\n  - and {} more", self.objects.len() - 40)?;
        }
        write!(f, "\n  help: {}", self.help)
    }
}

impl std::error::Error for StaleError {}

/// Nothing is planned over a type change that is half applied.
const HELD: &str = "put back by hand what has changed; then `lockstep apply` of this plan goes on, and `lockstep rollback` takes back what it has done. Nothing else can be planned while its type change is half applied";

/// Compares every object of the plan with the catalog.
///
/// # Errors
/// [`StaleError`] with every object that differs.
pub fn check(plan: &PlanFile, catalog: &Catalog) -> Result<(), StaleError> {
    let mut objects: Vec<Stale> = Vec::new();
    for stale in plan
        .objects
        .iter()
        .filter_map(|o| differs(plan, catalog, o))
    {
        // Of a column its type alone may be asked for besides.
        if !objects.iter().any(|o| o.object == stale.object) {
            objects.push(stale);
        }
    }
    if objects.is_empty() {
        Ok(())
    } else {
        Err(StaleError {
            plan: plan.name.clone(),
            objects,
            help: if plan.changes_a_type_beside() && begun(plan, catalog) > 0 {
                HELD
            } else {
                "plan again"
            },
        })
    }
}

/// Is the object, which may have changed, still one of the states that the plan knows?
pub(super) fn is_a_step(plan: &PlanFile, catalog: &Catalog, object: &ObjectFile) -> bool {
    differs(plan, catalog, object).is_none()
}

fn differs(plan: &PlanFile, catalog: &Catalog, object: &ObjectFile) -> Option<Stale> {
    let Ok(id) = object.object.to_id() else {
        return Some(Stale {
            object: words::name(&object.object),
            expected: "a name that PostgreSQL can hold".to_owned(),
            found: "none".to_owned(),
        });
    };
    let live = state(catalog, &id, object.extent);
    // Each of two names alone may be free: before the rename the new one, after it the old one.
    if let (None, Some(old)) = (&live, &object.renamed_from)
        && let Ok(old) = old.to_id()
        && state(catalog, &old, object.extent).is_none()
    {
        return Some(Stale {
            object: old.to_string(),
            expected: format!(
                "{}, or renamed: {id}",
                object
                    .was
                    .as_deref()
                    .unwrap_or("as it was when the plan was made")
            ),
            found: "not there".to_owned(),
        });
    }
    let print = live.as_deref().map(sha256);
    if print == object.before || object.after.contains(&print) {
        return None;
    }
    if let Some(whole) = proved(catalog, &id) {
        let print = state(&whole.catalog, &id, object.extent)
            .as_deref()
            .map(sha256);
        let expected = object.after.contains(&print)
            || (whole.half == Half::Invalid && object.before == print);
        if expected {
            return None;
        }
    }
    Some(Stale {
        object: id.to_string(),
        expected: expected(plan, object),
        found: live.unwrap_or_else(|| "not there".to_owned()),
    })
}

#[derive(PartialEq, Eq)]
enum Half {
    Invalid,
    NotValid,
}

struct Whole {
    catalog: Catalog,
    half: Half,
}

/// A catalog with the object alone, as it would be if what was begun on it were finished.
fn proved(catalog: &Catalog, id: &ObjectId) -> Option<Whole> {
    let only = |table: &QName, fill: &dyn Fn(&Table, &mut Table)| {
        let live = catalog.tables.get(table)?;
        let mut bare = Table {
            kind: live.kind.clone(),
            columns: Default::default(),
            constraints: Default::default(),
            indexes: Default::default(),
            attached: Default::default(),
            comment: None,
            size: live.size,
        };
        fill(live, &mut bare);
        let mut out = Catalog::default();
        out.tables.insert(table.clone(), bare);
        Some(out)
    };
    match id {
        ObjectId::Index(table, name) => {
            let live = catalog.tables.get(table)?.indexes.get(name)?;
            if live.state == IndexState::Valid {
                return None;
            }
            let mut index = live.clone();
            index.state = IndexState::Valid;
            only(table, &|_, t| {
                t.indexes.insert(name.clone(), index.clone());
            })
            .map(|catalog| Whole {
                catalog,
                half: Half::Invalid,
            })
        }
        ObjectId::Constraint(table, name) => {
            let live = catalog.tables.get(table)?.constraints.get(name)?;
            if live.kind.validity() == Validity::Valid {
                return None;
            }
            let constraint = Constraint {
                kind: live.kind.clone().with_validity(Validity::Valid),
                comment: live.comment.clone(),
            };
            only(table, &|_, t| {
                t.constraints.insert(name.clone(), constraint.clone());
            })
            .map(|catalog| Whole {
                catalog,
                half: Half::NotValid,
            })
        }
        ObjectId::Column(table, name) => {
            let mut column = catalog.column(table, name)?.clone();
            let Nullability::NotNull(NotNull { validity, .. }) = &mut column.nullability else {
                return None;
            };
            if *validity == Validity::Valid {
                return None;
            }
            *validity = Validity::Valid;
            only(table, &|_, t| {
                t.columns.insert(name.clone(), column.clone());
            })
            .map(|catalog| Whole {
                catalog,
                half: Half::NotValid,
            })
        }
        ObjectId::Extension(_) | ObjectId::Enum(_) | ObjectId::Table(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::model::{
        Check, ConstraintKind, Enforcement, Expr, Ident, Inheritance, TableKind, TableSize,
    };
    use crate::plan::condition::ObjectRef;
    use crate::plan::file::{Extent, FORMAT, Proof};

    fn catalog(check: Option<Validity>) -> (Catalog, QName, Ident) {
        let id = |t: &str| Ident::new(t).unwrap();
        let (table, name) = (QName::new(id("public"), id("t")), id("c"));
        let mut constraints = BTreeMap::new();
        if let Some(validity) = check {
            let kind = ConstraintKind::Check(Check {
                expr: Expr::new("(a > 0)"),
                validity,
                inheritance: Inheritance::Inherited,
                enforcement: Enforcement::Enforced,
            });
            constraints.insert(
                name.clone(),
                Constraint {
                    kind,
                    comment: None,
                },
            );
        }
        let t = Table {
            kind: TableKind::Plain,
            columns: BTreeMap::new(),
            constraints,
            indexes: BTreeMap::new(),
            attached: BTreeMap::new(),
            comment: None,
            size: TableSize::default(),
        };
        let mut out = Catalog::default();
        out.tables.insert(table.clone(), t);
        (out, table, name)
    }

    fn plan(before: Option<String>, after: Vec<Option<String>>) -> PlanFile {
        PlanFile {
            format: FORMAT,
            lockstep: String::new(),
            name: "p".into(),
            database: String::new(),
            server_version_num: 0,
            proof: Proof::NotProved,
            allowed: vec![],
            steps: vec![],
            preflight: Vec::new(),
            advice: Vec::new(),
            objects: vec![ObjectFile {
                object: ObjectRef::Constraint {
                    schema: "public".into(),
                    table: "t".into(),
                    name: "c".into(),
                },
                extent: Extent::Whole,
                before,
                was: None,
                after,
                renamed_from: None,
            }],
            trees: vec![],
            files: BTreeMap::new(),
            digest: String::new(),
        }
    }

    #[test]
    fn what_is_renamed_must_be_there_under_one_of_its_names() {
        let (there, table, name) = catalog(Some(Validity::Valid));
        let (none, ..) = catalog(None);
        let old = Ident::new("old").unwrap();
        let mut before = there.clone();
        let constraints = &mut before.tables.get_mut(&table).unwrap().constraints;
        let moved = constraints.remove(&name).unwrap();
        constraints.insert(old.clone(), moved);
        let id = ObjectId::Constraint(table.clone(), name);
        let print = crate::plan::fingerprint::fingerprint(&there, &id, Extent::Whole);
        let mut renames = plan(None, vec![print]);
        renames.objects[0].renamed_from = Some(ObjectRef::from(&ObjectId::Constraint(table, old)));
        assert_eq!(check(&renames, &before), Ok(()));
        assert_eq!(check(&renames, &there), Ok(()));
        let error = check(&renames, &none).unwrap_err();
        assert_eq!(error.objects[0].object, "constraint old on public.t");
    }

    #[test]
    fn half_a_step_counts_as_the_step_and_nothing_else_does() {
        let (valid, table, name) = catalog(Some(Validity::Valid));
        let id = ObjectId::Constraint(table, name);
        let print = crate::plan::fingerprint::fingerprint(&valid, &id, Extent::Whole);
        let (half, ..) = catalog(Some(Validity::NotValid));
        let (none, ..) = catalog(None);
        let adds = plan(None, vec![print.clone()]);
        for ok in [&valid, &half, &none] {
            assert_eq!(check(&adds, ok), Ok(()));
        }
        // Rested on a proved constraint, which is proved no longer.
        let rests = plan(print.clone(), vec![]);
        assert_eq!(check(&rests, &valid), Ok(()));
        for bad in [&half, &none] {
            let error = check(&rests, bad).unwrap_err();
            assert_eq!(error.objects[0].object, "constraint c on public.t");
        }
        let text = check(&rests, &none).unwrap_err().to_string();
        assert!(text.contains("found:    not there"), "{text}");
        let mut says = rests.clone();
        says.objects[0].was = Some("CHECK ((a > 0))".into());
        let text = check(&says, &none).unwrap_err().to_string();
        let expected = "expected: CHECK ((a > 0)) (as it was when the plan was made)\n";
        assert!(text.contains(expected), "{text}");
    }
}
