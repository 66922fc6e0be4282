//! The locks on each relation in both directions, and the limits to waiting for them and holding them.

use std::collections::BTreeMap;

use super::crowds::crowds;
use super::{MOST_ROWS, more, some, strength};
use crate::model::{Ident, Live, QName};
use crate::plan::file::{ClassFile, PlanFile};
use crate::render::files::{Direction, timeouts};
use crate::render::markdown::{table, text};

/// Per relation: the strongest lock in each direction and the steps that take it.
pub(super) fn locks(out: &mut String, plan: &PlanFile, live: &Live) {
    type Taken<'a> = BTreeMap<Direction, (&'a str, Vec<u32>)>;
    let crowds = crowds(plan);
    let mut relations: BTreeMap<(String, Kind), Taken<'_>> = BTreeMap::new();
    for step in &plan.steps {
        for direction in [Direction::Forward, Direction::Rollback] {
            for lock in direction.batches(step).iter().flat_map(|b| &b.locks) {
                let taken = relations
                    .entry((crowds.name(lock), kind(live, &lock.schema, &lock.relation)))
                    .or_default()
                    .entry(direction)
                    .or_insert((lock.mode.as_str(), Vec::new()));
                match strength(&lock.mode).cmp(&strength(taken.0)) {
                    std::cmp::Ordering::Greater => *taken = (&lock.mode, vec![step.number]),
                    std::cmp::Ordering::Equal => {
                        if taken.1.last() != Some(&step.number) {
                            taken.1.push(step.number);
                        }
                    }
                    std::cmp::Ordering::Less => {}
                }
            }
        }
    }
    out.push_str("## Locks on each relation\n\nThe strongest lock in each direction, and the steps that take it. ACCESS EXCLUSIVE stops reads and writes, SHARE and SHARE ROW EXCLUSIVE stop writes, SHARE UPDATE EXCLUSIVE and weaker stop neither.\n\n");
    let cell = |taken: Option<&(&str, Vec<u32>)>| match taken {
        Some((mode, steps)) => {
            let numbers: Vec<String> = steps.iter().take(6).map(ToString::to_string).collect();
            let dots = if steps.len() > 6 { ", …" } else { "" };
            format!("{mode} ({}{dots})", numbers.join(", "))
        }
        None => "none".to_owned(),
    };
    type Rows = Vec<Vec<String>>;
    let (tables, others): (Rows, Rows) = {
        let (mut tables, mut others) = (Rows::new(), Rows::new());
        for ((name, kind), taken) in &relations {
            let rows = match kind {
                Kind::Table => &mut tables,
                Kind::Other => &mut others,
            };
            rows.push(vec![
                text(name),
                cell(taken.get(&Direction::Forward)),
                cell(taken.get(&Direction::Rollback)),
            ]);
        }
        (tables, others)
    };
    let head = ["relation", "forward (step)", "rollback (step)"];
    let shown = |rows: &Rows| table(&head, &rows[..rows.len().min(MOST_ROWS)]);
    out.push_str(&shown(&tables));
    more(out, tables.len(), MOST_ROWS);
    if !others.is_empty() {
        out.push_str(&format!(
            "\n<details><summary>{} locked, most of them the plan's own</summary>\n\n{}",
            match others.len() {
                1 => "1 index is".to_owned(),
                n => format!("{n} indexes are"),
            },
            shown(&others)
        ));
        more(out, others.len(), MOST_ROWS);
        out.push_str("\n</details>\n");
    }
    out.push_str(&format!("\n{}\n\n", limits(plan)));
}

/// Tables come first: they are what an application waits for.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    Table,
    Other,
}

fn kind(live: &Live, schema: &str, name: &str) -> Kind {
    let name = Ident::new(schema).and_then(|s| Ok(QName::new(s, Ident::new(name)?)));
    match name {
        Ok(name) if live.catalog.tables.contains_key(&name) => Kind::Table,
        Ok(_) | Err(_) => Kind::Other,
    }
}

/// Which limits the files set to waiting and to holding, for the classes that are in the plan.
fn limits(plan: &PlanFile) -> String {
    let numbers = |wanted: ClassFile| -> Vec<u32> {
        plan.steps
            .iter()
            .filter(|s| {
                let both = s.forward.iter().chain(&s.rollback);
                both.into_iter().any(|b| b.class == wanted)
            })
            .map(|s| s.number)
            .collect()
    };
    let seconds = |ms: u32| format!("{} s", ms / 1000);
    let mut out = vec!["Limits, both ways.".to_owned()];
    if !numbers(ClassFile::StrongShort).is_empty() {
        let (wait, hold) = timeouts(ClassFile::StrongShort);
        out.push(format!(
            "A lock that stops others and is held for an instant is waited for {wait} ms at most, below `deadlock_timeout`, and its transaction is ended after {}.",
            seconds(hold)
        ));
    }
    let long = numbers(ClassFile::StrongLong);
    if !long.is_empty() {
        let (wait, _) = timeouts(ClassFile::StrongLong);
        out.push(format!(
            "**No limit to how long others are stopped** in {} {}, forward or back: the lock is waited for {wait} ms at most, and held until the table has been read, built or rewritten.",
            if long.len() == 1 { "step" } else { "steps" },
            some(&long)
        ));
    }
    if !numbers(ClassFile::WeakShort).is_empty() || !numbers(ClassFile::WeakLong).is_empty() {
        out.push("A lock that stops neither reads nor writes is waited for and held as long as it takes.".to_owned());
    }
    out.push(
        "Where a wait ends without the lock, `lockstep apply` tries again; psql stops.".to_owned(),
    );
    out.join(" ")
}
