//! `lockstep preflight`: do the rows allow the plan? Reads only.

use serde_json::json;

use crate::pg::connect::Purpose;
use crate::pg::preflight::{Cause, Checked, Total};

use super::args::{Format, PreflightArgs};
use super::execute::read;
use super::failure::Failure;
use super::output::{BAD, GOOD, Printer, WARN, count};
use super::side::Side;

pub(crate) async fn preflight(args: &PreflightArgs, printer: &Printer) -> Result<(), Failure> {
    let plan = read(&args.plan)?;
    let side = Side::open(&args.live, Purpose::Read, printer).await?;
    let database = side.database().await?;
    if database != plan.database {
        printer.warning(&format!(
            "the plan was made for database `{}`, this is `{database}`: what is found here tells of no other rows",
            plan.database
        ));
    }
    let client = side.connection.client();
    let failed = |e| Failure::server(format!("cannot run the data checks: {e}"));
    let (checks, not_now) =
        crate::pg::preflight::as_things_are(client, &plan, plan.preflight.iter().cloned())
            .await
            .map_err(failed)?;
    for title in not_now {
        printer.talk(&format!(
            "{} {title}: a part of the plan has changed these rows",
            printer.err(WARN, "not looked for now:")
        ));
    }
    let results = crate::pg::preflight::run(client, &checks)
        .await
        .map_err(failed)?;
    let failed: Vec<_> = results.iter().filter(|r| !r.is_fit()).collect();
    match args.format {
        Format::Json => {
            let all: Vec<_> = results
                .iter()
                .map(|r| json!({"step": r.step, "title": r.title, "rows": r.rows, "total": total(r), "columns": r.columns, "evidence": r.evidence, "error": r.error}))
                .collect();
            printer.data(&serde_json::to_string_pretty(&json!({
                "plan": plan.name, "fit": failed.is_empty(), "checks": all,
            }))?)?;
        }
        Format::Human => {
            for r in &failed {
                printer.data(&format!(
                    "{} step {:03}: {}",
                    match r.error {
                        Some(_) => printer.out(WARN, "could not check"),
                        None => printer.out(BAD, "unfit"),
                    },
                    r.step,
                    r.title
                ))?;
                if let Some(error) = &r.error {
                    printer.data(&format!("    {error}"))?;
                } else {
                    printer.data(r.table().trim_end())?;
                    if let Some(more) = r.more() {
                        printer.data(&format!("    {more}"))?;
                    }
                }
            }
        }
    }
    if failed.is_empty() {
        printer.talk(&format!(
            "{}: {} found no row",
            printer.err(GOOD, "fit"),
            count(results.len(), "check", "checks")
        ));
        Ok(())
    } else {
        Err(unfit(&failed, results.len()))
    }
}

/// `{"rows": 153, "exact": true}`; counting stops where it is no longer cheap.
fn total(checked: &Checked) -> serde_json::Value {
    match checked.total {
        Total::Exactly(n) => json!({"rows": n, "exact": true}),
        Total::AtLeast(n) => json!({"rows": n, "exact": false}),
    }
}

/// Rows that were found are the user's; a check that could not run is the server's.
fn unfit(failed: &[&Checked], all: usize) -> Failure {
    let unknown: Vec<&&Checked> = failed.iter().filter(|r| r.error.is_some()).collect();
    let found = failed.len() - unknown.len();
    if found == 0 {
        let first = unknown.first().and_then(|r| r.error.as_deref());
        return Failure::Server {
            message: format!(
                "could not check {} of {all}: {}",
                unknown.len(),
                first.unwrap_or("no reason was given")
            ),
            help: Some(help(&unknown).to_owned()),
        };
    }
    let besides = match unknown.len() {
        0 => String::new(),
        n => format!("; could not check {n} more"),
    };
    Failure::Input {
        message: format!("{found} of {all} checks found rows{besides}"),
        help: Some("mend the rows, or change the declaration; nothing was changed".to_owned()),
    }
}

/// What to do about checks that could not run.
fn help(unknown: &[&&Checked]) -> &'static str {
    let all = |cause| unknown.iter().all(|r| r.cause == cause);
    if all(Cause::Missing) {
        "what the error names is not there: it was dropped or renamed since the plan was made, or this is another database, or \
         the plan makes it, and nothing can be asked of it before; nothing was changed"
    } else if all(Cause::Types) {
        "the question does not go with the types that the columns have before the plan, which says nothing of the rows: `apply` \
         warns and goes on, and the server proves the rule at its step; nothing was changed"
    } else if all(Cause::Value) {
        "a value in a row makes the question itself fail, as it may make the step fail: mend the row, or change the declaration; \
         nothing was changed"
    } else {
        "run it when no lock is in the way, as a role that may read the tables and all their rows (their owner); nothing was \
         changed"
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::exit::Exit;

    fn checked(rows: usize, error: Option<&str>) -> Checked {
        Checked {
            step: 1,
            title: "t".to_owned(),
            sql: String::new(),
            rows,
            total: Total::Exactly(rows as u64),
            columns: Vec::new(),
            evidence: Vec::new(),
            error: error.map(str::to_owned),
            cause: Cause::Other,
        }
    }

    #[test]
    fn help_says_what_the_error_is_about() {
        for (cause, word) in [
            (Cause::Missing, "dropped or renamed"),
            (Cause::Types, "the types that the columns have"),
            (Cause::Value, "mend the row"),
            (Cause::Other, "no lock"),
        ] {
            let mut one = checked(0, Some("no"));
            one.cause = cause;
            let one = &&one;
            assert!(help(&[one]).contains(word));
        }
    }

    #[test]
    fn a_check_that_could_not_run_found_no_rows() {
        let (rows, error) = (checked(2, None), checked(0, Some("lock timeout")));
        let only = unfit(&[&error], 3);
        assert!(only.exit() == Exit::Server);
        assert!(
            matches!(&only, Failure::Server { message, .. } if message == "could not check 1 of 3: lock timeout")
        );
        let both = unfit(&[&rows, &error], 3);
        assert!(both.exit() == Exit::Input);
        assert!(
            matches!(&both, Failure::Input { message, .. } if message == "1 of 3 checks found rows; could not check 1 more")
        );
    }
}
