//! What a declaration means, where its parts stand, and that no text can bring the reader down.

mod catalog;
mod constraints;
mod declaration;
mod hostile;
mod meaning;
mod names;

use super::*;
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
