//! Fingerprints of live objects: a plan is stale when one that it touches has changed.

use super::file::{Extent, sha256};
use crate::model::{Catalog, Column, Constraint, Index, Nullability, ObjectId, ValueSource};
use crate::render::{definition, domain, quote};

/// The sha256 (hex) of the object's state; `None` when it is not there.
pub fn fingerprint(catalog: &Catalog, id: &ObjectId, extent: Extent) -> Option<String> {
    state(catalog, id, extent).map(|text| sha256(&text))
}

/// The object's state in words: what a stale plan shows.
pub fn state(catalog: &Catalog, id: &ObjectId, extent: Extent) -> Option<String> {
    match id {
        ObjectId::Extension(name) => {
            let e = catalog.extensions.get(name)?;
            // CREATE EXTENSION chooses the version and the comment where nobody says them.
            Some(match extent {
                Extent::Whole => format!("extension in schema {}", e.schema),
                Extent::Type => "extension".to_owned(),
            })
        }
        ObjectId::Enum(name) => {
            let e = catalog.enums.get(name)?;
            let labels: Vec<String> = e.values.iter().map(|v| quote::literal(v)).collect();
            let domains = e.domains.iter();
            let domains: String = domains
                .map(|(name, d)| format!(" {}", domain::state(name, d)))
                .collect();
            Some(format!(
                "enum ({}){}{domains}",
                labels.join(", "),
                comment(&e.comment)
            ))
        }
        ObjectId::Table(name) => {
            let t = catalog.tables.get(name)?;
            Some(format!("table{}", comment(&t.comment)))
        }
        ObjectId::Column(table, name) => {
            let c = catalog.column(table, name)?;
            Some(match extent {
                Extent::Whole => column(c),
                Extent::Type => column_type(c),
            })
        }
        ObjectId::Constraint(table, name) => {
            let Constraint {
                kind,
                comment: text,
            } = catalog.tables.get(table)?.constraints.get(name)?;
            Some(format!("{}{}", definition::constraint(kind), comment(text)))
        }
        ObjectId::Index(table, name) => {
            let Index {
                def,
                state,
                comment: text,
            } = catalog.tables.get(table)?.indexes.get(name)?;
            let state = match state {
                crate::model::IndexState::Valid => "",
                crate::model::IndexState::Invalid => " INVALID",
            };
            Some(format!(
                "{}{state}{}",
                definition::index(name, table, def),
                comment(text)
            ))
        }
    }
}

fn comment(text: &Option<String>) -> String {
    text.as_ref()
        .map_or(String::new(), |t| format!(" COMMENT {}", quote::literal(t)))
}

fn column_type(c: &Column) -> String {
    let collation = c.collation.as_ref().map_or(String::new(), |n| {
        format!(" COLLATE {}", quote::name_ref(n))
    });
    format!("{}{collation}", c.data_type)
}

fn column(c: &Column) -> String {
    let null = match &c.nullability {
        Nullability::Nullable => String::new(),
        Nullability::NotNull(nn) => format!(
            " NOT NULL{}",
            match nn.validity {
                crate::model::Validity::Valid => "",
                crate::model::Validity::NotValid => " NOT VALID",
            }
        ),
    };
    let source = match &c.source {
        ValueSource::None => String::new(),
        ValueSource::Default(e) => format!(" DEFAULT {e}"),
        ValueSource::Identity => " IDENTITY".to_owned(),
        ValueSource::Generated(e) => format!(" GENERATED {e}"),
    };
    format!("{}{null}{source}{}", column_type(c), comment(&c.comment))
}
