//! What a partition has of its own and a partitioned parent is to get: the server merges the two,
//! and a rollback that takes the parent's away takes the partition's own with it.
//!
//! What a recipe can give back is taken over; the rest is refused where a plan is wanted. It is no mistake of the
//! declaration, and no reason not to say how the two sides differ.

use std::collections::BTreeSet;

use super::enum_users::is_same_rule;
use super::{Problem, Target};
use crate::ddl::spread::Families;
use crate::model::declaration::{Declaration, Say, Site};
use crate::model::{
    Constraint, ConstraintKind, Element, Enforcement, Ident, IndexDef, Live, ObjectId, Period,
    QName, Table, Validity,
};

pub(super) fn check(declaration: &Declaration, live: &Live, out: &mut Target) {
    let families = Families::new(live);
    let mut found = Vec::new();
    let mut taken_over = Vec::new();
    for (parent, to) in &out.states.to.tables {
        let Some(from) = out.states.from.tables.get(parent) else {
            continue;
        };
        let is_same = from.constraints == to.constraints && from.indexes == to.indexes;
        if is_same || !families.is_partitioned(parent) {
            continue;
        }
        let tree = Tree {
            declaration,
            parent,
            live,
            families,
            below: families.below(parent),
            target: out,
        };
        taken_over.extend(tree.constraints((from, to), &mut found));
        tree.indexes((from, to), &mut found);
    }
    out.refusals.extend(found);
    // What exclusive ownership would drop is the table's from then on.
    for (partition, own) in taken_over {
        let states = &mut out.states;
        let before = states.from.tables.get(&partition);
        let before = before.and_then(|t| t.constraints.get(&own)).cloned();
        if let (Some(before), Some(after)) = (before, states.to.tables.get_mut(&partition)) {
            after.constraints.entry(own).or_insert(before);
        }
    }
}

/// A partitioned table that gets something, and what is below it.
struct Tree<'a> {
    declaration: &'a Declaration,
    parent: &'a QName,
    live: &'a Live,
    families: Families<'a>,
    below: BTreeSet<QName>,
    target: &'a Target,
}

impl Tree<'_> {
    /// The constraints of partitions that are taken over.
    fn constraints(
        &self,
        (from, to): (&Table, &Table),
        out: &mut Vec<Problem>,
    ) -> Vec<(QName, Ident)> {
        let mut taken_over = Vec::new();
        for (name, constraint) in &to.constraints {
            let before = from.constraints.get(name).map(|c| &c.kind);
            if before.is_some_and(|b| is_same_rule(b, &constraint.kind)) {
                continue;
            }
            // It takes the place of another one, in one transaction: what is taken over there cannot be given back.
            let is_new = before.is_none() && !from.indexes.contains_key(name);
            let mut given_back: BTreeSet<QName> = BTreeSet::new();
            for (partition, own) in self.tables() {
                let Some(in_the_way) = in_the_way(name, &constraint.kind, own) else {
                    continue;
                };
                if given_back.contains(partition) {
                    continue;
                }
                let is_taken_over = is_new
                    && in_the_way.is_alone
                    && is_same_rule(&in_the_way.constraint.kind, &constraint.kind)
                    && self.can_be_taken_over(&constraint.kind, partition, in_the_way.name);
                let id = ObjectId::Constraint(self.parent.clone(), name.clone());
                if is_taken_over && self.is_declared(partition, in_the_way.name, own) {
                    out.push(declared_twice(&id, in_the_way.name, partition));
                    continue;
                }
                if is_taken_over {
                    given_back.extend(self.families.below(partition));
                    taken_over.push((partition.clone(), in_the_way.name.clone()));
                    continue;
                }
                let what = format!("a constraint `{}`", in_the_way.name);
                out.push(merged(&id, &what, partition));
            }
        }
        taken_over
    }

    /// Does the declaration name the partition's own?
    fn is_declared(&self, partition: &QName, own: &Ident, t: &Table) -> bool {
        let Some(declared) = self.declaration.tables.get(partition) else {
            return false;
        };
        let kind = t.constraints.get(own).map(|c| &c.kind);
        declared.constraints.contains_key(own)
            || (matches!(kind, Some(ConstraintKind::PrimaryKey(_)))
                && matches!(declared.primary_key, Say::Is(_)))
    }

    /// The partitions that are tables of the model, each after those above it.
    fn tables(&self) -> Vec<(&QName, &Table)> {
        let mut out: Vec<(&QName, &Table)> = self
            .below
            .iter()
            .filter_map(|p| Some((p, self.live.catalog.tables.get(p)?)))
            .collect();
        out.sort_by_key(|(p, _)| std::cmp::Reverse(self.families.below(p).len()));
        out
    }

    /// Can the recipe take it over, and its rollback give it back?
    fn can_be_taken_over(&self, kind: &ConstraintKind, partition: &QName, own: &Ident) -> bool {
        // A rename is another matter.
        let states = &self.target.states;
        let is_kept = states
            .from
            .tables
            .get(partition)
            .is_none_or(|t| t.constraints.contains_key(own));
        let index = partition.sibling(own.clone());
        let is_used = self.live.index_uses.contains_key(&index)
            || self
                .live
                .key_of_foreign_key
                .iter()
                .any(|((table, name), key)| {
                    let referring = self.live.catalog.tables.get(table);
                    let kind = referring.and_then(|t| t.constraints.get(name));
                    key == own
                        && matches!(kind.map(|c| &c.kind), Some(ConstraintKind::ForeignKey(fk))
                        if fk.table == *partition)
                });
        is_kept && !self.is_at_once() && !is_used && is_way(kind, self.live)
    }

    /// Has it to be in one go, because not every partition can have one first?
    fn is_at_once(&self) -> bool {
        let tables = &self.live.catalog.tables;
        self.below.iter().any(|p| !tables.contains_key(p))
    }

    /// Each partition builds one beside what it has, unless it has to be in one go.
    fn indexes(&self, (from, to): (&Table, &Table), out: &mut Vec<Problem>) {
        if !self.is_at_once() {
            return;
        }
        for (name, index) in &to.indexes {
            let before = from.indexes.get(name);
            if before.is_some_and(|i| i.def == index.def && i.state == index.state) {
                continue;
            }
            for (partition, own) in self.tables() {
                if let Some(found) = equal_index(&index.def, own) {
                    let id = ObjectId::Index(self.parent.clone(), name.clone());
                    out.push(merged(&id, &found, partition));
                }
            }
        }
    }
}

/// A constraint of a partition that the server would make part of the table's.
struct InTheWay<'a> {
    name: &'a Ident,
    constraint: &'a Constraint,
    /// Is it the only one? Of several, the server chooses.
    is_alone: bool,
}

fn in_the_way<'a>(name: &Ident, wanted: &ConstraintKind, own: &'a Table) -> Option<InTheWay<'a>> {
    let is_merged = |(own, c): &(&Ident, &Constraint)| match (wanted, &c.kind) {
        // By its name, whatever it says.
        (ConstraintKind::Check(_), _) => is_inherited(wanted) && *own == name,
        (
            ConstraintKind::PrimaryKey(a) | ConstraintKind::Unique(a),
            ConstraintKind::PrimaryKey(b) | ConstraintKind::Unique(b),
        ) => a.columns == b.columns,
        (ConstraintKind::ForeignKey(a), ConstraintKind::ForeignKey(b)) => {
            (&a.columns, &a.table, &a.referenced) == (&b.columns, &b.table, &b.referenced)
                && is_same_rule(wanted, &c.kind)
        }
        (ConstraintKind::Exclusion(_), ConstraintKind::Exclusion(_)) => *wanted == c.kind,
        (
            ConstraintKind::PrimaryKey(_)
            | ConstraintKind::Unique(_)
            | ConstraintKind::ForeignKey(_)
            | ConstraintKind::Exclusion(_),
            _,
        ) => false,
    };
    let all = || own.constraints.iter().filter(is_merged);
    let (name, constraint) = all().next()?;
    Some(InTheWay {
        name,
        constraint,
        is_alone: all().count() == 1,
    })
}

/// Does a recipe make such a constraint partition by partition? From 18 on a partition's own primary key leaves its NOT
/// NULL behind.
fn is_way(kind: &ConstraintKind, live: &Live) -> bool {
    match kind {
        ConstraintKind::PrimaryKey(k) => k.period == Period::No && live.version_num < 180_000,
        ConstraintKind::Unique(k) => k.period == Period::No,
        ConstraintKind::ForeignKey(fk) => {
            fk.enforcement == Enforcement::Enforced && fk.validity == Validity::Valid
        }
        ConstraintKind::Check(_) | ConstraintKind::Exclusion(_) => false,
    }
}

/// NO INHERIT keeps a CHECK to the parent.
fn is_inherited(kind: &ConstraintKind) -> bool {
    !matches!(kind, ConstraintKind::Check(check)
        if check.inheritance == crate::model::Inheritance::NoInherit)
}

fn declared_twice(id: &ObjectId, own: &Ident, partition: &QName) -> Problem {
    Problem {
        site: Site::whole(ObjectId::Constraint(partition.clone(), own.clone())),
        message: format!(
            "`{own}` of partition {partition} becomes part of {id}, and is declared for the partition too"
        ),
        help: Some(
            "leave it out there: a part of the table's own comes and goes with it".to_owned(),
        ),
    }
}

fn merged(id: &ObjectId, found: &str, partition: &QName) -> Problem {
    Problem {
        site: Site::whole(id.clone()),
        message: format!(
            "partition {partition} has {found} of its own, which {id} would take over for good"
        ),
        help: Some("where a plan under way made it, go on with that plan (`lockstep status` names it) or roll it back; else drop the partition's own first, or attach it by hand".to_owned()),
    }
}

/// What an index has as its keys, columns by their names and expressions by their texts.
fn parts(def: &IndexDef) -> Vec<&str> {
    def.keys
        .iter()
        .map(|k| match &k.element {
            Element::Column(name) => name.as_str(),
            Element::Expression(expr) => expr.as_str(),
        })
        .collect()
}

/// An index of the partition on the same columns, or the one under a key, in words.
fn equal_index(def: &IndexDef, own: &Table) -> Option<String> {
    let keys = own.constraints.iter().find(|(_, c)| {
        crate::ddl::index_of_key(&c.kind).is_some_and(|key| parts(&key) == parts(def))
    });
    keys.map(|(name, _)| format!("a constraint `{name}` on the same columns"))
        .or_else(|| {
            let (name, _) = own
                .indexes
                .iter()
                .find(|(_, i)| parts(&i.def) == parts(def))?;
            Some(format!("an index `{name}` on the same columns"))
        })
}
