//! The order of the steps as a picture, with the reason of each arrow.

use std::collections::{BTreeMap, BTreeSet};

use super::{MOST_ROWS, Tally};
use crate::plan::file::StepFile;
use crate::render::markdown::{mermaid, table, text};

/// More nodes than this and Mermaid refuses to draw.
const MOST_NODES: usize = 120;

/// Which steps wait for which, by table: drawn step by step only where there are few.
#[derive(Default)]
pub(super) struct Graph {
    /// A node for all steps of a phase on one table: its number, first and last step, how many.
    nodes: BTreeMap<(u32, String), Node>,
    /// By number of the step.
    places: BTreeMap<u32, usize>,
    edges: BTreeSet<(usize, usize)>,
}

struct Node {
    id: usize,
    steps: usize,
    first: u32,
    last: u32,
}

impl Graph {
    pub(super) fn step(&mut self, step: &StepFile) {
        let object = step.subjects.first().and_then(|s| s.to_id().ok());
        let table = object.map_or_else(
            || step.title.clone(),
            |id| {
                id.table()
                    .map_or_else(|| id.to_string(), ToString::to_string)
            },
        );
        let id = self.nodes.len();
        let node = self.nodes.entry((step.phase, table)).or_insert(Node {
            id,
            steps: 0,
            first: step.number,
            last: step.number,
        });
        node.steps += 1;
        node.last = step.number;
        let to = node.id;
        if self.nodes.len() > MOST_NODES {
            self.edges.clear();
            return;
        }
        self.places.insert(step.number, to);
        let before = step
            .depends_on
            .iter()
            .filter_map(|d| self.places.get(&d.step));
        let edges = before.filter(|from| **from != to).map(|from| (*from, to));
        self.edges.extend(edges);
    }

    /// `shown` are all steps, where there are few.
    pub(super) fn draw(&self, out: &mut String, shown: &[StepFile], tally: &Tally) {
        out.push_str("## Dependencies\n\n");
        if tally.steps() > MOST_NODES {
            self.of_tables(out, tally);
        } else {
            of_steps(out, shown);
        }
    }

    /// Too many steps to draw one by one.
    fn of_tables(&self, out: &mut String, tally: &Tally) {
        if self.nodes.len() > MOST_NODES {
            out.push_str(&format!(
                "{} steps on {} objects are too many to draw; plan.json lists what each waits for and why.\n\n",
                tally.steps(),
                self.nodes.len()
            ));
            return;
        }
        out.push_str("All steps of a phase on one table are one box; an arrow says that one of them must come after one of the other's. plan.json lists every step's own dependencies and their reasons.\n\n```mermaid\nflowchart LR\n");
        // Numbered as they are listed, not as they were met.
        let ids: BTreeMap<usize, usize> = self.nodes.values().map(|n| n.id).zip(0..).collect();
        let mut phase = 0;
        for ((its_phase, table), node) in &self.nodes {
            if *its_phase != phase {
                if phase != 0 {
                    out.push_str("  end\n");
                }
                phase = *its_phase;
                out.push_str(&format!("  subgraph phase{phase}[\"phase {phase}\"]\n"));
            }
            let numbers = match node.steps {
                1 => format!("step {}", node.first),
                n => format!("{n} steps, {} to {}", node.first, node.last),
            };
            out.push_str(&format!(
                "    t{}[\"{}: {numbers}\"]\n",
                ids[&node.id],
                mermaid(table)
            ));
        }
        if phase != 0 {
            out.push_str("  end\n");
        }
        let edges: BTreeSet<(usize, usize)> = self
            .edges
            .iter()
            .map(|(from, to)| (ids[from], ids[to]))
            .collect();
        for (from, to) in edges {
            out.push_str(&format!("  t{from} --> t{to}\n"));
        }
        out.push_str("```\n\n");
    }
}

fn of_steps(out: &mut String, steps: &[StepFile]) {
    out.push_str(
        "An arrow points from a step to one that must come after it.\n\n```mermaid\nflowchart LR\n",
    );
    let mut phase = 0;
    for step in steps {
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
    for step in steps {
        for d in &step.depends_on {
            out.push_str(&format!("  s{} --> s{}\n", d.step, step.number));
        }
    }
    out.push_str("```\n\n");
    let rows: Vec<Vec<String>> = steps
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
