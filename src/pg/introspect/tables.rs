//! Rows of tables and columns to the values of the model: what the letters of `pg_class` and
//! `pg_attribute` mean.

use super::keys::{ident, name_ref};
use super::rows::{ColumnRow, RelationRow};
use crate::model::{
    Column, Expr, Ident, Inheritance, NotNull, Nullability, RelationKind, TableSize, TypeName,
    Validity, ValueSource,
};

/// What a letter of `pg_class.relkind` means.
pub(super) fn relation_kind(letter: char) -> Option<RelationKind> {
    match letter {
        'r' | 'p' => Some(RelationKind::Table),
        'i' | 'I' => Some(RelationKind::Index),
        'S' => Some(RelationKind::Sequence),
        'v' => Some(RelationKind::View),
        'm' => Some(RelationKind::MaterializedView),
        'c' => Some(RelationKind::CompositeType),
        'f' => Some(RelationKind::ForeignTable),
        _ => None,
    }
}

/// Estimates of the statistics.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "checked for negative; a float converts to the nearest u64"
)]
pub(super) fn size(row: &RelationRow) -> TableSize {
    let pages = u64::try_from(row.pages).unwrap_or_default();
    let page_bytes = u64::try_from(row.page_bytes).unwrap_or_default();
    TableSize {
        rows: (row.rows >= 0.0).then_some(row.rows as u64),
        bytes: pages.saturating_mul(page_bytes),
    }
}

/// Name, column, and what of it is not known.
pub(super) fn column(row: ColumnRow) -> Result<(Ident, Column, Option<String>), String> {
    let collation = match (&row.collation_schema, &row.collation_name) {
        (Some(schema), Some(name)) => Some(name_ref(schema, name)?),
        (None, _) | (_, None) => None,
    };
    let inheritance = match row.not_null_no_inherit {
        Some(true) => Inheritance::NoInherit,
        Some(false) | None => Inheritance::Inherited,
    };
    let validity = match row.not_null_valid {
        Some(false) => Validity::NotValid,
        Some(true) | None => Validity::Valid,
    };
    let nullability = if row.not_null {
        Nullability::NotNull(NotNull {
            name: row.not_null_name.map(ident).transpose()?,
            validity,
            inheritance,
        })
    } else {
        Nullability::Nullable
    };
    let expression = row.expression.map(Expr::new);
    let mut odd = None;
    let source = match (row.identity.0, row.generated.0, expression) {
        ('\0', '\0', None) => ValueSource::None,
        ('\0', '\0', Some(expr)) => ValueSource::Default(expr),
        ('\0', 's' | 'v', Some(expr)) => ValueSource::Generated(expr),
        ('a' | 'd', _, _) => ValueSource::Identity,
        (identity, generated, expr) => {
            odd = Some(format!(
                "it is generated in a way that is not known (`{}`, `{}`)",
                identity.escape_default(),
                generated.escape_default()
            ));
            expr.map_or(ValueSource::Identity, ValueSource::Generated)
        }
    };
    let column = Column {
        position: row.position,
        data_type: TypeName::new(row.data_type),
        collation,
        nullability,
        source,
        comment: row.comment,
    };
    Ok((ident(row.name)?, column, odd))
}
