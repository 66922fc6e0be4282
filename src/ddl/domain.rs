//! Statements about a domain over an enum.

use super::Statement;
use crate::model::{Domain, DomainNullability, Expr, Ident, QName};

/// A statement about a domain. All of them stand in one transaction, after the columns of the domain have been
/// locked by it, so that none of them claims a lock of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DomainPart {
    /// CREATE DOMAIN, without a rule.
    Create {
        /// The enum.
        over: QName,
        /// `[]` for a domain over arrays of it, or nothing.
        brackets: &'static str,
    },
    /// DROP DOMAIN, never CASCADE.
    Drop,
    /// ALTER DOMAIN … RENAME TO.
    Rename {
        /// The new name; the schema stays.
        to: QName,
    },
    /// ALTER DOMAIN … SET DEFAULT.
    SetDefault(Expr),
    /// ALTER DOMAIN … SET NOT NULL.
    SetNotNull,
    /// ALTER DOMAIN … ADD CONSTRAINT.
    AddConstraint {
        /// Its name.
        name: Ident,
        /// The rule, as the server prints it.
        definition: Expr,
    },
    /// COMMENT ON DOMAIN, or ON CONSTRAINT … ON DOMAIN.
    Comment {
        /// The constraint, if it is about one.
        constraint: Option<Ident>,
        /// The text.
        text: String,
    },
}

impl Statement {
    /// A statement about a domain.
    pub fn domain(name: &QName, part: DomainPart) -> Statement {
        Statement::Domain {
            name: name.clone(),
            part,
        }
    }
}

/// What [`DomainPart::Create`] leaves out, since it names the enum: DEFAULT, rules, comments.
pub fn rules_of_domain(name: &QName, domain: &Domain) -> Vec<Statement> {
    let comment = |constraint: Option<&Ident>, text: &Option<String>| {
        let constraint = constraint.cloned();
        let text = text.clone();
        text.map(|text| Statement::domain(name, DomainPart::Comment { constraint, text }))
    };
    let mut out = Vec::new();
    let default = domain.default.clone();
    out.extend(default.map(|d| Statement::domain(name, DomainPart::SetDefault(d))));
    match domain.nullability {
        DomainNullability::Nullable => {}
        DomainNullability::NotNull => out.push(Statement::domain(name, DomainPart::SetNotNull)),
    }
    for (rule, constraint) in &domain.constraints {
        let add = DomainPart::AddConstraint {
            name: rule.clone(),
            definition: constraint.definition.clone(),
        };
        out.push(Statement::domain(name, add));
        out.extend(comment(Some(rule), &constraint.comment));
    }
    out.extend(comment(None, &domain.comment));
    out
}
