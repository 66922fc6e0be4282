//! Enums: R-ENUM-ADD, R-ENUM-RENAME, create and drop.

use super::{Context, declared, restore_comment};
use crate::ddl::{Place, Statement};
use crate::model::{EnumType, ObjectId, Pair, QName};
use crate::plan::condition::Condition;
use crate::plan::fact::Fact;
use crate::plan::file::UndoFile;
use crate::plan::step::{Batch, Draft, Rank};

fn exists(name: &QName) -> Condition {
    Condition::Enum {
        schema: name.schema.as_str().to_owned(),
        name: name.name.as_str().to_owned(),
    }
}

fn has_value(name: &QName, value: &str) -> Condition {
    Condition::EnumValue {
        schema: name.schema.as_str().to_owned(),
        name: name.name.as_str().to_owned(),
        value: value.to_owned(),
    }
}

pub(super) fn create(name: &QName, e: &EnumType, context: &Context<'_>) -> Vec<Draft> {
    let id = ObjectId::Enum(name.clone());
    vec![
        Draft::new(
            Rank::EnumCreate,
            context.phase(&id),
            format!("create enum {name}"),
            declared(&id),
        )
        .on([id])
        .forward(
            vec![Statement::CreateEnum {
                name: name.clone(),
                values: e.values.clone(),
            }],
            exists(name),
        )
        .rollback([Batch::new(
            vec![Statement::DropEnum { name: name.clone() }],
            exists(name).negate(),
        )])
        .gives([Fact::Type(name.clone())]),
    ]
}

pub(super) fn drop(name: &QName, e: &EnumType, context: &Context<'_>) -> Vec<Draft> {
    let id = ObjectId::Enum(name.clone());
    let mut back = vec![Statement::CreateEnum {
        name: name.clone(),
        values: e.values.clone(),
    }];
    back.extend(restore_comment(id.clone(), &e.comment));
    vec![
        Draft::new(
            Rank::DropEnum,
            context.phase(&id),
            format!("drop enum {name}"),
            format!("{id} is not declared, or named under `absent`"),
        )
        .on([id])
        .forward(
            vec![Statement::DropEnum { name: name.clone() }],
            exists(name).negate(),
        )
        .rollback([Batch::new(back, exists(name))])
        .needs([Fact::TypeUnused(name.clone())])
        .takes([Fact::Type(name.clone())]),
    ]
}

pub(super) fn add_value(
    name: &QName,
    value: &str,
    place: &Place,
    context: &Context<'_>,
) -> Vec<Draft> {
    let id = ObjectId::Enum(name.clone());
    let place_words = match place {
        Place::Before(label) => format!(" before '{label}'"),
        Place::After(label) => format!(" after '{label}'"),
        Place::First => String::new(),
    };
    vec![
        Draft::new(
            Rank::EnumValue,
            context.phase(&id),
            format!("add value '{value}' to enum {name}{place_words}"),
            "the declaration has the value, the type has not; it must be committed before its first use",
        )
        .on([id])
        .forward(
            vec![Statement::AddEnumValue {
                name: name.clone(),
                value: value.to_owned(),
                place: place.clone(),
            }],
            has_value(name, value),
        )
        .undo(UndoFile::Keeps(format!(
            "PostgreSQL cannot remove an enum value: '{value}' stays, harmless while no row uses it"
        )))
        .needs([Fact::Type(name.clone())])
        .needs(match place {
            Place::Before(label) | Place::After(label) => {
                Some(Fact::Value(name.clone(), label.clone()))
            }
            Place::First => None,
        })
        .gives([
            Fact::Values(name.clone()),
            Fact::Value(name.clone(), value.to_owned()),
        ]),
    ]
}

pub(super) fn rename_value(
    name: &QName,
    value: &Pair<String>,
    context: &Context<'_>,
) -> Vec<Draft> {
    let id = ObjectId::Enum(name.clone());
    let statement = |value: Pair<String>| Statement::RenameEnumValue {
        name: name.clone(),
        value,
    };
    vec![
        Draft::new(
            Rank::EnumRename,
            context.phase(&id),
            format!(
                "rename value '{}' of enum {name} to '{}'",
                value.from, value.to
            ),
            "the declaration says `was:`; clients that send the old label fail from here on",
        )
        .on([id])
        .forward(vec![statement(value.clone())], has_value(name, &value.to))
        .rollback([Batch::new(
            vec![statement(value.clone().swap())],
            has_value(name, &value.from),
        )])
        .needs([Fact::Type(name.clone())])
        .gives([
            Fact::Values(name.clone()),
            Fact::Value(name.clone(), value.to.clone()),
            Fact::ValueRenamed(name.clone(), value.to.clone()),
        ]),
    ]
}

pub(super) fn rename(name: &Pair<QName>, context: &Context<'_>) -> Vec<Draft> {
    let id = ObjectId::Enum(name.to.clone());
    let statement = |name: Pair<QName>| Statement::RenameEnum { name };
    vec![
        Draft::new(
            Rank::EnumRename,
            context.phase(&id),
            format!("rename enum {} to {}", name.from, name.to.name),
            "the declaration says `was:`; clients that cast to the old name fail from here on",
        )
        .on([ObjectId::Enum(name.from.clone()), id])
        .forward(vec![statement(name.clone())], exists(&name.to))
        .rollback([Batch::new(
            vec![statement(name.clone().swap())],
            exists(&name.from),
        )])
        .gives([Fact::Type(name.to.clone())]),
    ]
}
