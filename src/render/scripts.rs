//! preflight.sql and verify.sql: queries that return no row when all is well.
//!
//! Written piece by piece: of a large plan they are larger than everything else in memory.

use std::io::{self, Write};

use super::condition;
use super::psql;
use super::quote::literal;
use crate::plan::build::in_force;
use crate::plan::file::PlanFile;

/// Every data check of the plan, in the order of its steps.
///
/// # Errors
/// Those of `out`.
pub fn preflight(plan: &PlanFile, out: &mut dyn Write) -> io::Result<()> {
    header(
        plan,
        "every query returns no row when the data is fit for the plan",
        out,
    )?;
    out.write_all(b"BEGIN TRANSACTION READ ONLY;\n")?;
    for check in &plan.preflight {
        write!(
            out,
            "\n-- step {:03}: {}\n{};\n",
            check.step,
            one_line(&check.title),
            psql::escape(&check.sql)
        )?;
    }
    out.write_all(b"\nCOMMIT;\n")
}

/// One query per step whose effect can be asked for; a later step that takes a helper away again
/// makes an earlier one's question moot, which its done-test knows.
///
/// # Errors
/// Those of `out`.
pub fn verify(plan: &PlanFile, out: &mut dyn Write) -> io::Result<()> {
    header(
        plan,
        "every query returns no row when the plan is in force",
        out,
    )?;
    out.write_all(b"BEGIN TRANSACTION READ ONLY;\n")?;
    for step in &plan.steps {
        if let Some(done) = in_force(step) {
            write!(
                out,
                "\n-- step {:03}\nSELECT {} AS not_in_force WHERE NOT {};\n",
                step.number,
                literal(&format!("{:03} {}", step.number, one_line(&step.title))),
                psql::escape(&condition::sql(done))
            )?;
        }
    }
    out.write_all(b"\nCOMMIT;\n")
}

fn header(plan: &PlanFile, what: &str, out: &mut dyn Write) -> io::Result<()> {
    write!(
        out,
        "-- Plan {}: {what}.\n{}",
        one_line(&plan.name),
        super::session::head()
    )
}

fn one_line(text: &str) -> String {
    text.replace(['\n', '\r'], " ")
}
