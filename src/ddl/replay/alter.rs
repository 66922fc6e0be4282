//! The actions of ALTER TABLE on a model.

use super::attached;
use super::look::{
    column_mut, in_primary_key, is_constraint_name_taken, is_relation_taken, require_key,
    require_no_orphaned_foreign_key, table_mut,
};
use super::{Model, Outcome, Refusal, columns, refuse};
use crate::ddl::spread::below;
use crate::ddl::{Existence, TableAction, Validated};
use crate::model::{
    Catalog, Constraint, ConstraintKind, Ident, IndexState, Inheritance, NotNull, Nullability,
    Pair, QName, Table, Validity, ValueSource,
};

pub(super) fn alter(model: &mut Model, table: &QName, action: &TableAction) -> Outcome {
    let catalog = &mut model.catalog;
    match action {
        TableAction::AddConstraint { name, kind } => {
            if is_constraint_name_taken(catalog, table, name) {
                return refuse(format!("constraint {name} already exists"));
            }
            if kind.has_index() && is_relation_taken(model, &table.sibling(name.clone())) {
                return refuse(format!("relation {name} already exists"));
            }
            let catalog = &mut model.catalog;
            if let ConstraintKind::ForeignKey(fk) = kind {
                require_key(catalog, &fk.table, &fk.referenced)?;
            }
            add_constraint(catalog, table, name, kind.clone())
        }
        TableAction::Adopt { name, kind, parts } => {
            let whole = TableAction::AddConstraint {
                name: name.clone(),
                kind: kind.clone(),
            };
            alter(model, table, &whole)?;
            attached::adopt(&mut model.catalog, table, (name, kind), parts)
        }
        TableAction::AddKeyUsingIndex { name, kind, index } => {
            if is_constraint_name_taken(catalog, table, name) {
                return refuse(format!("constraint {name} already exists"));
            }
            let t = table_mut(catalog, table)?;
            match t.indexes.remove(index) {
                Some(found) if found.state == IndexState::Valid => {}
                Some(_) => return refuse(format!("index {index} is not valid")),
                None => return refuse(format!("index {index} does not exist")),
            }
            if is_relation_taken(model, &table.sibling(name.clone())) {
                return refuse(format!("relation {name} already exists"));
            }
            let catalog = &mut model.catalog;
            if let ConstraintKind::PrimaryKey(key) = kind {
                let t = table_mut(catalog, table)?;
                for c in &key.columns {
                    match t.columns.get(c).map(|c| &c.nullability) {
                        Some(Nullability::NotNull(NotNull {
                            validity: Validity::Valid,
                            ..
                        })) => {}
                        Some(_) => {
                            return refuse(format!("column {c} is nullable: this would scan"));
                        }
                        None => return refuse(format!("column {c} does not exist")),
                    }
                }
            }
            add_constraint(catalog, table, name, kind.clone())
        }
        TableAction::AddColumn { column, data_type } => {
            columns::add(catalog, table, column, data_type)
        }
        TableAction::DropColumn { column } => columns::drop(catalog, table, column),
        TableAction::AddNotNull {
            name,
            column,
            validity,
            inheritance,
        } => {
            let not_null = NotNull {
                name: Some(name.clone()),
                validity: *validity,
                inheritance: *inheritance,
            };
            column_mut(catalog, table, column)?.nullability =
                Nullability::NotNull(not_null.clone());
            carry_not_null(model, table, column, &not_null);
            Ok(())
        }
        TableAction::Validate { name, what } => {
            validate(catalog, table, name, what)?;
            if let Validated::NotNull {
                column,
                inheritance,
            } = what
            {
                let not_null = NotNull {
                    inheritance: *inheritance,
                    ..NotNull::plain()
                };
                carry_not_null(model, table, column, &not_null);
            }
            Ok(())
        }
        TableAction::DropConstraint {
            name,
            was,
            existence,
        } => {
            let t = table_mut(catalog, table)?;
            match (t.constraints.remove(name), existence) {
                (Some(_), _) => {
                    if was.has_index() {
                        attached::forget(catalog, &table.sibling(name.clone()));
                    }
                }
                (None, Existence::IfExists) => return Ok(()),
                (None, Existence::Required) => {
                    return refuse(format!("constraint {name} does not exist"));
                }
            }
            require_no_orphaned_foreign_key(model, table, was)
        }
        TableAction::AlterDeferral { name, deferral } => {
            let t = table_mut(catalog, table)?;
            match t.constraints.get_mut(name).map(|c| &mut c.kind) {
                Some(ConstraintKind::ForeignKey(fk)) => {
                    fk.deferral = deferral.to;
                    Ok(())
                }
                Some(_) => refuse(format!("constraint {name} is no foreign key")),
                None => refuse(format!("constraint {name} does not exist")),
            }
        }
        TableAction::AlterNotNull {
            column,
            inheritance,
            ..
        } => match &mut column_mut(catalog, table, column)?.nullability {
            Nullability::NotNull(nn) => {
                nn.inheritance = inheritance.to;
                Ok(())
            }
            Nullability::Nullable => refuse(format!("column {column} is nullable")),
        },
        TableAction::SetNotNull { column, .. } => {
            column_mut(catalog, table, column)?.nullability =
                Nullability::NotNull(NotNull::plain());
            carry_not_null(model, table, column, &NotNull::plain());
            Ok(())
        }
        TableAction::DropNotNull { column, .. } => {
            let t = table_mut(catalog, table)?;
            if in_primary_key(t, column) {
                return refuse(format!("column {column} is in a primary key"));
            }
            column_mut(catalog, table, column)?.nullability = Nullability::Nullable;
            Ok(())
        }
        TableAction::SetDefault { column, default } => {
            column_mut(catalog, table, column)?.source = ValueSource::Default(default.clone());
            Ok(())
        }
        TableAction::DropDefault { column } => {
            column_mut(catalog, table, column)?.source = ValueSource::None;
            Ok(())
        }
        TableAction::SetType {
            column, data_type, ..
        } => {
            let col = column_mut(catalog, table, column)?;
            if col.data_type != data_type.from {
                return refuse(format!("column {column} is not of type {}", data_type.from));
            }
            col.data_type = data_type.to.clone();
            for child in below(table, &model.children) {
                if let Ok(column) = column_mut(&mut model.catalog, &child, column)
                    && column.data_type == data_type.from
                {
                    column.data_type = data_type.to.clone();
                }
            }
            Ok(())
        }
    }
}

/// Is the name that of a NOT NULL? Then it has the other now, and so have those of children, which come from it.
pub(super) fn renamed_not_null(
    model: &mut Model,
    table: &QName,
    name: &Pair<Ident>,
) -> Result<bool, Refusal> {
    if !rename_not_null(table_mut(&mut model.catalog, table)?, name) {
        return Ok(false);
    }
    for child in below(table, &model.children) {
        if let Some(child) = model.catalog.tables.get_mut(&child) {
            rename_not_null(child, name);
        }
    }
    Ok(true)
}

fn rename_not_null(table: &mut Table, name: &Pair<Ident>) -> bool {
    for column in table.columns.values_mut() {
        if let Nullability::NotNull(nn) = &mut column.nullability
            && nn.name.as_ref() == Some(&name.from)
        {
            nn.name = Some(name.to.clone());
            return true;
        }
    }
    false
}

/// A column of a child is NOT NULL with its parent's, unless it was before or the rule is its parent's alone.
fn carry_not_null(model: &mut Model, table: &QName, column: &Ident, not_null: &NotNull) {
    if not_null.inheritance == Inheritance::NoInherit {
        return;
    }
    for child in below(table, &model.children) {
        if let Ok(column) = column_mut(&mut model.catalog, &child, column) {
            match &mut column.nullability {
                Nullability::NotNull(own) if not_null.validity == Validity::Valid => {
                    own.validity = Validity::Valid;
                }
                Nullability::NotNull(_) => {}
                Nullability::Nullable => {
                    column.nullability = Nullability::NotNull(NotNull {
                        name: None,
                        ..not_null.clone()
                    });
                }
            }
        }
    }
}

fn validate(catalog: &mut Catalog, table: &QName, name: &Ident, what: &Validated) -> Outcome {
    match what {
        Validated::NotNull { column, .. } => {
            match &mut column_mut(catalog, table, column)?.nullability {
                Nullability::NotNull(nn) => {
                    nn.validity = Validity::Valid;
                    Ok(())
                }
                Nullability::Nullable => refuse(format!("constraint {name} does not exist")),
            }
        }
        Validated::Check { .. } | Validated::ForeignKey { .. } => {
            let t = table_mut(catalog, table)?;
            match t.constraints.get_mut(name) {
                Some(c) => {
                    c.kind = c.kind.clone().with_validity(Validity::Valid);
                    Ok(())
                }
                None => refuse(format!("constraint {name} does not exist")),
            }
        }
    }
}

pub(super) fn add_constraint(
    catalog: &mut Catalog,
    table: &QName,
    name: &Ident,
    kind: ConstraintKind,
) -> Outcome {
    let t = table_mut(catalog, table)?;
    if matches!(kind, ConstraintKind::PrimaryKey(_))
        && t.constraints
            .values()
            .any(|c| matches!(c.kind, ConstraintKind::PrimaryKey(_)))
    {
        return refuse(format!("table {table} has a primary key already"));
    }
    let comment = None;
    t.constraints
        .insert(name.clone(), Constraint { kind, comment });
    Ok(())
}
