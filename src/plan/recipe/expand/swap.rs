//! The new column in the old one's place, and back.

use super::super::Context;
use super::super::columns::{default_action, default_is};
use super::super::comments::restore_comment;
use super::super::expandable::Route;
use super::super::texts::frees_of_text;
use crate::ddl::{Alone, Existence, Otherwise, Statement, SyncPart, TableAction};
use crate::model::{Catalog, ConstraintKind, Ident, Inheritance, ObjectId, Pair};
use crate::plan::condition::Condition;
use crate::plan::fact::Fact;
use crate::plan::hazard::Code;
use crate::plan::step::{Batch, Draft, Preflight, WayBack};
use crate::render::{alone, definition};

impl Route {
    /// What the plan knows on the old column: no more may be there when it loses its name.
    fn alone_before(&self) -> Alone {
        let rules = self.checks.iter().map(|c| c.name.clone());
        let indexes = self.indexes.iter().map(|t| t.name.clone());
        let uniques = self.uniques.iter().map(|t| t.name.clone());
        let known = rules.chain(indexes).chain(uniques);
        let known = known.chain([self.same_name.clone()]);
        let known = known.chain(self.later.iter().cloned());
        Alone {
            table: self.table.clone(),
            column: self.column.clone(),
            called: self.column.clone(),
            known: known
                .chain(self.not_null_names().map(|names| names.own))
                .collect(),
            sync: Some(self.forward_sync().trigger),
            otherwise: Otherwise::StaysBehind,
        }
    }

    /// What it knows on the new one when that has lost the name again: the next step back drops it.
    fn alone_after(&self) -> Alone {
        Alone {
            column: self.new.clone(),
            otherwise: Otherwise::GoesBack,
            ..self.alone_before()
        }
    }
}

/// The new column takes the old one's name, and all that is its; the old one follows from now on.
pub(super) fn swap(route: &Route, context: &Context<'_>) -> Draft {
    let Route {
        table,
        column,
        data_type,
        default,
        ..
    } = route;
    let default_there = Condition::All(vec![
        route.swapped(),
        default_is(table, column, &default.to),
    ]);
    let (there, back) = (forward(route, context), backward(route, context));
    let before = route.alone_before();
    let mut subjects = vec![route.column_id(&route.new), route.column_id(&route.old)];
    for twin in &route.indexes {
        subjects.push(ObjectId::Index(table.clone(), twin.name.clone()));
    }
    for twin in route.checks.iter().chain(&route.uniques) {
        subjects.push(ObjectId::Constraint(table.clone(), twin.name.clone()));
    }
    // Rows that the old rules refuse may have come since; the rest the next run forward proves.
    let old_rules = (!route.checks.is_empty()).then(|| {
        let valid = route
            .checks
            .iter()
            .map(|c| Condition::constraint_valid(table, &c.name, &c.from.kind));
        let names = route.checks.iter().map(|c| c.name.clone());
        Batch::new(
            vec![route.alter(route.validate(names))],
            Condition::All(valid.collect()),
        )
    });
    // Rows may have come past the trigger too (session_replication_role, DISABLE TRIGGER): before the old column is in force
    // again, the server proves of every row that it says the same.
    let same = route.same_after();
    let unless_back = |done: Condition| Condition::Any(vec![route.swapped().negate(), done]);
    // The trigger too, should somebody have dropped or disabled it: what it feeds is about to be in force.
    let feeds = || {
        [SyncPart::Function, SyncPart::Trigger].map(|part| Statement::Sync {
            sync: route.backward_sync(),
            part,
        })
    };
    let fed = Condition::sync(&route.backward_sync());
    let fed_again = Batch::new(feeds().into(), unless_back(fed.clone()));
    // By itself: a rollback that stopped has left it, and the trigger may have gone since.
    let asked = Batch::new(
        vec![route.add([(route.same_name.clone(), same.clone())])],
        unless_back(Condition::constraint_named(table, &route.same_name)),
    );
    let proved = Batch::new(
        vec![route.alter(route.validate([route.same_name.clone()]))],
        unless_back(Condition::constraint_valid(table, &route.same_name, &same)),
    );
    let mut keeping: Vec<Statement> = feeds().into();
    keeping.push(route.alter(vec![TableAction::DropConstraint {
        name: route.same_name.clone(),
        was: same.clone(),
        existence: Existence::IfExists,
    }]));
    let old_there = Condition::column_type(table, &route.old, &data_type.from);
    let kept = Batch::new(
        keeping,
        Condition::All(vec![
            Condition::constraint_named(table, &route.same_name).negate(),
            Condition::Any(vec![old_there.clone().negate(), fed]),
        ]),
    );
    let freed = route
        .checks
        .iter()
        .flat_map(|c| frees_of_text(table, &definition::constraint(&c.from.kind), context))
        .filter(|f| !matches!(f, Fact::ColumnFree(..)));
    route
        .draft(
            format!("put the new column in the place of {column} of {table}"),
            format!(
                "one short transaction; the old one stays as {}, fed by the new one, so that a rollback keeps what is written meanwhile; {column} stands last in {table} from now on, which SELECT * and INSERT without a list of columns see",
                route.old
            ),
            context,
        )
        .on(subjects)
        .forward(there, default_there)
        // What a rollback that stopped has left, and what somebody has taken since.
        .forward(kept.statements, kept.done)
        .way_back(WayBack {
            needs: Condition::Any(vec![route.swapped().negate(), old_there]),
            gone: format!(
                "column {} of {table}, which kept {column} as {}, is gone: a plan with `--allow {}` or somebody by hand took it away",
                route.old,
                data_type.from,
                Code::LeftoverDrop.word(),
            ),
            help: format!(
                "{column} holds the same values as {to}, and this plan stays in force; to have {from} again, declare `{column}: {{ type: {from} }}` and plan (a table with more than --rewrite-limit rows is written anew, with `--allow {}`)",
                Code::RewriteBlocks.word(),
                to = data_type.to,
                from = data_type.from,
            ),
        })
        .preflight([Preflight {
            title: alone::title(&before),
            query: alone::query(&before),
        }])
        .rollback([fed_again, asked, proved])
        .rollback([Batch::new(
            back,
            Condition::column_type(table, column, &data_type.from),
        )])
        .rollback(old_rules)
        .needs([Fact::Filled(table.clone(), column.clone())])
        .needs(
            route
                .indexes
                .iter()
                .map(|t| &t.helper)
                .chain(route.uniques.iter().map(|t| &t.helper))
                .map(|helper| Fact::Index(table.sibling(helper.clone()))),
        )
        .gives([Fact::ColumnType(table.clone(), column.clone())])
        .gives(freed)
        .gives(
            route
                .checks
                .iter()
                .filter(|c| c.to.is_some())
                .map(|c| Fact::Constraint(table.clone(), c.name.clone())),
        )
}

/// The column's comment, before and after.
fn comments(route: &Route, context: &Context<'_>) -> Pair<Option<String>> {
    let states = &context.target.states;
    let of = |catalog: &Catalog| {
        let column = catalog.column(&route.table, &route.column);
        column.and_then(|c| c.comment.clone())
    };
    Pair::new(of(&states.from), of(&states.to))
}

fn forward(route: &Route, context: &Context<'_>) -> Vec<Statement> {
    let Route {
        table,
        column,
        default,
        ..
    } = route;
    let comment = comments(route, context);
    let mut out = Vec::new();
    if route.not_null.is_some() && route.not_null_names().is_none() {
        out.push(Statement::alter(
            table,
            TableAction::SetNotNull {
                column: route.new.clone(),
                proof: Some(route.same_name.clone()),
            },
        ));
    }
    let drop = |name: &Ident, was: &ConstraintKind| TableAction::DropConstraint {
        name: name.clone(),
        was: was.clone(),
        existence: Existence::Required,
    };
    let mut gone = vec![drop(&route.same_name, &route.same())];
    gone.extend(route.checks.iter().map(|c| drop(&c.name, &c.from.kind)));
    out.push(route.alter(gone));
    // Under the lock that keeps others from making more.
    out.push(Statement::Alone(route.alone_before()));
    out.push(route.rename(column, &route.old));
    out.push(route.rename(&route.new, column));
    let mut defaults = Vec::new();
    if default.from.is_some() {
        // A value in the old column is a client's own from now on, which the trigger refuses.
        defaults.push(default_action(&route.old, &None));
    }
    if default.to.is_some() {
        defaults.push(default_action(column, &default.to));
    }
    if !defaults.is_empty() {
        out.push(route.alter(defaults));
    }
    for twin in route.checks.iter().filter(|c| c.to.is_some()) {
        out.push(route.rename_constraint(&twin.helper, &twin.name));
    }
    if let Some(names) = &route.not_null_names() {
        out.push(route.rename_constraint(&names.own, &names.old));
        out.push(route.rename_constraint(&names.new, &names.own));
    }
    for twin in &route.indexes {
        out.push(route.rename_index(&twin.name, &twin.old));
        out.push(route.rename_index(&twin.helper, &twin.name));
    }
    for twin in &route.uniques {
        out.push(route.rename_unique(&twin.name, &twin.old));
        out.push(route.rename_unique(&twin.helper, &twin.name));
    }
    out.push(Statement::Sync {
        sync: route.backward_sync(),
        part: SyncPart::Function,
    });
    out.push(route.comment(&route.old, comment.from, Some(route.mark_of_old())));
    out.push(route.comment(column, Some(route.marks().to), comment.to));
    for twin in &route.indexes {
        let comment = twin.to.as_ref().and_then(|i| i.comment.clone());
        let id = ObjectId::Index(table.clone(), twin.name.clone());
        out.extend(restore_comment(id, &comment));
    }
    for twin in route.checks.iter().chain(&route.uniques) {
        let comment = twin.to.as_ref().and_then(|c| c.comment.clone());
        let id = ObjectId::Constraint(table.clone(), twin.name.clone());
        out.extend(restore_comment(id, &comment));
    }
    out
}

fn backward(route: &Route, context: &Context<'_>) -> Vec<Statement> {
    let Route {
        table,
        column,
        default,
        ..
    } = route;
    let comment = comments(route, context);
    let mut out = vec![
        route.rename(column, &route.new),
        Statement::Alone(route.alone_after()),
        route.rename(&route.old, column),
    ];
    for twin in &route.indexes {
        out.push(route.rename_index(&twin.name, &twin.helper));
        out.push(route.rename_index(&twin.old, &twin.name));
    }
    for twin in &route.uniques {
        out.push(route.rename_unique(&twin.name, &twin.helper));
        out.push(route.rename_unique(&twin.old, &twin.name));
    }
    if let Some(names) = &route.not_null_names() {
        out.push(route.rename_constraint(&names.own, &names.new));
        out.push(route.rename_constraint(&names.old, &names.own));
    }
    for twin in route.checks.iter().filter(|c| c.to.is_some()) {
        out.push(route.rename_constraint(&twin.name, &twin.helper));
    }
    let mut defaults = Vec::new();
    if default.to.is_some() {
        defaults.push(default_action(&route.new, &None));
    }
    if default.from.is_some() {
        defaults.push(default_action(column, &default.from));
    }
    if !defaults.is_empty() {
        out.push(route.alter(defaults));
    }
    if route.not_null.is_some() && route.not_null_names().is_none() {
        out.push(Statement::alter(
            table,
            TableAction::DropNotNull {
                column: route.new.clone(),
                inheritance: Inheritance::Inherited,
            },
        ));
    }
    let gone = route
        .checks
        .iter()
        .map(|c| (c.name.clone(), c.from.kind.clone()));
    // That both columns say the same is there, proved, and follows their names.
    if !route.checks.is_empty() {
        out.push(route.add(gone));
    }
    out.push(route.sync(SyncPart::Function));
    out.push(route.comment(&route.new, comment.to, Some(route.marks().to)));
    out.push(route.comment(column, Some(route.mark_of_old()), comment.from));
    for twin in &route.indexes {
        let comment = twin.to.as_ref().and_then(|i| i.comment.clone());
        if comment.is_some() {
            out.push(Statement::Comment {
                object: ObjectId::Index(table.clone(), twin.helper.clone()),
                text: Pair::new(comment, None),
            });
        }
    }
    for twin in route.checks.iter().chain(&route.uniques) {
        // The old CHECK was dropped, the old UNIQUE kept what it had.
        if twin.old == twin.name {
            let id = ObjectId::Constraint(table.clone(), twin.name.clone());
            out.extend(restore_comment(id, &twin.from.comment));
        }
        let comment = twin.to.as_ref().and_then(|c| c.comment.clone());
        if comment.is_some() {
            out.push(Statement::Comment {
                object: ObjectId::Constraint(table.clone(), twin.helper.clone()),
                text: Pair::new(comment, None),
            });
        }
    }
    out
}
