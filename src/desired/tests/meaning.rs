//! Short and long forms, places, ownership, and the JSON Schema.

use super::*;
use crate::model::declaration::{Facet, Ownership, Say, Site};

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
