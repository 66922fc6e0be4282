//! What rests on an index and would be lost, or stand in the way, when the index goes: foreign keys,
//! and marks that no declaration can say (REPLICA IDENTITY, CLUSTER, statistics targets).

use super::fate::{self, Fate, Fated};
use super::{Problems, Target};
use crate::ddl::replay::has_key;
use crate::ddl::spread::Families;
use crate::model::{
    Constraint, ConstraintKind, ForeignKey, Ident, Key, Live, ObjectId, Period, QName, Validity,
};

pub(super) fn check(live: &Live, out: &Target, problems: &mut Problems) {
    for fated in fate::all(out) {
        foreign_keys(&fated, live, out, problems);
        dependents(&fated, live, problems);
        marks(&fated, live, problems);
    }
}

/// A foreign key that stays keeps the index under it. The plan takes away and brings back those of
/// declared tables where it replaces a key by one that they can rest on; all others stop it.
fn foreign_keys(fated: &Fated, live: &Live, out: &Target, problems: &mut Problems) {
    let families = Families::new(live);
    let mut is_declared = false;
    let mut users: Vec<String> = live
        .key_of_foreign_key
        .iter()
        .filter(|(_, index)| **index == fated.live)
        .filter_map(|((owner, name), _)| {
            let fk = foreign_key(live, owner, name)?;
            let holds = fk.table == fated.table
                && !goes(owner, name, out)
                && !is_brought_back(fated, owner, name, fk, families, out);
            is_declared |= holds && is_kept(out, owner, name);
            holds.then(|| format!("{name} on {owner}"))
        })
        .collect();
    let of_parts = on_parts(fated, live, out);
    let is_of_parts = !of_parts.is_empty();
    users.extend(of_parts);
    if users.is_empty() {
        return;
    }
    let (word, verb) = match users.len() {
        1 => ("foreign key", "rests"),
        _ => ("foreign keys", "rest"),
    };
    problems.push(
        fated.site(),
        format!(
            "{} cannot be {}: {word} {} {verb} on it",
            fated.id,
            fated.fate.word(),
            users.join(", ")
        ),
        Some(help(is_of_parts, is_declared, fated.fate).to_owned()),
    );
}

fn help(is_of_parts: bool, is_declared: bool, fate: Fate) -> &'static str {
    if is_of_parts {
        "a foreign key that refers to one partition holds the key of the whole: drop it in a plan before this one, or leave the key as it is"
    } else if is_declared {
        "a foreign key stays on the key that it was made over: name it under `absent` and declare it again under another name, or in a plan after this one, or leave the key as it is"
    } else {
        match fate {
            Fate::Promoted => {
                "a rollback would have to take it away for a moment and bring it back: declare its table too, or leave the index as it is"
            }
            Fate::Replaced | Fate::Dropped => {
                "declare the foreign key too so that it is replaced, or name it under `absent`, or leave the key as it is"
            }
        }
    }
}

/// Those that refer to one partition, and so rest on its part. A replacement does not wait for what the plan drops
/// there.
fn on_parts(fated: &Fated, live: &Live, out: &Target) -> Vec<String> {
    let mut users = Vec::new();
    for (part, own) in parts(&fated.table, &fated.live, live) {
        for ((owner, name), _) in live.key_of_foreign_key.iter().filter(|(_, i)| **i == own) {
            let holds = foreign_key(live, owner, name).is_some_and(|fk| fk.table == part)
                && (fated.fate != Fate::Dropped || !goes(owner, name, out));
            users.extend(holds.then(|| format!("{name} on {owner} (by its part {own} on {part})")));
        }
    }
    users
}

/// Views that group by a key, and what else names one, hold it: the server would say so half-way.
fn dependents(fated: &Fated, live: &Live, problems: &mut Problems) {
    if fated.fate == Fate::Promoted {
        return;
    }
    let id = |(table, name)| ObjectId::Constraint(table, name);
    let itself = id((fated.table.clone(), fated.live.clone()));
    let below = parts(&fated.table, &fated.live, live).into_iter().map(id);
    let users: Vec<&str> = std::iter::once(itself)
        .chain(below)
        .filter_map(|id| live.dependents.get(&id))
        .flatten()
        .map(String::as_str)
        .collect();
    if users.is_empty() {
        return;
    }
    problems.push(
        fated.site(),
        format!(
            "{} cannot be {} while these depend on it: {}",
            fated.id,
            fated.fate.word(),
            users.join(", ")
        ),
        Some("drop them by hand and create them again after the plan (a view that lists all its columns in GROUP BY does not need the key), or leave the key as it is".to_owned()),
    );
}

fn foreign_key<'a>(live: &'a Live, owner: &QName, name: &Ident) -> Option<&'a ForeignKey> {
    match &live.catalog.tables.get(owner)?.constraints.get(name)?.kind {
        ConstraintKind::ForeignKey(fk) => Some(fk),
        ConstraintKind::PrimaryKey(_)
        | ConstraintKind::Unique(_)
        | ConstraintKind::Check(_)
        | ConstraintKind::Exclusion(_) => None,
    }
}

/// Is it one of a declared table, which has it afterwards?
fn is_kept(out: &Target, owner: &QName, live: &Ident) -> bool {
    let name = fate::new_constraint_name(out, owner, live);
    both(out, owner, name).is_some_and(|(_, to)| to.is_some())
}

/// The constraint before and after.
fn both<'a>(
    out: &'a Target,
    table: &QName,
    name: &Ident,
) -> Option<(&'a Constraint, Option<&'a Constraint>)> {
    let from = out.states.from.tables.get(table)?.constraints.get(name)?;
    let to = out.states.to.tables.get(table)?.constraints.get(name);
    Some((from, to))
}

/// Does the same plan drop or replace the foreign key? A proof or another deferral leaves it.
fn goes(owner: &QName, live: &Ident, out: &Target) -> bool {
    let name = fate::new_constraint_name(out, owner, live);
    match both(out, owner, name) {
        None => false,
        Some((_, None)) => true,
        Some((from, Some(to))) => !is_same_but_for_state(&from.kind, &to.kind),
    }
}

fn is_same_but_for_state(from: &ConstraintKind, to: &ConstraintKind) -> bool {
    let (ConstraintKind::ForeignKey(from), ConstraintKind::ForeignKey(to)) = (from, to) else {
        return false;
    };
    let mut proved = from.clone();
    proved.validity = Validity::Valid;
    let mut deferred = from.clone();
    deferred.deferral = to.deferral;
    from == to || proved == *to || deferred == *to
}

/// Does the step that replaces the key take this foreign key away and bring it back?
fn is_brought_back(
    fated: &Fated,
    owner: &QName,
    live: &Ident,
    fk: &ForeignKey,
    families: Families<'_>,
    out: &Target,
) -> bool {
    // A partitioned table cannot make a key of an index that is there: that goes.
    if fated.fate == Fate::Promoted && !families.is_partitioned(&fated.table) {
        return is_kept(out, owner, live);
    }
    let name = fate::new_constraint_name(out, owner, live);
    let Some((resting, Some(resting_after))) = both(out, owner, name) else {
        return false;
    };
    let (Some(before), Some(after)) = (
        out.states.from.tables.get(&fated.table),
        out.states.to.tables.get(&fated.table),
    ) else {
        return false;
    };
    let (ObjectId::Constraint(..), Some((from, Some(to)))) =
        (&fated.id, both(out, &fated.table, &fated.name))
    else {
        return false;
    };
    let (Some(old), Some(new)) = (same_kind(&from.kind, &to.kind), key(&to.kind)) else {
        return false;
    };
    let is_retyped = old.columns.iter().chain(&old.include).any(|c| {
        before.columns.get(c).map(|c| &c.data_type) != after.columns.get(c).map(|c| &c.data_type)
    });
    let has_same_columns = sorted(&old.columns) == sorted(&new.columns);
    let can_rest =
        resting.kind == resting_after.kind || (has_same_columns && !families.is_partitioned(owner));
    let is_plain = old.period == Period::No && new.period == Period::No;
    can_rest
        && is_plain
        && !is_retyped
        && !families.is_partitioned(&fated.table)
        && has_key(after, &fk.referenced)
}

fn key(kind: &ConstraintKind) -> Option<&Key> {
    match kind {
        ConstraintKind::PrimaryKey(key) | ConstraintKind::Unique(key) => Some(key),
        ConstraintKind::ForeignKey(_) | ConstraintKind::Check(_) | ConstraintKind::Exclusion(_) => {
            None
        }
    }
}

fn sorted(columns: &[Ident]) -> Vec<&Ident> {
    let mut out: Vec<&Ident> = columns.iter().collect();
    out.sort();
    out
}

/// The old key, where both are keys of one kind.
fn same_kind<'a>(from: &'a ConstraintKind, to: &ConstraintKind) -> Option<&'a Key> {
    (std::mem::discriminant(from) == std::mem::discriminant(to))
        .then(|| key(from))
        .flatten()
}

/// Marks on the index are lost with it, and a rollback could not bring them back.
fn marks(fated: &Fated, live: &Live, problems: &mut Problems) {
    let itself = (fated.table.clone(), fated.live.clone());
    let mut uses: Vec<&String> = Vec::new();
    for (table, index) in std::iter::once(itself).chain(parts(&fated.table, &fated.live, live)) {
        let index = table.sibling(index);
        uses.extend(live.index_uses.get(&index).into_iter().flatten());
    }
    if uses.is_empty() {
        return;
    }
    let uses: Vec<&str> = uses.into_iter().map(String::as_str).collect();
    problems.push(
        fated.site(),
        format!(
            "{} cannot be {}: {} would be lost",
            fated.id,
            fated.fate.word(),
            uses.join(" and ")
        ),
        Some("take it off the index first (ALTER TABLE … REPLICA IDENTITY …, ALTER TABLE … SET WITHOUT CLUSTER, ALTER INDEX … ALTER COLUMN … SET STATISTICS -1) and put it on the new one after the plan, or leave the index as it is".to_owned()),
    );
}

/// The indexes of partitions that go with it, at whatever depth, each with its table.
fn parts(table: &QName, index: &Ident, live: &Live) -> Vec<(QName, Ident)> {
    let mut out = Vec::new();
    let mut next = vec![(table.clone(), index.clone())];
    while let Some((table, index)) = next.pop() {
        let index = table.sibling(index);
        for child in live.children.get(&table).into_iter().flatten() {
            let attached = live.catalog.tables.get(child).map(|t| &t.attached);
            let below = attached.into_iter().flatten();
            for (own, _) in below.filter(|(_, above)| **above == index) {
                out.push((child.clone(), own.clone()));
                next.push((child.clone(), own.clone()));
            }
        }
    }
    out
}
