//! A step before it has its number: what to execute forward and back, and what it needs.

use super::condition::Condition;
use super::fact::{Fact, Facts};
pub use super::file::WayBackFile as WayBack;
use super::file::{ShortFile, UndoCheckFile, UndoFile};
use super::hazard::Hazard;
use crate::ddl::Statement;
use crate::model::ObjectId;
use crate::model::declaration::Phase;

/// A step in the making, without room to grow: a plan can have a hundred thousand. Recipes produce these; `plan::graph` orders them.
#[derive(Clone, Debug)]
pub struct Draft {
    /// One line for people, imperative: `add check c on public.t, not validated yet`.
    pub title: String,
    /// Which declaration asks for it, and why this way.
    pub why: String,
    /// The phase that the declaration gives it.
    pub phase: Phase,
    /// Where it stands among ready steps of its phase.
    pub rank: Rank,
    /// What it changes.
    pub subjects: Vec<ObjectId>,
    /// Transactions forward; one, as a rule.
    pub forward: Vec<Batch>,
    /// Transactions back, in the order of their execution.
    pub rollback: Vec<Batch>,
    /// What the rollback gives back.
    pub undo: UndoFile,
    /// What it asks of the rows that it meets.
    pub undo_checks: Vec<UndoCheckFile>,
    /// What must be allowed by name.
    pub hazards: Vec<Hazard>,
    /// Why it may go through a table under a strong lock all the same.
    pub short: Option<ShortFile>,
    /// The YAML of another way that writes no table anew, where there is one.
    pub instead: Option<String>,
    /// What people must know before they approve of it: see [`super::advice`].
    pub advice: Option<String>,
    /// What must hold before it runs.
    pub needs: Facts,
    /// What holds after it.
    pub gives: Facts,
    /// What no longer holds after it.
    pub takes: Facts,
    /// Queries that return no row when the data is fit for it.
    pub preflight: Vec<Preflight>,
    /// The same of the values that it converts.
    pub conversion: Option<Box<Conversion>>,
    /// Whether it can still be undone, where that can change.
    pub way_back: Option<Box<WayBack>>,
}

/// One transaction, or one statement that runs outside of one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Batch {
    /// In order.
    pub statements: Vec<Statement>,
    /// When it holds, there is nothing to do.
    pub done: Condition,
}

/// A data check: `query` returns the rows that the step would fail on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Preflight {
    /// What is looked for, as a heading.
    pub title: String,
    /// A query, no row when the data is fit, at most 20 otherwise; without the semicolon.
    pub query: String,
}

/// A data check of values that the step converts: an error that a value causes in its query is what the step would end with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conversion {
    /// What is asked before the step.
    pub asked: Preflight,
    /// The query once the step is done, where that is another.
    pub done: Option<String>,
}

/// The order of ready steps within a phase: what others build on first, what takes away last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[expect(missing_docs, reason = "each is named after what it holds")]
pub enum Rank {
    Extension,
    EnumRename,
    EnumCreate,
    EnumValue,
    Rename,
    EnumReplace,
    Type,
    Default,
    Index,
    Rules,
    Key,
    ForeignKey,
    Replace,
    Exclusion,
    Comment,
    DropForeignKey,
    DropConstraint,
    DropNotNull,
    DropIndex,
    DropEnum,
    DropExtension,
}

impl Draft {
    /// A step that does nothing yet.
    pub fn new(
        rank: Rank,
        phase: Phase,
        title: impl Into<String>,
        why: impl Into<String>,
    ) -> Draft {
        let (mut title, mut why) = (title.into(), why.into());
        title.shrink_to_fit();
        why.shrink_to_fit();
        Draft {
            title,
            why,
            phase,
            rank,
            subjects: Vec::new(),
            forward: Vec::new(),
            rollback: Vec::new(),
            undo: UndoFile::Exact,
            undo_checks: Vec::new(),
            hazards: Vec::new(),
            short: None,
            instead: None,
            advice: None,
            needs: Facts::default(),
            gives: Facts::default(),
            takes: Facts::default(),
            preflight: Vec::new(),
            conversion: None,
            way_back: None,
        }
    }

    /// Lets go of what only the order is made of.
    pub(super) fn forget_facts(&mut self) {
        self.needs = Facts::default();
        self.gives = Facts::default();
        self.takes = Facts::default();
    }

    /// Adds what it changes.
    #[must_use]
    pub fn on(mut self, subjects: impl IntoIterator<Item = ObjectId>) -> Draft {
        self.subjects.extend(subjects);
        self.subjects.shrink_to_fit();
        self
    }

    /// Adds a transaction forward.
    #[must_use]
    pub fn forward(mut self, statements: Vec<Statement>, done: Condition) -> Draft {
        self.forward.reserve_exact(1);
        self.forward.push(Batch::new(statements, done));
        self
    }

    /// Adds transactions back.
    #[must_use]
    pub fn rollback(mut self, batches: impl IntoIterator<Item = Batch>) -> Draft {
        self.rollback.extend(batches);
        self.rollback.shrink_to_fit();
        self
    }

    /// Says what the rollback gives back, where it is not exactly the state before.
    #[must_use]
    pub fn undo(mut self, undo: UndoFile) -> Draft {
        self.undo = undo;
        self
    }

    /// Adds what must hold before.
    #[must_use]
    pub fn needs(mut self, facts: impl IntoIterator<Item = Fact>) -> Draft {
        self.needs.extend(facts);
        self
    }

    /// Adds what holds after.
    #[must_use]
    pub fn gives(mut self, facts: impl IntoIterator<Item = Fact>) -> Draft {
        self.gives.extend(facts);
        self
    }

    /// Adds what no longer holds after.
    #[must_use]
    pub fn takes(mut self, facts: impl IntoIterator<Item = Fact>) -> Draft {
        self.takes.extend(facts);
        self
    }

    /// Adds a hazard.
    #[must_use]
    pub fn hazard(mut self, hazard: Option<Hazard>) -> Draft {
        self.hazards.extend(hazard);
        self
    }

    /// Says that the table is small enough for the short way.
    #[must_use]
    pub fn short(mut self, short: Option<ShortFile>) -> Draft {
        self.short = short;
        self
    }

    /// Says what its rollback cannot do without.
    #[must_use]
    pub fn way_back(mut self, way_back: WayBack) -> Draft {
        self.way_back = Some(Box::new(way_back));
        self
    }

    /// Says another way, as YAML.
    #[must_use]
    pub fn instead(mut self, instead: Option<String>) -> Draft {
        self.instead = instead;
        self
    }

    /// Says what people must know.
    #[must_use]
    pub fn advice(mut self, advice: Option<String>) -> Draft {
        self.advice = advice;
        self
    }

    /// Says how to ask for values that it cannot convert.
    #[must_use]
    pub fn converts(mut self, conversion: Option<Conversion>) -> Draft {
        self.conversion = conversion.map(Box::new);
        self
    }

    /// Adds data checks.
    #[must_use]
    pub fn preflight(mut self, checks: impl IntoIterator<Item = Preflight>) -> Draft {
        self.preflight.extend(checks);
        for check in &mut self.preflight {
            check.title.shrink_to_fit();
            check.query.shrink_to_fit();
        }
        self.preflight.shrink_to_fit();
        self
    }
}

impl Batch {
    /// A transaction with its done-test.
    pub fn new(mut statements: Vec<Statement>, mut done: Condition) -> Batch {
        for statement in &mut statements {
            if let Statement::AlterTable { actions, .. } = statement {
                actions.shrink_to_fit();
            }
        }
        statements.shrink_to_fit();
        done.shrink_to_fit();
        Batch { statements, done }
    }
}
