//! The transaction in which a new type takes the place of an enum.
//!
//! CHECKs, exclusions and indexes that name the type are printed with it, so the server cannot make them anew by
//! itself: they go before the columns get the new type and come back after, in the same transaction, as do
//! foreign keys over such columns, which would compare two types half-way.

use std::collections::BTreeMap;

use super::Context;
use super::columns::default_action;
use super::comments::{carry_index_comment, restore_comment};
use super::constraints::{add_action, drop_action};
use super::names::helper;
use crate::ddl::spread::Families;
use crate::ddl::{Build, DomainPart, Existence, Reach, Statement, TableAction, rules_of_domain};
use crate::model::{
    Catalog, ConstraintKind, Domain, EnumType, Expr, Ident, ObjectId, Pair, QName, TypeName,
};
use crate::overlay::{EnumUsers, NamedType};
use crate::render::quote;

/// The transaction that leads to `wanted`, with the tables as in `states.to`.
pub(super) fn statements(
    name: &QName,
    wanted: &EnumType,
    users: &EnumUsers,
    states: &Pair<&Catalog>,
    context: &Context<'_>,
) -> Vec<Statement> {
    let new = beside(name, context);
    let domains: BTreeMap<&QName, (&Domain, QName)> = users
        .domains
        .iter()
        .map(|(domain, d)| (domain, (d, beside(domain, context))))
        .collect();
    let mut out = vec![
        Statement::CreateEnum {
            name: new.clone(),
            values: wanted.values.clone(),
        },
        Statement::CarryTypeRights {
            name: Pair::new(name.clone(), new.clone()),
        },
    ];
    for (domain, (d, made)) in &domains {
        let over = new.clone();
        let brackets = d.brackets;
        out.push(Statement::domain(
            made,
            DomainPart::Create { over, brackets },
        ));
        out.push(Statement::CarryTypeRights {
            name: Pair::new((*domain).clone(), made.clone()),
        });
    }
    let rules = rules(users, states.to, &context.target.states.from);
    let (keys, others): (Vec<&Rule<'_>>, Vec<&Rule<'_>>) = rules
        .iter()
        .partition(|r| matches!(r.kind, ConstraintKind::ForeignKey(_)));
    // A CHECK that a child has from its parent and by itself is the child's to drop only after the parent's went.
    let families = Families::new(context.live);
    let below = |rule: &Rule<'_>| {
        let above = |r: &&Rule<'_>| families.below(r.table).contains(rule.table);
        rules.iter().filter(above).count()
    };
    let mut downwards: Vec<&Rule<'_>> = others.clone();
    downwards.sort_by_cached_key(|rule| below(rule));
    for rule in keys.iter().chain(&downwards) {
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
        let (labels, mut data_type) = (of(&new), Pair::new(of(name), of(&new)));
        let mut cast = String::new();
        if let NamedType::Domain { name, behind } = &c.named
            && let Some((_, made)) = domains.get(name)
        {
            let of = |q: &QName| TypeName::new(format!("{}{behind}", quote::qname(q)));
            data_type = Pair::new(of(name), of(made));
            cast = format!("::{}", data_type.to);
        }
        columns
            .entry(&c.table)
            .or_default()
            .push(TableAction::SetType {
                column: c.column.clone(),
                using: Expr::new(format!("({printed}::text{})::{labels}{cast}", c.brackets)),
                data_type,
            });
    }
    for (table, actions) in columns {
        out.push(Statement::AlterTable {
            table: table.clone(),
            reach: Reach::Children,
            actions,
        });
    }
    out.extend(
        domains
            .keys()
            .map(|d| Statement::domain(d, DomainPart::Drop)),
    );
    out.push(Statement::DropEnum { name: name.clone() });
    out.push(Statement::RenameEnum {
        name: Pair::new(new, name.clone()),
    });
    out.extend(restore_comment(
        ObjectId::Enum(name.clone()),
        &wanted.comment,
    ));
    for (domain, (d, made)) in &domains {
        let to = (*domain).clone();
        out.push(Statement::domain(made, DomainPart::Rename { to }));
        out.extend(rules_of_domain(domain, d));
    }
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

/// A free name for what takes the type's place.
fn beside(name: &QName, context: &Context<'_>) -> QName {
    let taken = |n: &Ident| {
        let there = name.sibling(n.clone());
        let enums = &context.live.catalog.enums;
        let is_domain = enums.values().any(|e| e.domains.contains_key(&there));
        is_domain || enums.contains_key(&there) || context.live.relation_names.contains_key(&there)
    };
    name.sibling(helper(&name.name, "__lockstep_new", taken))
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
