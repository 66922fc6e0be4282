//! A catalog as the declaration that its writer means.

use std::collections::BTreeMap;

use super::*;
use crate::model::declaration::{
    Declared, DeclaredColumn, DeclaredEnum, DeclaredExtension, DeclaredPrimaryKey, DeclaredTable,
    Ownership, Say,
};

pub(super) fn say<T: Clone>(value: Option<&T>) -> Say<T> {
    value.map_or(Say::Nothing, |v| Say::Is(v.clone()))
}

/// What a catalog says as a declaration, parentheses of conditions as `plain` leaves them.
pub(super) fn declaration_of(catalog: &Catalog) -> Declaration {
    let mut all = Declaration::default();
    for (name, e) in &catalog.extensions {
        let declared = DeclaredExtension {
            schema: Some(e.schema.clone()),
            version: Some(e.version.clone()),
            comment: say(e.comment.as_ref()),
            phase: None,
        };
        all.extensions.insert(name.clone(), declared);
    }
    for (name, e) in &catalog.enums {
        let declared = DeclaredEnum {
            values: e.values.clone(),
            renamed: BTreeMap::new(),
            was: None,
            comment: say(e.comment.as_ref()),
            phase: None,
        };
        all.enums.insert(name.clone(), declared);
    }
    for (name, table) in &catalog.tables {
        all.tables.insert(name.clone(), declared_table(name, table));
    }
    all
}

pub(super) fn declared_table(name: &QName, table: &Table) -> DeclaredTable {
    let mut declared = DeclaredTable {
        ownership: Ownership::Declared,
        phase: None,
        comment: say(table.comment.as_ref()),
        columns: BTreeMap::new(),
        primary_key: Say::Nothing,
        constraints: BTreeMap::new(),
        indexes: BTreeMap::new(),
        absent_constraints: Default::default(),
        absent_indexes: Default::default(),
    };
    let mut in_key = Vec::new();
    for (n, c) in &table.constraints {
        let comment = say(c.comment.as_ref());
        match &c.kind {
            ConstraintKind::PrimaryKey(key) => {
                in_key.clone_from(&key.columns);
                let chosen = n.as_str() == format!("{}_pkey", name.name);
                declared.primary_key = Say::Is(DeclaredPrimaryKey {
                    name: (!chosen).then(|| n.clone()),
                    key: key.clone(),
                    was: None,
                    comment,
                    phase: None,
                });
            }
            kind @ (ConstraintKind::Unique(_)
            | ConstraintKind::ForeignKey(_)
            | ConstraintKind::Check(_)
            | ConstraintKind::Exclusion(_)) => {
                let value = kind.clone();
                declared.constraints.insert(
                    n.clone(),
                    Declared {
                        value,
                        was: None,
                        comment,
                        phase: None,
                    },
                );
            }
        }
    }
    for (n, i) in table
        .indexes
        .iter()
        .filter(|(_, i)| i.state == IndexState::Valid)
    {
        let comment = say(i.comment.as_ref());
        declared.indexes.insert(
            n.clone(),
            Declared {
                value: i.def.clone(),
                was: None,
                comment,
                phase: None,
            },
        );
    }
    for (n, c) in &table.columns {
        let mut column = DeclaredColumn {
            default: say(c.default()),
            comment: say(c.comment.as_ref()),
            ..DeclaredColumn::default()
        };
        if let Nullability::NotNull(found) = &c.nullability
            && !(*found == NotNull::plain() && in_key.contains(n))
        {
            column.not_null = Say::Is(found.clone());
            // Only what differs from the usual is written.
            column.not_null_inheritance =
                Some(found.inheritance).filter(|i| *i == Inheritance::NoInherit);
        }
        if column != DeclaredColumn::default() {
            declared.columns.insert(n.clone(), column);
        }
    }
    declared
}

/// Takes one pair of parentheses off every condition, as the writer does.
pub(super) fn bare(mut declaration: Declaration) -> Declaration {
    let strip = |e: &Expr| {
        let inner = e
            .as_str()
            .strip_prefix('(')
            .and_then(|t| t.strip_suffix(')'));
        match inner {
            Some(inner) if guard::one_expression(inner).is_ok() => Expr::new(inner),
            _ => e.clone(),
        }
    };
    for table in declaration.tables.values_mut() {
        for constraint in table.constraints.values_mut() {
            match &mut constraint.value {
                ConstraintKind::Check(c) => c.expr = strip(&c.expr),
                ConstraintKind::Exclusion(x) => x.predicate = x.predicate.as_ref().map(strip),
                ConstraintKind::PrimaryKey(_)
                | ConstraintKind::Unique(_)
                | ConstraintKind::ForeignKey(_) => {}
            }
        }
        for index in table.indexes.values_mut() {
            index.value.predicate = index.value.predicate.as_ref().map(strip);
        }
    }
    declaration
}
