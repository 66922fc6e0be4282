//! The actions of ALTER TABLE on a model.

use super::look::{
    column_mut, in_primary_key, is_constraint_name_taken, is_relation_taken, require_key,
    require_no_orphaned_foreign_key, table_mut,
};
use super::{Model, Outcome, columns, refuse};
use crate::ddl::spread::below;
use crate::ddl::{Existence, TableAction, Validated};
use crate::model::{
    Catalog, Constraint, ConstraintKind, Ident, IndexState, NotNull, Nullability, QName, Validity,
    ValueSource,
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
            let column = column_mut(catalog, table, column)?;
            column.nullability = Nullability::NotNull(NotNull {
                name: Some(name.clone()),
                validity: *validity,
                inheritance: *inheritance,
            });
            Ok(())
        }
        TableAction::Validate { name, what } => validate(catalog, table, name, what),
        TableAction::DropConstraint {
            name,
            was,
            existence,
        } => {
            let t = table_mut(catalog, table)?;
            match (t.constraints.remove(name), existence) {
                (Some(_), _) => {}
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
        TableAction::SetNotNull { column, .. } => {
            column_mut(catalog, table, column)?.nullability =
                Nullability::NotNull(NotNull::plain());
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
