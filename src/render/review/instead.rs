//! The other way of a step, as the YAML that asks for it.

use super::super::markdown::{fenced, text};
use super::{MOST_ROWS, more};
use crate::plan::file::PlanFile;

/// Where the same rule can be had without writing a table anew: what to declare.
pub(super) fn instead(out: &mut String, plan: &PlanFile) {
    let steps = || plan.steps.iter().filter(|s| s.instead.is_some());
    for (s, yaml) in steps()
        .filter_map(|s| Some((s, s.instead.as_deref()?)))
        .take(MOST_ROWS)
    {
        out.push_str(&format!(
            "Without a rewrite, step {} ({}) could be this declaration instead, which validates a CHECK while reads and writes go on:\n\n{}\n",
            s.number,
            text(&s.title),
            fenced("yaml", yaml)
        ));
    }
    more(out, steps().count(), MOST_ROWS);
}
