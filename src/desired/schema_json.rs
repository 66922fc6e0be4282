//! The JSON Schema of schema files, for editors.

/// The JSON Schema as pretty JSON with a line end at its end; the same bytes for the same version.
pub fn schema_json() -> String {
    let schema = schemars::schema_for!(super::raw::RawFile);
    let value = serde_json::Value::from(schema);
    // Numbers and plain values only: serialising them cannot fail.
    let mut text = serde_json::to_string_pretty(&value).unwrap_or_default();
    text.push('\n');
    text
}
