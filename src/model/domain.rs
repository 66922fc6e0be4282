//! Domains over an enum: they come along when a new type takes the enum's place. No declaration says anything of them.

use std::collections::BTreeMap;

use super::expr::{Expr, TypeName};
use super::name::{Ident, QName};

/// A domain whose base type is an enum, or an array of it (manual, CREATE DOMAIN).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Domain {
    /// What stands behind the enum's name in the base type: `[]`, or nothing.
    pub brackets: &'static str,
    /// DEFAULT.
    pub default: Option<Expr>,
    /// Whether NULL is a value, and what forbids it.
    pub nullability: DomainNullability,
    /// CHECKs, and from 17 on a NOT NULL, by name.
    pub constraints: BTreeMap<Ident, DomainConstraint>,
    /// The text of COMMENT ON DOMAIN.
    pub comment: Option<String>,
}

/// Is NULL a value of the domain?
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum DomainNullability {
    /// It is, or a constraint with a name forbids it (17 and later).
    #[default]
    Nullable,
    /// NOT NULL without a name (before 17).
    NotNull,
}

/// A constraint of a domain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DomainConstraint {
    /// As `pg_get_constraintdef()` prints it, NOT VALID with it.
    pub definition: Expr,
    /// The text of COMMENT ON CONSTRAINT … ON DOMAIN.
    pub comment: Option<String>,
}

impl Domain {
    /// Does it refuse a value that its base type has?
    pub fn has_rules(&self) -> bool {
        self.nullability == DomainNullability::NotNull || !self.constraints.is_empty()
    }

    /// Every text in it that the server printed.
    pub fn texts(&self) -> impl Iterator<Item = &Expr> {
        let rules = self.constraints.values().map(|c| &c.definition);
        self.default.iter().chain(rules)
    }

    /// [`Domain::texts`], to be changed.
    pub fn texts_mut(&mut self) -> impl Iterator<Item = &mut Expr> {
        let rules = self.constraints.values_mut().map(|c| &mut c.definition);
        self.default.iter_mut().chain(rules)
    }
}

/// The domain that a type is, or an array of: its name, and what stands behind it.
pub fn of_type<'d>(
    domains: &'d BTreeMap<QName, Domain>,
    data_type: &TypeName,
    printed: impl Fn(&QName) -> String,
) -> Option<(&'d QName, &'d Domain, &'static str)> {
    domains.iter().find_map(|(name, domain)| {
        let behind = data_type.as_str().strip_prefix(&printed(name))?;
        match behind {
            "" => Some((name, domain, "")),
            "[]" => Some((name, domain, "[]")),
            _ => None,
        }
    })
}
