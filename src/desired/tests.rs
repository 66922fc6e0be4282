//! What a declaration means, where its parts stand, and that no text can bring the reader down.

use std::collections::BTreeMap;

use proptest::prelude::*;
use proptest::sample::select;

use super::write::{Options, write};
use super::*;
use crate::model::declaration::{
    Declared, DeclaredColumn, DeclaredEnum, DeclaredExtension, DeclaredPrimaryKey, DeclaredTable,
    Facet, Ownership, Say, Site,
};
use crate::model::*;

fn ident(text: &str) -> Ident {
    Ident::new(text).unwrap()
}

fn read(text: &str) -> Loaded {
    parse(vec![("a.yaml".into(), text.into())]).unwrap_or_else(|e| panic!("{e}\n{text}"))
}

const DOCUMENT: &str = r#"schema: public
ownership: declared
extensions: { pg_trgm: {}, citext: { version: 1.10, comment: null } }
enums:
  irrigation_delivery_type: [drip, sprinkler, no, { value: hand, was: manual }]
tables:
  sensor_readings:
    phase: 2
    columns:
      delivery_type: { type: irrigation_delivery_type, not_null: true, default: "'manual'" }
      humidity_percent: { not_null: { name: n, not_valid: true } }
      height: { default: 0.10, not_null: false }
      width: { default: null }
    primary_key: { name: sensor_readings_pkey, columns: [id] }
    unique:
      unique_sensor_reading_per_day: { columns: [garden_id, reading_date] }
      short: [a, b]
    foreign_keys:
      fk_reading_garden: { columns: [garden_id], references: gardens (id), on_delete: set null (garden_id), deferrable: true }
    checks:
      check_humidity: humidity_percent between 0 and 100
      long:
        expression: |
          height > 0
          and width > 0
        not_valid: true
    exclusions:
      no_overlap: { elements: ["room with =", "during with &&"] }
    indexes:
      idx_reading_day: { columns: [reading_date desc], where: humidity_percent is not null, include: [garden_id], with: { fillfactor: 70 } }
    absent: { checks: [check_old_rule], indexes: [idx_unused], primary_key: old_key }
  app.other:
absent: { enums: [mood] }
"#;

#[test]
fn short_and_long_forms_mean_what_they_say() {
    let found = read(DOCUMENT).declaration;
    let citext = &found.extensions[&ident("citext")];
    assert_eq!(citext.version.as_deref(), Some("1.10"));
    assert_eq!(citext.comment, Say::Absent);
    let public = |n: &str| QName::new(ident("public"), ident(n));
    let labels = &found.enums[&public("irrigation_delivery_type")];
    assert_eq!(labels.values, ["drip", "sprinkler", "no", "hand"]);
    assert_eq!(labels.renamed["hand"], "manual");
    let table = &found.tables[&public("sensor_readings")];
    assert_eq!(table.phase, Some(2));
    let column = |n: &str| &table.columns[&ident(n)];
    assert_eq!(column("height").default, Say::Is(Expr::new("0.10")));
    assert_eq!(column("height").not_null, Say::Absent);
    assert_eq!(column("width").default, Say::Absent);
    assert_eq!(
        column("delivery_type").default,
        Say::Is(Expr::new("'manual'"))
    );
    let Say::Is(not_null) = &column("humidity_percent").not_null else {
        panic!()
    };
    assert_eq!(not_null.validity, Validity::NotValid);
    let ConstraintKind::ForeignKey(fk) = &table.constraints[&ident("fk_reading_garden")].value
    else {
        panic!()
    };
    assert_eq!(fk.on_delete, Action::SetNull);
    assert_eq!(fk.on_delete_columns, [ident("garden_id")]);
    assert_eq!(fk.deferral, Deferral::Immediate);
    let index = &table.indexes[&ident("idx_reading_day")].value;
    assert_eq!(index.keys[0].direction, Direction::Desc);
    assert_eq!(index.storage.get("fillfactor"), Some("70"));
    assert_eq!(table.absent_constraints.len(), 2);
    assert!(
        found
            .tables
            .contains_key(&QName::new(ident("app"), ident("other")))
    );
    assert!(found.absent_enums.contains(&public("mood")));
    assert!(serde_yaml::from_str::<raw::RawFile>(DOCUMENT).is_ok());
}

#[test]
fn parts_are_found_where_they_stand() {
    let loaded = read(DOCUMENT);
    let table = QName::new(ident("public"), ident("sensor_readings"));
    let place = |object: ObjectId, facet| {
        let found = loaded.source_map.locate(&Site::new(object, facet)).unwrap();
        let text: String = found
            .source
            .chars()
            .skip(found.column - 1)
            .take(found.length)
            .collect();
        (found.line, text)
    };
    let constraint = |n: &str| ObjectId::Constraint(table.clone(), ident(n));
    let column = ObjectId::Column(table.clone(), ident("delivery_type"));
    assert_eq!(
        place(column.clone(), Facet::Default),
        (10, "\"'manual'\"".into())
    );
    assert_eq!(
        place(column.clone(), Facet::Type),
        (10, "irrigation_delivery_type".into())
    );
    assert_eq!(place(constraint("short"), Facet::Key(1)), (17, "b".into()));
    assert_eq!(
        place(constraint("sensor_readings_pkey"), Facet::Key(0)),
        (14, "id".into())
    );
    // Not in the file: what holds it is found.
    assert_eq!(place(column, Facet::Comment), (10, "delivery_type".into()));
    assert_eq!(
        place(constraint("elsewhere"), Facet::Whole),
        (7, "sensor_readings".into())
    );
    let long = Site::new(constraint("long"), Facet::Expression);
    let offset = "height > 0\nand width".find("width").unwrap();
    let found = loaded.source_map.locate_in(&long, offset).unwrap();
    assert_eq!((found.line, found.column), (25, 15));
    let short = Site::new(constraint("check_humidity"), Facet::Expression);
    let found = loaded.source_map.locate_in(&short, 17).unwrap();
    assert_eq!((found.line, found.column), (21, 40));
}

#[test]
fn exclusive_files_own_their_schema() {
    let found = read("schema: app\nownership: exclusive\nextensions: {}\n").declaration;
    assert!(found.extensions_exclusive);
    assert!(found.exclusive_schemas.contains("app"));
    let texts = [
        "schema: app\nownership: exclusive\ntables: { a: {} }",
        "schema: app\ntables: { b: {} }",
    ];
    let texts = texts
        .iter()
        .map(|t| (String::new(), (*t).to_owned()))
        .collect();
    let found = parse(texts).unwrap().declaration;
    let ownership: Vec<Ownership> = found.tables.values().map(|t| t.ownership).collect();
    assert_eq!(ownership, [Ownership::Exclusive, Ownership::Declared]);
    assert!(!found.extensions_exclusive);
}

#[test]
fn the_committed_json_schema_is_up_to_date() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/schema/lockstep.schema.json");
    let now = schema_json();
    if std::env::var_os("UPDATE_EXPECT").is_some() {
        std::fs::write(path, &now).unwrap();
    }
    let committed = std::fs::read_to_string(path).unwrap_or_default();
    assert!(committed == now, "run the test with UPDATE_EXPECT=1");
}

/// Loads a text, whatever it is, and asks for everything that a caller could.
fn survives(text: String) {
    match parse(vec![("a.yaml".into(), text)]) {
        Ok(loaded) => {
            for (name, table) in &loaded.declaration.tables {
                for constraint in table.constraints.keys() {
                    let object = ObjectId::Constraint(name.clone(), constraint.clone());
                    for facet in [Facet::Whole, Facet::Expression, Facet::Key(0)] {
                        let site = Site::new(object.clone(), facet);
                        assert!(loaded.source_map.locate(&site).is_some());
                        let _ = loaded.source_map.locate_in(&site, 5);
                    }
                }
            }
        }
        Err(problems) => {
            assert!(problems.has_errors());
            let _ = crate::diagnostic::render_all(&problems, crate::diagnostic::Colour::Ansi);
            let _ = problems.to_json();
        }
    }
}

fn hostile_text() -> impl Strategy<Value = String> {
    prop_oneof![
        select(vec![
            "no",
            "null",
            "1e3",
            "Mixed Case",
            "a: b",
            "#x",
            " x ",
            "a.b",
            "\"q",
            "it's",
            "a\\b",
            "select",
            "desc",
            "with",
            "nulls",
            "a\nb",
            "🌱 ü",
            "-",
            "a (b)",
            "a,b",
            "[",
            "lower",
            "y"
        ])
        .prop_map(str::to_owned),
        "[a-c]{1,2}",
        "[^\0]{1,12}",
    ]
}

fn name() -> impl Strategy<Value = Ident> {
    hostile_text().prop_filter_map("a name", |t| Ident::new(t).ok())
}

/// Different names.
fn columns() -> impl Strategy<Value = Vec<Ident>> {
    prop::collection::btree_set(name(), 1..4).prop_map(|s| s.into_iter().collect())
}

fn expression() -> impl Strategy<Value = Expr> {
    select(vec![
        "(a > 0)",
        "((a > 0) AND (b = 'it''s; --'::text))",
        "0",
        "true",
        "'x: y'::text",
        "now()",
        "CASE\n    WHEN (a > 0) THEN 1\n    ELSE 2\nEND",
        "nextval('public.s'::regclass)",
        "1.50",
        "(a, b) = (c, d)",
        "(\"Mixed Case\" IS NOT NULL)",
    ])
    .prop_map(Expr::new)
}

fn storage() -> impl Strategy<Value = StorageParameters> {
    prop::collection::btree_map(
        "[a-z_]{1,8}",
        select(vec!["70", "on", "a b", "1.5", "off", "x"]),
        0..3,
    )
    .prop_map(|m| m.into_iter().map(|(k, v)| (k, v.to_owned())).collect())
}

fn index_key() -> impl Strategy<Value = IndexKey> {
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

fn deferral() -> impl Strategy<Value = Deferral> {
    select(vec![
        Deferral::NotDeferrable,
        Deferral::Immediate,
        Deferral::Deferred,
    ])
}

fn key(nulls: Vec<NullsDistinct>) -> impl Strategy<Value = Key> {
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

fn state() -> impl Strategy<Value = (Validity, Enforcement)> {
    (
        select(vec![Validity::Valid, Validity::NotValid]),
        select(vec![Enforcement::Enforced, Enforcement::NotEnforced]),
    )
}

fn foreign_key() -> impl Strategy<Value = ForeignKey> {
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

fn constraint() -> impl Strategy<Value = Constraint> {
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

fn index() -> impl Strategy<Value = Index> {
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

fn column() -> impl Strategy<Value = Column> {
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

fn table() -> impl Strategy<Value = Table> {
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
                    comment,
                    size: TableSize::default(),
                }
            },
        )
}

fn catalog() -> impl Strategy<Value = Catalog> {
    let qname = || {
        (select(vec!["public", "App", "we.ird"]), name()).prop_map(|(s, n)| QName::new(ident(s), n))
    };
    let labels =
        prop::collection::btree_set(hostile_text().prop_filter("short", |t| t.len() <= 63), 0..4);
    let enumeration =
        (labels, prop::option::of(hostile_text())).prop_map(|(values, comment)| EnumType {
            values: values.into_iter().collect(),
            comment,
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

fn say<T: Clone>(value: Option<&T>) -> Say<T> {
    value.map_or(Say::Nothing, |v| Say::Is(v.clone()))
}

/// What a catalog says as a declaration, parentheses of conditions as `plain` leaves them.
fn declaration_of(catalog: &Catalog) -> Declaration {
    let mut all = Declaration::default();
    for (name, e) in &catalog.extensions {
        let declared = DeclaredExtension {
            schema: Some(e.schema.clone()),
            version: Some(e.version.clone()),
            comment: say(e.comment.as_ref()),
            phase: None,
        };
        all.extensions.insert(name.clone(), declared);
    }
    for (name, e) in &catalog.enums {
        let declared = DeclaredEnum {
            values: e.values.clone(),
            renamed: BTreeMap::new(),
            was: None,
            comment: say(e.comment.as_ref()),
            phase: None,
        };
        all.enums.insert(name.clone(), declared);
    }
    for (name, table) in &catalog.tables {
        all.tables.insert(name.clone(), declared_table(name, table));
    }
    all
}

fn declared_table(name: &QName, table: &Table) -> DeclaredTable {
    let mut declared = DeclaredTable {
        ownership: Ownership::Declared,
        phase: None,
        comment: say(table.comment.as_ref()),
        columns: BTreeMap::new(),
        primary_key: Say::Nothing,
        constraints: BTreeMap::new(),
        indexes: BTreeMap::new(),
        absent_constraints: Default::default(),
        absent_indexes: Default::default(),
    };
    let mut in_key = Vec::new();
    for (n, c) in &table.constraints {
        let comment = say(c.comment.as_ref());
        match &c.kind {
            ConstraintKind::PrimaryKey(key) => {
                in_key.clone_from(&key.columns);
                let chosen = n.as_str() == format!("{}_pkey", name.name);
                declared.primary_key = Say::Is(DeclaredPrimaryKey {
                    name: (!chosen).then(|| n.clone()),
                    key: key.clone(),
                    was: None,
                    comment,
                    phase: None,
                });
            }
            kind @ (ConstraintKind::Unique(_)
            | ConstraintKind::ForeignKey(_)
            | ConstraintKind::Check(_)
            | ConstraintKind::Exclusion(_)) => {
                let value = kind.clone();
                declared.constraints.insert(
                    n.clone(),
                    Declared {
                        value,
                        was: None,
                        comment,
                        phase: None,
                    },
                );
            }
        }
    }
    for (n, i) in table
        .indexes
        .iter()
        .filter(|(_, i)| i.state == IndexState::Valid)
    {
        let comment = say(i.comment.as_ref());
        declared.indexes.insert(
            n.clone(),
            Declared {
                value: i.def.clone(),
                was: None,
                comment,
                phase: None,
            },
        );
    }
    for (n, c) in &table.columns {
        let mut column = DeclaredColumn {
            default: say(c.default()),
            comment: say(c.comment.as_ref()),
            ..DeclaredColumn::default()
        };
        if let Nullability::NotNull(found) = &c.nullability
            && !(*found == NotNull::plain() && in_key.contains(n))
        {
            column.not_null = Say::Is(found.clone());
        }
        if column != DeclaredColumn::default() {
            declared.columns.insert(n.clone(), column);
        }
    }
    declared
}

/// Takes one pair of parentheses off every condition, as the writer does.
fn bare(mut declaration: Declaration) -> Declaration {
    let strip = |e: &Expr| {
        let inner = e
            .as_str()
            .strip_prefix('(')
            .and_then(|t| t.strip_suffix(')'));
        match inner {
            Some(inner) if guard::one_expression(inner).is_ok() => Expr::new(inner),
            _ => e.clone(),
        }
    };
    for table in declaration.tables.values_mut() {
        for constraint in table.constraints.values_mut() {
            match &mut constraint.value {
                ConstraintKind::Check(c) => c.expr = strip(&c.expr),
                ConstraintKind::Exclusion(x) => x.predicate = x.predicate.as_ref().map(strip),
                ConstraintKind::PrimaryKey(_)
                | ConstraintKind::Unique(_)
                | ConstraintKind::ForeignKey(_) => {}
            }
        }
        for index in table.indexes.values_mut() {
            index.value.predicate = index.value.predicate.as_ref().map(strip);
        }
    }
    declaration
}

proptest! {
    #[test]
    fn any_catalog_reads_back_as_it_was_written(catalog in catalog()) {
        let options = Options { ownership: Ownership::Declared, json_schema: None };
        let files = write(&catalog, &options);
        let texts: Vec<(String, String)> = files.into_iter().collect();
        for (_, text) in &texts {
            let raw = serde_yaml::from_str::<raw::RawFile>(text);
            prop_assert!(raw.is_ok(), "{}\n{}", raw.unwrap_err(), text);
        }
        match parse(texts.clone()) {
            Ok(loaded) => prop_assert_eq!(loaded.declaration, bare(declaration_of(&catalog)), "{:?}", texts),
            Err(problems) => prop_assert!(false, "{}\n{:?}", problems, texts),
        }
    }

    #[test]
    fn no_text_brings_the_reader_down(text in "\\PC{0,200}|[-a: #'\"\n\r\t\\\\,{}\\[\\]&*!|>%@?~0<]{0,120}") {
        survives(text);
    }

    #[test]
    fn no_bytes_bring_the_reader_down(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        survives(String::from_utf8_lossy(&bytes).into_owned());
    }

    #[test]
    fn no_changed_document_brings_the_reader_down(
        changes in prop::collection::vec((any::<prop::sample::Index>(), 0..8usize, "[-a:#'\"\n \\\\,{}\\[\\]&*!|>é;()]{0,4}"), 1..6)
    ) {
        let mut chars: Vec<char> = DOCUMENT.chars().collect();
        for (at, remove, insert) in changes {
            let at = at.index(chars.len());
            let end = (at + remove).min(chars.len());
            chars.splice(at..end, insert.chars());
        }
        survives(chars.into_iter().collect());
    }
}
