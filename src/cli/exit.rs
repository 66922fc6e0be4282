//! Exit codes: fixed, because scripts rely on them.

use std::process::ExitCode;

/// What a run comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// 0: done, or nothing to do, or no drift.
    Done,
    /// 1: the user's input or choice: YAML, flags, a refused hazard, a stale or edited plan.
    Input,
    /// 2: a difference was found.
    Difference,
    /// 3: the server or the system failed.
    Server,
}

impl Exit {
    /// The number.
    pub fn code(self) -> u8 {
        match self {
            Exit::Done => 0,
            Exit::Input => 1,
            Exit::Difference => 2,
            Exit::Server => 3,
        }
    }
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> ExitCode {
        ExitCode::from(exit.code())
    }
}
