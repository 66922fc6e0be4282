//! What partitions have already of a constraint or an index that the table above has not, or not whole: a plan under way
//! makes it there first. From the live catalog; knows no plans.

use crate::ddl::spread::Families;
use crate::diff::Change;
use crate::model::{ConstraintKind, Live, ObjectId, QName, Validity};

/// The partitions' constraints of the same rule; of an INVALID index of a partitioned table the index itself.
#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "the changes that are made partition by partition are few"
)]
pub(super) fn of(change: &Change, live: &Live) -> Vec<ObjectId> {
    let families = Families::new(live);
    match change {
        Change::AddConstraint { table, kind, .. } if families.is_partitioned(table) => {
            constraints(table, kind, families, live)
        }
        Change::RebuildIndex { table, name, .. } if families.is_partitioned(table) => {
            vec![ObjectId::Index(table.clone(), name.clone())]
        }
        _ => Vec::new(),
    }
}

fn constraints(
    table: &QName,
    kind: &ConstraintKind,
    families: Families<'_>,
    live: &Live,
) -> Vec<ObjectId> {
    // A CHECK of a partition is known by its name, and is no part of one above.
    if matches!(
        kind,
        ConstraintKind::Check(_) | ConstraintKind::Exclusion(_)
    ) {
        return Vec::new();
    }
    let proved = |kind: &ConstraintKind| kind.clone().with_validity(Validity::Valid);
    let wanted = proved(kind);
    let mut out = Vec::new();
    for partition in families.below(table) {
        let own = live.catalog.tables.get(&partition);
        let own = own.into_iter().flat_map(|t| &t.constraints);
        let same = own.filter(|(_, c)| proved(&c.kind) == wanted);
        out.extend(same.map(|(name, _)| ObjectId::Constraint(partition.clone(), name.clone())));
    }
    out
}

/// Which partitions, in words.
pub(super) fn words(parts: &[ObjectId]) -> String {
    const MOST: usize = 3;
    let some: Vec<String> = parts.iter().take(MOST).map(ToString::to_string).collect();
    let more = match parts.len().saturating_sub(MOST) {
        0 => String::new(),
        n => format!(" and {n} more"),
    };
    format!(
        "partitions have it already: {}{more}; a plan takes that over",
        some.join(", ")
    )
}
