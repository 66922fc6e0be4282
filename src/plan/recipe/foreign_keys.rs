//! FOREIGN KEY: R-FK, and the change of when it is checked.

use super::constraints::{add_action, batches, drop_action, renamed, staged};
use super::partitioned_foreign_keys::{self, Online};
use super::partitions::measured;
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
use crate::render::{covered, quote};

pub(super) fn foreign_key(
    table: &QName,
    name: &Ident,
    fk: &ForeignKey,
    kind: &ConstraintKind,
    context: &Context<'_>,
) -> Vec<Draft> {
    let id = ObjectId::Constraint(table.clone(), name.clone());
    let phase = context.phase(&id);
    let mut short = None;
    if let Some(online) = Online::new(table, name, kind, context) {
        if !online.takes_over() {
            short = partitioned_foreign_keys::short(table, &fk.table, context);
        }
        if short.is_none() {
            let steps = partitioned_foreign_keys::add(&online, &id, context);
            return with_facts(steps, table, name, fk, context);
        }
    }
    let hazard = (short.is_none()
        && !staged(table, kind, context)
        && fk.enforcement == Enforcement::Enforced)
        .then(|| context.partition_hazard(table, &format!("foreign key {name}")))
        .flatten();
    let whole = Constraint {
        kind: kind.clone(),
        comment: None,
    };
    let drop = Batch::new(
        vec![Statement::alter(
            table,
            drop_action(name, kind, Existence::IfExists),
        )],
        Condition::constraint(table, name, kind).negate(),
    );
    let mut steps = match short {
        Some(_) => vec![at_once(table, name, kind)],
        None => batches(table, name, &whole, context),
    }
    .into_iter();
    let mut out = Vec::new();
    if let Some(first) = steps.next() {
        let (title, mut why) = if steps.len() > 0 {
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
        if let Some(short) = &short {
            why.push_str(&format!(
                "; in one go with all partitions, which have at most {} rows together{}, and so has {}",
                short.limit,
                measured(table, context),
                fk.table
            ));
        } else if context.is_partitioned(table) && steps.len() > 0 {
            why.push_str(&format!(
                "; from 18 on a partitioned table{} can have it so",
                measured(table, context)
            ));
        }
        out.push(
            Draft::new(Rank::ForeignKey, phase, title, why)
                .on([id.clone()])
                .hazard(hazard)
                .short(short)
                .forward(first.statements, first.done)
                .rollback([drop]),
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
    with_facts(out, table, name, fk, context)
}

/// Small enough on both ends to be looked up while writes wait.
fn at_once(table: &QName, name: &Ident, kind: &ConstraintKind) -> Batch {
    Batch::new(
        vec![Statement::alter(table, add_action(name, kind.clone()))],
        Condition::constraint(table, name, kind),
    )
}

/// What the key needs is there before its first step; others go by it after the one that has its name.
fn with_facts(
    mut steps: Vec<Draft>,
    table: &QName,
    name: &Ident,
    fk: &ForeignKey,
    context: &Context<'_>,
) -> Vec<Draft> {
    let column_types =
        |t: &QName, columns: &[Ident]| needs_of_text(t, &quote::columns(columns), context);
    let free = [Fact::ConstraintNameFree(table.clone(), name.clone())];
    if let Some(first) = steps.first_mut() {
        first.needs.extend([key(&fk.table, &fk.referenced)]);
        first.needs.extend(free.clone());
        first.needs.extend(column_types(table, &fk.columns));
        first.needs.extend(column_types(&fk.table, &fk.referenced));
        first.takes.extend(free);
        let check = (fk.validity == Validity::Valid)
            .then(|| orphans(table, name, fk))
            .flatten();
        first.preflight.extend(check);
    }
    let is_its_own = |draft: &&mut Draft| {
        let mut statements = draft.forward.iter().flat_map(|b| &b.statements);
        statements.any(|s| {
            matches!(s, Statement::AlterTable { table: t, actions, .. } if t == table
                && actions.iter().any(|a| matches!(a,
                    TableAction::AddConstraint { .. } | TableAction::Adopt { .. })))
        })
    };
    if let Some(own) = steps.iter_mut().find(is_its_own) {
        own.gives
            .extend([Fact::Constraint(table.clone(), name.clone())]);
    }
    steps
}

/// The query for rows that point at nothing. MATCH SIMPLE passes a row with any NULL, MATCH FULL
/// only one with all NULL.
pub(super) fn orphans(table: &QName, name: &Ident, fk: &ForeignKey) -> Option<Preflight> {
    if fk.enforcement == Enforcement::NotEnforced {
        return None;
    }
    if fk.period == Period::LastColumn {
        return Some(Preflight {
            title: format!(
                "rows of {table} whose periods rows of {} do not cover, as foreign key {name} wants",
                fk.table
            ),
            query: covered::query(table, fk),
        });
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
