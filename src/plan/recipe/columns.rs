//! DEFAULT (gathered per table and phase) and column types.

use std::collections::BTreeMap;

use super::{Context, needs_of_text, rows_where, short};
use crate::ddl::{Statement, TableAction};
use crate::diff::Change;
use crate::model::declaration::Phase;
use crate::model::{Expr, Ident, ObjectId, Pair, QName, TypeName};
use crate::plan::condition::Condition;
use crate::plan::fact::Fact;
use crate::plan::file::UndoFile;
use crate::plan::hazard::{Code, Hazard};
use crate::plan::step::{Batch, Draft, Preflight, Rank};
use crate::render::quote;

fn default_action(column: &Ident, default: &Option<Expr>) -> TableAction {
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

fn default_is(table: &QName, column: &Ident, default: &Option<Expr>) -> Condition {
    Condition::Default {
        schema: table.schema.as_str().to_owned(),
        table: table.name.as_str().to_owned(),
        column: column.as_str().to_owned(),
        default: default.as_ref().map(|e| e.as_str().to_owned()),
    }
}

fn type_is(table: &QName, column: &Ident, data_type: &TypeName) -> Condition {
    Condition::ColumnType {
        schema: table.schema.as_str().to_owned(),
        table: table.name.as_str().to_owned(),
        column: column.as_str().to_owned(),
        data_type: data_type.as_str().to_owned(),
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
            reach: crate::ddl::Reach::Itself,
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

/// Does PostgreSQL change the type without reading a row (locks: catalog only)?
fn is_free(data_type: &Pair<TypeName>) -> bool {
    let base = |t: &TypeName| {
        let text = t.as_str();
        match text.split_once('(') {
            Some((name, rest)) => (
                name.trim().to_owned(),
                rest.split(')')
                    .next()
                    .unwrap_or("")
                    .split(',')
                    .filter_map(|n| n.trim().parse::<u32>().ok())
                    .collect::<Vec<_>>(),
            ),
            None => (text.to_owned(), Vec::new()),
        }
    };
    let (from, from_mod) = base(&data_type.from);
    let (to, to_mod) = base(&data_type.to);
    match (from.as_str(), to.as_str()) {
        ("character varying", "character varying") => {
            to_mod.is_empty() || (!from_mod.is_empty() && from_mod <= to_mod)
        }
        ("character varying", "text") => true,
        ("text", "character varying") => to_mod.is_empty(),
        ("numeric", "numeric") => match (from_mod.as_slice(), to_mod.as_slice()) {
            (_, []) => true,
            ([p], [q]) => p <= q,
            ([p, s], [q, t]) => p <= q && s == t,
            (_, _) => false,
        },
        ("cidr", "inet") => true,
        (_, _) => false,
    }
}

/// A column's type, its DEFAULT with it, in place.
pub(super) fn change_type(
    table: &QName,
    column: &Ident,
    data_type: &Pair<TypeName>,
    using: Option<&Expr>,
    default: &Pair<Option<Expr>>,
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
        } else if is_cut_by_casts(to) || base(&types.from) == base(to) {
            Expr::new(printed.clone())
        } else {
            Expr::new(format!("{printed}::{to}"))
        }
    };
    let steps = |types: &Pair<TypeName>, using: Expr, defaults: &Pair<Option<Expr>>| {
        let mut statements = Vec::new();
        if defaults.from.is_some() {
            statements.push(Statement::alter(
                table,
                TableAction::DropDefault {
                    column: column.clone(),
                },
            ));
        }
        statements.push(Statement::alter(
            table,
            TableAction::SetType {
                column: column.clone(),
                data_type: types.clone(),
                using,
            },
        ));
        if defaults.to.is_some() {
            statements.push(Statement::alter(
                table,
                default_action(column, &defaults.to),
            ));
        }
        statements
    };
    let is_done = |types: &Pair<TypeName>, defaults: &Pair<Option<Expr>>| {
        Condition::All(vec![
            type_is(table, column, &types.to),
            default_is(table, column, &defaults.to),
        ])
    };
    let back_types = data_type.clone().swap();
    let back_defaults = default.clone().swap();
    let forward_using = using.cloned().unwrap_or_else(|| cast(data_type));
    let back_using = cast(&back_types);
    let rows = context.table(table).and_then(|t| t.size.rows);
    let free = is_free(data_type);
    let small = rows.is_some_and(|r| r <= context.small_rows);
    let hazard = (!free && !small).then(|| {
        let size = rows.map_or_else(
            || "rows never counted: run ANALYZE to have small tables pass".to_owned(),
            |r| format!("about {r} rows"),
        );
        Hazard::new(
            Code::RewriteBlocks,
            format!(
                "column {table}.{column} from {} to {} ({size})",
                data_type.from, data_type.to
            ),
        )
    });
    let why = if free {
        "no row is read: the old type's values are the new type's".to_owned()
    } else if small {
        format!(
            "in place: the table has about {} rows, at most {}",
            rows.unwrap_or(0),
            context.small_rows
        )
    } else {
        "in place: allowed by name".to_owned()
    };
    let kept = keeps_values(data_type, &is_enum);
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
        .forward(
            steps(data_type, forward_using, default),
            is_done(data_type, default),
        )
        .rollback([Batch::new(
            steps(&back_types, back_using, &back_defaults),
            is_done(&back_types, &back_defaults),
        )])
        .undo(undo)
        .needs(needs_of_text(table, data_type.to.as_str(), context))
        .needs([Fact::ColumnFree(table.clone(), column.clone())])
        .gives([Fact::ColumnType(table.clone(), column.clone())])
        .gives(super::frees_of_text(
            table,
            data_type.from.as_str(),
            context,
        ))
        .preflight(labels(table, column, data_type, using, context)),
    ]
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
        (false, true) => is_text(base(&data_type.from)),
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

/// The type without its width.
fn base(data_type: &TypeName) -> &str {
    data_type.as_str().split('(').next().unwrap_or_default()
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
    .contains(&base(data_type))
}

/// Values that are no label of the enum.
fn labels(
    table: &QName,
    column: &Ident,
    data_type: &Pair<TypeName>,
    using: Option<&Expr>,
    context: &Context<'_>,
) -> Option<Preflight> {
    if using.is_some() {
        return None;
    }
    let (_, e) = context
        .target
        .states
        .to
        .enums
        .iter()
        .find(|(n, _)| quote::qname(n) == data_type.to.as_str())?;
    let labels: Vec<String> = e.values.iter().map(|v| quote::literal(v)).collect();
    let printed = quote::ident_as_printed(column.as_str());
    let filter = if labels.is_empty() {
        format!("{printed} IS NOT NULL")
    } else {
        format!("{printed}::text NOT IN ({})", labels.join(", "))
    };
    Some(rows_where(
        table,
        &filter,
        format!(
            "rows of {table} in which {column} is no value of {}",
            data_type.to
        ),
    ))
}
