//! A column that is kept in step with another, and what must not hang on it when it goes.

use crate::model::{Ident, Live, Pair, QName, TriggerState};

/// A column that follows another: a trigger gives it the other's value whenever a row is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sync {
    /// The table.
    pub table: QName,
    /// The trigger.
    pub trigger: Ident,
    /// Its function, in the table's schema.
    pub function: Ident,
    /// The column that is written, and the one that follows.
    pub columns: Pair<Ident>,
}

impl Sync {
    /// The one by which `follower` is kept in step with `column`, where the names leave room for its own.
    pub fn of(table: &QName, column: &Ident, follower: &Ident) -> Option<Sync> {
        const SUFFIX: &str = "__lockstep_sync";
        let joined = Ident::new(format!("{}_{column}", table.name)).ok()?;
        Some(Sync {
            table: table.clone(),
            trigger: column.with_suffix(SUFFIX),
            function: joined.with_suffix(SUFFIX),
            columns: Pair::new(column.clone(), follower.clone()),
        })
    }

    /// Why it does not run, or not as it shall; `None` where it does.
    pub fn broken(&self, live: &Live) -> Option<&'static str> {
        let Some(found) = live.syncs.get(&(self.table.clone(), self.trigger.clone())) else {
            return Some("not there");
        };
        let body = crate::render::sync::body(self.columns.from.as_str(), self.columns.to.as_str());
        if found.state == TriggerState::Disabled {
            Some("disabled")
        } else if found.function != self.function.as_str() || found.body != body {
            Some("calling a function that does something else")
        } else {
            None
        }
    }
}

/// A column on which nothing may hang but what the plan knows of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alone {
    /// The table.
    pub table: QName,
    /// The column, by the name that it has then.
    pub column: Ident,
    /// The column, by the name that people know.
    pub called: Ident,
    /// Constraints and indexes of the table that may be on it.
    pub known: Vec<Ident>,
    /// The trigger that keeps the other column in step: none that runs after it may change a row. `None` where no
    /// column is read any more for another.
    pub sync: Option<Ident>,
    /// What would become of the rest.
    pub otherwise: Otherwise,
}

/// What becomes of something that hangs on a column whose name goes to another, or that is dropped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Otherwise {
    /// It stays with the column that loses the name.
    StaysBehind,
    /// It stays with the new column, which goes when the rollback goes on.
    GoesBack,
    /// It is dropped with the column.
    IsDropped,
}

/// A statement about a [`Sync`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SyncPart {
    /// CREATE OR REPLACE FUNCTION: also turns the direction round.
    Function,
    /// CREATE OR REPLACE TRIGGER: also puts one in force that was disabled.
    Trigger,
    /// DROP TRIGGER.
    DropTrigger,
    /// DROP FUNCTION.
    DropFunction,
}
