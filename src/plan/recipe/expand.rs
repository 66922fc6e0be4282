//! Text to an enum on a large table: a new column beside the old one, kept in step by a trigger, filled in small
//! transactions, given the old one's rules and indexes, and then put in its place in one short transaction.
//!
//! The old column stays, fed by the new one, until a plan of its own drops it (`contract`): rolled back until
//! then, no row that was written meanwhile is lost. Whether a column can go this way, `expandable` says.

mod back;
mod swap;
mod told;
mod twins;

use super::Context;
use super::conversions::labels;
use super::expandable::Route;
use super::rewrite::{Cost, text_and_check};
use super::texts::needs_of_text;
use super::types::enum_of;
use crate::ddl::{Statement, SyncPart, TableAction, Validated};
use crate::model::{
    Check, ConstraintKind, Enforcement, Expr, Ident, Inheritance, ObjectId, Pair, Validity,
};
use crate::plan::condition::{Condition, ObjectRef};
use crate::plan::fact::Fact;
use crate::plan::file::UndoFile;
use crate::plan::step::{Batch, Draft, Rank};
use crate::render::{quote, tokens};

/// The steps of a column's way.
pub(super) fn recipe(route: &Route, context: &Context<'_>) -> Vec<Draft> {
    let filled = back::with_not_null(fill(route, context), route);
    let mut out = vec![prepare(route, context), filled];
    let indexes = route.indexes.iter();
    out.extend(indexes.map(|twin| twins::index(route, twin, context)));
    let uniques = route.uniques.iter();
    out.extend(uniques.filter_map(|twin| twins::unique(route, twin, context)));
    out.push(swap::swap(route, context));
    out
}

impl Route {
    fn column_id(&self, column: &Ident) -> ObjectId {
        ObjectId::Column(self.table.clone(), column.clone())
    }

    /// The column has its new type: whatever was prepared has served.
    fn swapped(&self) -> Condition {
        Condition::column_type(&self.table, &self.column, &self.data_type.to)
    }

    fn unless_swapped(&self, done: Condition) -> Condition {
        Condition::Any(vec![self.swapped(), done])
    }

    /// The new column is beside the old one.
    fn prepared(&self) -> Condition {
        Condition::column_type(&self.table, &self.new, &self.data_type.to)
    }

    fn marks(&self) -> Pair<String> {
        Pair::new(
            format!(
                "lockstep: takes the place of {} once it is filled",
                self.column
            ),
            format!("lockstep: filled, takes the place of {}", self.column),
        )
    }

    fn mark_of_old(&self) -> String {
        format!(
            "lockstep: {} as it was, fed by it for a rollback; `lockstep plan --allow leftover-drop` takes it away",
            self.column
        )
    }

    fn comment(&self, column: &Ident, from: Option<String>, to: Option<String>) -> Statement {
        Statement::Comment {
            object: self.column_id(column),
            text: Pair::new(from, to),
        }
    }

    fn comment_is(&self, column: &Ident, text: String) -> Condition {
        Condition::Comment {
            object: ObjectRef::from(&self.column_id(column)),
            text: Some(text),
        }
    }

    fn sync(&self, part: SyncPart) -> Statement {
        Statement::Sync {
            sync: self.forward_sync(),
            part,
        }
    }

    fn rename(&self, from: &Ident, to: &Ident) -> Statement {
        Statement::RenameColumn {
            table: self.table.clone(),
            name: Pair::new(from.clone(), to.clone()),
        }
    }

    fn rename_constraint(&self, from: &Ident, to: &Ident) -> Statement {
        Statement::RenameConstraint {
            table: self.table.clone(),
            name: Pair::new(from.clone(), to.clone()),
            has_index: false,
        }
    }

    /// A UNIQUE constraint, and its index with it.
    fn rename_unique(&self, from: &Ident, to: &Ident) -> Statement {
        Statement::RenameConstraint {
            table: self.table.clone(),
            name: Pair::new(from.clone(), to.clone()),
            has_index: true,
        }
    }

    fn rename_index(&self, from: &Ident, to: &Ident) -> Statement {
        Statement::RenameIndex {
            table: self.table.clone(),
            name: Pair::new(from.clone(), to.clone()),
        }
    }

    /// That both columns say the same, as the server prints it: proved once before the swap, and with it the NOT NULL.
    fn same(&self) -> ConstraintKind {
        self.same_of(&self.new, &self.column)
    }

    /// The same rule after the swap: it follows the columns through their renames.
    fn same_after(&self) -> ConstraintKind {
        self.same_of(&self.column, &self.old)
    }

    fn same_of(&self, new: &Ident, old: &Ident) -> ConstraintKind {
        let new = quote::ident_as_printed(new.as_str());
        let printed = quote::ident_as_printed(old.as_str());
        let old = if self.data_type.from.as_str() == "text" {
            printed
        } else {
            format!("({printed})::text")
        };
        // Not `=`: whoever has dropped the NOT NULL of the old column may have left it NULL.
        let alike = format!("(NOT (({new})::text IS DISTINCT FROM {old}))");
        let expr = if self.not_null.is_some() {
            format!("(({new} IS NOT NULL) AND {alike})")
        } else {
            alike
        };
        ConstraintKind::Check(Check {
            expr: Expr::new(expr),
            inheritance: Inheritance::Inherited,
            validity: Validity::Valid,
            enforcement: Enforcement::Enforced,
        })
    }

    /// The rules of the new column under their helper names.
    fn rules(&self) -> Vec<(Ident, ConstraintKind)> {
        let name = Pair::new(self.column.clone(), self.new.clone());
        let twins = self.checks.iter().filter_map(|c| {
            let ConstraintKind::Check(check) = &c.to.as_ref()?.kind else {
                return None;
            };
            let mut check = check.clone();
            check.expr = tokens::rename_column(&check.expr, &name);
            Some((c.helper.clone(), ConstraintKind::Check(check)))
        });
        std::iter::once((self.same_name.clone(), self.same()))
            .chain(twins)
            .collect()
    }

    fn add(&self, rules: impl IntoIterator<Item = (Ident, ConstraintKind)>) -> Statement {
        let actions = rules
            .into_iter()
            .map(|(name, kind)| TableAction::AddConstraint {
                name,
                kind: kind.with_validity(Validity::NotValid),
            });
        Statement::AlterTable {
            table: self.table.clone(),
            reach: crate::ddl::Reach::Children,
            actions: actions.collect(),
        }
    }

    fn validate(&self, names: impl IntoIterator<Item = Ident>) -> Vec<TableAction> {
        let what = Validated::Check {
            inheritance: Inheritance::Inherited,
        };
        names
            .into_iter()
            .map(|name| TableAction::Validate {
                name,
                what: what.clone(),
            })
            .collect()
    }

    fn alter(&self, actions: Vec<TableAction>) -> Statement {
        Statement::AlterTable {
            table: self.table.clone(),
            reach: crate::ddl::Reach::Children,
            actions,
        }
    }

    fn draft(&self, title: String, why: String, context: &Context<'_>) -> Draft {
        let id = self.column_id(&self.column);
        Draft::new(Rank::Type, context.phase(&id), title, why).on([id])
    }
}

/// The column, what keeps it in step, and its rules, NOT VALID: a short lock for each.
fn prepare(route: &Route, context: &Context<'_>) -> Draft {
    let Route {
        table,
        column,
        data_type,
        ..
    } = route;
    let cost = Cost::of([table], context);
    let mark = route.marks().from;
    let beside = vec![
        Statement::alter(
            table,
            TableAction::AddColumn {
                column: route.new.clone(),
                data_type: data_type.to.clone(),
            },
        ),
        route.comment(&route.new, None, Some(mark)),
    ];
    // A transaction of its own, so that a trigger that somebody has dropped or disabled comes back.
    let feeds = vec![
        route.sync(SyncPart::Function),
        route.sync(SyncPart::Trigger),
    ];
    let mut rules = vec![route.add(route.rules())];
    let mut ruled: Vec<Condition> = route
        .rules()
        .iter()
        .map(|(name, _)| Condition::constraint_named(table, name))
        .collect();
    if let Some(names) = &route.not_null_names() {
        ruled.push(Condition::not_null_there(table, &route.new));
        rules.push(Statement::alter(
            table,
            TableAction::AddNotNull {
                name: names.new.clone(),
                column: route.new.clone(),
                validity: Validity::NotValid,
                inheritance: Inheritance::Inherited,
            },
        ));
    }
    let instead =
        enum_of(&data_type.to, context).map(|e| text_and_check(table, column, e, context));
    route
        .draft(
            format!(
                "prepare {column} of {table} from {} to {}: a column beside it, kept in step",
                data_type.from, data_type.to
            ),
            cost.why_online(),
            context,
        )
        .on([route.column_id(&route.new)])
        .instead(instead)
        .advice(Some(told::consequences(route)))
        .forward(beside, route.unless_swapped(route.prepared()))
        .forward(
            feeds,
            route.unless_swapped(Condition::sync(&route.forward_sync())),
        )
        .forward(rules, route.unless_swapped(Condition::All(ruled)))
        .rollback([Batch::new(
            vec![
                route.sync(SyncPart::DropTrigger),
                route.sync(SyncPart::DropFunction),
                Statement::alter(
                    table,
                    TableAction::DropColumn {
                        column: route.new.clone(),
                    },
                ),
            ],
            route.prepared().negate(),
        )])
        .needs(
            // A type may have the column's name.
            needs_of_text(table, data_type.to.as_str(), context)
                .into_iter()
                .filter(|f| !matches!(f, Fact::ColumnType(..))),
        )
        .needs([Fact::ColumnFree(table.clone(), column.clone())])
        .gives([Fact::Prepared(table.clone(), column.clone())])
        .preflight(labels(table, column, data_type, None, context))
        .preflight(route.checks.iter().filter_map(|c| told::broken(route, c)))
        .preflight(told::hindrances(route))
}

/// The rows that were there before, and the proof that none is missing.
fn fill(route: &Route, context: &Context<'_>) -> Draft {
    let Route { table, column, .. } = route;
    let marks = route.marks();
    let filled = route.comment_is(&route.new, marks.to.clone());
    let mut proved: Vec<Condition> = route
        .rules()
        .iter()
        .map(|(name, kind)| Condition::constraint_valid(table, name, kind))
        .collect();
    let mut actions = route.validate(route.rules().into_iter().map(|(name, _)| name));
    if let (Some(names), Some(not_null)) = (&route.not_null_names(), &route.not_null) {
        actions.push(TableAction::Validate {
            name: names.new.clone(),
            what: Validated::NotNull {
                column: route.new.clone(),
                inheritance: Inheritance::Inherited,
            },
        });
        proved.push(Condition::not_null(table, &route.new, not_null));
    }
    route
        .draft(
            format!("fill the new column for {column} of {table}"),
            "small transactions, each for some blocks of the table; rows that others hold are left for the next round, and stopped half-way it goes on with what is missing; then every row is proved under a lock that stops neither reads nor writes".to_owned(),
            context,
        )
        .on([route.column_id(&route.new)])
        .forward(
            vec![Statement::Backfill {
                sync: route.forward_sync(),
                data_type: route.data_type.to.clone(),
                comment: marks,
            }],
            route.unless_swapped(filled),
        )
        .forward(
            vec![route.alter(actions)],
            route.unless_swapped(Condition::All(proved)),
        )
        .undo(UndoFile::Nothing(
            "the new column goes with the step that added it".to_owned(),
        ))
        .needs([Fact::Prepared(table.clone(), column.clone())])
        .gives([Fact::Filled(table.clone(), column.clone())])
}
