//! What steps give to and take from each other: the source of every edge of the graph.
//!
//! A step that needs a fact runs after the steps that give it and, where nobody gives it, before
//! the steps that take it. A step that takes a fact runs before one that gives it anew (a name is
//! freed before it is used again).

use crate::model::{Ident, QName};

/// A set of facts. A step has a handful, and a plan a hundred thousand steps: a sorted list takes a
/// tenth of the room of a tree.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facts(Vec<Fact>);

impl Facts {
    /// Adds a fact that may be there already.
    pub fn insert(&mut self, fact: Fact) {
        if let Err(at) = self.0.binary_search(&fact) {
            self.0.insert(at, fact);
        }
    }

    /// Takes a fact out.
    pub fn remove(&mut self, fact: &Fact) {
        if let Ok(at) = self.0.binary_search(fact) {
            self.0.remove(at);
        }
    }

    /// Is it one of them?
    pub fn contains(&self, fact: &Fact) -> bool {
        self.0.binary_search(fact).is_ok()
    }
}

impl Extend<Fact> for Facts {
    fn extend<I: IntoIterator<Item = Fact>>(&mut self, facts: I) {
        for fact in facts {
            self.insert(fact);
        }
        self.0.shrink_to_fit();
    }
}

impl<'a> IntoIterator for &'a Facts {
    type Item = &'a Fact;
    type IntoIter = std::slice::Iter<'a, Fact>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.iter()
    }
}

/// Something that holds at a point of the plan.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fact {
    /// The extension is installed.
    Extension(Ident),
    /// Nothing that the plan removes uses an extension any more.
    ExtensionsUnused,
    /// The enum exists under that name.
    Type(QName),
    /// No column or expression that the plan changes uses the type any more.
    TypeUnused(QName),
    /// All labels that the plan adds to the enum are there and committed.
    Values(QName),
    /// Nothing that the plan changes names a label of the enum as it was any more.
    LabelsFree(QName),
    /// That one label, new or under its new name, is there.
    Value(QName, String),
    /// That label has its new name.
    ValueRenamed(QName, String),
    /// The column has the type that it has after the plan.
    ColumnType(QName, Ident),
    /// Nothing written for the column's old type is left.
    ColumnFree(QName, Ident),
    /// A column of the new type stands beside it, kept in step.
    Prepared(QName, Ident),
    /// That column holds every row's value.
    Filled(QName, Ident),
    /// The column is NOT NULL, proved.
    NotNull(QName, Ident),
    /// Its NOT NULL is its own alone: the parent's is gone.
    NotInherited(QName, Ident),
    /// No primary key has the column (any more).
    NotInPrimaryKey(QName, Ident),
    /// The table has no primary key (any more).
    NoPrimaryKey(QName),
    /// The table has a unique key on these columns (sorted).
    Key(QName, Vec<Ident>),
    /// The unique index of the key on these columns (sorted) is there, which the key will have.
    KeyIndex(QName, Vec<Ident>),
    /// No foreign key of the plan rests on that key (columns sorted) any more.
    Unreferenced(QName, Vec<Ident>),
    /// A constraint of that name is there, as after the plan.
    Constraint(QName, Ident),
    /// No constraint of the table has that name.
    ConstraintNameFree(QName, Ident),
    /// An index of that name is there, as after the plan.
    Index(QName),
    /// No relation of the schema has that name.
    RelationNameFree(QName),
}

impl Fact {
    /// Why a step that needs the fact comes after one that gives it, as a clause.
    pub fn reason(&self) -> String {
        match self {
            Fact::Extension(name) => format!("it may use what extension {name} brings"),
            Fact::ExtensionsUnused => "an extension goes after what may use it".to_owned(),
            Fact::Type(name) => format!("type {name} must exist"),
            Fact::TypeUnused(name) => format!("nothing may use type {name} any more"),
            Fact::Values(name) => {
                format!("new values of {name} must be committed before they are used")
            }
            Fact::LabelsFree(name) => {
                format!("what was written for the old values of {name} must be gone")
            }
            Fact::Value(name, value) => format!("value '{value}' of {name} must be there"),
            Fact::ValueRenamed(name, value) => {
                format!("value '{value}' of {name} must have its new name")
            }
            Fact::ColumnType(table, column) => {
                format!("column {table}.{column} must have its new type")
            }
            Fact::ColumnFree(table, column) => {
                format!("what was written for the old type of {table}.{column} must be gone")
            }
            Fact::Prepared(table, column) => {
                format!("the new column for {table}.{column} must be there")
            }
            Fact::Filled(table, column) => {
                format!("the new column for {table}.{column} must be filled")
            }
            Fact::NotNull(table, column) => format!("column {table}.{column} must be NOT NULL"),
            Fact::NotInherited(table, column) => {
                format!("the NOT NULL of {table}.{column} must be its own alone")
            }
            Fact::NotInPrimaryKey(table, column) => {
                format!("no primary key of {table} may have {column}")
            }
            Fact::NoPrimaryKey(table) => format!("{table} must have no primary key"),
            Fact::Key(table, columns) => {
                format!("{table} must have its unique key on ({})", list(columns))
            }
            Fact::KeyIndex(table, columns) => {
                format!("{table} must have a unique index on ({})", list(columns))
            }
            Fact::Unreferenced(table, columns) => format!(
                "no foreign key may rest on ({}) of {table} any more",
                list(columns)
            ),
            Fact::Constraint(table, name) => format!("constraint {name} on {table} must exist"),
            Fact::ConstraintNameFree(table, name) => {
                format!("the constraint name {name} on {table} must be free")
            }
            Fact::Index(name) => format!("index {name} must exist"),
            Fact::RelationNameFree(name) => format!("the name {name} must be free"),
        }
    }
}

fn list(columns: &[Ident]) -> String {
    columns
        .iter()
        .map(Ident::as_str)
        .collect::<Vec<_>>()
        .join(", ")
}

/// The key fact of a set of columns.
pub fn key(table: &QName, columns: &[Ident]) -> Fact {
    Fact::Key(table.clone(), sorted(columns))
}

/// The columns in the order in which key facts hold them.
pub fn sorted(columns: &[Ident]) -> Vec<Ident> {
    let mut columns = columns.to_vec();
    columns.sort();
    columns
}
