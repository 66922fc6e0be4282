//! Errors of a step that going on cannot mend: something came, went or is held that no step of the plan is about.
//!
//! Judged by SQLSTATE alone (manual, appendix A), since messages are translated. Careful: what is not known for sure to fail
//! again, such as a lock, a full disk or a row in the way, is not among them.

use super::error::ServerError;

/// What has to be done by hand first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ByHand {
    /// Other objects depend on what the step drops or replaces.
    Depends,
    /// The server does not do this to an object that is used as this one is.
    Used,
    /// The name that the step makes is taken.
    Taken,
    /// What the step needs is not there.
    Missing,
    /// The role lacks a right.
    Right,
}

/// What going on needs first; `None` where it may succeed as it is, or rows are to be mended.
pub(super) fn by_hand(error: &ServerError) -> Option<ByHand> {
    match error.sqlstate.as_str() {
        // dependent_objects_still_exist
        "2BP01" => Some(ByHand::Depends),
        // feature_not_supported; the detail names who uses it: a view that reads a column whose type changes
        "0A000" if error.detail.is_some() => Some(ByHand::Used),
        // duplicate_table (any relation), _object, _column, _function, _schema
        "42P07" | "42710" | "42701" | "42723" | "42P06" => Some(ByHand::Taken),
        // undefined_table, _object, _column, _function, invalid_schema_name
        "42P01" | "42704" | "42703" | "42883" | "3F000" => Some(ByHand::Missing),
        // insufficient_privilege
        "42501" => Some(ByHand::Right),
        _ => None,
    }
}

/// The server's hint for what depends is CASCADE, which takes away columns and views with the rows that nobody meant.
pub(super) fn hides_hint(error: &ServerError) -> bool {
    by_hand(error) == Some(ByHand::Depends)
}

impl ByHand {
    /// In words.
    pub(super) fn help(self) -> &'static str {
        match self {
            ByHand::Depends => {
                "the plan knows nothing of what the detail names: it was made since. As long as it is there, going on stops here again. Drop it or alter it by hand, without CASCADE; once the plan is done, make again what was dropped"
            }
            ByHand::Used => {
                "as long as what the detail names is as it is, going on stops here again. Drop it or alter it by hand; once the plan is done, make again what was dropped"
            }
            ByHand::Taken => {
                "the name was given away after the plan was made; as long as it is taken, going on stops here again. Drop or rename by hand what has it"
            }
            ByHand::Missing => {
                "what the error names is not there any more; without it, going on stops here again. Put it back by hand as it was"
            }
            ByHand::Right => {
                "without the right, going on stops here again. Have it granted, or connect as a role that has it"
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_may_pass_by_itself_is_not_sent_to_be_mended() {
        let error = |sqlstate: &str, detail: Option<&str>| ServerError {
            sqlstate: sqlstate.to_owned(),
            message: "m".to_owned(),
            detail: detail.map(str::to_owned),
            hint: Some("Use DROP ... CASCADE to drop the dependent objects too.".to_owned()),
            context: None,
        };
        // Locks, deadlocks, a full disk, rows, a cancelled statement, a server that stops.
        for sqlstate in [
            "55P03", "40P01", "53100", "53200", "23514", "23505", "22P02", "57014", "57P01",
            "0A000",
        ] {
            assert_eq!(by_hand(&error(sqlstate, None)), None, "{sqlstate}");
        }
        let depends = error(
            "2BP01",
            Some("view a depends on type t\nview b depends on type t"),
        );
        assert_eq!(
            depends.to_string(),
            "m (2BP01)\n  detail: view a depends on type t\n          view b depends on type t"
        );
        assert_eq!(by_hand(&error("0A000", Some("d"))), Some(ByHand::Used));
        assert!(error("42P07", None).to_string().contains("hint:"));
    }
}
