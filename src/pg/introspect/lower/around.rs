//! Rows about what surrounds the objects of the model.

use super::Lowering;
use crate::model::{Hindrance, LiveSync, ObjectId, OwnOfPart, TriggerState};
use crate::pg::introspect::keys::{self, ident};
use crate::pg::introspect::rows::{
    AttachedRow, DependentRow, HindranceRow, InheritRow, NotNullCommentRow, SyncRow,
};

impl Lowering {
    pub(super) fn inherit(&mut self, row: InheritRow) {
        let parent = self.qname("table", &row.parent_schema, &row.parent_name);
        let child = self.qname("table", &row.schema, &row.name);
        if let (Some(parent), Some(child)) = (parent, child) {
            if row.is_detaching {
                self.live.detaching.insert(child.clone(), parent.clone());
            }
            self.live.children.entry(parent).or_default().push(child);
        }
    }

    pub(super) fn attached(&mut self, row: AttachedRow) {
        let parent = self.qname("index", &row.parent_schema, &row.parent_name);
        let name = self.keep("index", &row.name, ident(row.name.as_str()));
        if let (Some(parent), Some(name), Some(building)) =
            (parent, name, self.tables.get_mut(&row.table_oid))
        {
            let table = building.name.clone();
            building.table.attached.insert(name.clone(), parent);
            let index = table.sibling(name);
            self.marked(&table, &index, (row.is_replica_identity, row.is_clustered));
            let tablespace = row.tablespace.map(ident).transpose();
            let tablespace = self.keep("index", &row.name, tablespace);
            if let Some(tablespace) = tablespace
                && (row.is_other || row.comment.is_some() || row.constraint_comment.is_some())
            {
                let own = OwnOfPart {
                    storage: keys::parameters(row.storage.as_deref()),
                    tablespace,
                    comment: row.comment,
                    constraint_comment: row.constraint_comment,
                };
                self.live.own_of_parts.insert(index, own);
            }
        }
    }

    pub(super) fn hindrance(&mut self, row: HindranceRow) {
        let table = self.qname("table", &row.schema, &row.name);
        let column = match &row.column {
            Some(name) => match self.keep("column", name, ident(name.as_str())) {
                Some(column) => Some(column),
                None => return,
            },
            None => None,
        };
        if let Some(table) = table {
            let words = row.words;
            let all = self.live.hindrances.entry(table).or_default();
            all.push(Hindrance { column, words });
        }
    }

    pub(super) fn sync(&mut self, row: SyncRow) {
        let table = self.qname("table", &row.schema, &row.name);
        let trigger = self.keep("trigger", &row.trigger, ident(row.trigger.as_str()));
        if let (Some(table), Some(trigger)) = (table, trigger) {
            let sync = LiveSync {
                state: match row.is_enabled {
                    true => TriggerState::Enabled,
                    false => TriggerState::Disabled,
                },
                function: row.function.unwrap_or_default(),
                body: row.body,
            };
            self.live.syncs.insert((table, trigger), sync);
        }
    }

    pub(super) fn not_null_comment(&mut self, row: NotNullCommentRow) {
        let table = self.qname("table", &row.schema, &row.name);
        let column = self.keep("column", &row.column, ident(row.column.as_str()));
        if let (Some(table), Some(column)) = (table, column) {
            self.report(
                format!("column {table}.{column}"),
                format!(
                    "the comment on its NOT NULL {} is not modelled",
                    row.constraint
                ),
            );
            let key = (table, column);
            self.live.not_null_comments.insert(key, row.comment);
        }
    }

    pub(super) fn dependent(&mut self, row: DependentRow) {
        let (target, position) = (row.target, row.position);
        let constraint = row
            .constraint
            .and_then(|name| self.keep("constraint", &name, ident(name.as_str())));
        let object = match row.kind.as_str() {
            "k" => self
                .user_table(target)
                .and_then(|t| Some(ObjectId::Constraint(t.name.clone(), constraint?))),
            "e" => self.enums.get(&target).cloned().map(ObjectId::Enum),
            "t" => self
                .user_table(target)
                .map(|t| ObjectId::Table(t.name.clone())),
            _ => self.user_table(target).and_then(|t| {
                let column = keys::column(&t.positions, position).ok()?;
                Some(ObjectId::Column(t.name.clone(), column))
            }),
        };
        if let Some(object) = object {
            self.live
                .dependents
                .entry(object)
                .or_default()
                .push(row.words);
        }
    }
}
