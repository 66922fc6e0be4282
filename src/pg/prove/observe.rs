//! A look at the whole catalog that shares nothing with the planner: states are equal when this says so.
//!
//! `observe.sql` prints every object through the server's own functions; here states are compared as one digest, and
//! object by object where the digests differ. It knows no plan.

use std::collections::BTreeMap;

use super::ask::Asker;
use crate::pg::error::DbError;
use crate::proof::{Difference, Identity};

/// All objects of a state, each with what the server prints of it.
pub(super) type State = BTreeMap<Identity, String>;

const SEEN: &str = include_str!("observe.sql");

/// How one walk looks at states.
pub(super) struct Observer {
    /// `schema.relation`, as the server quotes it; `None` looks at all of them.
    relations: Option<Vec<String>>,
    /// Objects that need not come back, since a step says that they cannot; without a name, all of their kind.
    excused: Vec<Identity>,
}

impl Observer {
    pub(super) fn new(relations: Option<Vec<String>>, excused: Vec<Identity>) -> Observer {
        Observer { relations, excused }
    }

    /// The state as one digest; what is excused is not in it.
    pub(super) async fn digest(&self, eye: &Asker) -> Result<String, DbError> {
        let excused: Vec<String> = self.excused.iter().map(Identity::key).collect();
        let sql = format!(
            "{SEEN} SELECT coalesce(md5(string_agg(md5(concat_ws('|', kind, schema, relation, name, body)), '' \
             ORDER BY kind COLLATE \"C\", schema COLLATE \"C\", relation COLLATE \"C\", name COLLATE \"C\")), '') \
             FROM seen WHERE concat_ws('|', kind, schema, relation, name) <> ALL ($2::text[]) \
             AND concat_ws('|', kind, schema, relation, '') <> ALL ($2::text[])"
        );
        let row = eye.row(&sql, &[&self.relations, &excused]).await?;
        Ok(row.get(0))
    }

    /// The state object by object.
    pub(super) async fn state(&self, eye: &Asker) -> Result<State, DbError> {
        let sql = format!("{SEEN} SELECT kind, schema, relation, name, body FROM seen");
        let rows = eye.rows(&sql, &[&self.relations]).await?;
        let read = rows.iter().map(|row| {
            let identity = Identity {
                kind: row.get(0),
                schema: row.get(1),
                relation: row.get(2),
                name: row.get(3),
            };
            (
                identity,
                row.get::<_, Option<String>>(4).unwrap_or_default(),
            )
        });
        let is_excused = |id: &Identity| {
            let all = Identity {
                name: String::new(),
                ..id.clone()
            };
            self.excused.contains(id) || self.excused.contains(&all)
        };
        Ok(read.filter(|(id, _)| !is_excused(id)).collect())
    }
}

/// What differs between two states, in their order.
pub(super) fn differences(wanted: &State, found: &State) -> Vec<Difference> {
    let mut out: Vec<Difference> = Vec::new();
    for (id, body) in wanted {
        let now = found.get(id);
        if now != Some(body) {
            out.push(Difference {
                object: id.to_string(),
                wanted: Some(body.clone()),
                found: now.cloned(),
            });
        }
    }
    out.extend(
        found
            .iter()
            .filter(|(id, _)| !wanted.contains_key(*id))
            .map(|(id, body)| Difference {
                object: id.to_string(),
                wanted: None,
                found: Some(body.clone()),
            }),
    );
    out
}
