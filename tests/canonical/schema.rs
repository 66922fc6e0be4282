//! The table the corpus is about, as SQL and as a hand-made live catalog.

use std::collections::BTreeMap;

use lockstep::model::declaration::{Declaration, DeclaredTable, Ownership, Say};
use lockstep::model::{
    Column, EnumType, Ident, Live, Nullability, QName, Table, TableKind, TableSize, TypeName,
    ValueSource,
};

pub(crate) const SQL: &str = r#"
create type mood as enum ('sad', 'ok', 'happy');
create domain positive as integer check (value > 0);
create sequence film_seq;
create function double_it(integer) returns integer immutable language sql as 'select $1 * 2';
"#;

pub(crate) const COLUMNS: &[(&str, &str)] = &[
    ("n", "integer"),
    ("small", "smallint"),
    ("big", "bigint"),
    ("price", "numeric(10,2)"),
    ("ratio", "double precision"),
    ("status", "text"),
    ("code", "character varying(20)"),
    ("fixed", "character(2)"),
    ("active", "boolean"),
    ("tags", "text[]"),
    ("doc", "jsonb"),
    ("day", "date"),
    ("stamp", "timestamp without time zone"),
    ("stamptz", "timestamp with time zone"),
    ("pause", "interval"),
    ("mood", "public.mood"),
    ("moods", "public.mood[]"),
    ("plus", "public.positive"),
    ("id", "uuid"),
    ("addr", "inet"),
    ("bits", "bit(4)"),
    ("raw", "bytea"),
    ("span", "int4range"),
    ("point_at", "point"),
    ("Mixed Case", "integer"),
    ("order", "integer"),
];

pub(crate) fn id(text: &str) -> Ident {
    Ident::new(text).unwrap()
}

pub(crate) fn public(name: &str) -> QName {
    QName::new(id("public"), id(name))
}

pub(crate) fn create_table(name: &str) -> String {
    let columns: Vec<String> = COLUMNS
        .iter()
        .map(|(n, t)| format!("\"{n}\" {t}"))
        .collect();
    format!("create table {name} ({})", columns.join(", "))
}

pub(crate) fn table(columns: &[(&str, &str)]) -> Table {
    let columns = columns.iter().enumerate().map(|(n, (name, data_type))| {
        let column = Column {
            position: i16::try_from(n).unwrap() + 1,
            data_type: TypeName::new(*data_type),
            collation: None,
            nullability: Nullability::Nullable,
            source: ValueSource::None,
            comment: None,
        };
        (id(name), column)
    });
    Table {
        kind: TableKind::Plain,
        columns: columns.collect(),
        constraints: BTreeMap::new(),
        indexes: BTreeMap::new(),
        attached: BTreeMap::new(),
        comment: None,
        size: TableSize::default(),
    }
}

pub(crate) fn live(tables: &[(&str, Table)]) -> Live {
    let mut live = Live::default();
    for (name, table) in tables {
        live.catalog.tables.insert(public(name), table.clone());
    }
    live.catalog.enums.insert(
        public("mood"),
        EnumType {
            values: ["sad", "ok", "happy"].map(str::to_owned).to_vec(),
            comment: None,
            ..EnumType::default()
        },
    );
    live
}

pub(crate) fn empty() -> DeclaredTable {
    DeclaredTable {
        ownership: Ownership::Declared,
        phase: None,
        comment: Say::Nothing,
        columns: BTreeMap::new(),
        primary_key: Say::Nothing,
        constraints: BTreeMap::new(),
        indexes: BTreeMap::new(),
        absent_constraints: Default::default(),
        absent_indexes: Default::default(),
    }
}

pub(crate) fn declaration(tables: Vec<(&str, DeclaredTable)>) -> Declaration {
    Declaration {
        tables: tables.into_iter().map(|(n, t)| (public(n), t)).collect(),
        ..Declaration::default()
    }
}
