//! Indexes with every attribute that CREATE INDEX can say (manual, CREATE INDEX).

use super::expr::Expr;
use super::name::{Ident, NameRef};

/// `(name = value, …)`: storage parameters of an index, options of an operator class. Names are lower
/// case; values are the catalog's text. The order is kept, so that a rollback restores it, but
/// counts for nothing when two are compared.
#[derive(Clone, Debug, Default)]
pub struct StorageParameters(Vec<(String, String)>);

impl StorageParameters {
    /// No parameters.
    pub fn none() -> StorageParameters {
        StorageParameters::default()
    }

    /// Is there none?
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Name and value in their order.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(n, v)| (n.as_str(), v.as_str()))
    }

    /// The value of a parameter.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.0
            .iter()
            .find(|(n, _)| n == name)
            .map(|(_, v)| v.as_str())
    }

    fn sorted(&self) -> Vec<&(String, String)> {
        let mut all: Vec<_> = self.0.iter().collect();
        all.sort();
        all
    }
}

impl FromIterator<(String, String)> for StorageParameters {
    fn from_iter<I: IntoIterator<Item = (String, String)>>(iter: I) -> StorageParameters {
        StorageParameters(iter.into_iter().collect())
    }
}

impl PartialEq for StorageParameters {
    fn eq(&self, other: &StorageParameters) -> bool {
        self.sorted() == other.sorted()
    }
}

impl Eq for StorageParameters {}

/// An index that backs no constraint. Its name is the key of the map that holds it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Index {
    /// The definition.
    pub def: IndexDef,
    /// Whether it can be used: an interrupted CONCURRENTLY leaves an invalid one.
    pub state: IndexState,
    /// The text of COMMENT ON INDEX.
    pub comment: Option<String>,
}

/// What an index that is attached to one of the table above can have of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnOfPart {
    /// `WITH (…)`.
    pub storage: StorageParameters,
    /// Tablespace; `None` is the database's default.
    pub tablespace: Option<Ident>,
    /// The text of COMMENT ON INDEX.
    pub comment: Option<String>,
    /// The text of COMMENT ON CONSTRAINT, where it is under one.
    pub constraint_comment: Option<String>,
}

/// What CREATE INDEX says, but for the name and the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IndexDef {
    /// UNIQUE, and how it takes NULLs.
    pub uniqueness: Uniqueness,
    /// Access method: `btree`, `gin`, `gist`, …
    pub method: Ident,
    /// Key parts in order; at least one.
    pub keys: Vec<IndexKey>,
    /// INCLUDE columns in order.
    pub include: Vec<Ident>,
    /// WHERE of a partial index.
    pub predicate: Option<Expr>,
    /// `WITH (…)`.
    pub storage: StorageParameters,
    /// Tablespace; `None` is the database's default.
    pub tablespace: Option<Ident>,
}

/// One key part of an index.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IndexKey {
    /// A column or an expression.
    pub element: Element,
    /// COLLATE, only where it differs from the element's own collation.
    pub collation: Option<NameRef>,
    /// Operator class, only where it is not the default of the type or has options.
    pub opclass: Option<OpClass>,
    /// ASC or DESC.
    pub direction: Direction,
    /// NULLS FIRST or LAST.
    pub nulls: NullsOrder,
}

impl IndexKey {
    /// A plain column, everything else at its default.
    pub fn column(name: Ident) -> IndexKey {
        IndexKey {
            element: Element::Column(name),
            collation: None,
            opclass: None,
            direction: Direction::Asc,
            nulls: NullsOrder::Last,
        }
    }
}

/// What is indexed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Element {
    /// A column of the table.
    Column(Ident),
    /// An expression as `pg_get_indexdef(oid, n, false)` prints it: with parentheses around it unless
    /// it is a function call.
    Expression(Expr),
}

/// An operator class as it must be named, with its options (13 and later).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpClass {
    /// The class.
    pub name: NameRef,
    /// `opclass (siglen = 32)`.
    pub options: StorageParameters,
}

/// Sort direction of a key part.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Direction {
    /// ASC, the default.
    Asc,
    /// DESC.
    Desc,
}

/// Where NULLs sort. The default is Last for ASC and First for DESC.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum NullsOrder {
    /// NULLS FIRST.
    First,
    /// NULLS LAST.
    Last,
}

/// Is the index unique, and are NULLs equal to each other in it?
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Uniqueness {
    /// Not unique.
    Plain,
    /// UNIQUE.
    Unique(NullsDistinct),
}

/// NULLS \[NOT\] DISTINCT (15 and later).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum NullsDistinct {
    /// The ordinary case: two NULLs differ.
    Distinct,
    /// NULLS NOT DISTINCT.
    NotDistinct,
}

/// What `pg_index` says of an index's use.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum IndexState {
    /// Usable (`indisvalid`).
    Valid,
    /// Left behind by an interrupted build or drop.
    Invalid,
}
