//! What the server made of a batch, printed by the server, and proof that it made nothing else.

use std::collections::{BTreeMap, BTreeSet};

use tokio_postgres::{Row, Transaction};

use super::build::{Build, Company, object_name};
use super::job::{Answer, Ask, Job};
use crate::model::{
    Element, ExclusionElement, Expr, Ident, IndexKey, NameRef, OpClass, StorageParameters,
};
use crate::normalize::tokens::{self, Kind, Token};

const COLUMNS: &str = "select c.relname::text, a.attname::text, \
    pg_catalog.format_type(a.atttypid, a.atttypmod), \
    pg_catalog.pg_get_expr(d.adbin, d.adrelid), \
    a.attnotnull or a.attidentity <> '' or a.attgenerated <> '' or a.attcollation <> t.typcollation \
    from pg_catalog.pg_class c join pg_catalog.pg_attribute a on a.attrelid = c.oid \
    join pg_catalog.pg_type t on t.oid = a.atttypid \
    left join pg_catalog.pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum \
    where c.relnamespace = pg_catalog.pg_my_temp_schema() and c.relname = any($1::text[]) \
    and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped";

const CONSTRAINTS: &str = "select c.relname::text, n.conname::text, n.contype::text, \
    pg_catalog.pg_get_expr(n.conbin, n.conrelid), \
    case when n.contype = 'x' then pg_catalog.pg_get_constraintdef(n.oid) end \
    from pg_catalog.pg_class c join pg_catalog.pg_constraint n on n.conrelid = c.oid \
    where c.relnamespace = pg_catalog.pg_my_temp_schema() and c.relname = any($1::text[])";

const INDEXES: &str = "select c.relname::text, i.relname::text, \
    pg_catalog.pg_get_indexdef(x.indexrelid), \
    array(select pg_catalog.pg_get_indexdef(x.indexrelid, k, false) \
      from pg_catalog.generate_series(1, x.indnkeyatts::int) k order by k), \
    array(select (select a.attname::text from pg_catalog.pg_attribute a \
        where a.attrelid = x.indrelid and a.attnum = x.indkey[k - 1] and a.attnum > 0) \
      from pg_catalog.generate_series(1, x.indnkeyatts::int) k order by k), \
    array(select (select pg_catalog.array_to_string(a.attoptions, pg_catalog.chr(31)) \
        from pg_catalog.pg_attribute a where a.attrelid = x.indexrelid and a.attnum = k) \
      from pg_catalog.generate_series(1, x.indnkeyatts::int) k order by k), \
    i.reloptions::text[], pg_catalog.pg_get_expr(x.indpred, x.indrelid) \
    from pg_catalog.pg_class c join pg_catalog.pg_index x on x.indrelid = c.oid \
    join pg_catalog.pg_class i on i.oid = x.indexrelid \
    where c.relnamespace = pg_catalog.pg_my_temp_schema() and c.relname = any($1::text[])";

/// Why a batch has no answers.
#[derive(Debug)]
pub(super) enum Unread {
    /// The server failed.
    Server(tokio_postgres::Error),
    /// What is there is not what was asked for.
    Unexpected,
}

impl From<tokio_postgres::Error> for Unread {
    fn from(error: tokio_postgres::Error) -> Unread {
        Unread::Server(error)
    }
}

/// The answers of a batch, in the order of its questions. The search path must be empty.
pub(super) async fn read(
    tx: &Transaction<'_>,
    built: &Build,
    jobs: &[&Job],
    company: Company,
) -> Result<Vec<Answer>, Unread> {
    let relations: Vec<&str> = built.standins.iter().map(|s| s.name.as_str()).collect();
    let columns = tx.query(COLUMNS, &[&relations]).await?;
    let constraints = tx.query(CONSTRAINTS, &[&relations]).await?;
    let indexes = if jobs
        .iter()
        .any(|j| matches!(j.ask, Ask::Index(_) | Ask::Exclusion(_)))
    {
        tx.query(INDEXES, &[&relations]).await?
    } else {
        Vec::new()
    };
    nothing_else(built, &columns, &constraints, &indexes)?;

    let column_of: BTreeMap<&str, &Row> = columns.iter().map(|r| (r.get(1), r)).collect();
    let constraint_of: BTreeMap<&str, &Row> = constraints.iter().map(|r| (r.get(1), r)).collect();
    let index_of: BTreeMap<&str, &Row> = indexes.iter().map(|r| (r.get(1), r)).collect();
    let names = &built.shadows;
    let mut answers = Vec::new();
    for (n, job) in jobs.iter().enumerate() {
        let object = object_name(n, job, company);
        let column = column_of.get(object.as_str());
        let constraint = constraint_of.get(object.as_str());
        let answer = match &job.ask {
            Ask::Type(_) => {
                let row = column.ok_or(Unread::Unexpected)?;
                let plain = row.get::<_, Option<&str>>(3).is_none() && !row.get::<_, bool>(4);
                if !plain {
                    return Err(Unread::Unexpected);
                }
                Answer::Type(names.outward(row.get(2)))
            }
            Ask::Default { .. } => {
                let text: Option<&str> = column.ok_or(Unread::Unexpected)?.get(3);
                // The server keeps no row for a default of NULL.
                Answer::Expr(names.outward(text.unwrap_or("NULL")))
            }
            Ask::Check(_) => Answer::Expr(names.outward(check_text(constraint)?)),
            Ask::Using { text, .. } => {
                let is_literal = matches!(
                    tokens::tokens(text.as_str()).as_slice(),
                    [one] if one.kind == Kind::String
                );
                let printed = check_text(constraint)?
                    .strip_prefix('(')
                    .and_then(|t| t.strip_suffix(" IS NOT NULL)"))
                    .ok_or(Unread::Unexpected)?;
                // A bare literal takes the type of the column; printed it would have got one.
                Answer::Expr(if is_literal {
                    text.as_str().to_owned()
                } else {
                    names.outward(printed)
                })
            }
            Ask::Index(def) => {
                let row = index_of.get(object.as_str()).ok_or(Unread::Unexpected)?;
                let keys = read_keys(row, row.get(2), &def.keys, &|t| names.outward(t))?;
                let mut def = def.clone();
                def.keys = keys.into_iter().map(|(key, _)| key).collect();
                def.predicate = predicate(row).map(|p| Expr::new(names.outward(&p)));
                def.storage = options(row.get::<_, Option<Vec<String>>>(6).unwrap_or_default());
                Answer::Index(def)
            }
            Ask::Exclusion(x) => {
                let row = index_of.get(object.as_str()).ok_or(Unread::Unexpected)?;
                let full: &str = constraint
                    .and_then(|r| r.get::<_, Option<&str>>(4))
                    .ok_or(Unread::Unexpected)?;
                let declared: Vec<IndexKey> = x.elements.iter().map(|e| e.key.clone()).collect();
                let keys = read_keys(row, full, &declared, &|t| names.outward(t))?;
                let mut x = x.clone();
                x.elements = keys
                    .into_iter()
                    .map(|(key, operator)| {
                        let operator = operator.ok_or(Unread::Unexpected)?;
                        Ok(ExclusionElement { key, operator })
                    })
                    .collect::<Result<_, Unread>>()?;
                x.predicate = predicate(row).map(|p| Expr::new(names.outward(&p)));
                x.storage = options(row.get::<_, Option<Vec<String>>>(6).unwrap_or_default());
                Answer::Exclusion(x)
            }
        };
        answers.push(answer);
    }
    Ok(answers)
}

fn check_text<'r>(row: Option<&&'r Row>) -> Result<&'r str, Unread> {
    row.and_then(|r| r.get::<_, Option<&str>>(3))
        .ok_or(Unread::Unexpected)
}

fn predicate(row: &Row) -> Option<String> {
    row.get::<_, Option<String>>(7)
}

fn nothing_else(
    built: &Build,
    columns: &[Row],
    constraints: &[Row],
    indexes: &[Row],
) -> Result<(), Unread> {
    for standin in &built.standins {
        let own = |row: &&Row| row.get::<_, &str>(0) == standin.name;
        let made: BTreeSet<&str> = columns.iter().filter(own).map(|r| r.get(1)).collect();
        if made != standin.all_columns() {
            return Err(Unread::Unexpected);
        }
        let hung = constraints.iter().chain(indexes).filter(own);
        let hung: BTreeSet<&str> = hung.map(|r| r.get(1)).collect();
        let meant: BTreeSet<&str> = standin.objects.iter().map(String::as_str).collect();
        if hung != meant {
            return Err(Unread::Unexpected);
        }
    }
    Ok(())
}

fn options(list: Vec<String>) -> StorageParameters {
    list.iter()
        .map(|option| {
            let (name, value) = option.split_once('=').unwrap_or((option, ""));
            (name.to_owned(), value.to_owned())
        })
        .collect()
}

type KeyAndOperator = (IndexKey, Option<String>);

/// Walks the whole definition key by key: each key's own text is known, so what stands between it
/// and the next comma is its collation, operator class and operator.
fn read_keys(
    row: &Row,
    full: &str,
    declared: &[IndexKey],
    outward: &dyn Fn(&str) -> String,
) -> Result<Vec<KeyAndOperator>, Unread> {
    let texts: Vec<&str> = row.get(3);
    let columns: Vec<Option<String>> = row.get(4);
    let class_options: Vec<Option<String>> = row.get(5);
    let using = full.find(" USING ").ok_or(Unread::Unexpected)?;
    let open = full[using..].find('(').ok_or(Unread::Unexpected)? + using;
    let mut rest = &full[open + 1..];
    let mut keys = Vec::new();
    for (n, key) in declared.iter().enumerate() {
        let text = texts.get(n).ok_or(Unread::Unexpected)?;
        rest = rest.strip_prefix(text).ok_or(Unread::Unexpected)?;
        let (suffix, length) = suffix(rest);
        let mut key = key.clone();
        key.element = match columns.get(n) {
            Some(Some(column)) => Element::Column(name(column)?),
            Some(None) | None => Element::Expression(Expr::new(outward(text))),
        };
        key.collation = suffix.collation;
        key.opclass = suffix.opclass.map(|name| OpClass {
            name,
            options: match class_options.get(n) {
                Some(Some(list)) => options(list.split('\u{1f}').map(str::to_owned).collect()),
                Some(None) | None => StorageParameters::none(),
            },
        });
        keys.push((key, suffix.operator));
        rest = &rest[length..];
        rest = rest.strip_prefix(", ").unwrap_or(rest);
    }
    Ok(keys)
}

fn name(text: &str) -> Result<Ident, Unread> {
    Ident::new(text).map_err(|_| Unread::Unexpected)
}

#[derive(Debug, Default, PartialEq, Eq)]
struct Suffix {
    collation: Option<NameRef>,
    opclass: Option<NameRef>,
    operator: Option<String>,
}

/// What stands after a key's text, and where it ends.
fn suffix(rest: &str) -> (Suffix, usize) {
    let mut found = Suffix::default();
    let mut depth = 0usize;
    let mut own: Vec<Token<'_>> = Vec::new();
    let mut end = rest.len();
    for token in tokens::tokens(rest) {
        if token.is("(") {
            depth += 1;
        } else if depth == 0 && (token.is(",") || token.is(")")) {
            end = token.start;
            break;
        } else if token.is(")") {
            depth -= 1;
        }
        own.push(token);
    }
    let mut at = 0;
    while let Some(token) = own.get(at) {
        match (token.kind, token.text) {
            (Kind::Word, "COLLATE") => {
                let (collation, next) = name_at(&own, at + 1);
                (found.collation, at) = (collation, next);
            }
            (Kind::Word, "WITH") => {
                found.operator = Some(rest[token.end()..end].trim().to_owned());
                break;
            }
            (Kind::Word, "ASC" | "DESC" | "NULLS" | "FIRST" | "LAST") => at += 1,
            (Kind::Word | Kind::Quoted, _) if found.opclass.is_none() => {
                let (opclass, next) = name_at(&own, at);
                (found.opclass, at) = (opclass, next);
            }
            _ => at += 1,
        }
    }
    (found, end)
}

fn name_at(tokens: &[Token<'_>], at: usize) -> (Option<NameRef>, usize) {
    let ident = |n: usize| {
        tokens
            .get(n)
            .and_then(Token::name)
            .and_then(|t| Ident::new(t).ok())
    };
    let Some(first) = ident(at) else {
        return (None, at + 1);
    };
    let qualified = tokens.get(at + 1).is_some_and(|t| t.is("."));
    match (qualified, ident(at + 2)) {
        (true, Some(name)) => {
            let schema = Some(first);
            (Some(NameRef { schema, name }), at + 3)
        }
        (true, None) | (false, _) => {
            let name = first;
            (Some(NameRef { schema: None, name }), at + 1)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn suffixes_are_read_to_their_end() {
        let (found, end) = suffix(" COLLATE \"C\" public.gist_trgm_ops (siglen='32') DESC, x)");
        assert_eq!(found.collation.unwrap().to_string(), "C");
        assert_eq!(found.opclass.unwrap().to_string(), "public.gist_trgm_ops");
        assert_eq!(end, 52);
        let (found, _) = suffix(" WITH OPERATOR(public.=)) WHERE (a)");
        assert_eq!(found.operator.as_deref(), Some("OPERATOR(public.=)"));
    }
}
