//! An enum that loses labels or has them in another order: a new type takes its place, in one transaction.
//! What cannot come along was refused by `overlay`.

use std::collections::BTreeSet;

use super::columns::default_is;
use super::enum_swap::statements;
use super::rewrite::{Cost, kept_and_check, with_rows};
use super::{Context, rows_where};
use crate::model::{Catalog, EnumType, Ident, ObjectId, Pair, QName};
use crate::overlay::{EnumColumn, EnumUsers};
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
    let top: Vec<&EnumColumn> = own.clone().collect();
    // An order cannot be had otherwise, nor can a value that nothing holds be in anybody's way.
    let instead = (!removed.is_empty() && !top.is_empty())
        .then(|| kept_and_check(name, states, &removed, &top, context));
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
        .instead(instead)
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

/// So many tables are named with their rows.
const MOST_TABLES: usize = 6;

/// Why in place, the hazard where that takes long, and the limit where it does not.
fn price(
    name: &QName,
    users: &EnumUsers,
    context: &Context<'_>,
) -> (String, Option<Hazard>, Option<ShortFile>) {
    const NO_WAY: &str = "PostgreSQL can neither remove nor move an enum value: a new type takes the place of the old one, and its owner and privileges";
    let columns = users.columns.iter().map(|c| &c.table);
    // What names the type is proved or built again, also where no column has it.
    let rules = users.constraints.iter().chain(&users.indexes);
    let tables: BTreeSet<&QName> = columns.chain(rules.map(|(t, _)| t)).collect();
    if tables.is_empty() {
        return (format!("{NO_WAY}; no table has it"), None, None);
    }
    let cost = Cost::of(tables.iter().copied(), context);
    let why = format!("{NO_WAY}; {}", cost.why());
    if let Some(short) = cost.short() {
        return (why, None, Some(short));
    }
    let sizes: Vec<String> = with_rows(tables, context)
        .into_iter()
        .map(|t| match context.table(&t).and_then(|t| t.size.rows) {
            Some(r) => format!("{t} with about {r} rows"),
            None => format!("{t}, rows never counted: run ANALYZE to have small tables pass"),
        })
        .collect();
    let more = sizes.len().saturating_sub(MOST_TABLES);
    let more = match more {
        0 => String::new(),
        n => format!(", and {n} more tables"),
    };
    let shown = sizes.get(..MOST_TABLES).unwrap_or(&sizes);
    let hazard = Hazard::new(
        Code::RewriteBlocks,
        format!("enum {name} in {}{more}", shown.join(", in ")),
    );
    (why, Some(hazard), None)
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
