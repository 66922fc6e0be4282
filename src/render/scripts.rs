//! preflight.sql and verify.sql: queries that return no row when all is well.
//!
//! Written piece by piece: of a large plan they are larger than everything else in memory.

use std::io::{self, Write};

use super::condition;
use super::psql;
use super::quote::literal;
use crate::plan::build::in_force;
use crate::plan::file::{CheckFile, PlanFile, StepFile};

/// Every data check of the plan, in the order of its steps.
///
/// # Errors
/// Those of `out`.
pub fn preflight(plan: &PlanFile, out: &mut dyn Write) -> io::Result<()> {
    preflight_head(plan, out)?;
    for check in &plan.preflight {
        out.write_all(preflight_check(check).as_bytes())?;
    }
    out.write_all(END.as_bytes())
}

/// What stands below the queries.
pub const END: &str = "\nCOMMIT;\n";

/// What stands above the queries of preflight.sql.
///
/// # Errors
/// Those of `out`.
pub fn preflight_head(plan: &PlanFile, out: &mut dyn Write) -> io::Result<()> {
    header(
        plan,
        "every query returns no row when the data is fit for the plan",
        out,
    )
}

/// A data check of preflight.sql.
pub fn preflight_check(check: &CheckFile) -> String {
    format!(
        "\n-- step {:03}: {}\n{};\n",
        check.step,
        one_line(&check.title),
        psql::escape(&check.sql)
    )
}

/// One query per step whose effect can be asked for; a later step that takes a helper away again
/// makes an earlier one's question moot, which its done-test knows.
///
/// # Errors
/// Those of `out`.
pub fn verify(plan: &PlanFile, out: &mut dyn Write) -> io::Result<()> {
    verify_head(plan, out)?;
    for step in &plan.steps {
        out.write_all(verify_step(step).as_bytes())?;
    }
    out.write_all(END.as_bytes())
}

/// What stands above the queries of verify.sql.
///
/// # Errors
/// Those of `out`.
pub fn verify_head(plan: &PlanFile, out: &mut dyn Write) -> io::Result<()> {
    header(
        plan,
        "every query returns no row when the plan is in force",
        out,
    )
}

/// A step's query of verify.sql, or nothing.
pub fn verify_step(step: &StepFile) -> String {
    in_force(step).map_or_else(String::new, |done| {
        format!(
            "\n-- step {:03}\nSELECT {} AS not_in_force WHERE NOT {};\n",
            step.number,
            literal(&format!("{:03} {}", step.number, one_line(&step.title))),
            psql::escape(&condition::sql(done))
        )
    })
}

fn header(plan: &PlanFile, what: &str, out: &mut dyn Write) -> io::Result<()> {
    write!(
        out,
        "-- Plan {}: {what}.\n{}BEGIN TRANSACTION READ ONLY;\n",
        one_line(&plan.name),
        super::session::head()
    )
}

fn one_line(text: &str) -> String {
    text.replace(['\n', '\r'], " ")
}
