//! An enum that loses labels or has them in another order: a new type takes its place, in one transaction.
//!
//! CHECKs, exclusions and indexes that name the type are printed with it, so the server cannot make them anew by
//! itself: they go before the columns get the new type and come back after, in the same transaction, as do
//! foreign keys over such columns, which would compare two types half-way. What cannot come along at all was
//! refused by `overlay`.

use std::collections::BTreeMap;

use super::columns::{default_action, default_is};
use super::comments::{carry_index_comment, restore_comment};
use super::constraints::{add_action, drop_action};
use super::names::helper;
use super::{Context, rows_where};
use crate::ddl::{Build, Existence, Reach, Statement, TableAction};
use crate::model::{
    Catalog, ConstraintKind, EnumType, Expr, Ident, ObjectId, Pair, QName, TypeName,
};
use crate::overlay::EnumUsers;
use crate::plan::condition::{Condition, ObjectRef};
use crate::plan::fact::Fact;
use crate::plan::file::ShortFile;
use crate::plan::hazard::{Code, Hazard};
use crate::plan::step::{Batch, Draft, Preflight, Rank};
use crate::render::quote;

/// The one step.
pub(super) fn replace(name: &QName, states: &Pair<EnumType>, context: &Context<'_>) -> Vec<Draft> {
    let id = ObjectId::Enum(name.clone());
    let users = context.target.users_of(name, context.live);
    let catalogs = Pair::new(&context.target.states.from, &context.target.states.to);
    let back = Pair::new(catalogs.to, catalogs.from);
    let defaults = users.columns.iter().filter_map(|c| {
        let of = |s: &Catalog| Some(s.column(&c.table, &c.column)?.default()?.clone());
        let default = Pair::new(of(catalogs.from), of(catalogs.to));
        default.differs().then_some((c, default))
    });
    let new = values_are(name, &states.to);
    let mut done = vec![new.clone()];
    for (c, default) in defaults {
        done.push(default_is(&c.table, &c.column, &default.to));
    }
    if states.from.comment != states.to.comment {
        done.push(comment_is(&id, &states.to.comment));
    }
    let (why, hazard, short) = price(name, &users, context);
    let removed: Vec<&String> = missing(&states.from, &states.to);
    let own = users.columns.iter().filter(|c| c.parents.is_empty());
    let preflight: Vec<Preflight> = own
        .clone()
        .filter(|_| !removed.is_empty())
        .map(|c| {
            let values: Vec<&str> = removed.iter().map(|v| v.as_str()).collect();
            holding(&c.table, &c.column, c.brackets, &values)
        })
        .collect();
    let kept_constraints = users
        .constraints
        .iter()
        .map(|(t, c)| Fact::Constraint(t.clone(), c.clone()));
    let kept_indexes = users
        .indexes
        .iter()
        .map(|(t, i)| Fact::Index(t.sibling(i.clone())));
    let labels = |e: &EnumType| -> Vec<Fact> {
        let values = e.values.iter();
        values
            .map(|v| Fact::Value(name.clone(), v.clone()))
            .collect()
    };
    vec![
        Draft::new(
            Rank::EnumReplace,
            context.phase(&id),
            title(name, states),
            why,
        )
        .on([id])
        .on(own.map(|c| ObjectId::Column(c.table.clone(), c.column.clone())))
        .hazard(hazard)
        .short(short)
        .forward(
            statements(name, &states.to, &users, &catalogs, context),
            Condition::All(done),
        )
        .rollback([Batch::new(
            statements(name, &states.from, &users, &back, context),
            // Before a step that renames a label, the old ones are others.
            new.negate(),
        )])
        .needs([Fact::Type(name.clone()), Fact::LabelsFree(name.clone())])
        .needs(labels(&states.from))
        .needs(kept_constraints)
        .needs(kept_indexes)
        .gives([Fact::Values(name.clone())])
        .gives(labels(&states.to))
        .preflight(preflight),
    ]
}

fn values_are(name: &QName, e: &EnumType) -> Condition {
    Condition::EnumValues {
        schema: name.schema.as_str().to_owned(),
        name: name.name.as_str().to_owned(),
        values: e.values.clone(),
    }
}

fn comment_is(id: &ObjectId, text: &Option<String>) -> Condition {
    Condition::Comment {
        object: ObjectRef::from(id),
        text: text.clone(),
    }
}

fn missing<'a>(of: &'a EnumType, inside: &EnumType) -> Vec<&'a String> {
    let values = of.values.iter();
    values.filter(|v| !inside.values.contains(v)).collect()
}

fn title(name: &QName, states: &Pair<EnumType>) -> String {
    let (gone, new) = (
        missing(&states.from, &states.to),
        missing(&states.to, &states.from),
    );
    let list = |values: &[&String]| -> String {
        let quoted: Vec<String> = values.iter().map(|v| quote::literal(v)).collect();
        quoted.join(", ")
    };
    let kept = |of: &EnumType, other: &EnumType| -> Vec<String> {
        let values = of.values.iter();
        let kept = values.filter(|v| other.values.contains(v));
        kept.cloned().collect()
    };
    let mut parts = Vec::new();
    if !gone.is_empty() {
        parts.push(format!("without {}", list(&gone)));
    }
    if !new.is_empty() {
        parts.push(format!("with {}", list(&new)));
    }
    if kept(&states.from, &states.to) != kept(&states.to, &states.from) {
        parts.push("in another order".to_owned());
    }
    format!("make enum {name} anew, {}", parts.join(", "))
}

/// Why in place, the hazard where that takes long, and the limit where it does not.
fn price(
    name: &QName,
    users: &EnumUsers,
    context: &Context<'_>,
) -> (String, Option<Hazard>, Option<ShortFile>) {
    const NO_WAY: &str = "PostgreSQL can neither remove nor move an enum value: a new type takes the place of the old one, and its owner and privileges";
    let tables: BTreeMap<&QName, Option<u64>> = users
        .columns
        .iter()
        .map(|c| (&c.table, context.table(&c.table).and_then(|t| t.size.rows)))
        // The rows of a partitioned table are counted with its partitions.
        .filter(|(t, rows)| rows.is_some() || !context.is_partitioned(t))
        .collect();
    if users.columns.is_empty() {
        return (format!("{NO_WAY}; no column has it"), None, None);
    }
    let limit = context.small_rows;
    let large: Vec<String> = tables
        .iter()
        .filter(|(_, rows)| rows.is_none_or(|r| r > limit))
        .map(|(t, rows)| match rows {
            Some(r) => format!("{t} with about {r} rows"),
            None => format!("{t}, rows never counted: run ANALYZE to have small tables pass"),
        })
        .collect();
    if large.is_empty() {
        let rows = tables.values().flatten().copied().max().unwrap_or(0);
        let why = format!(
            "{NO_WAY}; in place: no table with a column of it has more than about {rows} rows, at most {limit}"
        );
        return (why, None, Some(ShortFile { rows, limit }));
    }
    let hazard = Hazard::new(
        Code::RewriteBlocks,
        format!("enum {name} in columns of {}", large.join(", of ")),
    );
    (
        format!("{NO_WAY}; in place: allowed by name"),
        Some(hazard),
        None,
    )
}

/// Rows that hold one of the values.
pub(super) fn holding(table: &QName, column: &Ident, brackets: &str, values: &[&str]) -> Preflight {
    let printed = quote::ident_as_printed(column.as_str());
    let quoted: Vec<String> = values.iter().map(|v| quote::literal(v)).collect();
    let list = quoted.join(", ");
    let condition = if brackets.is_empty() {
        format!("{printed}::text IN ({list})")
    } else {
        format!("{printed}::text[] && ARRAY[{list}]")
    };
    rows_where(
        table,
        &condition,
        format!("rows of {table} in which {column} has one of the values that go: {list}"),
    )
}

/// The transaction that leads to `wanted`, with the tables as in `states.to`.
fn statements(
    name: &QName,
    wanted: &EnumType,
    users: &EnumUsers,
    states: &Pair<&Catalog>,
    context: &Context<'_>,
) -> Vec<Statement> {
    let taken = |n: &Ident| {
        let there = name.sibling(n.clone());
        context.live.catalog.enums.contains_key(&there)
            || context.live.relation_names.contains_key(&there)
    };
    let new = name.sibling(helper(&name.name, "__lockstep_new", taken));
    let mut out = vec![
        Statement::CreateEnum {
            name: new.clone(),
            values: wanted.values.clone(),
        },
        Statement::CarryTypeRights {
            name: Pair::new(name.clone(), new.clone()),
        },
    ];
    let rules = rules(users, states.to, &context.target.states.from);
    let (keys, others): (Vec<&Rule<'_>>, Vec<&Rule<'_>>) = rules
        .iter()
        .partition(|r| matches!(r.kind, ConstraintKind::ForeignKey(_)));
    for rule in keys.iter().chain(&others) {
        let action = drop_action(rule.name, &rule.kind, Existence::Required);
        out.push(Statement::alter(rule.table, action));
    }
    for (table, index) in &users.indexes {
        out.push(Statement::DropIndex {
            table: table.clone(),
            name: index.clone(),
            build: Build::Blocking,
            existence: Existence::Required,
        });
    }
    let default_in = |catalog: &Catalog, table: &QName, column: &Ident| -> Option<Expr> {
        Some(catalog.column(table, column)?.default()?.clone())
    };
    for c in &users.columns {
        if default_in(states.from, &c.table, &c.column).is_some() {
            out.push(only(&c.table, default_action(&c.column, &None)));
        }
    }
    // All columns of a table at once: a rule may compare two of them.
    let mut columns: BTreeMap<&QName, Vec<TableAction>> = BTreeMap::new();
    for c in users.columns.iter().filter(|c| c.parents.is_empty()) {
        let printed = quote::ident_as_printed(c.column.as_str());
        let of = |q: &QName| TypeName::new(format!("{}{}", quote::qname(q), c.brackets));
        let to = of(&new);
        columns
            .entry(&c.table)
            .or_default()
            .push(TableAction::SetType {
                column: c.column.clone(),
                using: Expr::new(format!("({printed}::text{})::{to}", c.brackets)),
                data_type: Pair::new(of(name), to),
            });
    }
    for (table, actions) in columns {
        out.push(Statement::AlterTable {
            table: table.clone(),
            reach: Reach::Children,
            actions,
        });
    }
    out.push(Statement::DropEnum { name: name.clone() });
    out.push(Statement::RenameEnum {
        name: Pair::new(new, name.clone()),
    });
    out.extend(restore_comment(
        ObjectId::Enum(name.clone()),
        &wanted.comment,
    ));
    for c in &users.columns {
        let default = default_in(states.to, &c.table, &c.column);
        if default.is_some() {
            out.push(only(&c.table, default_action(&c.column, &default)));
        }
    }
    for (table, index) in &users.indexes {
        let found = states
            .to
            .tables
            .get(table)
            .and_then(|t| t.indexes.get(index));
        if let Some(i) = found {
            out.push(super::indexes::build(table, index, &i.def, Build::Blocking));
            out.extend(restore_comment(
                ObjectId::Index(table.clone(), index.clone()),
                &i.comment,
            ));
        }
    }
    for rule in others.iter().chain(&keys) {
        let kind = rule.kind.clone();
        out.push(Statement::alter(rule.table, add_action(rule.name, kind)));
        let id = ObjectId::Constraint(rule.table.clone(), rule.name.clone());
        out.extend(restore_comment(id, rule.comment));
        if rule.kind.has_index() {
            out.extend(carry_index_comment(rule.table, rule.name, context));
        }
    }
    out
}

/// A rule that goes and comes back.
struct Rule<'a> {
    table: &'a QName,
    name: &'a Ident,
    /// As before the plan: a step that proves it comes later, and is undone before.
    kind: ConstraintKind,
    comment: &'a Option<String>,
}

fn rules<'a>(users: &'a EnumUsers, wanted: &'a Catalog, first: &Catalog) -> Vec<Rule<'a>> {
    let found = users.constraints.iter().filter_map(|(table, name)| {
        let after = wanted.tables.get(table)?.constraints.get(name)?;
        let before = first.tables.get(table)?.constraints.get(name)?;
        Some(Rule {
            table,
            name,
            kind: before.kind.clone(),
            comment: &after.comment,
        })
    });
    found.collect()
}

fn only(table: &QName, action: TableAction) -> Statement {
    Statement::AlterTable {
        table: table.clone(),
        reach: Reach::Itself,
        actions: vec![action],
    }
}
