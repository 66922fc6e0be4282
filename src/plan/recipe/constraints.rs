//! FOREIGN KEY, EXCLUDE, and the drop, change and validation of any constraint: R-FK, R-EXCL,
//! R-REPLACE.

use super::names::helper;
use super::{
    Context, declared, frees_of_text, keys, needs_of_text, restore_comment, rows_of, rules,
};
use crate::ddl::{Existence, Statement, TableAction, Validated};
use crate::model::{
    Constraint, ConstraintKind, Deferral, Enforcement, ForeignKey, Ident, Matching, ObjectId, Pair,
    Period, QName, Validity,
};
use crate::plan::condition::Condition;
use crate::plan::fact::{Fact, key, sorted};
use crate::plan::file::UndoFile;
use crate::plan::hazard::{Code, Hazard};
use crate::plan::step::{Batch, Draft, Preflight, Rank};
use crate::render::{definition, quote};

fn add_action(name: &Ident, kind: ConstraintKind) -> TableAction {
    TableAction::AddConstraint {
        name: name.clone(),
        kind,
    }
}

fn drop_action(name: &Ident, was: &ConstraintKind, existence: Existence) -> TableAction {
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
        ConstraintKind::Check(_)
        | ConstraintKind::PrimaryKey(_)
        | ConstraintKind::Unique(_)
        | ConstraintKind::Exclusion(_) => Validated::Check,
    }
}

fn validate_statement(table: &QName, name: &Ident, kind: &ConstraintKind) -> Statement {
    Statement::alter(
        table,
        TableAction::Validate {
            name: name.clone(),
            what: validated(kind),
        },
    )
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
fn batches(
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
    let mut out = vec![Batch::new(first, Condition::constraint(table, name, kind))];
    if first_kind.validity() == Validity::NotValid && kind.validity() == Validity::Valid {
        out.push(Batch::new(
            vec![validate_statement(table, name, kind)],
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
    context: &Context<'_>,
) -> Vec<Draft> {
    match kind {
        ConstraintKind::PrimaryKey(_) | ConstraintKind::Unique(_) => {
            keys::add(table, name, kind, context)
        }
        ConstraintKind::ForeignKey(fk) => foreign_key(table, name, fk, kind, context),
        ConstraintKind::Exclusion(_) => exclusion(table, name, kind, context),
        ConstraintKind::Check(_) => Vec::new(),
    }
}

fn name_facts(table: &QName, name: &Ident, kind: &ConstraintKind) -> Vec<Fact> {
    let mut out = vec![Fact::ConstraintNameFree(table.clone(), name.clone())];
    if kind.has_index() {
        out.push(Fact::RelationNameFree(table.sibling(name.clone())));
    }
    out
}

fn foreign_key(
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
fn orphans(table: &QName, name: &Ident, fk: &ForeignKey) -> Option<Preflight> {
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
        .gives([Fact::Constraint(table.clone(), name.clone())]),
    ]
}

fn exclusion_hazard(table: &QName, name: &Ident, context: &Context<'_>) -> Hazard {
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
    let mut draft = Draft::new(
        rank,
        context.phase(&id),
        format!("drop {} {name} on {table}", kind.word().to_lowercase()),
        format!("{id} is not declared, or named under `absent`"),
    )
    .on([id])
    .forward(
        vec![Statement::alter(
            table,
            drop_action(name, kind, Existence::Required),
        )],
        Condition::constraint_named(table, name).negate(),
    )
    .rollback(batches(table, name, constraint, context))
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

/// A constraint whose rule changes, with no moment without the old or the new one.
pub(super) fn replace(
    table: &QName,
    name: &Ident,
    constraint: &Pair<Constraint>,
    context: &Context<'_>,
) -> Vec<Draft> {
    let same_kind = std::mem::discriminant(&constraint.from.kind)
        == std::mem::discriminant(&constraint.to.kind);
    match &constraint.to.kind {
        ConstraintKind::PrimaryKey(_) | ConstraintKind::Unique(_)
            if same_kind && !context.is_partitioned(table) && !is_temporal(constraint) =>
        {
            keys::replace(table, name, constraint, context)
        }
        ConstraintKind::Check(_) | ConstraintKind::ForeignKey(_)
            if same_kind && staged(table, &constraint.to.kind, context) =>
        {
            staged_replace(table, name, constraint, context)
        }
        ConstraintKind::PrimaryKey(_)
        | ConstraintKind::Unique(_)
        | ConstraintKind::Check(_)
        | ConstraintKind::ForeignKey(_)
        | ConstraintKind::Exclusion(_) => at_once(table, name, constraint, context),
    }
}

fn is_temporal(constraint: &Pair<Constraint>) -> bool {
    [&constraint.from.kind, &constraint.to.kind]
        .into_iter()
        .filter_map(keys::key_of)
        .any(|k| k.period == Period::LastColumn)
}

fn staged_replace(
    table: &QName,
    name: &Ident,
    constraint: &Pair<Constraint>,
    context: &Context<'_>,
) -> Vec<Draft> {
    let id = ObjectId::Constraint(table.clone(), name.clone());
    let phase = context.phase(&id);
    let (from, to) = (&constraint.from, &constraint.to);
    let word = to.kind.word().to_lowercase();
    let taken = |n: &Ident| {
        context
            .table(table)
            .is_some_and(|t| t.constraints.contains_key(n))
    };
    let new = helper(name, "__lockstep_new", taken);
    let in_force = Condition::constraint(table, name, &to.kind);
    let was_in_force = Condition::constraint(table, name, &from.kind);
    let bare = |c: &Constraint| Constraint {
        kind: c.kind.clone(),
        comment: None,
    };
    // The prepared batches under the helper name, each also done when the swap has happened.
    let prepare = |c: &Constraint, swapped: &Condition| -> Vec<Batch> {
        batches(table, &new, &bare(c), context)
            .into_iter()
            .map(|b| Batch::new(b.statements, Condition::Any(vec![swapped.clone(), b.done])))
            .collect()
    };
    let swap = |gone: &Constraint, comes: &Constraint, comment: &Option<String>| {
        let mut statements = vec![
            Statement::alter(table, drop_action(name, &gone.kind, Existence::Required)),
            Statement::RenameConstraint {
                table: table.clone(),
                name: Pair::new(new.clone(), name.clone()),
                has_index: comes.kind.has_index(),
            },
        ];
        statements.extend(restore_comment(id.clone(), comment));
        statements
    };
    let drop_new = Batch::new(
        vec![Statement::alter(
            table,
            drop_action(&new, &to.kind, Existence::IfExists),
        )],
        Condition::constraint(table, &new, &to.kind).negate(),
    );
    let mut back = prepare(from, &was_in_force);
    back.push(Batch::new(
        swap(to, from, &from.comment),
        was_in_force.clone(),
    ));
    let mut out = Vec::new();
    for (i, batch) in prepare(to, &in_force).into_iter().enumerate() {
        let draft = if i == 0 {
            let mut draft = Draft::new(
                Rank::Replace,
                phase,
                format!(
                    "add the new {word} {name} on {table} beside the old one, not validated yet"
                ),
                "the rule changed; the old one stays in force until the new one is proved",
            )
            .rollback([drop_new.clone()])
            .needs(needs_of_text(
                table,
                &definition::constraint(&to.kind),
                context,
            ))
            .needs([Fact::Constraint(table.clone(), name.clone())]);
            match &to.kind {
                ConstraintKind::ForeignKey(fk) => {
                    draft = draft
                        .needs([key(&fk.table, &fk.referenced)])
                        .preflight(orphans(table, name, fk));
                }
                ConstraintKind::Check(check) => {
                    draft = draft.preflight([rows_of(
                        table,
                        check.inheritance,
                        &format!("NOT ({})", check.expr),
                        format!("rows of {table} that break the new check {name}"),
                    )]);
                }
                ConstraintKind::PrimaryKey(_)
                | ConstraintKind::Unique(_)
                | ConstraintKind::Exclusion(_) => {}
            }
            draft
        } else {
            Draft::new(
                Rank::Replace,
                phase,
                format!("validate the new {word} {name} on {table}"),
                "reads every row under a lock that stops neither reads nor writes",
            )
            .undo(UndoFile::Nothing(
                "the step that added it drops it".to_owned(),
            ))
        };
        out.push(draft.on([id.clone()]).forward(batch.statements, batch.done));
    }
    let mut last = Draft::new(
        Rank::Replace,
        phase,
        format!("replace {word} {name} on {table} by the new one"),
        "one short transaction: at no moment is neither rule in force",
    )
    .on([id.clone()])
    .forward(swap(from, to, &None), in_force)
    .rollback(back)
    .gives(frees_of_text(
        table,
        &definition::constraint(&from.kind),
        context,
    ));
    if let ConstraintKind::ForeignKey(fk) = &from.kind {
        last = last.gives([Fact::Unreferenced(fk.table.clone(), sorted(&fk.referenced))]);
    }
    // The needed constraint is the old one; only renames give it.
    if let Some(first) = out.first_mut() {
        let renamed = context.target.renames.iter().any(|r| {
            matches!(r, crate::overlay::Rename::Constraint { table: t, name: n, .. }
                if t == table && n.to == *name)
        });
        if !renamed {
            first
                .needs
                .remove(&Fact::Constraint(table.clone(), name.clone()));
        }
    }
    if let Some(first) = out.first_mut() {
        first.rollback.clone_from(&vec![drop_new]);
    }
    out.push(last);
    out
}

/// Where there is no way to have both: old out and new in, in one transaction.
fn at_once(
    table: &QName,
    name: &Ident,
    constraint: &Pair<Constraint>,
    context: &Context<'_>,
) -> Vec<Draft> {
    let id = ObjectId::Constraint(table.clone(), name.clone());
    let (from, to) = (&constraint.from, &constraint.to);
    let swap = |gone: &Constraint, comes: &Constraint, comment: &Option<String>| {
        let mut statements = vec![
            Statement::alter(table, drop_action(name, &gone.kind, Existence::Required)),
            Statement::alter(table, add_action(name, comes.kind.clone())),
        ];
        statements.extend(restore_comment(id.clone(), comment));
        statements
    };
    let hazard = match &to.kind {
        ConstraintKind::Exclusion(_) => Some(exclusion_hazard(table, name, context)),
        ConstraintKind::PrimaryKey(_) | ConstraintKind::Unique(_) if is_temporal(constraint) => {
            Some(Hazard::new(
                Code::TemporalKeyBlocks,
                format!("constraint {name} on {table}"),
            ))
        }
        ConstraintKind::PrimaryKey(_)
        | ConstraintKind::Unique(_)
        | ConstraintKind::ForeignKey(_)
        | ConstraintKind::Check(_) => {
            context.partition_hazard(table, &format!("constraint {name}"))
        }
    };
    let (drop_needs, drop_gives, _) = keys::dropping(table, &from.kind);
    let mut draft = Draft::new(
        Rank::Replace,
        context.phase(&id),
        format!(
            "replace {} {name} on {table} in one transaction",
            to.kind.word().to_lowercase()
        ),
        "the rule changed, and this kind cannot be prepared beside the old one",
    )
    .on([id.clone()])
    .hazard(hazard)
    .forward(
        swap(from, to, &None),
        Condition::key_and_index(table, name, &to.kind),
    )
    .rollback([Batch::new(
        swap(to, from, &from.comment),
        Condition::key_and_index(table, name, &from.kind),
    )])
    .needs(drop_needs)
    .needs(needs_of_text(
        table,
        &definition::constraint(&to.kind),
        context,
    ))
    .gives([Fact::Constraint(table.clone(), name.clone())]);
    if !matches!(to.kind, ConstraintKind::PrimaryKey(_)) {
        draft = draft.gives(drop_gives);
    }
    if let Some(k) = keys::key_of(&to.kind) {
        draft = draft.gives([key(table, &k.columns)]);
    }
    if let ConstraintKind::ForeignKey(fk) = &to.kind {
        draft = draft.needs([key(&fk.table, &fk.referenced)]);
    }
    vec![draft]
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
            vec![validate_statement(table, name, kind)],
            Condition::constraint_valid(table, name, kind),
        )
        .rollback([Batch::new(
            back,
            Condition::constraint_valid(table, name, kind).negate(),
        )])
        .needs(renamed(table, name, context))
        .preflight(preflight),
    ]
}

fn renamed(table: &QName, name: &Ident, context: &Context<'_>) -> Option<Fact> {
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
