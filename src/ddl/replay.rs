//! Runs a statement on a model instead of a server, and refuses what PostgreSQL would refuse.
//!
//! It serves three ends: the states between the steps of a plan are fingerprints that `apply`
//! accepts when it goes on after a failure; the tests of ordering replay plans in hostile orders;
//! and a plan is replayed once before it is written, so that a wrong one is never shown.

use std::collections::{BTreeMap, BTreeSet};

use super::printed::{rename_label, rename_type, user_of_type};
use super::{Existence, Place, Statement, TableAction, Validated};
use crate::model::{
    Catalog, Constraint, ConstraintKind, Element, EnumType, Extension, Ident, Index, IndexState,
    NotNull, Nullability, ObjectId, QName, Table, Validity, ValueSource,
};

/// Why the model refuses a statement, in words like the server's.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct Refusal(pub String);

type Outcome = Result<(), Refusal>;

fn refuse<T>(text: impl Into<String>) -> Result<T, Refusal> {
    Err(Refusal(text.into()))
}

/// A catalog that statements are applied to.
pub struct Model {
    catalog: Catalog,
    /// Tables by what each relation name of their schema belongs to: looked up for every new name.
    relations: BTreeMap<QName, BTreeSet<QName>>,
    /// Tables with foreign keys, by the table that they reference.
    referencing: BTreeMap<QName, BTreeSet<QName>>,
}

impl Model {
    /// A model in the state of `catalog`.
    pub fn new(catalog: Catalog) -> Model {
        let mut model = Model {
            catalog: Catalog::default(),
            relations: BTreeMap::new(),
            referencing: BTreeMap::new(),
        };
        for (name, table) in &catalog.tables {
            model.index(name, table);
        }
        model.catalog = catalog;
        model
    }

    fn index(&mut self, name: &QName, table: &Table) {
        let mut note = |relation: QName| {
            self.relations
                .entry(relation)
                .or_default()
                .insert(name.clone());
        };
        note(name.clone());
        for index in table.indexes.keys() {
            note(name.sibling(index.clone()));
        }
        for (constraint, c) in &table.constraints {
            if c.kind.has_index() {
                note(name.sibling(constraint.clone()));
            }
            if let ConstraintKind::ForeignKey(fk) = &c.kind {
                self.referencing
                    .entry(fk.table.clone())
                    .or_default()
                    .insert(name.clone());
            }
        }
    }

    /// The state now.
    pub fn catalog(&self) -> &Catalog {
        &self.catalog
    }

    /// Applies `statement`. On refusal the model may be half changed; drop it.
    ///
    /// # Errors
    /// [`Refusal`] where the object is missing, the name is taken, or something still needs it.
    pub fn apply(&mut self, statement: &Statement) -> Outcome {
        apply(self, statement)?;
        let table = match statement {
            Statement::AlterTable { table, .. }
            | Statement::RenameConstraint { table, .. }
            | Statement::CreateIndex { table, .. }
            | Statement::RenameIndex { table, .. } => table,
            Statement::CreateExtension { .. }
            | Statement::DropExtension { .. }
            | Statement::UpdateExtension { .. }
            | Statement::CreateEnum { .. }
            | Statement::DropEnum { .. }
            | Statement::AddEnumValue { .. }
            | Statement::RenameEnumValue { .. }
            | Statement::RenameEnum { .. }
            | Statement::DropIndex { .. }
            | Statement::Comment { .. } => return Ok(()),
        };
        if let Some(t) = self.catalog.tables.remove(table) {
            self.index(table, &t);
            self.catalog.tables.insert(table.clone(), t);
        }
        Ok(())
    }
}

fn apply(model: &mut Model, statement: &Statement) -> Outcome {
    let catalog = &mut model.catalog;
    match statement {
        Statement::CreateExtension {
            name,
            schema,
            version,
        } => {
            catalog
                .extensions
                .entry(name.clone())
                .or_insert_with(|| Extension {
                    schema: schema.clone(),
                    version: version.clone().unwrap_or_default(),
                    comment: None,
                });
            Ok(())
        }
        Statement::DropExtension { name } => match catalog.extensions.remove(name) {
            Some(_) => Ok(()),
            None => refuse(format!("extension {name} does not exist")),
        },
        Statement::UpdateExtension { name, version } => match catalog.extensions.get_mut(name) {
            Some(ext) => {
                ext.version.clone_from(&version.to);
                Ok(())
            }
            None => refuse(format!("extension {name} does not exist")),
        },
        Statement::CreateEnum { name, values } => {
            let new = EnumType {
                values: values.clone(),
                comment: None,
            };
            if catalog.enums.insert(name.clone(), new).is_some() {
                return refuse(format!("type {name} already exists"));
            }
            Ok(())
        }
        Statement::DropEnum { name } => {
            if let Some(user) = user_of_type(catalog, name) {
                return refuse(format!("cannot drop type {name}: {user} depends on it"));
            }
            match catalog.enums.remove(name) {
                Some(_) => Ok(()),
                None => refuse(format!("type {name} does not exist")),
            }
        }
        Statement::AddEnumValue { name, value, place } => {
            let values = enum_values(catalog, name)?;
            if values.contains(value) {
                return refuse(format!("enum label {value} already exists"));
            }
            let at = match place {
                Place::First => Some(0),
                Place::Before(label) => values.iter().position(|v| v == label),
                Place::After(label) => values.iter().position(|v| v == label).map(|i| i + 1),
            };
            match at {
                Some(at) => {
                    values.insert(at, value.clone());
                    Ok(())
                }
                None => refuse(format!("the neighbour of {value} is no label of {name}")),
            }
        }
        Statement::RenameEnumValue { name, value } => {
            let values = enum_values(catalog, name)?;
            if values.contains(&value.to) {
                return refuse(format!("enum label {} already exists", value.to));
            }
            match values.iter_mut().find(|v| **v == value.from) {
                Some(slot) => {
                    slot.clone_from(&value.to);
                    rename_label(catalog, name, value);
                    Ok(())
                }
                None => refuse(format!("{} is no label of {name}", value.from)),
            }
        }
        Statement::RenameEnum { name } => {
            if catalog.enums.contains_key(&name.to) {
                return refuse(format!("type {} already exists", name.to));
            }
            match catalog.enums.remove(&name.from) {
                Some(e) => {
                    catalog.enums.insert(name.to.clone(), e);
                    rename_type(catalog, &name.from, &name.to);
                    Ok(())
                }
                None => refuse(format!("type {} does not exist", name.from)),
            }
        }
        Statement::AlterTable { table, actions, .. } => actions
            .iter()
            .try_for_each(|action| alter(model, table, action)),
        Statement::RenameConstraint { table, name, .. } => {
            if is_constraint_name_taken(catalog, table, &name.to) {
                return refuse(format!("constraint {} already exists", name.to));
            }
            let t = table_mut(catalog, table)?;
            match t.constraints.remove(&name.from) {
                Some(c) => {
                    let has_index = c.kind.has_index();
                    t.constraints.insert(name.to.clone(), c);
                    if has_index && is_relation_taken_twice(model, table, &name.to) {
                        return refuse(format!("relation {} already exists", name.to));
                    }
                    Ok(())
                }
                None => refuse(format!("constraint {} does not exist", name.from)),
            }
        }
        Statement::CreateIndex {
            table, name, def, ..
        } => {
            if is_relation_taken(model, &table.sibling(name.clone())) {
                return refuse(format!("relation {name} already exists"));
            }
            let t = table_mut(&mut model.catalog, table)?;
            for key in &def.keys {
                if let Element::Column(c) = &key.element
                    && !t.columns.contains_key(c)
                {
                    return refuse(format!("column {c} does not exist"));
                }
            }
            t.indexes.insert(
                name.clone(),
                Index {
                    def: def.clone(),
                    state: IndexState::Valid,
                    comment: None,
                },
            );
            Ok(())
        }
        Statement::DropIndex {
            table,
            name,
            existence,
            ..
        } => {
            let t = table_mut(catalog, table)?;
            match (t.indexes.remove(name), existence) {
                (Some(_), _) | (None, Existence::IfExists) => Ok(()),
                (None, Existence::Required) => refuse(format!("index {name} does not exist")),
            }
        }
        Statement::RenameIndex { table, name } => {
            if is_relation_taken(model, &table.sibling(name.to.clone())) {
                return refuse(format!("relation {} already exists", name.to));
            }
            let t = table_mut(&mut model.catalog, table)?;
            match t.indexes.remove(&name.from) {
                Some(i) => {
                    t.indexes.insert(name.to.clone(), i);
                    Ok(())
                }
                None => refuse(format!("index {} does not exist", name.from)),
            }
        }
        Statement::Comment { object, text } => comment(catalog, object, text.to.clone()),
    }
}

fn alter(model: &mut Model, table: &QName, action: &TableAction) -> Outcome {
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

fn comment(catalog: &mut Catalog, object: &ObjectId, text: Option<String>) -> Outcome {
    let beyond = is_beyond_the_model(catalog, object);
    let slot = match object {
        ObjectId::Extension(n) => catalog.extensions.get_mut(n).map(|e| &mut e.comment),
        ObjectId::Enum(n) => catalog.enums.get_mut(n).map(|e| &mut e.comment),
        ObjectId::Table(n) => catalog.tables.get_mut(n).map(|t| &mut t.comment),
        ObjectId::Column(t, c) => catalog
            .tables
            .get_mut(t)
            .and_then(|t| t.columns.get_mut(c))
            .map(|c| &mut c.comment),
        ObjectId::Constraint(t, n) => catalog
            .tables
            .get_mut(t)
            .and_then(|t| t.constraints.get_mut(n))
            .map(|c| &mut c.comment),
        ObjectId::Index(t, n) => catalog
            .tables
            .get_mut(t)
            .and_then(|t| t.indexes.get_mut(n))
            .map(|i| &mut i.comment),
    };
    match slot {
        Some(slot) => {
            *slot = text;
            Ok(())
        }
        None if beyond => Ok(()),
        None => refuse(format!("{object} does not exist")),
    }
}

/// The index under a constraint, and a NOT NULL of 18: they have comments, which the model does not hold.
fn is_beyond_the_model(catalog: &Catalog, object: &ObjectId) -> bool {
    match object {
        ObjectId::Index(t, n) => catalog
            .tables
            .get(t)
            .and_then(|t| t.constraints.get(n))
            .is_some_and(|c| c.kind.has_index()),
        ObjectId::Constraint(t, n) => catalog.tables.get(t).is_some_and(|t| {
            t.columns.values().any(|c| {
                matches!(&c.nullability, Nullability::NotNull(nn) if nn.name.as_ref() == Some(n))
            })
        }),
        ObjectId::Extension(_) | ObjectId::Enum(_) | ObjectId::Table(_) | ObjectId::Column(..) => {
            false
        }
    }
}

fn add_constraint(
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

fn table_mut<'a>(catalog: &'a mut Catalog, table: &QName) -> Result<&'a mut Table, Refusal> {
    match catalog.tables.get_mut(table) {
        Some(t) => Ok(t),
        None => refuse(format!("table {table} does not exist")),
    }
}

fn column_mut<'a>(
    catalog: &'a mut Catalog,
    table: &QName,
    column: &Ident,
) -> Result<&'a mut crate::model::Column, Refusal> {
    match table_mut(catalog, table)?.columns.get_mut(column) {
        Some(c) => Ok(c),
        None => refuse(format!("column {table}.{column} does not exist")),
    }
}

fn enum_values<'a>(catalog: &'a mut Catalog, name: &QName) -> Result<&'a mut Vec<String>, Refusal> {
    match catalog.enums.get_mut(name) {
        Some(e) => Ok(&mut e.values),
        None => refuse(format!("type {name} does not exist")),
    }
}

fn in_primary_key(table: &Table, column: &Ident) -> bool {
    table.constraints.values().any(|c| match &c.kind {
        ConstraintKind::PrimaryKey(key) => key.columns.contains(column),
        ConstraintKind::Unique(_)
        | ConstraintKind::ForeignKey(_)
        | ConstraintKind::Check(_)
        | ConstraintKind::Exclusion(_) => false,
    })
}

fn is_constraint_name_taken(catalog: &Catalog, table: &QName, name: &Ident) -> bool {
    catalog.tables.get(table).is_some_and(|t| {
        t.constraints.contains_key(name)
            || t.columns.values().any(|c| match &c.nullability {
                Nullability::NotNull(nn) => nn.name.as_ref() == Some(name),
                Nullability::Nullable => false,
            })
    })
}

/// How many objects of the schema have the name. The index is only ever added to, so what it says
/// is looked up again.
fn holders(model: &Model, relation: &QName) -> usize {
    model
        .relations
        .get(relation)
        .into_iter()
        .flatten()
        .filter_map(|t| Some((t, model.catalog.tables.get(t)?)))
        .map(|(t, table)| {
            usize::from(t.name == relation.name)
                + usize::from(table.indexes.contains_key(&relation.name))
                + usize::from(
                    table
                        .constraints
                        .get(&relation.name)
                        .is_some_and(|c| c.kind.has_index()),
                )
        })
        .sum()
}

fn is_relation_taken(model: &Model, relation: &QName) -> bool {
    holders(model, relation) > 0
}

/// Like [`is_relation_taken`] after the table itself got the name.
fn is_relation_taken_twice(model: &Model, table: &QName, name: &Ident) -> bool {
    let own = model.catalog.tables.get(table).map_or(0, |t| {
        usize::from(t.constraints.get(name).is_some_and(|c| c.kind.has_index()))
    });
    let relation = table.sibling(name.clone());
    let known = holders(model, &relation);
    let indexed = model
        .relations
        .get(&relation)
        .is_some_and(|tables| tables.contains(table));
    if indexed { known > own } else { known > 0 }
}

/// Is there a key of `table` with exactly these columns, in any order?
pub fn has_key(table: &Table, columns: &[Ident]) -> bool {
    let same =
        |key: &[Ident]| key.len() == columns.len() && columns.iter().all(|c| key.contains(c));
    table.constraints.values().any(|c| match &c.kind {
        ConstraintKind::PrimaryKey(key) | ConstraintKind::Unique(key) => same(&key.columns),
        ConstraintKind::ForeignKey(_) | ConstraintKind::Check(_) | ConstraintKind::Exclusion(_) => {
            false
        }
    }) || table.indexes.values().any(|i| {
        let plain: Option<Vec<Ident>> = i
            .def
            .keys
            .iter()
            .map(|k| match &k.element {
                Element::Column(c) => Some(c.clone()),
                Element::Expression(_) => None,
            })
            .collect();
        i.state == IndexState::Valid
            && i.def.uniqueness != crate::model::Uniqueness::Plain
            && i.def.predicate.is_none()
            && plain.is_some_and(|p| same(&p))
    })
}

fn require_key(catalog: &Catalog, table: &QName, columns: &[Ident]) -> Outcome {
    match catalog.tables.get(table) {
        Some(t) if has_key(t, columns) => Ok(()),
        Some(_) => refuse(format!("{table} has no unique key for the reference")),
        None => refuse(format!("table {table} does not exist")),
    }
}

fn require_no_orphaned_foreign_key(model: &Model, table: &QName, was: &ConstraintKind) -> Outcome {
    let columns = match was {
        ConstraintKind::PrimaryKey(key) | ConstraintKind::Unique(key) => &key.columns,
        ConstraintKind::ForeignKey(_) | ConstraintKind::Check(_) | ConstraintKind::Exclusion(_) => {
            return Ok(());
        }
    };
    for other in model.referencing.get(table).into_iter().flatten() {
        let Some(t) = model.catalog.tables.get(other) else {
            continue;
        };
        for (name, c) in &t.constraints {
            if let ConstraintKind::ForeignKey(fk) = &c.kind
                && &fk.table == table
                && fk.referenced.iter().all(|c| columns.contains(c))
                && require_key(&model.catalog, table, &fk.referenced).is_err()
            {
                return refuse(format!("foreign key {name} on {other} rests on it"));
            }
        }
    }
    Ok(())
}
