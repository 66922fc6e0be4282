//! Any index key and any constraint.

use proptest::prelude::*;
use proptest::sample::select;

use super::names::*;
use super::*;

pub(super) fn index_key() -> impl Strategy<Value = IndexKey> {
    let element = prop_oneof![
        name().prop_map(Element::Column),
        select(vec![
            "lower(a)",
            "(a || ')')",
            "COALESCE(a, b)",
            "((a -> 'b'))"
        ])
        .prop_map(|t| Element::Expression(Expr::new(t))),
    ];
    let reference =
        || (prop::option::of(name()), name()).prop_map(|(schema, name)| NameRef { schema, name });
    let opclass = (
        reference(),
        prop::collection::btree_map("[a-z_]{1,6}", select(vec!["32", "a b", "it's"]), 0..2),
    )
        .prop_map(|(name, options)| OpClass {
            name,
            options: options
                .into_iter()
                .map(|(k, v)| (k, v.to_owned()))
                .collect(),
        });
    let direction = select(vec![Direction::Asc, Direction::Desc]);
    let nulls = select(vec![NullsOrder::First, NullsOrder::Last]);
    (
        element,
        prop::option::of(reference()),
        prop::option::of(opclass),
        direction,
        nulls,
    )
        .prop_map(|(element, collation, opclass, direction, nulls)| IndexKey {
            element,
            collation,
            opclass,
            direction,
            nulls,
        })
}

pub(super) fn deferral() -> impl Strategy<Value = Deferral> {
    select(vec![
        Deferral::NotDeferrable,
        Deferral::Immediate,
        Deferral::Deferred,
    ])
}

pub(super) fn key(nulls: Vec<NullsDistinct>) -> impl Strategy<Value = Key> {
    let period = select(vec![Period::No, Period::LastColumn]);
    let include = prop_oneof![Just(Vec::new()), columns()];
    (
        columns(),
        include,
        select(nulls),
        deferral(),
        period,
        storage(),
        prop::option::of(name()),
    )
        .prop_map(
            |(columns, include, nulls, deferral, period, storage, tablespace)| Key {
                columns,
                include,
                nulls,
                deferral,
                period,
                storage,
                tablespace,
            },
        )
}

pub(super) fn state() -> impl Strategy<Value = (Validity, Enforcement)> {
    (
        select(vec![Validity::Valid, Validity::NotValid]),
        select(vec![Enforcement::Enforced, Enforcement::NotEnforced]),
    )
}

pub(super) fn foreign_key() -> impl Strategy<Value = ForeignKey> {
    let table = (name(), name()).prop_map(|(s, n)| QName::new(s, n));
    let action = || {
        select(vec![
            Action::NoAction,
            Action::Restrict,
            Action::Cascade,
            Action::SetNull,
            Action::SetDefault,
        ])
    };
    let matching = select(vec![Matching::Simple, Matching::Full]);
    let period = select(vec![Period::No, Period::LastColumn]);
    (
        columns(),
        table,
        action(),
        action(),
        any::<bool>(),
        matching,
        deferral(),
        state(),
        period,
    )
        .prop_map(
            |(
                columns,
                table,
                on_update,
                on_delete,
                list,
                matching,
                deferral,
                (validity, enforcement),
                period,
            )| {
                let listed = list && matches!(on_delete, Action::SetNull | Action::SetDefault);
                ForeignKey {
                    referenced: columns.iter().rev().cloned().collect(),
                    on_delete_columns: if listed {
                        columns[..1].to_vec()
                    } else {
                        vec![]
                    },
                    columns,
                    table,
                    matching,
                    on_update,
                    on_delete,
                    deferral,
                    validity,
                    enforcement,
                    period,
                }
            },
        )
}

pub(super) fn constraint() -> impl Strategy<Value = Constraint> {
    let check = (
        expression(),
        state(),
        select(vec![Inheritance::Inherited, Inheritance::NoInherit]),
    )
        .prop_map(|(expr, (validity, enforcement), inheritance)| Check {
            expr,
            inheritance,
            validity,
            enforcement,
        });
    let elements =
        (index_key(), select(vec!["=", "&&", "OPERATOR(public.=)"])).prop_map(|(key, op)| {
            ExclusionElement {
                key,
                operator: op.into(),
            }
        });
    let elements = prop::collection::vec(elements, 1..3);
    let exclusion = (
        select(vec!["gist", "btree"]),
        elements,
        prop::option::of(expression()),
        deferral(),
        storage(),
    )
        .prop_map(
            |(method, elements, predicate, deferral, storage)| Exclusion {
                method: ident(method),
                elements,
                include: vec![],
                predicate,
                deferral,
                storage,
                tablespace: None,
            },
        );
    let kind = prop_oneof![
        key(vec![NullsDistinct::Distinct, NullsDistinct::NotDistinct])
            .prop_map(ConstraintKind::Unique),
        foreign_key().prop_map(ConstraintKind::ForeignKey),
        check.prop_map(ConstraintKind::Check),
        exclusion.prop_map(ConstraintKind::Exclusion),
    ];
    (kind, prop::option::of(hostile_text()))
        .prop_map(|(kind, comment)| Constraint { kind, comment })
}
