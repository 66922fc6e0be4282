//! Which text of a declaration a question is about.

use super::job::Part;
use crate::model::declaration::{Facet, Site};
use crate::model::{Ident, ObjectId, QName};

/// Which text of the declaration.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Slot {
    Type(QName, Ident),
    Default(QName, Ident),
    Using(QName, Ident),
    Constraint(QName, Ident),
    Index(QName, Ident),
}

impl Slot {
    pub(super) fn table(&self) -> &QName {
        match self {
            Slot::Type(t, _)
            | Slot::Default(t, _)
            | Slot::Using(t, _)
            | Slot::Constraint(t, _)
            | Slot::Index(t, _) => t,
        }
    }

    pub(super) fn site(&self, part: Part) -> Site {
        let whole = match self {
            Slot::Constraint(..) => Facet::Expression,
            Slot::Index(..) => Facet::Whole,
            Slot::Type(..) => Facet::Type,
            Slot::Default(..) => Facet::Default,
            Slot::Using(..) => Facet::Using,
        };
        let object = match self.clone() {
            Slot::Type(t, c) | Slot::Default(t, c) | Slot::Using(t, c) => ObjectId::Column(t, c),
            Slot::Constraint(t, c) => ObjectId::Constraint(t, c),
            Slot::Index(t, i) => ObjectId::Index(t, i),
        };
        let facet = match part {
            Part::Whole => whole,
            Part::Key(n) => Facet::Key(n),
            Part::Predicate => Facet::Predicate,
        };
        Site::new(object, facet)
    }
}
