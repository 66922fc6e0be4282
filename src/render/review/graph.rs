//! The order of the steps as a picture, with the reason of each arrow.

use std::collections::BTreeMap;

use super::MOST_ROWS;
use crate::plan::file::{PlanFile, StepFile};
use crate::render::markdown::{mermaid, table, text};

/// More nodes than this and Mermaid refuses to draw.
const MOST_NODES: usize = 120;

pub(super) fn graph(out: &mut String, plan: &PlanFile) {
    out.push_str("## Dependencies\n\n");
    if plan.steps.len() > MOST_NODES {
        graph_of_tables(out, plan);
        return;
    }
    out.push_str(
        "An arrow points from a step to one that must come after it.\n\n```mermaid\nflowchart LR\n",
    );
    let mut phase = 0;
    for step in &plan.steps {
        if step.phase != phase {
            if phase != 0 {
                out.push_str("  end\n");
            }
            phase = step.phase;
            out.push_str(&format!("  subgraph phase{phase}[\"phase {phase}\"]\n"));
        }
        out.push_str(&format!(
            "    s{}[\"{} {}\"]\n",
            step.number,
            step.number,
            mermaid(&step.title)
        ));
    }
    if phase != 0 {
        out.push_str("  end\n");
    }
    for step in &plan.steps {
        for d in &step.depends_on {
            out.push_str(&format!("  s{} --> s{}\n", d.step, step.number));
        }
    }
    out.push_str("```\n\n");
    let rows: Vec<Vec<String>> = plan
        .steps
        .iter()
        .flat_map(|s| {
            s.depends_on
                .iter()
                .map(|d| vec![s.number.to_string(), d.step.to_string(), text(&d.reason)])
        })
        .take(MOST_ROWS)
        .collect();
    if !rows.is_empty() {
        out.push_str(&table(&["step", "after", "because"], &rows));
        out.push('\n');
    }
}

/// Too many steps to draw one by one: a node for all steps of a phase on one table.
fn graph_of_tables(out: &mut String, plan: &PlanFile) {
    let place = |step: &StepFile| {
        let object = step.subjects.first().and_then(|s| s.to_id().ok());
        let table = object.map_or_else(
            || step.title.clone(),
            |id| {
                id.table()
                    .map_or_else(|| id.to_string(), ToString::to_string)
            },
        );
        (step.phase, table)
    };
    let mut nodes: BTreeMap<(u32, String), Vec<u32>> = BTreeMap::new();
    let mut edges = std::collections::BTreeSet::new();
    let by_number: BTreeMap<u32, &StepFile> = plan.steps.iter().map(|s| (s.number, s)).collect();
    for step in &plan.steps {
        let to = place(step);
        for d in &step.depends_on {
            if let Some(before) = by_number.get(&d.step) {
                let from = place(before);
                if from != to {
                    edges.insert((from, to.clone()));
                }
            }
        }
        nodes.entry(to).or_default().push(step.number);
    }
    if nodes.len() > MOST_NODES {
        out.push_str(&format!(
            "{} steps on {} objects are too many to draw; plan.json lists what each waits for and why.\n\n",
            plan.steps.len(),
            nodes.len()
        ));
        return;
    }
    out.push_str("All steps of a phase on one table are one box; an arrow says that one of them must come after one of the other's. plan.json lists every step's own dependencies and their reasons.\n\n```mermaid\nflowchart LR\n");
    let ids: BTreeMap<&(u32, String), usize> = nodes.keys().zip(0..).collect();
    let mut phase = 0;
    for (node, steps) in &nodes {
        if node.0 != phase {
            if phase != 0 {
                out.push_str("  end\n");
            }
            phase = node.0;
            out.push_str(&format!("  subgraph phase{phase}[\"phase {phase}\"]\n"));
        }
        let numbers = match steps.as_slice() {
            [one] => format!("step {one}"),
            [first, .., last] => format!("{} steps, {first} to {last}", steps.len()),
            [] => String::new(),
        };
        out.push_str(&format!(
            "    t{}[\"{}: {numbers}\"]\n",
            ids[node],
            mermaid(&node.1)
        ));
    }
    if phase != 0 {
        out.push_str("  end\n");
    }
    for (from, to) in &edges {
        out.push_str(&format!("  t{} --> t{}\n", ids[from], ids[to]));
    }
    out.push_str("```\n\n");
}
