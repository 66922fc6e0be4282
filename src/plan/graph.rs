//! The order of steps. The only user of petgraph.
//!
//! Edges come from facts and from the sequence within a recipe, each with its reason. The order is
//! Kahn's algorithm (CACM 5(11), 1962) with a total key among the ready steps, so that the same
//! steps give the same order however they came in; `petgraph::algo::toposort` would depend on
//! insertion order. A tidy key can hide a missing edge, therefore the tests order by a hostile key
//! too and replay every prefix.

use std::borrow::Cow;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, BinaryHeap};

use petgraph::Direction;
use petgraph::algo::tarjan_scc;
use petgraph::graph::{DiGraph, NodeIndex};
use petgraph::visit::EdgeRef;

use super::fact::{Fact, Facts};
use super::step::Draft;
use crate::model::ObjectId;

/// Why a step comes after another.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Reason(pub Cow<'static, str>);

/// Steps that wait for each other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cycles {
    /// Each cycle with all its edges: title, title, reason.
    pub edges: Vec<Vec<(String, String, Reason)>>,
    /// What the steps of the cycles change.
    pub subjects: BTreeSet<ObjectId>,
}

/// The steps in order, each with the positions (in that order) of those before it.
#[derive(Debug)]
pub struct Ordered {
    /// Indexes into the drafts that were given.
    pub order: Vec<usize>,
    /// For each position in `order`: earlier positions and the reason.
    pub because: Vec<Vec<(usize, Reason)>>,
    /// The phase of each draft after dependencies pulled some into earlier phases.
    pub phases: Vec<u32>,
}

/// Orders the recipes' steps by `key`, which is asked for each draft after phases are settled.
///
/// # Errors
/// [`Cycles`] when there is no order.
pub fn order<K: Ord>(
    recipes: &[Vec<Draft>],
    key: impl Fn(usize, &Draft, u32) -> K,
) -> Result<Ordered, Cycles> {
    let drafts: Vec<&Draft> = recipes.iter().flatten().collect();
    let graph = build(recipes, &drafts);
    let sccs: Vec<Vec<NodeIndex>> = tarjan_scc(&graph)
        .into_iter()
        .filter(|scc| scc.len() > 1)
        .collect();
    if !sccs.is_empty() {
        return Err(Cycles {
            edges: sccs.iter().map(|scc| edges(&graph, scc, &drafts)).collect(),
            subjects: sccs
                .iter()
                .flatten()
                .flat_map(|n| drafts[n.index()].subjects.iter().cloned())
                .collect(),
        });
    }
    let phases = settle_phases(&graph, &drafts);
    let order = kahn(&graph, |i| key(i, drafts[i], phases[i]));
    let mut position = vec![0; drafts.len()];
    for (at, &draft) in order.iter().enumerate() {
        position[draft] = at;
    }
    let mut because: Vec<Vec<(usize, Reason)>> = vec![Vec::new(); order.len()];
    for edge in graph.into_nodes_edges().1 {
        let (before, after) = (edge.source().index(), edge.target().index());
        because[position[after]].push((position[before], edge.weight));
    }
    for before in &mut because {
        before.sort();
        before.dedup_by_key(|(at, _)| *at);
        before.shrink_to_fit();
    }
    Ok(Ordered {
        order,
        because,
        phases,
    })
}

fn build(recipes: &[Vec<Draft>], drafts: &[&Draft]) -> DiGraph<(), Reason> {
    let mut graph = DiGraph::with_capacity(drafts.len(), drafts.len());
    for _ in drafts {
        graph.add_node(());
    }
    let mut edge = |from: usize, to: usize, reason: Cow<'static, str>| {
        if from != to {
            graph.add_edge(NodeIndex::new(from), NodeIndex::new(to), Reason(reason));
        }
    };
    let mut at = 0;
    for recipe in recipes {
        for i in 1..recipe.len() {
            edge(
                at + i - 1,
                at + i,
                "it is the next step of the same change".into(),
            );
        }
        at += recipe.len();
    }
    let givers = index(drafts, |d| &d.gives);
    let takers = index(drafts, |d| &d.takes);
    for (i, draft) in drafts.iter().enumerate() {
        for fact in &draft.needs {
            match givers.get(fact) {
                Some(givers) => {
                    for &giver in givers {
                        edge(giver, i, fact.reason().into());
                    }
                }
                None => {
                    for &taker in takers.get(fact).into_iter().flatten() {
                        edge(i, taker, "it must go on before that is taken away".into());
                    }
                }
            }
        }
        for fact in &draft.takes {
            for &giver in givers.get(fact).into_iter().flatten() {
                if !draft.needs.contains(fact) {
                    edge(i, giver, "the old one goes before the new one comes".into());
                }
            }
        }
    }
    graph
}

fn index<'a>(
    drafts: &[&'a Draft],
    facts: impl Fn(&'a Draft) -> &'a Facts,
) -> BTreeMap<&'a Fact, Vec<usize>> {
    let mut out: BTreeMap<&Fact, Vec<usize>> = BTreeMap::new();
    for (i, draft) in drafts.iter().enumerate() {
        for fact in facts(draft) {
            out.entry(fact).or_default().push(i);
        }
    }
    out
}

fn edges(
    graph: &DiGraph<(), Reason>,
    scc: &[NodeIndex],
    drafts: &[&Draft],
) -> Vec<(String, String, Reason)> {
    let members: BTreeSet<NodeIndex> = scc.iter().copied().collect();
    let mut edges: Vec<(String, String, Reason)> = scc
        .iter()
        .flat_map(|&node| graph.edges(node))
        .filter(|e| members.contains(&e.target()))
        .map(|e| {
            (
                drafts[e.source().index()].title.clone(),
                drafts[e.target().index()].title.clone(),
                e.weight().clone(),
            )
        })
        .collect();
    edges.sort();
    edges
}

/// A step that a step of an earlier phase needs moves into that phase.
fn settle_phases(graph: &DiGraph<(), Reason>, drafts: &[&Draft]) -> Vec<u32> {
    let mut phases: Vec<u32> = drafts.iter().map(|d| d.phase).collect();
    for &node in kahn(graph, |i| i).iter().rev() {
        for next in graph.neighbors(NodeIndex::new(node)) {
            phases[node] = phases[node].min(phases[next.index()]);
        }
    }
    phases
}

fn kahn<K: Ord>(graph: &DiGraph<(), Reason>, key: impl Fn(usize) -> K) -> Vec<usize> {
    let mut waiting: Vec<usize> = graph
        .node_indices()
        .map(|n| graph.neighbors_directed(n, Direction::Incoming).count())
        .collect();
    let mut ready: BinaryHeap<Reverse<(K, usize)>> = waiting
        .iter()
        .enumerate()
        .filter(|(_, w)| **w == 0)
        .map(|(i, _)| Reverse((key(i), i)))
        .collect();
    let mut order = Vec::with_capacity(waiting.len());
    while let Some(Reverse((_, node))) = ready.pop() {
        order.push(node);
        for next in graph.neighbors(NodeIndex::new(node)) {
            let next = next.index();
            waiting[next] -= 1;
            if waiting[next] == 0 {
                ready.push(Reverse((key(next), next)));
            }
        }
    }
    order
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Ident, QName};
    use crate::plan::step::Rank;

    fn ty(name: &str) -> Fact {
        let id = |text| Ident::new(text).unwrap();
        Fact::Type(QName::new(id("public"), id(name)))
    }

    fn fact() -> Fact {
        ty("mood")
    }

    fn draft(title: &str) -> Draft {
        Draft::new(Rank::Comment, 1, title, "")
    }

    /// The titles in order, and each one's reasons, when ready steps come from the last to the first: what stays in
    /// its place does so by an edge.
    fn ordered(drafts: Vec<Draft>) -> Vec<(String, Vec<String>)> {
        let recipes: Vec<Vec<Draft>> = drafts.into_iter().map(|d| vec![d]).collect();
        let ordered = order(&recipes, |i, _, _| Reverse(i)).unwrap();
        ordered
            .order
            .iter()
            .zip(&ordered.because)
            .map(|(&i, because)| {
                (
                    recipes[i][0].title.clone(),
                    because.iter().map(|(_, r)| r.0.to_string()).collect(),
                )
            })
            .collect()
    }

    #[test]
    fn what_is_needed_comes_first() {
        let found = ordered(vec![
            draft("gives").gives([fact()]),
            draft("needs").needs([fact()]),
        ]);
        assert_eq!(
            found,
            [
                ("gives".to_owned(), vec![]),
                ("needs".to_owned(), vec![fact().reason()])
            ]
        );
    }

    #[test]
    fn what_is_used_is_taken_away_afterwards() {
        let found = ordered(vec![
            draft("needs").needs([fact()]),
            draft("takes").takes([fact()]),
        ]);
        let why = "it must go on before that is taken away".to_owned();
        assert_eq!(
            found,
            [
                ("needs".to_owned(), vec![]),
                ("takes".to_owned(), vec![why])
            ]
        );
    }

    #[test]
    fn the_old_one_goes_before_the_new_one_comes() {
        let found = ordered(vec![
            draft("takes").takes([fact()]),
            draft("gives").gives([fact()]),
        ]);
        let why = "the old one goes before the new one comes".to_owned();
        assert_eq!(
            found,
            [
                ("takes".to_owned(), vec![]),
                ("gives".to_owned(), vec![why])
            ]
        );
    }

    #[test]
    fn steps_that_wait_for_each_other_are_reported_whole() {
        let other = ty("other");
        let recipes = vec![
            vec![draft("one").gives([fact()]).needs([other.clone()])],
            vec![draft("two").gives([other.clone()]).needs([fact()])],
            vec![draft("three")],
        ];
        let cycles = order(&recipes, |i, _, _| i).unwrap_err();
        let edge =
            |a: &str, b: &str, f: &Fact| (a.to_owned(), b.to_owned(), Reason(f.reason().into()));
        assert_eq!(
            cycles.edges,
            [vec![
                edge("one", "two", &fact()),
                edge("two", "one", &other)
            ]]
        );
    }
}
