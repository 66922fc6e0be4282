//! The column that a type change by a new column has left: it goes, and with it what feeds it.

use super::Context;
use crate::ddl::{Statement, Sync, SyncPart, TableAction};
use crate::model::{Column, Ident, Nullability, ObjectId, Pair, QName};
use crate::plan::condition::Condition;
use crate::plan::file::UndoFile;
use crate::plan::hazard::{Code, Hazard};
use crate::plan::step::{Draft, Rank};
use crate::render::{definition, tokens};

/// The one step. All names are made of the column's own, which `expandable` never cuts.
pub(super) fn drop(
    table: &QName,
    column: &Ident,
    was: &Column,
    context: &Context<'_>,
) -> Vec<Draft> {
    let Some(names) = column
        .leftover_of()
        .and_then(|of| Some((of.clone(), Ident::new(format!("{}_{of}", table.name)).ok()?)))
    else {
        return Vec::new();
    };
    let (of, joined) = names;
    let feeds = Sync {
        table: table.clone(),
        trigger: of.with_suffix("__lockstep_sync"),
        function: joined.with_suffix("__lockstep_sync"),
        columns: Pair::new(of.clone(), column.clone()),
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
    let not_null = match &was.nullability {
        Nullability::NotNull(nn) => nn.name.clone(),
        Nullability::Nullable => None,
    };
    let not_null = not_null
        .into_iter()
        .map(|n| ObjectId::Constraint(table.clone(), n));
    let indexes = live.into_iter().flat_map(|t| &t.indexes);
    let indexes = indexes
        .filter(|(n, i)| tokens::mentions(&definition::index(n, table, &i.def), column))
        .map(|(n, _)| ObjectId::Index(table.clone(), n.clone()));
    vec![
        Draft::new(
            Rank::DropConstraint,
            context.phase(&id),
            format!("drop {column} of {table}, which {of} fed, with its trigger and its indexes"),
            format!("{of} has its new type since an earlier plan; allowed by name"),
        )
        .on([id])
        .on(not_null.chain(with_it).chain(indexes))
        .hazard(Some(Hazard::new(
            Code::LeftoverDrop,
            format!("column {table}.{column}"),
        )))
        .forward(
            vec![
                sync(SyncPart::DropTrigger),
                sync(SyncPart::DropFunction),
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
        .undo(UndoFile::Impossible(format!(
            "{column} and the way back to it are gone; {of} holds the same values in its new type"
        ))),
    ]
}
