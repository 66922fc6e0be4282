//! Any index, column, table and catalog.

use proptest::prelude::*;
use proptest::sample::select;

use super::constraints::*;
use super::names::*;
use super::*;

pub(super) fn index() -> impl Strategy<Value = Index> {
    let uniqueness = select(vec![
        Uniqueness::Plain,
        Uniqueness::Unique(NullsDistinct::Distinct),
        Uniqueness::Unique(NullsDistinct::NotDistinct),
    ]);
    let keys = prop::collection::vec(index_key(), 1..3);
    let include = prop_oneof![Just(Vec::new()), columns()];
    let state = select(vec![
        IndexState::Valid,
        IndexState::Valid,
        IndexState::Invalid,
    ]);
    (
        uniqueness,
        name(),
        keys,
        include,
        prop::option::of(expression()),
        storage(),
        prop::option::of(name()),
        state,
        prop::option::of(hostile_text()),
    )
        .prop_map(
            |(
                uniqueness,
                method,
                keys,
                include,
                predicate,
                storage,
                tablespace,
                state,
                comment,
            )| Index {
                def: IndexDef {
                    uniqueness,
                    method,
                    keys,
                    include,
                    predicate,
                    storage,
                    tablespace,
                },
                state,
                comment,
            },
        )
}

pub(super) fn column() -> impl Strategy<Value = Column> {
    let not_null = (
        prop::option::of(name()),
        state(),
        select(vec![Inheritance::Inherited, Inheritance::NoInherit]),
    )
        .prop_map(|(name, (validity, _), inheritance)| NotNull {
            name,
            validity,
            inheritance,
        });
    let nullability = prop_oneof![
        Just(Nullability::Nullable),
        Just(Nullability::NotNull(NotNull::plain())),
        not_null.prop_map(Nullability::NotNull),
    ];
    let source = prop_oneof![
        Just(ValueSource::None),
        Just(ValueSource::Identity),
        expression().prop_filter_map("one value", |e| guard::one_expression(e.as_str())
            .ok()
            .map(|()| ValueSource::Default(e))),
    ];
    (nullability, source, prop::option::of(hostile_text())).prop_map(
        |(nullability, source, comment)| Column {
            position: 1,
            data_type: TypeName::new("integer"),
            collation: None,
            nullability,
            source,
            comment,
        },
    )
}

pub(super) fn table() -> impl Strategy<Value = Table> {
    let primary = (
        name(),
        key(vec![NullsDistinct::Distinct]),
        prop::option::of(hostile_text()),
    );
    let constraints = prop::collection::btree_map(name(), constraint(), 0..3);
    let indexes = prop::collection::btree_map(name(), index(), 0..3);
    let cols = prop::collection::btree_map(name(), column(), 0..4);
    (
        cols,
        constraints,
        indexes,
        prop::option::of(primary),
        prop::option::of(hostile_text()),
    )
        .prop_map(
            |(columns, mut constraints, mut indexes, primary, comment)| {
                if let Some((name, key, comment)) = primary {
                    let kind = ConstraintKind::PrimaryKey(key);
                    constraints.insert(name, Constraint { kind, comment });
                }
                indexes.retain(|name, _| !constraints.contains_key(name));
                Table {
                    kind: TableKind::Plain,
                    columns,
                    constraints,
                    indexes,
                    attached: std::collections::BTreeMap::new(),
                    comment,
                    size: TableSize::default(),
                }
            },
        )
}

pub(super) fn catalog() -> impl Strategy<Value = Catalog> {
    let qname = || {
        (select(vec!["public", "App", "we.ird"]), name()).prop_map(|(s, n)| QName::new(ident(s), n))
    };
    let labels =
        prop::collection::btree_set(hostile_text().prop_filter("short", |t| t.len() <= 63), 0..4);
    let enumeration =
        (labels, prop::option::of(hostile_text())).prop_map(|(values, comment)| EnumType {
            values: values.into_iter().collect(),
            comment,
            ..EnumType::default()
        });
    let extension = (name(), hostile_text(), prop::option::of(hostile_text())).prop_map(
        |(schema, version, comment)| Extension {
            schema,
            version,
            comment,
        },
    );
    (
        prop::collection::btree_map(name(), extension, 0..2),
        prop::collection::btree_map(qname(), enumeration, 0..3),
        prop::collection::btree_map(qname(), table(), 0..3),
    )
        .prop_map(|(extensions, enums, mut tables)| {
            // Relation names are unique within a schema.
            let mut taken: std::collections::BTreeSet<QName> = tables.keys().cloned().collect();
            for (name, table) in &mut tables {
                table
                    .constraints
                    .retain(|n, c| !c.kind.has_index() || taken.insert(name.sibling(n.clone())));
                table
                    .indexes
                    .retain(|n, _| taken.insert(name.sibling(n.clone())));
            }
            Catalog {
                extensions,
                enums,
                tables: tables.into_iter().collect(),
            }
        })
}
