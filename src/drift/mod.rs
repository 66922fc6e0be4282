//! Drift: changes between live and declared, told as findings.
//!
//! Pure. What to do about them is `plan`'s business; what is half applied is told from the names of
//! helpers and from states that only an interrupted run leaves.

pub mod interrupted;
mod parts;
mod text;

use std::collections::BTreeSet;

pub use text::{Paint, human, json};

use crate::ddl::Sync;
use crate::ddl::spread::Families;
use crate::diff::{self, Change};
use crate::model::{Catalog, ConstraintKind, Ident, IndexState, Live, ObjectId, QName, Validity};
use crate::overlay::{Problem, Target, leftovers};
use crate::plan::file::Extent;
use crate::plan::fingerprint::state;

/// How live and declared differ on one object.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// Declared, not live.
    Missing,
    /// Live, not declared (or named under `absent`).
    Extra,
    /// Both, not the same.
    Different,
    /// There, but not proved for the rows that were there before it.
    NotValid,
    /// There, but left unusable by an interrupted build.
    Invalid,
    /// Something that only a plan under way leaves behind.
    HalfApplied,
}

impl Kind {
    /// The word of the report.
    pub fn word(self) -> &'static str {
        match self {
            Kind::Missing => "missing",
            Kind::Extra => "extra",
            Kind::Different => "different",
            Kind::NotValid => "not valid",
            Kind::Invalid => "invalid",
            Kind::HalfApplied => "half applied",
        }
    }
}

/// One difference.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Of which kind.
    pub kind: Kind,
    /// Of which object.
    pub object: ObjectId,
    /// The live state in words, where there is one.
    pub live: Option<String>,
    /// The declared state in words, where there is one.
    pub declared: Option<String>,
    /// What to do or to know.
    pub help: Option<String>,
    /// What partitions have already of an object that the table has not, or not yet whole.
    pub parts: Vec<ObjectId>,
}

/// All findings, in the order of their objects: `changes`, what their steps change beside, and what is half applied.
pub fn findings(changes: &[Change], target: &Target, live: &Live) -> Vec<Finding> {
    let mut out: Vec<Finding> = changes
        .iter()
        .chain(&diff::within(target))
        .filter(|c| !is_leftover(&c.subject()))
        .map(|c| finding(c, target, live))
        .collect();
    for finding in &mut out {
        let of_it = |p: &&Problem| p.site.object == finding.object;
        if let Some(refused) = target.refusals.iter().find(of_it) {
            finding.help = Some(refused.message.clone());
        }
    }
    // What is declared is told above.
    let told: BTreeSet<ObjectId> = out.iter().map(|f| f.object.clone()).collect();
    let more = leftovers(live).into_iter();
    out.extend(more.filter(|f| !told.contains(&f.object)));
    out.extend(out_of_step(live));
    one_each(out)
}

/// One finding an object: what several steps change of it is told together, under the word that says most.
fn one_each(mut all: Vec<Finding>) -> Vec<Finding> {
    all.sort_by(|a, b| (&a.object, a.kind).cmp(&(&b.object, b.kind)));
    let mut out: Vec<Finding> = Vec::with_capacity(all.len());
    for finding in all {
        match out.last_mut() {
            Some(last) if last.is_of_the_same(&finding) => last.take(finding),
            Some(_) | None => out.push(finding),
        }
    }
    out
}

impl Finding {
    fn is_of_the_same(&self, other: &Finding) -> bool {
        (&self.object, &self.live, &self.declared) == (&other.object, &other.live, &other.declared)
    }

    fn take(&mut self, other: Finding) {
        self.kind = self.kind.max(other.kind);
        self.help = match (self.help.take(), other.help) {
            (Some(one), Some(more)) if one != more => Some(format!("{one}; {more}")),
            (one, more) => one.or(more),
        };
        let parts = other.parts.into_iter();
        let new: Vec<ObjectId> = parts.filter(|p| !self.parts.contains(p)).collect();
        self.parts.extend(new);
    }
}

fn finding(change: &Change, target: &Target, live: &Live) -> Finding {
    let object = change.subject();
    let states = &target.states;
    let of = |catalog: &Catalog| state(catalog, &object, Extent::Whole);
    let parts = parts::of(change, live);
    let (kind, help) = match change {
        Change::AddConstraint { .. } if !parts.is_empty() => {
            (Kind::Missing, Some(parts::words(&parts)))
        }
        Change::AddConstraint { table, kind, .. } => (
            Kind::Missing,
            same_rule(table, kind, live)
                .filter(|name| !name.is_helper())
                .map(|name| {
                    format!("the same rule is there as `{name}`: say `was: {name}` to rename it")
                }),
        ),
        Change::CreateExtension(..) | Change::CreateEnum(..) | Change::AddIndex { .. } => {
            (Kind::Missing, None)
        }
        Change::DropExtension(..) | Change::DropEnum(..) | Change::DropConstraint { .. } => {
            (Kind::Extra, None)
        }
        Change::DropIndex { table, name, .. } => match left_invalid(table, name, live) {
            true => {
                let key = ObjectId::Constraint(table.clone(), name.clone());
                let is_key = state(&states.to, &key, Extent::Whole).is_some();
                let help = if is_key {
                    interrupted::of_declared(table, name)
                } else {
                    interrupted::of_index(table, name, live)
                };
                (Kind::Invalid, Some(help))
            }
            false => (Kind::Extra, None),
        },
        Change::ValidateConstraint { .. } | Change::ValidateNotNull { .. } => {
            (Kind::NotValid, None)
        }
        Change::RebuildIndex { table, name, .. } => (
            Kind::Invalid,
            left_invalid(table, name, live).then(|| interrupted::of_declared(table, name)),
        ),
        Change::AlterNotNull { .. } => (Kind::Different, None),
        Change::RenameConstraint { name, .. } | Change::RenameIndex { name, .. } => (
            Kind::Different,
            Some(format!("it is still named `{}`", name.from)),
        ),
        Change::RenameEnum(name) => (
            Kind::Different,
            Some(format!("it is still named `{}`", name.from)),
        ),
        Change::RenameEnumValue { value, .. } => (
            Kind::Different,
            Some(format!(
                "value '{}' is still named '{}'",
                value.to, value.from
            )),
        ),
        Change::PromoteIndex { .. } => (
            Kind::Missing,
            Some(
                "a unique index of that name and definition is there, the constraint is not"
                    .to_owned(),
            ),
        ),
        Change::DropLeftover { .. } => (Kind::Extra, None),
        Change::UpdateExtension { .. }
        | Change::AddEnumValue { .. }
        | Change::ReplaceEnum { .. }
        | Change::SetNotNull { .. }
        | Change::DropNotNull { .. }
        | Change::ChangeDefault { .. }
        | Change::ChangeType { .. }
        | Change::ReplaceConstraint { .. }
        | Change::ChangeDeferral { .. }
        | Change::ReplaceIndex { .. }
        | Change::Comment { .. } => (Kind::Different, None),
    };
    Finding {
        kind,
        live: of(&states.from),
        declared: of(&states.to),
        object,
        help,
        parts,
    }
}

/// Is it INVALID, and not for want of parts that partitions have not?
fn left_invalid(table: &QName, name: &Ident, live: &Live) -> bool {
    let index = live
        .catalog
        .tables
        .get(table)
        .and_then(|t| t.indexes.get(name));
    index.is_some_and(|i| i.state == IndexState::Invalid)
        && !Families::new(live).is_partitioned(table)
}

/// Told as half applied, not as extra.
fn is_leftover(id: &ObjectId) -> bool {
    match id {
        ObjectId::Constraint(_, name) | ObjectId::Index(_, name) => name.is_helper(),
        ObjectId::Extension(_) | ObjectId::Enum(_) | ObjectId::Table(_) | ObjectId::Column(..) => {
            false
        }
    }
}

/// Helpers of a plan under way, and INVALID indexes that nobody declared.
fn leftovers(live: &Live) -> Vec<Finding> {
    let mut out = half_applied(live);
    out.extend(interrupted::detaching(live));
    for (table, t) in &live.catalog.tables {
        for (name, index) in &t.indexes {
            if index.state != IndexState::Invalid || name.is_helper() {
                continue;
            }
            let id = ObjectId::Index(table.clone(), name.clone());
            out.push(Finding {
                kind: Kind::Invalid,
                live: state(&live.catalog, &id, Extent::Whole),
                declared: None,
                help: Some(interrupted::of_index(table, name, live)),
                object: id,
                parts: Vec::new(),
            });
        }
    }
    out
}

/// What only a plan under way leaves in a database: its helpers. Which plan, the caller finds out.
pub fn half_applied(live: &Live) -> Vec<Finding> {
    let mut out = Vec::new();
    for (table, t) in &live.catalog.tables {
        let indexes = t.indexes.keys().filter(|n| n.is_helper());
        let constraints = t.constraints.keys().filter(|n| n.is_helper());
        let columns = t
            .columns
            .keys()
            .filter(|n| n.is_helper() && n.leftover_of().is_none());
        let ids = indexes
            .map(|n| ObjectId::Index(table.clone(), n.clone()))
            .chain(constraints.map(|n| ObjectId::Constraint(table.clone(), n.clone())))
            .filter(|id| !leftovers::is_on(table, t, id))
            .chain(columns.map(|n| ObjectId::Column(table.clone(), n.clone())));
        out.extend(ids.map(|id| Finding {
            kind: Kind::HalfApplied,
            live: state(&live.catalog, &id, Extent::Whole),
            declared: None,
            object: id,
            help: None,
            parts: Vec::new(),
        }));
    }
    out
}

/// Columns of a type change that nothing keeps in step any more: somebody has dropped or disabled the trigger.
fn out_of_step(live: &Live) -> Vec<Finding> {
    let mut out = Vec::new();
    for (table, t) in &live.catalog.tables {
        for follower in t.columns.keys().filter(|c| c.is_helper()) {
            let new = follower.as_str().strip_suffix("__lockstep_new");
            let new = new.and_then(|of| Ident::new(of).ok());
            let (of, meanwhile) = match (follower.leftover_of(), new) {
                (Some(of), _) => (
                    of,
                    "what is written meanwhile does not reach it, and a rollback stops at rows that differ",
                ),
                (None, Some(of)) => (of, "rows whose value changes are refused meanwhile"),
                (None, None) => continue,
            };
            let Some(sync) = Sync::of(table, &of, follower) else {
                continue;
            };
            if !t.columns.contains_key(&of) {
                continue;
            }
            let Some(broken) = sync.broken(live) else {
                continue;
            };
            out.push(Finding {
                kind: Kind::HalfApplied,
                object: ObjectId::Column(table.clone(), follower.clone()),
                live: Some(format!("trigger {} on {table} is {broken}", sync.trigger)),
                declared: Some(format!(
                    "trigger {} on {table} gives it the value of {of}",
                    sync.trigger
                )),
                help: Some(meanwhile.to_owned()),
                parts: Vec::new(),
            });
        }
    }
    out
}

/// Live constraints that say the same as a missing one under another name: told, never guessed.
fn same_rule(table: &QName, kind: &ConstraintKind, live: &Live) -> Option<Ident> {
    let t = live.catalog.tables.get(table)?;
    t.constraints
        .iter()
        .find(|(_, c)| {
            c.kind.clone().with_validity(Validity::Valid)
                == kind.clone().with_validity(Validity::Valid)
        })
        .map(|(n, _)| n.clone())
}
