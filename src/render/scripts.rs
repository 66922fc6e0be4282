//! preflight.sql and verify.sql: queries that return no row when all is well.

use super::condition;
use super::quote::literal;
use crate::plan::build::in_force;
use crate::plan::file::PlanFile;

/// Every data check of the plan, in the order of its steps.
pub fn preflight(plan: &PlanFile) -> String {
    let mut out = header(
        plan,
        "every query returns no row when the data is fit for the plan",
    );
    out.push_str("BEGIN TRANSACTION READ ONLY;\n");
    for check in &plan.preflight {
        out.push_str(&format!(
            "\n-- step {:03}: {}\n{};\n",
            check.step,
            one_line(&check.title),
            check.sql
        ));
    }
    out.push_str("\nCOMMIT;\n");
    out
}

/// One query per step whose effect can be asked for; a later step that takes a helper away again
/// makes an earlier one's question moot, which its done-test knows.
pub fn verify(plan: &PlanFile) -> String {
    let mut out = header(plan, "every query returns no row when the plan is in force");
    out.push_str("BEGIN TRANSACTION READ ONLY;\n");
    for step in &plan.steps {
        if let Some(done) = in_force(step) {
            out.push_str(&format!(
                "\n-- step {:03}\nSELECT {} AS not_in_force WHERE NOT {};\n",
                step.number,
                literal(&format!("{:03} {}", step.number, one_line(&step.title))),
                condition::sql(done)
            ));
        }
    }
    out.push_str("\nCOMMIT;\n");
    out
}

fn header(plan: &PlanFile, what: &str) -> String {
    format!(
        "-- Plan {}: {what}.\nSET search_path = '';\n",
        one_line(&plan.name)
    )
}

fn one_line(text: &str) -> String {
    text.replace(['\n', '\r'], " ")
}
