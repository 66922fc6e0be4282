//! The settings that every session and every SQL file of Lockstep makes for itself.
//!
//! A role or a database can set them otherwise, and then the same text means something else or is
//! printed otherwise. Knows names and values; who sends them is decided elsewhere.

/// Settings that decide how SQL text is read: every SQL file makes them, every session too.
pub const READING: [(&str, &str); 7] = [
    ("standard_conforming_strings", "on"),
    ("TimeZone", "'UTC'"),
    ("DateStyle", "'ISO, MDY'"),
    ("IntervalStyle", "'postgres'"),
    ("quote_all_identifiers", "off"),
    // The files are UTF-8, whatever psql takes its input for.
    ("client_encoding", "'UTF8'"),
    // An index without TABLESPACE goes to the database's own.
    ("default_tablespace", "''"),
];

/// Settings that decide how values are printed, beyond [`READING`]: sessions only.
pub const PRINTING: [(&str, &str); 3] = [
    ("extra_float_digits", "1"),
    ("bytea_output", "'hex'"),
    ("xmloption", "'content'"),
];

/// `SET search_path = '';` and [`READING`], a line each: the head of an SQL file.
pub fn head() -> String {
    READING.iter().fold(
        "SET search_path = '';\n".to_owned(),
        |out, (name, value)| out + &format!("SET {name} = {value};\n"),
    )
}

/// Everything for a session, in one request.
pub fn session() -> String {
    PRINTING.iter().fold(head(), |out, (name, value)| {
        out + &format!("SET {name} = {value};\n")
    })
}

/// The same as [`session`], until the transaction ends.
pub fn local() -> String {
    session().replace("SET ", "SET LOCAL ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_setting_is_made() {
        assert!(
            head().starts_with("SET search_path = '';\nSET standard_conforming_strings = on;\n")
        );
        assert!(session().contains("SET bytea_output = 'hex';\n"));
        assert_eq!(
            local().matches("SET LOCAL ").count(),
            1 + READING.len() + PRINTING.len()
        );
    }
}
