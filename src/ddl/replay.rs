//! Runs a statement on a model instead of a server, and refuses what PostgreSQL would refuse.
//!
//! It serves three ends: the states between the steps of a plan are fingerprints that `apply`
//! accepts when it goes on after a failure; the tests of ordering replay plans in hostile orders;
//! and a plan is replayed once before it is written, so that a wrong one is never shown.

mod alter;
mod attached;
mod columns;
mod comment;
mod domains;
mod look;

use std::collections::BTreeMap;

use alter::alter;
pub use columns::renamed as index_with_column_renamed;
use comment::comment;
pub use look::has_key;
use look::{
    enum_values, is_constraint_name_taken, is_relation_taken, is_relation_taken_twice, table_mut,
};

use super::printed::{rename_label, rename_type, user_of_type};
use super::{Build, Existence, Place, Statement, SyncPart, TableAction};
use crate::model::{
    Catalog, ConstraintKind, Element, EnumType, Extension, Ident, Index, IndexState, QName, Table,
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
    relations: BTreeMap<QName, Vec<QName>>,
    /// Tables with foreign keys, by the table that they reference.
    referencing: BTreeMap<QName, Vec<QName>>,
    /// Tables that inherit columns, by the table that they have them from.
    children: BTreeMap<QName, Vec<QName>>,
}

impl Model {
    /// A model in the state of `catalog`.
    pub fn new(catalog: Catalog) -> Model {
        let mut model = Model {
            catalog: Catalog::default(),
            relations: BTreeMap::new(),
            referencing: BTreeMap::new(),
            children: BTreeMap::new(),
        };
        for (name, table) in &catalog.tables {
            model.index(name, table);
        }
        model.catalog = catalog;
        model
    }

    /// The same, with the tables that get the new type of an inherited column too.
    #[must_use]
    pub fn with_children(self, children: &BTreeMap<QName, Vec<QName>>) -> Model {
        Model {
            children: children.clone(),
            ..self
        }
    }

    fn index(&mut self, name: &QName, table: &Table) {
        note(&mut self.relations, name.clone(), name);
        for index in table.indexes.keys().chain(table.attached.keys()) {
            self.relation(name, index);
        }
        for (constraint, c) in &table.constraints {
            self.constraint(name, constraint, &c.kind);
        }
    }

    /// The table has got that name for an index of its own.
    fn relation(&mut self, table: &QName, name: &Ident) {
        note(&mut self.relations, table.sibling(name.clone()), table);
    }

    fn constraint(&mut self, table: &QName, name: &Ident, kind: &ConstraintKind) {
        if kind.has_index() {
            self.relation(table, name);
        }
        if let ConstraintKind::ForeignKey(fk) = kind {
            note(&mut self.referencing, fk.table.clone(), table);
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
        match statement {
            Statement::AlterTable { table, actions, .. } => {
                for action in actions {
                    if let TableAction::AddConstraint { name, kind }
                    | TableAction::Adopt { name, kind, .. }
                    | TableAction::AddKeyUsingIndex { name, kind, .. } = action
                    {
                        self.constraint(table, name, kind);
                    }
                }
            }
            // One too many does no harm: what the index says is looked up again.
            Statement::RenameConstraint { table, name, .. } => self.relation(table, &name.to),
            Statement::CreateIndex { table, name, .. } => self.relation(table, name),
            Statement::RenameIndex { table, name } => self.relation(table, &name.to),
            Statement::CreateExtension { .. }
            | Statement::DropExtension { .. }
            | Statement::UpdateExtension { .. }
            | Statement::CreateEnum { .. }
            | Statement::DropEnum { .. }
            | Statement::AddEnumValue { .. }
            | Statement::RenameEnumValue { .. }
            | Statement::RenameEnum { .. }
            | Statement::CarryTypeRights { .. }
            | Statement::Domain { .. }
            | Statement::AttachIndex { .. }
            | Statement::RenameColumn { .. }
            | Statement::Sync { .. }
            | Statement::Alone(_)
            | Statement::Covered(_)
            | Statement::Backfill { .. }
            | Statement::DropIndex { .. }
            | Statement::Comment { .. } => {}
        }
        Ok(())
    }
}

fn note(index: &mut BTreeMap<QName, Vec<QName>>, under: QName, table: &QName) {
    let tables = index.entry(under).or_default();
    if let Err(at) = tables.binary_search(table) {
        tables.insert(at, table.clone());
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
                ..EnumType::default()
            };
            if catalog.enums.insert(name.clone(), new).is_some() {
                return refuse(format!("type {name} already exists"));
            }
            Ok(())
        }
        Statement::DropEnum { name } => {
            let domain = |e: &EnumType| e.domains.keys().next().map(|d| format!("domain {d}"));
            let over = catalog.enums.get(name).and_then(domain);
            if let Some(user) = over.or_else(|| user_of_type(catalog, name)) {
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
        // Rights are not in the model.
        Statement::CarryTypeRights { name } => {
            domains::type_exists(catalog, &name.from)?;
            domains::type_exists(catalog, &name.to)
        }
        Statement::Domain { name, part } => domains::apply(catalog, name, part),
        Statement::AlterTable { table, actions, .. } => actions
            .iter()
            .try_for_each(|action| alter(model, table, action)),
        Statement::RenameConstraint { table, name, .. } => {
            if is_constraint_name_taken(catalog, table, &name.to) {
                return refuse(format!("constraint {} already exists", name.to));
            }
            if alter::renamed_not_null(model, table, name)? {
                return Ok(());
            }
            let t = table_mut(&mut model.catalog, table)?;
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
            table,
            name,
            def,
            build,
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
                    state: match build {
                        Build::Concurrently | Build::Blocking => IndexState::Valid,
                        Build::Itself => IndexState::Invalid,
                    },
                    comment: None,
                },
            );
            Ok(())
        }
        Statement::DropIndex {
            table,
            name,
            existence,
            build,
        } => {
            let t = table_mut(catalog, table)?;
            if let Some(above) = t.attached.get(name) {
                return refuse(format!(
                    "cannot drop index {name} because index {above} requires it"
                ));
            }
            match (t.indexes.remove(name), existence) {
                (Some(_), _) => {
                    if *build == Build::Blocking {
                        attached::forget(catalog, &table.sibling(name.clone()));
                    }
                    Ok(())
                }
                (None, Existence::IfExists) => Ok(()),
                (None, Existence::Required) => refuse(format!("index {name} does not exist")),
            }
        }
        Statement::AttachIndex {
            above,
            partition,
            completes,
        } => attached::attach(catalog, &model.children, above, partition, *completes),
        Statement::RenameIndex { table, name } => {
            if is_relation_taken(model, &table.sibling(name.to.clone())) {
                return refuse(format!("relation {} already exists", name.to));
            }
            let t = table_mut(&mut model.catalog, table)?;
            match t.indexes.remove(&name.from) {
                Some(i) => {
                    t.indexes.insert(name.to.clone(), i);
                    let names = (
                        table.sibling(name.from.clone()),
                        table.sibling(name.to.clone()),
                    );
                    attached::rename(&mut model.catalog, &names.0, &names.1);
                    Ok(())
                }
                None => refuse(format!("index {} does not exist", name.from)),
            }
        }
        Statement::RenameColumn { table, name } => columns::rename(catalog, table, name),
        // Triggers and functions are not in the model.
        Statement::Sync { sync, part } => match part {
            SyncPart::Function | SyncPart::Trigger => columns::both(catalog, sync),
            SyncPart::DropTrigger | SyncPart::DropFunction => Ok(()),
        },
        Statement::Covered(covered) => table_mut(catalog, &covered.table).map(drop),
        Statement::Alone(alone) => columns::is_there(catalog, &alone.table, &alone.column),
        Statement::Backfill { sync, comment, .. } => columns::fill(catalog, sync, comment),
        Statement::Comment { object, text } => comment(catalog, object, text.to.clone()),
    }
}
