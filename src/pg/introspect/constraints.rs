//! Constraint rows to [`ConstraintKind`]: what the letters of `pg_constraint` mean.

use super::keys::{Positions, RawIndex, columns, ident, parameters};
use super::rows::{ConstraintRow, Letter};
use crate::model::{
    Action, Check, ConstraintKind, Deferral, Enforcement, Exclusion, ExclusionElement, Expr,
    ForeignKey, Ident, Inheritance, Key, Matching, NullsDistinct, Period, QName, Validity,
};

/// What a constraint may refer to.
pub(super) struct Surroundings<'a> {
    /// Its table.
    pub(super) table: &'a QName,
    /// Columns of its table.
    pub(super) positions: &'a Positions,
    /// The index under it, where it has one of its own.
    pub(super) index: Option<&'a RawIndex>,
    /// The referenced table with its columns.
    pub(super) referenced: Option<(&'a QName, &'a Positions)>,
}

/// The rule, or in words what of it cannot be modelled.
pub(super) fn kind(
    row: &ConstraintRow,
    name: &Ident,
    around: &Surroundings<'_>,
) -> Result<ConstraintKind, String> {
    match row.kind.0 {
        'p' => key(row, around).map(ConstraintKind::PrimaryKey),
        'u' => key(row, around).map(ConstraintKind::Unique),
        'f' => foreign_key(row, around).map(ConstraintKind::ForeignKey),
        'c' => check(row).map(ConstraintKind::Check),
        'x' => exclusion(row, name, around).map(ConstraintKind::Exclusion),
        other => Err(format!(
            "constraints of kind `{}` are not known",
            other.escape_default()
        )),
    }
}

fn key(row: &ConstraintRow, around: &Surroundings<'_>) -> Result<Key, String> {
    let index = index(around)?;
    if !index.special.is_empty() || index.row.options.iter().any(|bits| *bits != 0) {
        return Err("its index has operator classes, collations or an order of its own".into());
    }
    Ok(Key {
        columns: columns(around.positions, row.columns.as_deref().unwrap_or_default())?,
        include: index.include(around.positions)?,
        nulls: if index.row.nulls_not_distinct {
            NullsDistinct::NotDistinct
        } else {
            NullsDistinct::Distinct
        },
        deferral: deferral(row),
        period: period(row),
        storage: parameters(index.row.storage.as_deref()),
        tablespace: index.row.tablespace.clone().map(ident).transpose()?,
    })
}

fn index<'a>(around: &Surroundings<'a>) -> Result<&'a RawIndex, String> {
    around
        .index
        .ok_or_else(|| "the index under it was not found".to_owned())
}

fn foreign_key(row: &ConstraintRow, around: &Surroundings<'_>) -> Result<ForeignKey, String> {
    let (table, positions) = around
        .referenced
        .ok_or("it references a table that is left out")?;
    let own =
        |list: &Option<Vec<i16>>| columns(around.positions, list.as_deref().unwrap_or_default());
    Ok(ForeignKey {
        columns: own(&row.columns)?,
        table: table.clone(),
        referenced: columns(positions, row.referenced.as_deref().unwrap_or_default())?,
        matching: match row.matching.0 {
            's' => Matching::Simple,
            'f' => Matching::Full,
            _ => return Err(unknown("MATCH", row.matching)),
        },
        on_update: action("ON UPDATE", row.on_update)?,
        on_delete: action("ON DELETE", row.on_delete)?,
        on_delete_columns: own(&row.on_delete_columns)?,
        deferral: deferral(row),
        validity: validity(row),
        enforcement: enforcement(row),
        period: period(row),
    })
}

fn action(clause: &str, letter: Letter) -> Result<Action, String> {
    match letter.0 {
        'a' => Ok(Action::NoAction),
        'r' => Ok(Action::Restrict),
        'c' => Ok(Action::Cascade),
        'n' => Ok(Action::SetNull),
        'd' => Ok(Action::SetDefault),
        _ => Err(unknown(clause, letter)),
    }
}

fn unknown(clause: &str, letter: Letter) -> String {
    format!(
        "its {clause} is `{}`, which is not known",
        letter.0.escape_default()
    )
}

fn check(row: &ConstraintRow) -> Result<Check, String> {
    Ok(Check {
        expr: Expr::new(row.expression.clone().ok_or("its condition was not read")?),
        inheritance: if row.no_inherit {
            Inheritance::NoInherit
        } else {
            Inheritance::Inherited
        },
        validity: validity(row),
        enforcement: enforcement(row),
    })
}

fn exclusion(
    row: &ConstraintRow,
    name: &Ident,
    around: &Surroundings<'_>,
) -> Result<Exclusion, String> {
    let def = index(around)?.def(name, around.table, around.positions)?;
    let operators = row.operators.as_deref().unwrap_or_default();
    if operators.len() != def.keys.len() {
        return Err("its operators do not match its elements".into());
    }
    let elements = def.keys.into_iter().zip(operators);
    Ok(Exclusion {
        method: def.method,
        elements: elements
            .map(|(key, operator)| ExclusionElement {
                key,
                operator: operator.clone(),
            })
            .collect(),
        include: def.include,
        predicate: def.predicate,
        deferral: deferral(row),
        storage: def.storage,
        tablespace: def.tablespace,
    })
}

fn deferral(row: &ConstraintRow) -> Deferral {
    match (row.deferrable, row.deferred) {
        (false, _) => Deferral::NotDeferrable,
        (true, false) => Deferral::Immediate,
        (true, true) => Deferral::Deferred,
    }
}

fn validity(row: &ConstraintRow) -> Validity {
    // What is not enforced is never proved; there is nothing to validate.
    if row.valid || !row.enforced {
        Validity::Valid
    } else {
        Validity::NotValid
    }
}

fn enforcement(row: &ConstraintRow) -> Enforcement {
    if row.enforced {
        Enforcement::Enforced
    } else {
        Enforcement::NotEnforced
    }
}

fn period(row: &ConstraintRow) -> Period {
    if row.period {
        Period::LastColumn
    } else {
        Period::No
    }
}
