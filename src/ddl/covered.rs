//! A foreign key over periods, looked at row by row.

use crate::model::{ForeignKey, Ident, QName};

/// A block that fails where a row's period is not covered by rows of the referenced table. VALIDATE CONSTRAINT of PostgreSQL
/// 18 lets rows pass that overlap one of them; ADD CONSTRAINT and writes do not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Covered {
    /// The referencing table.
    pub table: QName,
    /// The foreign key's name.
    pub name: Ident,
    /// The foreign key, which is over periods.
    pub fk: ForeignKey,
}
