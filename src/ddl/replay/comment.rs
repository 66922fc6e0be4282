//! COMMENT ON, on a model.
//!
//! Some objects have comments that the model does not hold. Input: the object and its text.

use super::{Outcome, refuse};
use crate::model::{Catalog, Nullability, ObjectId};

pub(super) fn comment(catalog: &mut Catalog, object: &ObjectId, text: Option<String>) -> Outcome {
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

/// The index under a constraint, one that is part of another, and a NOT NULL of 18: they have comments, which the model
/// does not hold.
fn is_beyond_the_model(catalog: &Catalog, object: &ObjectId) -> bool {
    match object {
        ObjectId::Index(t, n) => catalog.tables.get(t).is_some_and(|t| {
            let under = t.constraints.get(n).is_some_and(|c| c.kind.has_index());
            under || t.attached.contains_key(n)
        }),
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
