//! Columns: NOT NULL, DEFAULT, type and comment.

use std::collections::BTreeSet;

use super::names::nearest;
use super::{Problems, Target, note_phase, said};
use crate::model::declaration::{
    Declaration, DeclaredColumn, DeclaredTable, Facet, Ownership, Say, Site,
};
use crate::model::{
    Column, ConstraintKind, Expr, Ident, Live, NotNull, Nullability, ObjectId, QName, Table,
    TypeName, Validity, ValueSource,
};
use crate::render::quote::qname;

pub(super) fn overlay(
    table: &QName,
    declared: &DeclaredTable,
    after: &mut Table,
    declaration: &Declaration,
    out: &mut Target,
    problems: &mut Problems,
) {
    for name in declared.columns.keys() {
        if !after.columns.contains_key(name) {
            let near = nearest(name.as_str(), after.columns.keys().map(Ident::as_str));
            problems.push(
                Site::whole(ObjectId::Column(table.clone(), name.clone())),
                format!("table `{table}` has no column `{name}`"),
                Some(near.map_or_else(
                    || {
                        "tables and columns are not created by this version: add the column first"
                            .to_owned()
                    },
                    |n| format!("did you mean `{n}`?"),
                )),
            );
        }
    }
    let nothing = DeclaredColumn::default();
    let retypes = declared.columns.values().any(|c| c.data_type.is_some());
    let enums: BTreeSet<String> = declaration
        .enums
        .keys()
        .chain(out.states.from.enums.keys())
        .filter(|_| retypes)
        .map(qname)
        .collect();
    for (name, column) in &mut after.columns {
        let said_of_it = declared.columns.get(name).unwrap_or(&nothing);
        let id = ObjectId::Column(table.clone(), name.clone());
        note_phase(out, id.clone(), said_of_it.phase, declared.phase);
        if let Some(using) = &said_of_it.using {
            out.using
                .insert((table.clone(), name.clone()), using.clone());
        }
        one(
            &enums,
            &id,
            said_of_it,
            declared.ownership,
            column,
            problems,
        );
    }
}

fn one(
    enums: &BTreeSet<String>,
    id: &ObjectId,
    declared: &DeclaredColumn,
    ownership: Ownership,
    column: &mut Column,
    problems: &mut Problems,
) {
    if let Some(ty) = &declared.data_type {
        if *ty != column.data_type
            && declared.default == Say::Nothing
            && enums.contains(ty.as_str())
            && let ValueSource::Default(default) = &column.source
        {
            match cast_literal(default, ty) {
                Some(cast) => column.source = ValueSource::Default(cast),
                None => problems.push(
                    Site::new(id.clone(), Facet::Type),
                    format!("{id} has the default {default}, which is of its old type"),
                    Some(
                        "say the default too: `default: …`, or `default: null` for none".to_owned(),
                    ),
                ),
            }
        }
        column.data_type = ty.clone();
    }
    column.comment = said(&declared.comment, column.comment.take(), ownership);
    match (&declared.default, &column.source) {
        (Say::Is(_) | Say::Absent, ValueSource::Identity) => problems.push(
            Site::new(id.clone(), Facet::Default),
            format!("{id} is an identity column; it has no DEFAULT to change"),
            Some("leave `default` out".to_owned()),
        ),
        (Say::Is(_) | Say::Absent, ValueSource::Generated(_)) => problems.push(
            Site::new(id.clone(), Facet::Default),
            format!("{id} is a generated column; it has no DEFAULT to change"),
            Some("leave `default` out".to_owned()),
        ),
        (Say::Is(expr), ValueSource::None | ValueSource::Default(_)) => {
            column.source = ValueSource::Default(expr.clone());
        }
        (Say::Absent, ValueSource::Default(_)) => column.source = ValueSource::None,
        (Say::Nothing, ValueSource::Default(default)) => {
            if ownership == Ownership::Exclusive && !is_from_sequence(default) {
                column.source = ValueSource::None;
            }
        }
        (Say::Absent, ValueSource::None)
        | (Say::Nothing, ValueSource::None | ValueSource::Identity | ValueSource::Generated(_)) => {
        }
    }
    column.nullability = nullability(id, declared, ownership, column, problems);
}

/// A default that counts, as `serial` makes it, belongs to the table's own definition like identity:
/// nobody says it, and without it no row could be inserted. `default: null` takes it away.
fn is_from_sequence(default: &Expr) -> bool {
    let text = default.as_str();
    text.starts_with("nextval('")
        && text.ends_with("'::regclass)")
        && !text[9..].contains("nextval")
}

fn nullability(
    id: &ObjectId,
    declared: &DeclaredColumn,
    ownership: Ownership,
    column: &Column,
    problems: &mut Problems,
) -> Nullability {
    let live = &column.nullability;
    match (&declared.not_null, live) {
        (Say::Is(wanted), Nullability::Nullable) => Nullability::NotNull(wanted.clone()),
        (Say::Is(wanted), Nullability::NotNull(found)) => Nullability::NotNull(NotNull {
            name: wanted.name.clone().or_else(|| found.name.clone()),
            validity: match found.validity {
                Validity::Valid => Validity::Valid,
                Validity::NotValid => wanted.validity,
            },
            inheritance: found.inheritance,
        }),
        (Say::Absent, _) if column.source == ValueSource::Identity => {
            problems.push(
                Site::new(id.clone(), Facet::NotNull),
                format!("{id} is an identity column, which is always NOT NULL"),
                Some("leave `not_null` out".to_owned()),
            );
            live.clone()
        }
        (Say::Absent, _) => Nullability::Nullable,
        (Say::Nothing, _) => match ownership {
            Ownership::Exclusive if column.source != ValueSource::Identity => Nullability::Nullable,
            Ownership::Exclusive | Ownership::Declared => live.clone(),
        },
    }
}

/// Every column of the primary key is NOT NULL, whether the declaration says so or not.
pub(super) fn require_not_null_in_primary_key(
    table: &QName,
    declared: &DeclaredTable,
    after: &mut Table,
    live: &Live,
    problems: &mut Problems,
) {
    let in_key: Vec<Ident> = after
        .constraints
        .values()
        .find_map(|c| match &c.kind {
            ConstraintKind::PrimaryKey(key) => Some(key.columns.clone()),
            ConstraintKind::Unique(_)
            | ConstraintKind::ForeignKey(_)
            | ConstraintKind::Check(_)
            | ConstraintKind::Exclusion(_) => None,
        })
        .unwrap_or_default();
    for name in in_key {
        let said = declared.columns.get(&name).map(|c| &c.not_null);
        if said == Some(&Say::Absent) {
            problems.push(
                Site::new(
                    ObjectId::Column(table.clone(), name.clone()),
                    Facet::NotNull,
                ),
                format!("column `{table}.{name}` is in the primary key, which makes it NOT NULL"),
                Some("leave `not_null` out".to_owned()),
            );
        }
        let was = live
            .catalog
            .column(table, &name)
            .map(|c| c.nullability.clone());
        if let Some(column) = after.columns.get_mut(&name)
            && !column.nullability.is_not_null()
        {
            column.nullability = match was {
                Some(Nullability::NotNull(found)) => Nullability::NotNull(found),
                Some(Nullability::Nullable) | None => Nullability::NotNull(NotNull::plain()),
            };
        }
    }
}

/// A plain literal default of the old type as one of the new: `'draft'::text` as
/// `'draft'::public.state`. Anything else is the user's to say.
fn cast_literal(default: &Expr, to: &TypeName) -> Option<Expr> {
    let body = default.as_str().strip_prefix('\'')?;
    let mut chars = body.char_indices().peekable();
    let mut end = None;
    while let Some((at, c)) = chars.next() {
        if c == '\'' {
            if chars.peek().is_some_and(|(_, next)| *next == '\'') {
                chars.next();
            } else {
                end = Some(at);
                break;
            }
        }
    }
    let end = end?;
    let cast = body[end + 1..].strip_prefix("::")?;
    let is_text = ["text", "character varying", "character"].iter().any(|p| {
        cast == *p
            || cast
                .strip_prefix(p)
                .is_some_and(|rest| rest.starts_with('('))
    });
    is_text.then(|| Expr::new(format!("'{}'::{to}", &body[..end])))
}
