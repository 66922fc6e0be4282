//! SQL that finds rows which break a foreign key over periods: each one's period has to be covered by those of rows of the
//! referenced table, taken together (manual, CREATE TABLE, PERIOD).

use super::quote::{dollar_quoted, ident_as_printed, literal, qname};
use crate::ddl::Covered;
use crate::model::{ForeignKey, Ident, QName};

/// A query: such rows, 20 at most. A row with a NULL among the columns passes.
pub fn query(table: &QName, fk: &ForeignKey) -> String {
    let column = |side: &str, c: &Ident| format!("{side}.{}", ident_as_printed(c.as_str()));
    let not_null: Vec<String> = fk
        .columns
        .iter()
        .map(|c| format!("{} IS NOT NULL", column("c", c)))
        .collect();
    let mut pairs: Vec<(String, String)> = fk
        .columns
        .iter()
        .zip(&fk.referenced)
        .map(|(a, b)| (column("c", a), column("p", b)))
        .collect();
    let (own, other) = pairs.pop().unwrap_or_default();
    let joined: String = pairs
        .iter()
        .map(|(own, other)| format!("{other} = {own} AND "))
        .collect();
    format!(
        "SELECT c.* FROM {} c WHERE ({}) AND NOT coalesce((SELECT range_agg({other}) @> {own} FROM {} p WHERE {joined}{other} && {own}), false) LIMIT 20",
        qname(table),
        not_null.join(" AND "),
        qname(&fk.table)
    )
}

/// The block.
pub(super) fn statement(covered: &Covered) -> String {
    let message = format!(
        "rows of {} break foreign key {}: their periods are not covered by {}",
        covered.table, covered.name, covered.fk.table
    );
    let body = format!(
        "
BEGIN
IF EXISTS ({}) THEN
  RAISE EXCEPTION USING ERRCODE = 'foreign_key_violation', MESSAGE = {};
END IF;
END
",
        query(&covered.table, &covered.fk),
        literal(&message)
    );
    format!("DO {}", dollar_quoted(&body))
}
