//! DEFAULT, gathered per table and phase.

use std::collections::BTreeMap;

use super::{Context, needs_of_text, short};
use crate::ddl::{Reach, Statement, TableAction};
use crate::diff::Change;
use crate::model::declaration::Phase;
use crate::model::{Expr, Ident, ObjectId, Pair, QName};
use crate::plan::condition::Condition;
use crate::plan::fact::Fact;
use crate::plan::step::{Batch, Draft, Rank};
use crate::render::quote;

pub(super) fn default_action(column: &Ident, default: &Option<Expr>) -> TableAction {
    match default {
        Some(default) => TableAction::SetDefault {
            column: column.clone(),
            default: default.clone(),
        },
        None => TableAction::DropDefault {
            column: column.clone(),
        },
    }
}

pub(super) fn default_is(table: &QName, column: &Ident, default: &Option<Expr>) -> Condition {
    Condition::Default {
        schema: table.schema.as_str().to_owned(),
        table: table.name.as_str().to_owned(),
        column: column.as_str().to_owned(),
        default: default.as_ref().map(|e| e.as_str().to_owned()),
    }
}

/// One step for the changed DEFAULTs of each table and phase: one short lock for all.
pub(super) fn gather_defaults(
    changes: &[Change],
    context: &Context<'_>,
    out: &mut Vec<Vec<Draft>>,
) {
    type Defaults<'a> = Vec<(&'a Ident, &'a Pair<Option<Expr>>)>;
    let mut groups: BTreeMap<(Phase, &QName), Defaults<'_>> = BTreeMap::new();
    for change in changes {
        if let Change::ChangeDefault {
            table,
            column,
            default,
        } = change
        {
            groups
                .entry((context.phase(&change.subject()), table))
                .or_default()
                .push((column, default));
        }
    }
    for ((phase, table), defaults) in groups {
        let alter = |pick: &dyn Fn(&Pair<Option<Expr>>) -> Option<Expr>| Statement::AlterTable {
            table: table.clone(),
            reach: Reach::Itself,
            actions: defaults
                .iter()
                .map(|(c, d)| default_action(c, &pick(d)))
                .collect(),
        };
        let holds = |pick: &dyn Fn(&Pair<Option<Expr>>) -> Option<Expr>| {
            Condition::All(
                defaults
                    .iter()
                    .map(|(c, d)| default_is(table, c, &pick(d)))
                    .collect(),
            )
        };
        let title = match defaults.as_slice() {
            [(column, d)] => match &d.to {
                Some(e) => format!("set default of {column} on {table} to {}", short(e)),
                None => format!("drop default of {column} on {table}"),
            },
            many => {
                let verb = if many.iter().all(|(_, d)| d.to.is_none()) {
                    "drop"
                } else {
                    "change"
                };
                let mut names: Vec<String> =
                    many.iter().take(3).map(|(c, _)| c.to_string()).collect();
                if many.len() > 3 {
                    names.push(format!("{} more", many.len() - 3));
                }
                let last = names.pop().unwrap_or_default();
                format!(
                    "{verb} defaults of {} and {last} on {table}",
                    names.join(", ")
                )
            }
        };
        let needs: Vec<Fact> = defaults
            .iter()
            .flat_map(|(c, d)| {
                let mut facts = needs_of_text(table, &quote::ident_as_printed(c.as_str()), context);
                if let Some(e) = &d.to {
                    facts.extend(needs_of_text(table, e.as_str(), context));
                }
                facts
            })
            .collect();
        let frees: Vec<Fact> = defaults
            .iter()
            .filter_map(|(_, d)| d.from.as_ref())
            .flat_map(|e| super::frees_of_text(table, e.as_str(), context))
            .collect();
        out.push(vec![
            Draft::new(
                Rank::Default,
                phase,
                title,
                "the declaration says another default; rows that are there keep their values",
            )
            .on(defaults
                .iter()
                .map(|(c, _)| ObjectId::Column(table.clone(), (*c).clone())))
            .forward(vec![alter(&|d| d.to.clone())], holds(&|d| d.to.clone()))
            .rollback([Batch::new(
                vec![alter(&|d| d.from.clone())],
                holds(&|d| d.from.clone()),
            )])
            .needs(needs)
            .gives(frees),
        ]);
    }
}
