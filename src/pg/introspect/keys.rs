//! Index rows to [`IndexDef`]: keys, operator classes, collations, storage parameters.
//!
//! The hard part is an expression key. Neither the type nor the collation of an expression is in
//! the catalog, so whether its operator class and collation are the defaults cannot be known from
//! there. The server knows: it leaves the defaults out when it prints the index. Of the (at most
//! four) ways to write the key, the one that stands in the server's text is taken.

use super::check::{Scope, index_head, unquoted};
use super::rows::{IndexRow, KeyRow};
use crate::model::{
    Direction, Element, Expr, Ident, IndexDef, IndexKey, NameRef, NullsDistinct, NullsOrder,
    OpClass, QName, StorageParameters, Uniqueness,
};
use crate::render::definition;

/// Columns of a table by `attnum`, sorted.
pub(super) type Positions = [(i16, Ident)];

/// The name of the column, or what is wrong in words.
pub(super) fn column(positions: &Positions, attnum: i16) -> Result<Ident, String> {
    positions
        .binary_search_by_key(&attnum, |(n, _)| *n)
        .ok()
        .and_then(|at| positions.get(at))
        .map(|(_, name)| name.clone())
        .ok_or_else(|| format!("it uses column number {attnum}, which is not an ordinary column"))
}

/// [`column()`] for a list of them.
pub(super) fn columns(positions: &Positions, attnums: &[i16]) -> Result<Vec<Ident>, String> {
    attnums.iter().map(|n| column(positions, *n)).collect()
}

/// A catalog name, or what is wrong with it in words.
pub(super) fn ident(text: impl Into<String>) -> Result<Ident, String> {
    let text = text.into();
    Ident::new(text.clone()).map_err(|e| format!("the name `{text}` cannot be kept: {e}"))
}

/// A name as printed with an empty `search_path`: bare where it lives in `pg_catalog`.
pub(super) fn name_ref(schema: &str, name: &str) -> Result<NameRef, String> {
    Ok(NameRef {
        schema: match schema {
            "pg_catalog" => None,
            other => Some(ident(other)?),
        },
        name: ident(name)?,
    })
}

/// `name=value` items of `reloptions` and `attoptions`.
pub(super) fn parameters(items: Option<&[String]>) -> StorageParameters {
    items
        .unwrap_or_default()
        .iter()
        .map(|item| match item.split_once('=') {
            Some((name, value)) => (name.to_owned(), value.to_owned()),
            None => (item.clone(), String::new()),
        })
        .collect()
}

/// An index with what `index_keys.sql` says of its keys.
#[derive(Clone, Debug, Default)]
pub(super) struct RawIndex {
    pub(super) row: IndexRow,
    pub(super) special: Vec<KeyRow>,
}

impl RawIndex {
    /// The server's text, where a query brought it.
    pub(super) fn definition(&self) -> Option<&str> {
        self.row
            .definition
            .as_deref()
            .or_else(|| self.special.iter().find_map(|k| k.definition.as_deref()))
    }

    /// Where the server prints ONLY.
    pub(super) fn scope(&self) -> Scope {
        match self.row.kind.0 {
            'I' => Scope::Only,
            _ => Scope::WithChildren,
        }
    }

    /// INCLUDE columns.
    pub(super) fn include(&self, positions: &Positions) -> Result<Vec<Ident>, String> {
        let keys = usize::try_from(self.row.keys).unwrap_or_default();
        columns(positions, self.row.columns.get(keys..).unwrap_or_default())
    }

    /// Everything CREATE INDEX says.
    pub(super) fn def(
        &self,
        name: &Ident,
        table: &QName,
        positions: &Positions,
    ) -> Result<IndexDef, String> {
        let row = &self.row;
        let nulls = if row.nulls_not_distinct {
            NullsDistinct::NotDistinct
        } else {
            NullsDistinct::Distinct
        };
        let mut def = IndexDef {
            uniqueness: if row.is_unique {
                Uniqueness::Unique(nulls)
            } else {
                Uniqueness::Plain
            },
            method: ident(row.method.clone())?,
            keys: Vec::new(),
            include: self.include(positions)?,
            predicate: row.predicate.clone().map(Expr::new),
            storage: parameters(row.storage.as_deref()),
            tablespace: row.tablespace.clone().map(ident).transpose()?,
        };
        let head = index_head(name, table, &def, self.scope());
        def.keys = self.keys(positions, &head)?;
        Ok(def)
    }

    fn keys(&self, positions: &Positions, head: &str) -> Result<Vec<IndexKey>, String> {
        let text = unquoted(self.definition().unwrap_or_default());
        let mut rest = text.strip_prefix(&unquoted(head)).unwrap_or_default();
        let mut keys = Vec::new();
        for (position, attnum) in (1..=self.row.keys).zip(&self.row.columns) {
            let (direction, nulls) = self.order(position)?;
            let bare = |element| IndexKey {
                element,
                collation: None,
                opclass: None,
                direction,
                nulls,
            };
            let key = match self.special.iter().find(|k| k.position == position) {
                None if *attnum == 0 => return Err(format!("key {position} was not read")),
                None => bare(Element::Column(column(positions, *attnum)?)),
                Some(special) => {
                    let element = match &special.expression {
                        Some(text) => Element::Expression(Expr::new(text.clone())),
                        None => Element::Column(column(positions, *attnum)?),
                    };
                    let full = named(bare(element), special)?;
                    if special.is_expression {
                        as_printed(full, rest)
                    } else {
                        full
                    }
                }
            };
            rest = after(&key, rest).unwrap_or_default();
            keys.push(key);
        }
        Ok(keys)
    }

    /// `indoption`: bit 0 is DESC, bit 1 is NULLS FIRST.
    fn order(&self, position: i16) -> Result<(Direction, NullsOrder), String> {
        let at = usize::try_from(position - 1).unwrap_or_default();
        let bits = self.row.options.get(at).copied().unwrap_or_default();
        if !(0..4).contains(&bits) {
            return Err(format!("key {position} has options that are not known"));
        }
        Ok((
            if bits & 1 == 0 {
                Direction::Asc
            } else {
                Direction::Desc
            },
            if bits & 2 == 0 {
                NullsOrder::Last
            } else {
                NullsOrder::First
            },
        ))
    }
}

/// The key with collation and operator class, as far as the row names them.
fn named(mut key: IndexKey, row: &KeyRow) -> Result<IndexKey, String> {
    if let (Some(schema), Some(name)) = (&row.collation_schema, &row.collation_name) {
        key.collation = Some(name_ref(schema, name)?);
    }
    if let Some(name) = &row.opclass_name {
        key.opclass = Some(OpClass {
            name: name_ref(&row.opclass_schema, name)?,
            options: parameters(row.opclass_options.as_deref()),
        });
    }
    Ok(key)
}

/// The way of writing an expression key that `rest` starts with; all named where there is none,
/// which the check will report.
fn as_printed(full: IndexKey, rest: &str) -> IndexKey {
    let without = |mut key: IndexKey, collation: bool, opclass: bool| {
        if collation {
            key.collation = None;
        }
        if opclass && key.opclass.as_ref().is_some_and(|o| o.options.is_empty()) {
            key.opclass = None;
        }
        key
    };
    [(false, true), (true, false), (true, true)]
        .into_iter()
        .map(|(collation, opclass)| without(full.clone(), collation, opclass))
        .find(|key| after(key, rest).is_some())
        .unwrap_or(full)
}

/// What follows the key in the server's text, the comma after it left out.
fn after<'a>(key: &IndexKey, rest: &'a str) -> Option<&'a str> {
    let rest = rest.strip_prefix(&unquoted(&definition::index_key(key)))?;
    rest.strip_prefix(", ")
        .or_else(|| rest.starts_with(')').then_some(rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(expr: &str) -> IndexKey {
        IndexKey {
            element: Element::Expression(Expr::new(expr)),
            collation: Some(name_ref("pg_catalog", "C").unwrap()),
            opclass: Some(OpClass {
                name: name_ref("pg_catalog", "text_ops").unwrap(),
                options: StorageParameters::none(),
            }),
            direction: Direction::Asc,
            nulls: NullsOrder::Last,
        }
    }

    #[test]
    fn an_expression_key_is_read_as_the_server_prints_it() {
        let taken = |rest| {
            let k = as_printed(key("lower(a)"), rest);
            (k.collation.is_some(), k.opclass.is_some())
        };
        assert_eq!(taken("lower(a))"), (false, false));
        assert_eq!(taken("lower(a) COLLATE C, b)"), (true, false));
        assert_eq!(taken("lower(a) text_ops)"), (false, true));
        assert_eq!(taken("lower(a) COLLATE C text_ops) WHERE x"), (true, true));
        assert_eq!(taken("upper(a))"), (true, true));
    }

    #[test]
    fn parameters_split_at_the_first_equals_sign() {
        let read = parameters(Some(&["a=1=2".to_owned(), "b".to_owned()]));
        assert_eq!(read.get("a"), Some("1=2"));
        assert_eq!(read.get("b"), Some(""));
    }

    #[test]
    fn unknown_options_of_a_key_are_an_error() {
        let index = RawIndex {
            row: IndexRow {
                options: vec![8],
                ..IndexRow::default()
            },
            special: Vec::new(),
        };
        assert!(index.order(1).is_err());
    }
}
