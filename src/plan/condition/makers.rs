//! Conditions made of the model's values, so that recipes read well.
//!
//! It knows how an object is printed (`render::definition`), and not what a step does. Input: names and definitions.

use super::Condition;
use crate::ddl::Sync;
use crate::model::{
    ConstraintKind, Ident, IndexDef, Inheritance, NotNull, Pair, QName, StorageParameters,
    TypeName, Validity,
};
use crate::render::definition;

impl Condition {
    /// The constraint is there as `kind` says, its validity not asked.
    pub fn constraint(table: &QName, name: &Ident, kind: &ConstraintKind) -> Condition {
        let stored = match kind {
            ConstraintKind::PrimaryKey(k) | ConstraintKind::Unique(k) => !k.storage.is_empty(),
            ConstraintKind::ForeignKey(_)
            | ConstraintKind::Check(_)
            | ConstraintKind::Exclusion(_) => false,
        };
        if stored {
            Condition::key_and_index(table, name, kind)
        } else {
            Condition::constraint_alone(table, name, kind)
        }
    }

    /// As [`Condition::constraint`], and the index of a key is as `kind` says: the only place that
    /// shows a key's storage parameters.
    pub fn key_and_index(table: &QName, name: &Ident, kind: &ConstraintKind) -> Condition {
        let alone = Condition::constraint_alone(table, name, kind);
        match crate::ddl::index_of_key(kind) {
            Some(def) => Condition::All(vec![alone, Condition::index(table, name, &def)]),
            None => alone,
        }
    }

    fn constraint_alone(table: &QName, name: &Ident, kind: &ConstraintKind) -> Condition {
        let mut shown = kind.clone().with_validity(Validity::Valid);
        if let ConstraintKind::PrimaryKey(k) | ConstraintKind::Unique(k) = &mut shown {
            k.storage = StorageParameters::none();
        }
        Condition::Constraint {
            schema: table.schema.as_str().to_owned(),
            table: table.name.as_str().to_owned(),
            name: name.as_str().to_owned(),
            definition: Some(definition::constraint(&shown)),
            validated: None,
        }
    }

    /// The constraint is there as `kind` says, and proved.
    pub fn constraint_valid(table: &QName, name: &Ident, kind: &ConstraintKind) -> Condition {
        let mut condition = Condition::constraint(table, name, kind);
        if let Condition::Constraint { validated, .. } = &mut condition {
            *validated = Some(true);
        }
        condition
    }

    /// A constraint of that name is there, whatever it says.
    pub fn constraint_named(table: &QName, name: &Ident) -> Condition {
        Condition::Constraint {
            schema: table.schema.as_str().to_owned(),
            table: table.name.as_str().to_owned(),
            name: name.as_str().to_owned(),
            definition: None,
            validated: None,
        }
    }

    /// The index is there, valid, as `def` says.
    pub fn index(table: &QName, name: &Ident, def: &IndexDef) -> Condition {
        Condition::Index {
            schema: table.schema.as_str().to_owned(),
            name: name.as_str().to_owned(),
            definition: Some(definition::index(name, table, def)),
            valid: Some(true),
        }
    }

    /// The index is there as `def` says, in whatever state: what a rollback takes away is the
    /// plan's own, not whatever has its name.
    pub fn index_as_built(table: &QName, name: &Ident, def: &IndexDef) -> Condition {
        Condition::Index {
            schema: table.schema.as_str().to_owned(),
            name: name.as_str().to_owned(),
            definition: Some(definition::index(name, table, def)),
            valid: None,
        }
    }

    /// The same, and its index is in the tablespace `is`, where that is what differs from `other`.
    #[must_use]
    pub fn in_tablespace(
        self,
        table: &QName,
        index: &Ident,
        is: &Option<Ident>,
        other: &Option<Ident>,
    ) -> Condition {
        if is == other {
            return self;
        }
        Condition::All(vec![
            self,
            Condition::Tablespace {
                schema: table.schema.as_str().to_owned(),
                name: index.as_str().to_owned(),
                tablespace: is.as_ref().map(|t| t.as_str().to_owned()),
            },
        ])
    }

    /// An index of that name is there, in whatever state.
    pub fn index_named(table: &QName, name: &Ident) -> Condition {
        Condition::Index {
            schema: table.schema.as_str().to_owned(),
            name: name.as_str().to_owned(),
            definition: None,
            valid: None,
        }
    }

    /// The partition's index is part of the index above.
    pub fn attached(
        (table, index): &(QName, Ident),
        (partition, own): &(QName, Ident),
    ) -> Condition {
        Condition::Attached {
            schema: partition.schema.as_str().to_owned(),
            name: own.as_str().to_owned(),
            above_schema: table.schema.as_str().to_owned(),
            above: index.as_str().to_owned(),
        }
    }

    /// The column follows the other.
    pub fn sync(sync: &Sync) -> Condition {
        let text = |i: &Ident| i.as_str().to_owned();
        Condition::Sync {
            schema: text(&sync.table.schema),
            table: text(&sync.table.name),
            trigger: text(&sync.trigger),
            function: text(&sync.function),
            from: text(&sync.columns.from),
            to: text(&sync.columns.to),
        }
    }

    /// What [`Condition::sync`] was made of.
    pub fn as_sync(&self) -> Option<Sync> {
        let Condition::Sync {
            schema,
            table,
            trigger,
            function,
            from,
            to,
        } = self
        else {
            return None;
        };
        let id = |text: &String| Ident::new(text.as_str()).ok();
        Some(Sync {
            table: QName::new(id(schema)?, id(table)?),
            trigger: id(trigger)?,
            function: id(function)?,
            columns: Pair::new(id(from)?, id(to)?),
        })
    }

    /// The column has that type.
    pub fn column_type(table: &QName, column: &Ident, data_type: &TypeName) -> Condition {
        Condition::ColumnType {
            schema: table.schema.as_str().to_owned(),
            table: table.name.as_str().to_owned(),
            column: column.as_str().to_owned(),
            data_type: data_type.as_str().to_owned(),
        }
    }

    /// The column is NOT NULL, proved or not.
    pub fn not_null_there(table: &QName, column: &Ident) -> Condition {
        Condition::NotNull {
            schema: table.schema.as_str().to_owned(),
            table: table.name.as_str().to_owned(),
            column: column.as_str().to_owned(),
            validated: false,
        }
    }

    /// The column is NOT NULL, proved where that can differ.
    pub fn not_null(table: &QName, column: &Ident, not_null: &NotNull) -> Condition {
        Condition::NotNull {
            schema: table.schema.as_str().to_owned(),
            table: table.name.as_str().to_owned(),
            column: column.as_str().to_owned(),
            validated: not_null.validity == Validity::Valid,
        }
    }

    /// The NOT NULL of that name goes down to children, or does not (18 and later).
    pub fn not_null_inherited(
        table: &QName,
        name: &Ident,
        column: &Ident,
        inheritance: Inheritance,
    ) -> Condition {
        Condition::Constraint {
            schema: table.schema.as_str().to_owned(),
            table: table.name.as_str().to_owned(),
            name: name.as_str().to_owned(),
            definition: Some(definition::not_null(column, inheritance)),
            validated: None,
        }
    }

    /// The column has some NOT NULL.
    pub fn some_not_null(table: &QName, column: &Ident) -> Condition {
        Condition::NotNull {
            schema: table.schema.as_str().to_owned(),
            table: table.name.as_str().to_owned(),
            column: column.as_str().to_owned(),
            validated: false,
        }
    }
}
