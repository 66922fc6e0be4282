//! EXCLUDE, and the addition, drop and validation of any constraint: R-EXCL.

use super::foreign_keys::{foreign_key, orphans};
use super::overlaps::overlaps;
use super::partitions::{self, Trees};
use super::{
    Context, carry_index_comment, declared, frees_of_text, keys, needs_of_text, restore_comment,
    rows_of, rules,
};
use super::{foreign_keys_to_partitions, partitioned_foreign_keys, partitioned_keys};
use crate::ddl::{Covered, Existence, Statement, TableAction, Validated};
use crate::model::{
    Constraint, ConstraintKind, Enforcement, Ident, Inheritance, ObjectId, Period, QName, Validity,
};
use crate::plan::condition::Condition;
use crate::plan::fact::{Fact, sorted};
use crate::plan::hazard::{Code, Hazard};
use crate::plan::step::{Batch, Draft, Rank};
use crate::render::{definition, quote};

pub(super) fn add_action(name: &Ident, kind: ConstraintKind) -> TableAction {
    TableAction::AddConstraint {
        name: name.clone(),
        kind,
    }
}

pub(super) fn drop_action(name: &Ident, was: &ConstraintKind, existence: Existence) -> TableAction {
    TableAction::DropConstraint {
        name: name.clone(),
        was: was.clone(),
        existence,
    }
}

fn validated(kind: &ConstraintKind) -> Validated {
    match kind {
        ConstraintKind::ForeignKey(fk) => Validated::ForeignKey {
            table: fk.table.clone(),
        },
        ConstraintKind::Check(check) => Validated::Check {
            inheritance: check.inheritance,
        },
        ConstraintKind::PrimaryKey(_)
        | ConstraintKind::Unique(_)
        | ConstraintKind::Exclusion(_) => Validated::Check {
            inheritance: Inheritance::NoInherit,
        },
    }
}

/// The proof of a constraint that is there NOT VALID.
pub(super) fn validate_statements(
    table: &QName,
    name: &Ident,
    kind: &ConstraintKind,
) -> Vec<Statement> {
    let validate = Statement::alter(
        table,
        TableAction::Validate {
            name: name.clone(),
            what: validated(kind),
        },
    );
    let mut out = vec![validate];
    if let ConstraintKind::ForeignKey(fk) = kind
        && fk.period == Period::LastColumn
    {
        out.push(Statement::Covered(Covered {
            table: table.clone(),
            name: name.clone(),
            fk: fk.clone(),
        }));
    }
    out
}

/// Can the constraint be added NOT VALID first, here?
pub(super) fn staged(table: &QName, kind: &ConstraintKind, context: &Context<'_>) -> bool {
    match kind {
        ConstraintKind::Check(c) => c.enforcement == Enforcement::Enforced,
        // NOT VALID on a partitioned referencing table came with 18.
        ConstraintKind::ForeignKey(fk) => {
            fk.enforcement == Enforcement::Enforced
                && (!context.is_partitioned(table) || context.version() >= 180_000)
        }
        ConstraintKind::PrimaryKey(_)
        | ConstraintKind::Unique(_)
        | ConstraintKind::Exclusion(_) => false,
    }
}

/// The transactions that bring a constraint into force under `name`.
pub(super) fn batches(
    table: &QName,
    name: &Ident,
    constraint: &Constraint,
    context: &Context<'_>,
) -> Vec<Batch> {
    let kind = &constraint.kind;
    if keys::key_of(kind).is_some() {
        return keys::batches(table, name, constraint, context);
    }
    let id = ObjectId::Constraint(table.clone(), name.clone());
    if let Some(online) = partitioned_foreign_keys::Online::new(table, name, kind, context) {
        return online.all(
            restore_comment(id, &constraint.comment)
                .into_iter()
                .collect(),
        );
    }
    let first_kind = if staged(table, kind, context) {
        kind.clone().with_validity(Validity::NotValid)
    } else {
        kind.clone()
    };
    let mut first = vec![Statement::alter(
        table,
        add_action(name, first_kind.clone()),
    )];
    first.extend(restore_comment(id, &constraint.comment));
    if kind.has_index() {
        first.extend(carry_index_comment(table, name, context));
    }
    let mut out = vec![Batch::new(first, Condition::constraint(table, name, kind))];
    if first_kind.validity() == Validity::NotValid && kind.validity() == Validity::Valid {
        out.push(Batch::new(
            validate_statements(table, name, kind),
            Condition::constraint_valid(table, name, kind),
        ));
    }
    out
}

/// A new constraint that is no CHECK (those are gathered by `rules`).
pub(super) fn add(
    table: &QName,
    name: &Ident,
    kind: &ConstraintKind,
    trees: &Trees,
    context: &Context<'_>,
) -> Vec<Draft> {
    match kind {
        ConstraintKind::PrimaryKey(_) | ConstraintKind::Unique(_) => {
            keys::add(table, name, kind, trees, context)
        }
        ConstraintKind::ForeignKey(fk) => foreign_key(table, name, fk, kind, context),
        ConstraintKind::Exclusion(_) => exclusion(table, name, kind, context),
        ConstraintKind::Check(_) => Vec::new(),
    }
}

pub(super) fn name_facts(table: &QName, name: &Ident, kind: &ConstraintKind) -> Vec<Fact> {
    let mut out = vec![Fact::ConstraintNameFree(table.clone(), name.clone())];
    if kind.has_index() {
        out.push(Fact::RelationNameFree(table.sibling(name.clone())));
    }
    out
}

fn exclusion(
    table: &QName,
    name: &Ident,
    kind: &ConstraintKind,
    context: &Context<'_>,
) -> Vec<Draft> {
    let id = ObjectId::Constraint(table.clone(), name.clone());
    vec![
        Draft::new(
            Rank::Exclusion,
            context.phase(&id),
            format!("add exclusion constraint {name} on {table}"),
            declared(&id),
        )
        .on([id])
        .hazard(Some(exclusion_hazard(table, name, context)))
        .forward(
            vec![Statement::alter(table, add_action(name, kind.clone()))],
            Condition::constraint(table, name, kind),
        )
        .rollback([Batch::new(
            vec![Statement::alter(
                table,
                drop_action(name, kind, Existence::Required),
            )],
            Condition::constraint(table, name, kind).negate(),
        )])
        .needs(needs_of_text(table, &definition::constraint(kind), context))
        .needs(name_facts(table, name, kind))
        .takes(name_facts(table, name, kind))
        .gives([Fact::Constraint(table.clone(), name.clone())])
        .preflight(overlaps(table, name, kind, context)),
    ]
}

pub(super) fn exclusion_hazard(table: &QName, name: &Ident, context: &Context<'_>) -> Hazard {
    let size = context.table(table).and_then(|t| t.size.rows).map_or_else(
        || "rows never counted".to_owned(),
        |rows| format!("about {rows} rows"),
    );
    Hazard::new(
        Code::ExclusionBlocks,
        format!("constraint {name} on {table} ({size})"),
    )
}

/// A constraint that goes.
pub(super) fn drop(
    table: &QName,
    name: &Ident,
    constraint: &Constraint,
    context: &Context<'_>,
) -> Vec<Draft> {
    let id = ObjectId::Constraint(table.clone(), name.clone());
    let kind = &constraint.kind;
    let rank = match kind {
        ConstraintKind::ForeignKey(_) => Rank::DropForeignKey,
        ConstraintKind::PrimaryKey(_)
        | ConstraintKind::Unique(_)
        | ConstraintKind::Check(_)
        | ConstraintKind::Exclusion(_) => Rank::DropConstraint,
    };
    let mut why = super::why_dropped(&id, context);
    if kind.has_index() && context.is_partitioned(table) && !partitioned_keys::is_way(kind, context)
    {
        why.push_str(&format!(
            "; a rollback builds its index on all partitions in one go{}, under locks that stop writes",
            partitions::measured(table, context)
        ));
    }
    if foreign_keys_to_partitions::is_whole_again(table, kind, context) {
        why.push_str(foreign_keys_to_partitions::WHOLE_AGAIN);
    }
    let mut draft = Draft::new(
        rank,
        context.phase(&id),
        format!("drop {} {name} on {table}", kind.word().to_lowercase()),
        why,
    )
    .on([id])
    .forward(
        vec![Statement::alter(
            table,
            drop_action(name, kind, Existence::Required),
        )],
        Condition::constraint_named(table, name).negate(),
    )
    .rollback(foreign_keys_to_partitions::again(
        table, name, constraint, context,
    ))
    .gives(name_facts(table, name, kind))
    .gives(rules::frees(table, kind, context))
    .takes([Fact::Constraint(table.clone(), name.clone())]);
    if let ConstraintKind::ForeignKey(fk) = kind {
        draft = draft
            .gives([Fact::Unreferenced(fk.table.clone(), sorted(&fk.referenced))])
            .gives(frees_of_text(
                &fk.table,
                &quote::columns(&fk.referenced),
                context,
            ));
    }
    let (needs, gives, takes) = keys::dropping(table, kind);
    vec![draft.needs(needs).gives(gives).takes(takes)]
}

/// A NOT VALID constraint that shall be proved.
pub(super) fn validate(
    table: &QName,
    name: &Ident,
    kind: &ConstraintKind,
    context: &Context<'_>,
) -> Vec<Draft> {
    let id = ObjectId::Constraint(table.clone(), name.clone());
    let not_valid = kind.clone().with_validity(Validity::NotValid);
    let comment = context
        .table(table)
        .and_then(|t| t.constraints.get(name))
        .and_then(|c| c.comment.clone());
    let mut back = vec![Statement::AlterTable {
        table: table.clone(),
        reach: crate::ddl::Reach::Children,
        actions: vec![
            drop_action(name, kind, Existence::Required),
            add_action(name, not_valid),
        ],
    }];
    back.extend(restore_comment(id.clone(), &comment));
    let preflight = match kind {
        ConstraintKind::ForeignKey(fk) => orphans(table, name, fk),
        ConstraintKind::Check(check) => Some(rows_of(
            table,
            check.inheritance,
            &format!("NOT ({})", check.expr),
            format!("rows of {table} that break check {name}"),
        )),
        ConstraintKind::PrimaryKey(_)
        | ConstraintKind::Unique(_)
        | ConstraintKind::Exclusion(_) => None,
    };
    vec![
        Draft::new(
            match kind {
                ConstraintKind::ForeignKey(_) => Rank::ForeignKey,
                ConstraintKind::Check(_)
                | ConstraintKind::PrimaryKey(_)
                | ConstraintKind::Unique(_)
                | ConstraintKind::Exclusion(_) => Rank::Rules,
            },
            context.phase(&id),
            format!("validate {} {name} on {table}", kind.word().to_lowercase()),
            "it is there NOT VALID; the declaration wants it proved",
        )
        .on([id])
        .forward(
            validate_statements(table, name, kind),
            Condition::constraint_valid(table, name, kind),
        )
        .rollback([Batch::new(
            back,
            Condition::constraint_valid(table, name, kind).negate(),
        )])
        .needs(renamed(table, name, context))
        .needs(needs_of_text(table, &definition::constraint(kind), context))
        .needs(needs_of_ends(table, kind, context))
        .preflight(preflight),
    ]
}

/// A foreign key over columns of an enum that is made anew comes back as it was: only then is it proved.
fn needs_of_ends(table: &QName, kind: &ConstraintKind, context: &Context<'_>) -> Vec<Fact> {
    let ConstraintKind::ForeignKey(fk) = kind else {
        return Vec::new();
    };
    let own = fk.columns.iter().map(|c| (table, c));
    let there = fk.referenced.iter().map(|c| (&fk.table, c));
    own.chain(there)
        .filter_map(|(t, c)| Some((t, context.target.states.to.column(t, c)?)))
        .flat_map(|(t, column)| needs_of_text(t, column.data_type.as_str(), context))
        .collect()
}

pub(super) fn renamed(table: &QName, name: &Ident, context: &Context<'_>) -> Option<Fact> {
    context
        .target
        .renames
        .iter()
        .any(|r| {
            matches!(r, crate::overlay::Rename::Constraint { table: t, name: n, .. }
                if t == table && n.to == *name)
        })
        .then(|| Fact::Constraint(table.clone(), name.clone()))
}
