//! What the statements about domains do to a model, where a domain stands with the enum that it is over.

use super::{Outcome, refuse};
use crate::ddl::DomainPart;
use crate::ddl::printed::{rename_type, user_of_type};
use crate::model::{Catalog, Domain, DomainConstraint, DomainNullability, QName};

pub(super) fn apply(catalog: &mut Catalog, name: &QName, part: &DomainPart) -> Outcome {
    match part {
        DomainPart::Create { over, brackets } => {
            if type_exists(catalog, name).is_ok() {
                return refuse(format!("type {name} already exists"));
            }
            let domain = Domain {
                brackets,
                ..Domain::default()
            };
            match catalog.enums.get_mut(over) {
                Some(e) => {
                    e.domains.insert(name.clone(), domain);
                    Ok(())
                }
                None => refuse(format!("type {over} does not exist")),
            }
        }
        DomainPart::Drop => {
            if let Some(user) = user_of_type(catalog, name) {
                return refuse(format!("cannot drop domain {name}: {user} depends on it"));
            }
            let mut enums = catalog.enums.values_mut();
            match enums.find_map(|e| e.domains.remove(name)) {
                Some(_) => Ok(()),
                None => missing(name),
            }
        }
        DomainPart::Rename { to } => {
            if type_exists(catalog, to).is_ok() {
                return refuse(format!("type {to} already exists"));
            }
            let mut enums = catalog.enums.values_mut();
            let Some((over, domain)) =
                enums.find_map(|e| e.domains.remove(name).map(|d| (&mut e.domains, d)))
            else {
                return missing(name);
            };
            over.insert(to.clone(), domain);
            rename_type(catalog, name, to);
            Ok(())
        }
        DomainPart::SetDefault(default) => {
            find(catalog, name)?.default = Some(default.clone());
            Ok(())
        }
        DomainPart::SetNotNull => {
            find(catalog, name)?.nullability = DomainNullability::NotNull;
            Ok(())
        }
        DomainPart::AddConstraint {
            name: rule,
            definition,
        } => {
            let constraint = DomainConstraint {
                definition: definition.clone(),
                comment: None,
            };
            let rules = &mut find(catalog, name)?.constraints;
            match rules.insert(rule.clone(), constraint) {
                None => Ok(()),
                Some(_) => refuse(format!("constraint {rule} already exists")),
            }
        }
        DomainPart::Comment { constraint, text } => {
            let domain = find(catalog, name)?;
            let slot = match constraint {
                None => Some(&mut domain.comment),
                Some(rule) => domain.constraints.get_mut(rule).map(|c| &mut c.comment),
            };
            match slot {
                Some(slot) => {
                    *slot = Some(text.clone());
                    Ok(())
                }
                None => refuse(format!("a constraint of domain {name} does not exist")),
            }
        }
    }
}

/// Refuses where there is no enum and no domain by that name.
pub(super) fn type_exists(catalog: &Catalog, name: &QName) -> Outcome {
    let is_domain = || catalog.enums.values().any(|e| e.domains.contains_key(name));
    if catalog.enums.contains_key(name) || is_domain() {
        return Ok(());
    }
    refuse(format!("type {name} does not exist"))
}

fn find<'c>(catalog: &'c mut Catalog, name: &QName) -> Result<&'c mut Domain, super::Refusal> {
    let mut enums = catalog.enums.values_mut();
    match enums.find_map(|e| e.domains.get_mut(name)) {
        Some(domain) => Ok(domain),
        None => missing(name),
    }
}

fn missing<T>(name: &QName) -> Result<T, super::Refusal> {
    refuse(format!("domain {name} does not exist"))
}
