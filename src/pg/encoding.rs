//! Can the database write what is declared? One whose encoding is not UTF-8 has no way to write some names, labels and
//! comments, and would refuse them in the middle of a plan.
//!
//! Expressions are not looked at here: the server prints them, and refuses them by itself.

use tokio_postgres::{Client, SimpleQueryMessage};

use crate::model::declaration::{Declaration, Facet, Say, Site};
use crate::model::{ObjectId, QName};

/// A text that the database's encoding does not have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unwritable {
    /// Where it is declared.
    pub site: Site,
    /// The server's message.
    pub message: String,
}

/// Asks the server for each text that is not ASCII, where its encoding is not UTF-8 (manual, "Character Set Support").
///
/// # Errors
/// The driver's, when the connection fails; a text that cannot be converted is an answer.
pub async fn unwritable(
    client: &Client,
    declaration: &Declaration,
) -> Result<Vec<Unwritable>, tokio_postgres::Error> {
    let mut asked = texts(declaration);
    asked.retain(|(_, text)| !text.is_ascii());
    if asked.is_empty() {
        return Ok(Vec::new());
    }
    let found = client
        .simple_query("SELECT pg_catalog.getdatabaseencoding()")
        .await?;
    let encoding = found.iter().find_map(|m| {
        if let SimpleQueryMessage::Row(row) = m {
            row.get(0)
        } else {
            None
        }
    });
    // SQL_ASCII takes bytes as they are.
    if matches!(encoding, Some("UTF8" | "SQL_ASCII") | None) {
        return Ok(Vec::new());
    }
    let mut out = Vec::new();
    for (site, text) in asked {
        let hex: String = text.bytes().map(|b| format!("{b:02x}")).collect();
        let sql = format!(
            "SELECT pg_catalog.convert(pg_catalog.decode('{hex}', 'hex'), 'UTF8', pg_catalog.getdatabaseencoding())"
        );
        if let Err(error) = client.simple_query(&sql).await {
            let Some(said) = error.as_db_error() else {
                return Err(error);
            };
            out.push(Unwritable {
                site,
                message: said.message().to_owned(),
            });
        }
    }
    Ok(out)
}

/// Every name, label and comment, with its place.
fn texts(declaration: &Declaration) -> Vec<(Site, String)> {
    let mut out = Vec::new();
    let mut whole = |id: ObjectId, name: Option<&str>, comment: &Say<String>| {
        if let Some(name) = name {
            out.push((Site::whole(id.clone()), name.to_owned()));
        }
        if let Say::Is(text) = comment {
            out.push((Site::new(id, Facet::Comment), text.clone()));
        }
    };
    for (name, e) in &declaration.extensions {
        whole(ObjectId::Extension(name.clone()), None, &e.comment);
    }
    for (name, e) in &declaration.enums {
        let said = Some(name.name.as_str());
        whole(ObjectId::Enum(name.clone()), said, &e.comment);
    }
    for (name, table) in &declaration.tables {
        whole(ObjectId::Table(name.clone()), None, &table.comment);
        for (column, c) in &table.columns {
            let id = ObjectId::Column(name.clone(), column.clone());
            whole(id, None, &c.comment);
        }
        let constraint = |n| ObjectId::Constraint(QName::clone(name), n);
        if let Say::Is(key) = &table.primary_key
            && let Some(own) = &key.name
        {
            let said = Some(own.as_str());
            whole(constraint(own.clone()), said, &key.comment);
        }
        for (own, c) in &table.constraints {
            let said = Some(own.as_str());
            whole(constraint(own.clone()), said, &c.comment);
        }
        for (own, index) in &table.indexes {
            let id = ObjectId::Index(name.clone(), own.clone());
            whole(id, Some(own.as_str()), &index.comment);
        }
    }
    for (name, e) in &declaration.enums {
        for (n, label) in e.values.iter().enumerate() {
            let site = Site::new(ObjectId::Enum(name.clone()), Facet::Value(n));
            out.push((site, label.clone()));
        }
    }
    out
}
