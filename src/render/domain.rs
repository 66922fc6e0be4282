//! SQL about domains, and their state in words.

use super::quote::{ident_as_printed, literal, qname};
use crate::ddl::DomainPart;
use crate::model::{Domain, DomainNullability, QName};

/// The statement, without the semicolon.
pub(super) fn statement(name: &QName, part: &DomainPart) -> String {
    let domain = qname(name);
    match part {
        DomainPart::Create { over, brackets } => {
            format!("CREATE DOMAIN {domain} AS {}{brackets}", qname(over))
        }
        DomainPart::Drop => format!("DROP DOMAIN {domain}"),
        DomainPart::Rename { to } => format!(
            "ALTER DOMAIN {domain} RENAME TO {}",
            ident_as_printed(to.name.as_str())
        ),
        DomainPart::SetDefault(default) => format!("ALTER DOMAIN {domain} SET DEFAULT {default}"),
        DomainPart::SetNotNull => format!("ALTER DOMAIN {domain} SET NOT NULL"),
        DomainPart::AddConstraint { name, definition } => format!(
            "ALTER DOMAIN {domain} ADD CONSTRAINT {} {definition}",
            ident_as_printed(name.as_str())
        ),
        DomainPart::Comment {
            constraint: None,
            text,
        } => format!("COMMENT ON DOMAIN {domain} IS {}", literal(text)),
        DomainPart::Comment {
            constraint: Some(rule),
            text,
        } => format!(
            "COMMENT ON CONSTRAINT {} ON DOMAIN {domain} IS {}",
            ident_as_printed(rule.as_str()),
            literal(text)
        ),
    }
}

/// The domain in words, for fingerprints and messages.
pub fn state(name: &QName, domain: &Domain) -> String {
    let comment = |text: &Option<String>| {
        let text = text.as_ref();
        text.map_or(String::new(), |t| format!(" COMMENT {}", literal(t)))
    };
    let mut out = format!("DOMAIN {}{}", qname(name), domain.brackets);
    if let Some(default) = &domain.default {
        out.push_str(&format!(" DEFAULT {default}"));
    }
    match domain.nullability {
        DomainNullability::Nullable => {}
        DomainNullability::NotNull => out.push_str(" NOT NULL"),
    }
    for (rule, constraint) in &domain.constraints {
        out.push_str(&format!(
            " CONSTRAINT {} {}{}",
            ident_as_printed(rule.as_str()),
            constraint.definition,
            comment(&constraint.comment)
        ));
    }
    out + &comment(&domain.comment)
}
