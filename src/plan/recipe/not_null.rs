//! NOT NULL that goes, or that is there unproved; its names and its comment.

use super::comments::restore_comment;
use super::not_null_of_children::{Renamed, not_valid_again};
use super::rules::{Rules, recipe};
use super::{Context, rows_of};
use crate::ddl::spread::Families;
use crate::ddl::{Statement, TableAction, Validated};
use crate::model::{Ident, Inheritance, NotNull, Nullability, ObjectId, Pair, QName, Validity};
use crate::overlay::default_not_null_name;
use crate::plan::condition::Condition;
use crate::plan::fact::Fact;
use crate::plan::step::{Batch, Draft, Preflight, Rank};
use crate::render::quote;

pub(super) fn not_null_name(table: &QName, column: &Ident, not_null: &NotNull) -> Ident {
    not_null
        .name
        .clone()
        .unwrap_or_else(|| default_not_null_name(table, column))
}

/// A NOT NULL that was there and comes back gets its comment back (18 and later).
pub(super) fn not_null_comment(
    table: &QName,
    column: &Ident,
    name: Ident,
    context: &Context<'_>,
) -> Option<Statement> {
    let key = (table.clone(), column.clone());
    let text = context.live.not_null_comments.get(&key).cloned();
    restore_comment(ObjectId::Constraint(table.clone(), name), &text)
}

pub(super) fn nulls(table: &QName, column: &Ident, inheritance: Inheritance) -> Preflight {
    rows_of(
        table,
        inheritance,
        &format!("{} IS NULL", quote::ident_as_printed(column.as_str())),
        format!("rows of {table} in which {column} is NULL"),
    )
}

/// DROP NOT NULL; the way back is the whole recipe.
pub(super) fn drop_not_null(
    table: &QName,
    column: &Ident,
    was: &NotNull,
    context: &Context<'_>,
) -> Vec<Draft> {
    let id = ObjectId::Column(table.clone(), column.clone());
    let rules = Rules {
        checks: Vec::new(),
        not_nulls: vec![(column, was)],
    };
    let in_force = Condition::not_null(table, column, was);
    let back: Vec<Batch> = recipe(table, 1, &rules, context)
        .into_iter()
        .flat_map(|d| d.forward)
        .map(|b| Batch::new(b.statements, Condition::Any(vec![in_force.clone(), b.done])))
        .collect();
    let renamed = Renamed::new(table, column, was.name.as_ref(), context);
    let below = Families::new(context.live).below(table).into_iter();
    vec![
        Draft::new(
            Rank::DropNotNull,
            context.phase(&id),
            format!("drop not null of {column} on {table}"),
            "the declaration says that the column takes NULL",
        )
        .on([id])
        .on(renamed.subjects())
        .forward(
            vec![Statement::alter(
                table,
                TableAction::DropNotNull {
                    column: column.clone(),
                    inheritance: was.inheritance,
                },
            )],
            Condition::some_not_null(table, column).negate(),
        )
        .rollback(back)
        .undo(renamed.undo())
        .needs([
            Fact::NotInPrimaryKey(table.clone(), column.clone()),
            Fact::NotInherited(table.clone(), column.clone()),
        ])
        .takes([Fact::NotNull(table.clone(), column.clone())])
        .gives(below.map(|t| Fact::NotInherited(t, column.clone()))),
    ]
}

/// A NOT NULL that is there NOT VALID (18 and later).
pub(super) fn validate_not_null(
    table: &QName,
    column: &Ident,
    name: &Ident,
    context: &Context<'_>,
) -> Vec<Draft> {
    let id = ObjectId::Column(table.clone(), column.clone());
    let plain = NotNull::plain();
    let inheritance = match context
        .target
        .states
        .to
        .column(table, column)
        .map(|c| &c.nullability)
    {
        Some(Nullability::NotNull(nn)) => nn.inheritance,
        Some(Nullability::Nullable) | None => Inheritance::Inherited,
    };
    let renamed = Renamed::new(table, column, Some(name), context);
    vec![
        Draft::new(
            Rank::Rules,
            context.phase(&id),
            format!("validate not null of {column} on {table}"),
            "it is there NOT VALID; the declaration wants it proved",
        )
        .on([id])
        .on(renamed.subjects())
        .forward(
            vec![Statement::alter(
                table,
                TableAction::Validate {
                    name: name.clone(),
                    what: Validated::NotNull {
                        column: column.clone(),
                        inheritance,
                    },
                },
            )],
            Condition::not_null(table, column, &plain),
        )
        .rollback([Batch::new(
            std::iter::once(Statement::alter(
                table,
                TableAction::DropNotNull {
                    column: column.clone(),
                    inheritance,
                },
            ))
            .chain(not_valid_again(table, column, inheritance, context))
            .chain([Statement::alter(
                table,
                TableAction::AddNotNull {
                    name: name.clone(),
                    column: column.clone(),
                    validity: Validity::NotValid,
                    inheritance,
                },
            )])
            .chain(not_null_comment(table, column, name.clone(), context))
            .collect(),
            Condition::not_null(table, column, &plain).negate(),
        )])
        .undo(renamed.undo())
        .preflight([nulls(table, column, inheritance)])
        // Its inheritance changes first.
        .needs([Fact::Constraint(table.clone(), name.clone())])
        .gives([Fact::NotNull(table.clone(), column.clone())]),
    ]
}

/// A NOT NULL that children to come shall have too, or not (18 and later): there are none yet.
pub(super) fn alter_inheritance(
    table: &QName,
    column: &Ident,
    name: &Ident,
    inheritance: &Pair<Inheritance>,
    context: &Context<'_>,
) -> Vec<Draft> {
    let id = ObjectId::Column(table.clone(), column.clone());
    let alter = |inheritance: Pair<Inheritance>| {
        let to = inheritance.to;
        let action = TableAction::AlterNotNull {
            name: name.clone(),
            column: column.clone(),
            inheritance,
        };
        Batch::new(
            vec![Statement::alter(table, action)],
            Condition::not_null_inherited(table, name, column, to),
        )
    };
    let forward = alter(inheritance.clone());
    let words = match inheritance.to {
        Inheritance::Inherited => "INHERIT",
        Inheritance::NoInherit => "NO INHERIT",
    };
    vec![
        Draft::new(
            Rank::Rules,
            context.phase(&id),
            format!("make not null of {column} on {table} {words}"),
            "the declaration says so; no child has to follow, and no row is read",
        )
        .on([id])
        .forward(forward.statements, forward.done)
        .rollback([alter(inheritance.clone().swap())])
        // Under its new name, where it gets one.
        .needs([Fact::Constraint(table.clone(), name.clone())])
        .gives([
            Fact::NotNull(table.clone(), column.clone()),
            Fact::Constraint(table.clone(), name.clone()),
        ]),
    ]
}
