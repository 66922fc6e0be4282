//! The column that a type change by a new column has left: it goes, and with it what feeds it.

use super::Context;
use crate::ddl::{Alone, Otherwise, Statement, Sync, SyncPart, TableAction};
use crate::model::{Column, Ident, Nullability, ObjectId, QName};
use crate::plan::condition::Condition;
use crate::plan::file::UndoFile;
use crate::plan::hazard::{Code, Hazard};
use crate::plan::step::{Draft, Preflight, Rank};
use crate::render::{alone, definition, tokens};

/// The one step. All names are made of the column's own, which `expandable` never cuts.
pub(super) fn drop(
    table: &QName,
    column: &Ident,
    was: &Column,
    context: &Context<'_>,
) -> Vec<Draft> {
    let Some(of) = column.leftover_of() else {
        return Vec::new();
    };
    let Some(feeds) = Sync::of(table, &of, column) else {
        return Vec::new();
    };
    let sync = |part| Statement::Sync {
        sync: feeds.clone(),
        part,
    };
    let id = ObjectId::Column(table.clone(), column.clone());
    let live = context.table(table);
    let constraints = live.into_iter().flat_map(|t| &t.constraints);
    let with_it = constraints
        .filter(|(_, c)| tokens::mentions(&definition::constraint(&c.kind), column))
        .map(|(n, _)| ObjectId::Constraint(table.clone(), n.clone()));
    let own_not_null = match &was.nullability {
        Nullability::NotNull(nn) => nn.name.as_ref(),
        Nullability::Nullable => None,
    };
    let not_null = own_not_null
        .into_iter()
        .map(|n| ObjectId::Constraint(table.clone(), n.clone()));
    let indexes = live.into_iter().flat_map(|t| &t.indexes);
    let indexes = indexes
        .filter(|(n, i)| tokens::mentions(&definition::index(n, table, &i.def), column))
        .map(|(n, _)| ObjectId::Index(table.clone(), n.clone()));
    let with_it: Vec<ObjectId> = not_null.chain(with_it).chain(indexes).collect();
    let helpers = with_it.iter().filter_map(|id| match id {
        ObjectId::Constraint(_, name) | ObjectId::Index(_, name) => Some(name),
        ObjectId::Extension(_) | ObjectId::Enum(_) | ObjectId::Table(_) | ObjectId::Column(..) => {
            None
        }
    });
    let alone = Alone {
        table: table.clone(),
        column: column.clone(),
        called: column.clone(),
        known: helpers
            .filter(|n| n.is_helper() || Some(*n) == own_not_null)
            .cloned()
            .collect(),
        sync: None,
        otherwise: Otherwise::IsDropped,
    };
    vec![
        Draft::new(
            Rank::DropConstraint,
            context.phase(&id),
            format!("drop {column} of {table}, which {of} fed, with its trigger and its indexes"),
            format!("{of} has its new type since an earlier plan; allowed by name"),
        )
        .on([id])
        .on(with_it)
        .hazard(Some(Hazard::new(
            Code::LeftoverDrop,
            format!("column {table}.{column}"),
        )))
        .forward(
            vec![
                sync(SyncPart::DropTrigger),
                sync(SyncPart::DropFunction),
                // Under the lock of the first.
                Statement::Alone(alone.clone()),
                Statement::alter(
                    table,
                    TableAction::DropColumn {
                        column: column.clone(),
                    },
                ),
            ],
            Condition::All(vec![
                Condition::column_type(table, column, &was.data_type).negate(),
                Condition::sync(&feeds).negate(),
            ]),
        )
        .preflight([Preflight {
            title: alone::title(&alone),
            query: alone::query(&alone),
        }])
        .undo(UndoFile::Impossible(format!(
            "{column} and the way back to it are gone; {of} holds the same values in its new type"
        ))),
    ]
}
