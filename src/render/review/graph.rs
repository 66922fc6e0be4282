//! The order of the steps as pictures, one for each phase, with the reason of each arrow.
//!
//! Only what waits for something, or is waited for, is drawn. Arrows from one phase to the next are left
//! out: a phase comes after the one before in any case, and they would pull the picture apart.

use std::collections::{BTreeMap, BTreeSet};

use super::MOST_ROWS;
use crate::plan::file::{PlanFile, StepFile};
use crate::render::markdown::{mermaid, table, text};

/// More steps than this make a picture that nobody can read; then a table's steps are one box.
const MOST_STEPS: usize = 40;
/// More boxes than this and Mermaid refuses to draw.
const MOST_NODES: usize = 120;
/// Names in a line about what is not drawn.
const MOST_NAMES: usize = 60;

/// Boxes with their labels, by phase, and arrows between boxes.
#[derive(Default)]
struct Graph {
    phases: BTreeMap<u32, Vec<(String, String)>>,
    arrows: BTreeSet<(String, String)>,
}

pub(super) fn graph(out: &mut String, plan: &PlanFile) {
    out.push_str("## Dependencies\n\n");
    if plan.steps.len() <= MOST_STEPS {
        out.push_str("An arrow points from a step to one that must come after it.");
        draw(
            out,
            &of_steps(plan),
            "Steps that wait for none and are waited for by none",
        );
        reasons(out, plan);
        return;
    }
    let graph = of_tables(plan);
    let nodes: usize = graph.phases.values().map(Vec::len).sum();
    if nodes > MOST_NODES {
        out.push_str(&format!(
            "{} steps on {nodes} objects are too many to draw; plan.json lists what each waits for and why.\n\n",
            plan.steps.len(),
        ));
        return;
    }
    out.push_str("All steps of a phase on one table are one box; an arrow says that one of them must come after one of the other's. The head of each file, and plan.json, list every step's own dependencies and their reasons.");
    draw(out, &graph, "Neither before nor after another");
}

fn draw(out: &mut String, graph: &Graph, apart: &str) {
    if graph.phases.len() > 1 {
        out.push_str(" Each phase comes after the one before it.");
    }
    out.push_str("\n\n");
    for (phase, boxes) in &graph.phases {
        if graph.phases.len() > 1 {
            out.push_str(&format!("### Phase {phase}\n\n"));
        }
        let here: BTreeSet<&str> = boxes.iter().map(|(id, _)| id.as_str()).collect();
        let arrows: Vec<&(String, String)> = graph
            .arrows
            .iter()
            .filter(|(a, b)| here.contains(a.as_str()) && here.contains(b.as_str()))
            .collect();
        let drawn: BTreeSet<&str> = arrows
            .iter()
            .flat_map(|(a, b)| [a.as_str(), b.as_str()])
            .collect();
        if !arrows.is_empty() {
            out.push_str("```mermaid\nflowchart LR\n");
            for (id, label) in boxes.iter().filter(|(id, _)| drawn.contains(id.as_str())) {
                out.push_str(&format!("  {id}[\"{}\"]\n", mermaid(label)));
            }
            for (from, to) in arrows {
                out.push_str(&format!("  {from} --> {to}\n"));
            }
            out.push_str("```\n\n");
        }
        let alone: Vec<String> = boxes
            .iter()
            .filter(|(id, _)| !drawn.contains(id.as_str()))
            .map(|(_, label)| text(label))
            .collect();
        if !alone.is_empty() {
            let more = alone.len().saturating_sub(MOST_NAMES);
            out.push_str(&format!(
                "{apart}: {}{}.\n\n",
                alone[..alone.len() - more].join("; "),
                if more > 0 {
                    format!("; and {more} more")
                } else {
                    String::new()
                }
            ));
        }
    }
}

fn of_steps(plan: &PlanFile) -> Graph {
    let mut graph = Graph::default();
    for step in &plan.steps {
        let label = format!("{} {}", step.number, step.title);
        let boxes = graph.phases.entry(step.phase).or_default();
        boxes.push((format!("s{}", step.number), label));
        for d in &step.depends_on {
            let arrow = (format!("s{}", d.step), format!("s{}", step.number));
            graph.arrows.insert(arrow);
        }
    }
    graph
}

fn reasons(out: &mut String, plan: &PlanFile) {
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
        out.push_str("<details><summary>The reason of each arrow</summary>\n\n");
        out.push_str(&table(&["step", "after", "because"], &rows));
        out.push_str("\n</details>\n\n");
    }
}

/// Too many steps to draw one by one: a box for all steps of a phase on one table.
fn of_tables(plan: &PlanFile) -> Graph {
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
    let mut edges = BTreeSet::new();
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
    let ids: BTreeMap<&(u32, String), String> = nodes
        .keys()
        .zip((0..).map(|n: u32| format!("t{n}")))
        .collect();
    let mut graph = Graph::default();
    for (node, steps) in &nodes {
        let numbers = match steps.as_slice() {
            [one] => format!("step {one}"),
            [first, .., last] => format!("{} steps, {first} to {last}", steps.len()),
            [] => String::new(),
        };
        let label = format!("{}: {numbers}", node.1);
        let boxes = graph.phases.entry(node.0).or_default();
        boxes.push((ids[node].clone(), label));
    }
    for (from, to) in &edges {
        graph.arrows.insert((ids[from].clone(), ids[to].clone()));
    }
    graph
}
