//! Can the wanted foreign keys be made at all? The server alone knows which two types can be compared.
//!
//! Each foreign key whose columns differ in type from what they reference, and that is new or has a
//! column whose type changes, is made between two empty temporary tables, in a transaction that is
//! rolled back. Where the server cannot be asked (a standby, no right to), nothing is said: it will
//! refuse the statement itself.

use std::collections::BTreeMap;

use tokio_postgres::{Client, Transaction};

use super::error::DbError;
use crate::model::{
    Catalog, ConstraintKind, EnumType, ForeignKey, Ident, Live, Period, QName, Table, TypeName,
};
use crate::render::quote;

/// A foreign key that cannot be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Impossible {
    /// Its table.
    pub table: QName,
    /// Its name.
    pub name: Ident,
    /// Columns whose type the declaration changes, where that is the reason: table and column.
    pub changed: Vec<(QName, Ident)>,
    /// The server's message and DETAIL.
    pub message: String,
    /// DETAIL of the server.
    pub detail: Option<String>,
}

struct Question<'a> {
    table: &'a QName,
    name: &'a Ident,
    key: &'a ForeignKey,
    /// Types of the referencing and the referenced columns.
    types: Vec<(&'a TypeName, &'a TypeName)>,
    changed: Vec<(QName, Ident)>,
}

/// Asks for each doubtful foreign key of the wanted state `to`; `from` is the state before.
///
/// # Errors
/// [`DbError`] when the connection fails.
pub async fn check(
    client: &mut Client,
    from: &Catalog,
    to: &Catalog,
    live: &Live,
) -> Result<Vec<Impossible>, DbError> {
    let questions = questions(from, to, live);
    if questions.is_empty() {
        return Ok(Vec::new());
    }
    let tx = client.transaction().await?;
    let settings = format!(
        "{} SET LOCAL lock_timeout = '2s'",
        crate::render::session::local()
    );
    tx.batch_execute(&settings).await?;
    let new_enums: BTreeMap<&QName, &EnumType> = to
        .enums
        .iter()
        .filter(|(name, _)| !live.catalog.enums.contains_key(name))
        .collect();
    let mut out = Vec::new();
    for question in &questions {
        if let Some((message, detail)) = ask(&tx, question, &new_enums).await? {
            out.push(Impossible {
                table: question.table.clone(),
                name: question.name.clone(),
                changed: question.changed.clone(),
                message,
                detail,
            });
        }
    }
    tx.rollback().await?;
    Ok(out)
}

fn questions<'a>(from: &'a Catalog, to: &'a Catalog, live: &'a Live) -> Vec<Question<'a>> {
    let after = |name: &QName| -> Option<&'a Table> {
        to.tables
            .get(name)
            .or_else(|| live.catalog.tables.get(name))
    };
    let changes = |table: &QName, column: &Ident| {
        let type_of = |c: &'a Catalog| Some(&c.tables.get(table)?.columns.get(column)?.data_type);
        matches!((type_of(from), type_of(to)), (Some(a), Some(b)) if a != b)
    };
    // Tables that the declaration leaves alone may reference one whose column changes.
    let others = live
        .catalog
        .tables
        .iter()
        .filter(|(name, _)| !to.tables.contains_key(name));
    let mut out = Vec::new();
    for (table, wanted) in to.tables.iter().chain(others) {
        for (name, constraint) in &wanted.constraints {
            let ConstraintKind::ForeignKey(key) = &constraint.kind else {
                continue;
            };
            let Some(parent) = after(&key.table).filter(|_| key.period == Period::No) else {
                continue;
            };
            let types: Vec<_> = key
                .columns
                .iter()
                .zip(&key.referenced)
                .filter_map(|(a, b)| {
                    Some((
                        &wanted.columns.get(a)?.data_type,
                        &parent.columns.get(b)?.data_type,
                    ))
                })
                .collect();
            if types.len() != key.columns.len() || types.iter().all(|(a, b)| a == b) {
                continue;
            }
            let own = key.columns.iter().map(|c| (table.clone(), c.clone()));
            let theirs = key
                .referenced
                .iter()
                .map(|c| (key.table.clone(), c.clone()));
            let changed: Vec<_> = own.chain(theirs).filter(|(t, c)| changes(t, c)).collect();
            let before = from
                .tables
                .get(table)
                .and_then(|t| t.constraints.get(name))
                .map(|c| &c.kind);
            let is_new = to.tables.contains_key(table) && before != Some(&constraint.kind);
            if is_new || !changed.is_empty() {
                out.push(Question {
                    table,
                    name,
                    key,
                    types,
                    changed,
                });
            }
        }
    }
    out
}

/// The server's refusal, if it is one of these types.
async fn ask(
    tx: &Transaction<'_>,
    question: &Question<'_>,
    new_enums: &BTreeMap<&QName, &EnumType>,
) -> Result<Option<(String, Option<String>)>, DbError> {
    tx.batch_execute("SAVEPOINT lockstep_reference").await?;
    let asked = tx.batch_execute(&tables(question, new_enums)).await;
    let answer = match asked {
        Ok(()) => tx.batch_execute(&constraint(question)).await,
        Err(error) => Err(error),
    };
    let refusal = match answer {
        Ok(()) => None,
        Err(error) => match error.as_db_error() {
            // datatype_mismatch; anything else says nothing about the foreign key.
            Some(db) if db.code().code() == "42804" => {
                Some((db.message().to_owned(), db.detail().map(str::to_owned)))
            }
            Some(_) => None,
            None => return Err(error.into()),
        },
    };
    tx.batch_execute("ROLLBACK TO lockstep_reference; RELEASE lockstep_reference")
        .await?;
    Ok(refusal)
}

fn tables(question: &Question<'_>, new_enums: &BTreeMap<&QName, &EnumType>) -> String {
    let mut out = String::new();
    let mut made: BTreeMap<String, String> = BTreeMap::new();
    for name in new_enums.keys() {
        let own = format!("pg_temp.{}", quote::ident(&name.name));
        let printed = quote::qname(name);
        if question
            .types
            .iter()
            .any(|(a, b)| a.as_str() == printed || b.as_str() == printed)
        {
            out.push_str(&format!("CREATE TYPE {own} AS ENUM ();\n"));
            made.insert(printed, own);
        }
    }
    let printed = |t: &TypeName| {
        made.get(t.as_str())
            .cloned()
            .unwrap_or_else(|| t.as_str().to_owned())
    };
    let list = |names: &[Ident], types: Vec<String>| {
        names
            .iter()
            .zip(types)
            .map(|(name, ty)| format!("{} {ty}", quote::ident(name)))
            .collect::<Vec<_>>()
            .join(", ")
    };
    let own = question.types.iter().map(|(a, _)| printed(a)).collect();
    let theirs = question.types.iter().map(|(_, b)| printed(b)).collect();
    out.push_str(&format!(
        "CREATE TEMPORARY TABLE lockstep_referenced ({}, UNIQUE ({}));\n\
         CREATE TEMPORARY TABLE lockstep_referencing ({})",
        list(&question.key.referenced, theirs),
        quote::columns(&question.key.referenced),
        list(&question.key.columns, own),
    ));
    out
}

fn constraint(question: &Question<'_>) -> String {
    format!(
        "ALTER TABLE pg_temp.lockstep_referencing ADD CONSTRAINT {} FOREIGN KEY ({}) \
         REFERENCES pg_temp.lockstep_referenced ({})",
        quote::ident(question.name),
        quote::columns(&question.key.columns),
        quote::columns(&question.key.referenced)
    )
}
