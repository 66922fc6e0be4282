//! Column types, the DEFAULT with them, in place.

use super::Context;
use super::columns::{default_action, default_is};
use super::conversions::conversion;
use super::rewrite::{Cost, text_and_check};
use super::texts::{frees_of_text, needs_of_text};
use crate::ddl::retype::is_free;
use crate::ddl::spread::Families;
use crate::ddl::{Reach, Statement, TableAction};
use crate::model::{EnumType, Expr, Ident, ObjectId, Pair, QName, TypeName};
use crate::plan::condition::Condition;
use crate::plan::fact::Fact;
use crate::plan::file::UndoFile;
use crate::plan::hazard::{Code, Hazard};
use crate::plan::step::{Batch, Draft, Rank};
use crate::render::quote;

/// A column's type, its DEFAULT with it, in place.
pub(super) fn change_type(
    table: &QName,
    column: &Ident,
    data_type: &Pair<TypeName>,
    using: Option<&Expr>,
    default: &Pair<Option<Expr>>,
    why_not_online: Option<&str>,
    context: &Context<'_>,
) -> Vec<Draft> {
    let id = ObjectId::Column(table.clone(), column.clone());
    let printed = quote::ident_as_printed(column.as_str());
    let is_enum = |t: &TypeName| {
        let states = &context.target.states;
        states
            .from
            .enums
            .keys()
            .chain(states.to.enums.keys())
            .any(|e| quote::qname(e) == t.as_str())
    };
    let cast = |types: &Pair<TypeName>| {
        // Text reaches an enum only by an explicit cast. A string is assigned, which refuses a
        // value that does not fit, where a cast would cut it; so is the same type in another width.
        let to = &types.to;
        if is_enum(to) {
            Expr::new(format!("({printed}::text)::{to}"))
        } else if is_cut_by_casts(to) || types.from.base() == to.base() {
            Expr::new(printed.clone())
        } else {
            Expr::new(format!("{printed}::{to}"))
        }
    };
    // The type reaches partitions and children; a DEFAULT is each one's own. One that the server does
    // not cast by itself stands in the way of the type: it goes first and comes back after.
    let own = if keeps_defaults(data_type) {
        Vec::new()
    } else {
        defaults_below(table, column, context)
    };
    let steps = |types: &Pair<TypeName>,
                 using: Expr,
                 defaults: &Pair<Option<Expr>>,
                 below: &dyn Fn(&Expr) -> Expr| {
        let mut statements = Vec::new();
        if defaults.from.is_some() {
            statements.push(only(table, default_action(column, &None)));
        }
        statements.extend(
            own.iter()
                .map(|(t, _)| only(t, default_action(column, &None))),
        );
        statements.push(Statement::alter(
            table,
            TableAction::SetType {
                column: column.clone(),
                data_type: types.clone(),
                using,
            },
        ));
        if defaults.to.is_some() {
            statements.push(only(table, default_action(column, &defaults.to)));
        }
        statements.extend(
            own.iter()
                .map(|(t, d)| only(t, default_action(column, &Some(below(d))))),
        );
        statements
    };
    let there = |d: &Expr| match (&default.from, &default.to) {
        (Some(from), Some(to)) if from == d => to.clone(),
        (_, _) => recast(d, data_type),
    };
    let is_done = |types: &Pair<TypeName>, defaults: &Pair<Option<Expr>>| {
        Condition::All(vec![
            Condition::column_type(table, column, &types.to),
            default_is(table, column, &defaults.to),
        ])
    };
    let back_types = data_type.clone().swap();
    let back_defaults = default.clone().swap();
    let forward_using = using.cloned().unwrap_or_else(|| cast(data_type));
    let back_using = cast(&back_types);
    let free = using.is_none() && is_free(data_type);
    let cost = Cost::of([table], context);
    let short = (!free).then(|| cost.short()).flatten();
    let hazard = (!free && short.is_none()).then(|| {
        Hazard::new(
            Code::RewriteBlocks,
            format!(
                "column {table}.{column} from {} to {} ({}{})",
                data_type.from,
                data_type.to,
                cost.size(),
                why_not_online.map_or_else(String::new, |why| format!(
                    "; not by a new column beside it: {why}"
                ))
            ),
        )
    });
    let why = if free {
        "no row is read: the old type's values are the new type's".to_owned()
    } else {
        cost.why()
    };
    let labels_wanted = enum_of(&data_type.to, context);
    let is_text = ["text", "character varying", "character"].contains(&data_type.from.base());
    let instead = labels_wanted
        .filter(|_| is_text && using.is_none())
        .map(|e| text_and_check(table, column, e, context));
    let kept = keeps_values(data_type, &is_enum);
    let is_exact = kept && using.is_none();
    let undo = if using.is_some() {
        UndoFile::Loses(format!(
            "what `using` changed in {table}.{column} does not come back"
        ))
    } else if kept {
        UndoFile::Exact
    } else {
        UndoFile::Loses(format!(
            "what the cast to {} changed in {table}.{column} does not come back",
            data_type.to
        ))
    };
    let loss = (!kept && using.is_none()).then(|| {
        Hazard::new(
            Code::TypeLosesData,
            format!(
                "column {table}.{column} from {} to {}",
                data_type.from, data_type.to
            ),
        )
    });
    vec![
        Draft::new(
            Rank::Type,
            context.phase(&id),
            format!(
                "change {column} of {table} from {} to {}",
                data_type.from, data_type.to
            ),
            why,
        )
        .on([id])
        .hazard(hazard)
        .hazard(loss)
        .short(short)
        .instead(instead)
        .forward(
            steps(data_type, forward_using, default, &there),
            is_done(data_type, default),
        )
        .rollback([Batch::new(
            steps(&back_types, back_using, &back_defaults, &Expr::clone),
            is_done(&back_types, &back_defaults),
        )])
        .undo(undo)
        .needs(needs_of_text(table, data_type.to.as_str(), context))
        .needs([Fact::ColumnFree(table.clone(), column.clone())])
        .gives([Fact::ColumnType(table.clone(), column.clone())])
        .gives(frees_of_text(table, data_type.from.as_str(), context))
        .converts(conversion(
            table, column, data_type, using, is_exact, context,
        )),
    ]
}

fn only(table: &QName, action: TableAction) -> Statement {
    Statement::AlterTable {
        table: table.clone(),
        reach: Reach::Itself,
        actions: vec![action],
    }
}

/// Does the server cast a DEFAULT of the old type by itself, there and back, without a trace?
fn keeps_defaults(data_type: &Pair<TypeName>) -> bool {
    let (from, to) = (data_type.from.base(), data_type.to.base());
    let whole = |t: &str| ["smallint", "integer", "bigint"].contains(&t);
    is_free(data_type) || from == to || (whole(from) && whole(to))
}

/// The DEFAULTs of the column in partitions and children, which may differ from its own.
fn defaults_below(table: &QName, column: &Ident, context: &Context<'_>) -> Vec<(QName, Expr)> {
    Families::new(context.live)
        .below(table)
        .into_iter()
        .filter_map(|t| {
            let default = context.live.catalog.column(&t, column)?.default()?.clone();
            Some((t, default))
        })
        .collect()
}

/// The DEFAULT in the new type: a plain literal simply says the new one.
fn recast(default: &Expr, types: &Pair<TypeName>) -> Expr {
    let (text, to) = (default.as_str(), &types.to);
    let literal = text.rsplit_once("::").map_or(text, |(literal, _)| literal);
    let is_literal = literal
        .strip_prefix('\'')
        .and_then(|t| t.strip_suffix('\''))
        .is_some_and(|inner| !inner.replace("''", "").contains('\''));
    if is_literal {
        Expr::new(format!("{literal}::{to}"))
    } else {
        Expr::new(format!("(({text})::text)::{to}"))
    }
}

/// Does every value keep its meaning, and come back by the cast the other way?
fn keeps_values(data_type: &Pair<TypeName>, is_enum: &impl Fn(&TypeName) -> bool) -> bool {
    if is_free(data_type) {
        return true;
    }
    let (from, to) = (data_type.from.as_str(), data_type.to.as_str());
    let is_text = |t: &str| matches!(t, "text" | "character varying");
    match (is_enum(&data_type.from), is_enum(&data_type.to)) {
        (true, true) => true,
        (true, false) => is_text(to),
        (false, true) => data_type.from.is_text(),
        (false, false) => matches!(
            (from, to),
            (
                "smallint",
                "integer" | "bigint" | "numeric" | "real" | "double precision"
            ) | ("integer", "bigint" | "numeric" | "double precision")
                | ("bigint", "numeric")
                | ("real", "double precision")
                | ("date", "timestamp without time zone")
                | (
                    "uuid" | "inet" | "cidr" | "boolean" | "integer" | "bigint" | "smallint",
                    "text"
                )
        ),
    }
}

/// Would an explicit cast to it cut what is too long?
fn is_cut_by_casts(data_type: &TypeName) -> bool {
    [
        "text",
        "character",
        "character varying",
        "bit",
        "bit varying",
    ]
    .contains(&data_type.base())
}

/// The enum that the type is after the plan.
pub(super) fn enum_of<'a>(data_type: &TypeName, context: &Context<'a>) -> Option<&'a EnumType> {
    let enums = &context.target.states.to.enums;
    let found = enums
        .iter()
        .find(|(n, _)| quote::qname(n) == data_type.as_str());
    found.map(|(_, e)| e)
}
