//! What no server can be made to hold: letters and names from a future or foreign catalog.

use super::super::rows::{DependentRow, IndexRow, KeyRow, Letter};
use super::*;

#[derive(Default)]
struct Rows {
    relations: Vec<RelationRow>,
    columns: Vec<ColumnRow>,
    indexes: Vec<IndexRow>,
    keys: Vec<KeyRow>,
    constraints: Vec<ConstraintRow>,
    dependents: Vec<DependentRow>,
}

fn lower(rows: Rows) -> Live {
    let parts = [
        Part::Relations(rows.relations),
        Part::Columns(rows.columns),
        Part::Indexes(rows.indexes),
        Part::Keys(rows.keys),
        Part::Constraints(rows.constraints),
        Part::Dependents(rows.dependents),
    ];
    super::lower(Session::default(), parts)
}

fn relation(oid: u32, name: &str, kind: char) -> RelationRow {
    RelationRow {
        partition_key: None,
        oid,
        schema: "s".into(),
        name: name.into(),
        kind: Letter(kind),
        rows: -1.0,
        ..RelationRow::default()
    }
}

fn column_row(table_oid: u32, position: i16, name: &str) -> ColumnRow {
    ColumnRow {
        table_oid,
        position,
        name: name.into(),
        data_type: "integer".into(),
        identity: Letter('\0'),
        generated: Letter('\0'),
        ..ColumnRow::default()
    }
}

fn said(live: &Live) -> Vec<String> {
    let unmodelled = live.unmodelled.iter();
    unmodelled
        .map(|u| format!("{}: {}", u.object, u.what))
        .collect()
}

#[test]
fn unknown_letters_are_reported() {
    let mut strange = column_row(1, 1, "a");
    strange.generated = Letter('z');
    let live = lower(Rows {
        relations: vec![relation(1, "t", 'r'), relation(2, "u", 'z')],
        columns: vec![strange],
        constraints: vec![
            ConstraintRow {
                table_oid: 1,
                kind: Letter('z'),
                name: "c".into(),
                ..ConstraintRow::default()
            },
            ConstraintRow {
                table_oid: 1,
                kind: Letter('f'),
                name: "fk".into(),
                referenced_oid: 1,
                matching: Letter('p'),
                ..ConstraintRow::default()
            },
        ],
        ..Rows::default()
    });
    assert_eq!(
        said(&live),
        [
            "column s.t.a: it is generated in a way that is not known (`\\u{0}`, `z`)",
            "constraint c on s.t: constraints of kind `z` are not known",
            "constraint fk on s.t: its MATCH is `p`, which is not known",
            "relation s.u: relations of kind `z` are not known",
        ]
    );
}

#[test]
fn names_that_cannot_be_kept_and_columns_that_are_not_there_are_reported() {
    let long = "x".repeat(64);
    let live = lower(Rows {
        relations: vec![relation(1, "t", 'r'), relation(2, &long, 'r')],
        columns: vec![column_row(1, 1, "a"), column_row(9, 1, "of no table")],
        indexes: vec![IndexRow {
            oid: 5,
            table_oid: 1,
            name: "i".into(),
            method: "btree".into(),
            columns: vec![-7],
            keys: 1,
            options: vec![0],
            ..IndexRow::default()
        }],
        ..Rows::default()
    });
    let said = said(&live);
    assert_eq!(said.len(), 2, "{said:?}");
    assert!(said[0].starts_with("index i on s.t: it uses column number -7"));
    assert!(said[1].contains("64 bytes long"), "{said:?}");
    assert_eq!(live.catalog.tables.len(), 1);
}

#[test]
fn a_reading_that_differs_from_the_servers_text_is_reported() {
    let live = lower(Rows {
        relations: vec![relation(1, "t", 'r')],
        columns: vec![column_row(1, 1, "a")],
        indexes: vec![IndexRow {
            oid: 5,
            table_oid: 1,
            name: "i".into(),
            method: "btree".into(),
            columns: vec![1],
            keys: 1,
            options: vec![0],
            definition: Some("CREATE INDEX i ON s.t USING btree (a) IN A NEW WAY".into()),
            valid: true,
            ..IndexRow::default()
        }],
        ..Rows::default()
    });
    assert_eq!(live.catalog.tables.len(), 1);
    let said = said(&live);
    assert_eq!(said.len(), 1);
    assert!(said[0].contains("IN A NEW WAY"), "{said:?}");
}
