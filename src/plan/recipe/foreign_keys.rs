//! FOREIGN KEY: R-FK, and the change of when it is checked.

use super::constraints::{batches, drop_action, name_facts, renamed, staged};
use super::texts::needs_of_text;
use super::{Context, declared};
use crate::ddl::{Existence, Statement, TableAction};
use crate::model::{
    Constraint, ConstraintKind, Deferral, Enforcement, ForeignKey, Ident, Matching, ObjectId, Pair,
    Period, QName, Validity,
};
use crate::plan::condition::Condition;
use crate::plan::fact::{Fact, key};
use crate::plan::file::UndoFile;
use crate::plan::step::{Batch, Draft, Preflight, Rank};
use crate::render::quote;

pub(super) fn foreign_key(
    table: &QName,
    name: &Ident,
    fk: &ForeignKey,
    kind: &ConstraintKind,
    context: &Context<'_>,
) -> Vec<Draft> {
    let id = ObjectId::Constraint(table.clone(), name.clone());
    let phase = context.phase(&id);
    let hazard = (!staged(table, kind, context) && fk.enforcement == Enforcement::Enforced)
        .then(|| context.partition_hazard(table, &format!("foreign key {name}")))
        .flatten();
    let whole = Constraint {
        kind: kind.clone(),
        comment: None,
    };
    let column_types =
        |t: &QName, columns: &[Ident]| needs_of_text(t, &quote::columns(columns), context);
    let drop = Batch::new(
        vec![Statement::alter(
            table,
            drop_action(name, kind, Existence::IfExists),
        )],
        Condition::constraint(table, name, kind).negate(),
    );
    let mut steps = batches(table, name, &whole, context).into_iter();
    let mut out = Vec::new();
    if let Some(first) = steps.next() {
        let (title, why) = if steps.len() > 0 {
            (
                format!("add foreign key {name} on {table}, not validated yet"),
                format!(
                    "{}; NOT VALID, so that no row is read while writes to both tables wait",
                    declared(&id)
                ),
            )
        } else {
            (format!("add foreign key {name} on {table}"), declared(&id))
        };
        out.push(
            Draft::new(Rank::ForeignKey, phase, title, why)
                .on([id.clone()])
                .hazard(hazard)
                .forward(first.statements, first.done)
                .rollback([drop])
                .needs([key(&fk.table, &fk.referenced)])
                .needs(name_facts(table, name, kind))
                .needs(column_types(table, &fk.columns))
                .needs(column_types(&fk.table, &fk.referenced))
                .takes(name_facts(table, name, kind))
                .gives([Fact::Constraint(table.clone(), name.clone())])
                .preflight(
                    (kind.validity() == Validity::Valid)
                        .then(|| orphans(table, name, fk))
                        .flatten(),
                ),
        );
    }
    if let Some(second) = steps.next() {
        out.push(
            Draft::new(
                Rank::ForeignKey,
                phase,
                format!("validate foreign key {name} on {table}"),
                "looks every row up under locks that stop neither reads nor writes",
            )
            .on([id])
            .forward(second.statements, second.done)
            .undo(UndoFile::Nothing(
                "the step that added it drops it".to_owned(),
            )),
        );
    }
    out
}

/// The query for rows that point at nothing. MATCH SIMPLE passes a row with any NULL, MATCH FULL
/// only one with all NULL.
pub(super) fn orphans(table: &QName, name: &Ident, fk: &ForeignKey) -> Option<Preflight> {
    if fk.period == Period::LastColumn || fk.enforcement == Enforcement::NotEnforced {
        return None;
    }
    let column = |side: &str, c: &Ident| format!("{side}.{}", quote::ident_as_printed(c.as_str()));
    let joined: Vec<String> = fk
        .columns
        .iter()
        .zip(&fk.referenced)
        .map(|(a, b)| format!("{} = {}", column("p", b), column("c", a)))
        .collect();
    let word = match fk.matching {
        Matching::Simple => " AND ",
        Matching::Full => " OR ",
    };
    let not_null: Vec<String> = fk
        .columns
        .iter()
        .map(|c| format!("{} IS NOT NULL", column("c", c)))
        .collect();
    let parent = quote::qname(&fk.table);
    Some(Preflight {
        title: format!(
            "rows of {table} that foreign key {name} finds no row of {} for",
            fk.table
        ),
        query: format!(
            "SELECT c.* FROM {} c WHERE ({}) AND NOT EXISTS (SELECT FROM {parent} p WHERE {}) LIMIT 20",
            quote::qname(table),
            not_null.join(word),
            joined.join(" AND ")
        ),
    })
}

/// A foreign key whose deferral alone changes: ALTER CONSTRAINT reads no row.
pub(super) fn deferral(
    table: &QName,
    name: &Ident,
    deferral: &Pair<Deferral>,
    kind: &ConstraintKind,
    context: &Context<'_>,
) -> Vec<Draft> {
    let id = ObjectId::Constraint(table.clone(), name.clone());
    let statement = |deferral: Pair<Deferral>| {
        Statement::alter(
            table,
            TableAction::AlterDeferral {
                name: name.clone(),
                deferral,
            },
        )
    };
    let with = |deferral: Deferral| match kind {
        ConstraintKind::ForeignKey(fk) => {
            let mut fk = fk.clone();
            fk.deferral = deferral;
            ConstraintKind::ForeignKey(fk)
        }
        ConstraintKind::PrimaryKey(_)
        | ConstraintKind::Unique(_)
        | ConstraintKind::Check(_)
        | ConstraintKind::Exclusion(_) => kind.clone(),
    };
    vec![
        Draft::new(
            Rank::Replace,
            context.phase(&id),
            format!("change when foreign key {name} on {table} is checked"),
            "only DEFERRABLE differs, which can change where it stands",
        )
        .on([id])
        .forward(
            vec![statement(deferral.clone())],
            Condition::constraint(table, name, &with(deferral.to)),
        )
        .rollback([Batch::new(
            vec![statement(deferral.clone().swap())],
            Condition::constraint(table, name, &with(deferral.from)),
        )])
        .needs(renamed(table, name, context)),
    ]
}
