//! What a declaration asks for that the server's version cannot do yet.

use super::Problems;
use crate::model::declaration::{Declaration, Facet, Say, Site};
use crate::model::{
    ConstraintKind, Enforcement, Inheritance, Live, NullsDistinct, ObjectId, Period, Uniqueness,
    Validity,
};

pub(super) fn check(declaration: &Declaration, live: &Live, problems: &mut Problems) {
    let mut demand = |site: Site, what: &str, major: u32| {
        if live.version_num < major * 10_000 {
            problems.push(
                site,
                format!(
                    "{what} needs PostgreSQL {major}; this is {}",
                    live.version_num / 10_000
                ),
                Some("leave it out, or upgrade the server first".to_owned()),
            );
        }
    };
    for (table, declared) in &declaration.tables {
        for (name, column) in &declared.columns {
            if let Say::Is(rule) = &column.not_null {
                let id = ObjectId::Column(table.clone(), name.clone());
                let site = Site::new(id, Facet::NotNull);
                if rule.validity == Validity::NotValid {
                    demand(site.clone(), "`not_valid` of a NOT NULL", 18);
                }
                if rule.inheritance == Inheritance::NoInherit {
                    demand(site, "`no_inherit` of a NOT NULL", 18);
                }
            }
        }
        if let Say::Is(pk) = &declared.primary_key
            && pk.key.period == Period::LastColumn
        {
            let name = pk.name.clone();
            let name = name.unwrap_or_else(|| super::default_primary_key_name(table));
            let site = Site::whole(ObjectId::Constraint(table.clone(), name));
            demand(site, "`without_overlaps`", 18);
        }
        for (name, declared) in &declared.constraints {
            let site = Site::whole(ObjectId::Constraint(table.clone(), name.clone()));
            for (what, major) in of_constraint(&declared.value) {
                demand(site.clone(), what, major);
            }
        }
        for (name, declared) in &declared.indexes {
            if declared.value.uniqueness == Uniqueness::Unique(NullsDistinct::NotDistinct) {
                let site = Site::whole(ObjectId::Index(table.clone(), name.clone()));
                demand(site, "`nulls_not_distinct`", 15);
            }
        }
    }
}

/// What of a constraint came after 13, with the version it came with.
fn of_constraint(kind: &ConstraintKind) -> Vec<(&'static str, u32)> {
    let mut out = Vec::new();
    match kind {
        ConstraintKind::PrimaryKey(key) | ConstraintKind::Unique(key) => {
            if key.nulls == NullsDistinct::NotDistinct {
                out.push(("`nulls_not_distinct`", 15));
            }
            if key.period == Period::LastColumn {
                out.push(("`without_overlaps`", 18));
            }
        }
        ConstraintKind::ForeignKey(fk) => {
            if !fk.on_delete_columns.is_empty() {
                out.push(("a column list of `on_delete`", 15));
            }
            if fk.period == Period::LastColumn {
                out.push(("`period`", 18));
            }
            if fk.enforcement == Enforcement::NotEnforced {
                out.push(("`not_enforced`", 18));
            }
        }
        ConstraintKind::Check(check) => {
            if check.enforcement == Enforcement::NotEnforced {
                out.push(("`not_enforced`", 18));
            }
        }
        ConstraintKind::Exclusion(_) => {}
    }
    out
}
