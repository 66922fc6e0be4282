//! Which right a role lacks, by the server's words, and what gives it.
//!
//! The server names an object without its schema, and in another language in other words. What is not recognized, or has
//! no name in the statement, is left to the general line of `mend`.
//! Input: the message of SQLSTATE 42501, the statement, the role.

use crate::normalize::tokens::tokens;
use crate::render::quote::ident_as_printed;

/// What would give the right, as a line of help.
pub(super) fn missing(message: &str, statement: &str, role: &str) -> Option<String> {
    let to = ident_as_printed(role);
    if let Some(rest) = message.strip_prefix("must be owner of ") {
        let (kind, name) = rest.split_once(' ')?;
        let alter = match kind {
            // Of some statements the server says `relation`.
            "table" | "relation" => "TABLE",
            "type" => "TYPE",
            "index" => {
                return Some(format!(
                    "only the owner of the table of index {} may do this, and `{role}` is not: ALTER TABLE … OWNER TO {to}, or grant it the role that owns the table, or connect as that one",
                    qualified(name, statement)?
                ));
            }
            _ => return None,
        };
        let name = qualified(name, statement)?;
        return Some(format!(
            "only the owner of {name} may do this, and `{role}` is not: ALTER {alter} {name} OWNER TO {to}, or grant it the role that owns it, or connect as that one"
        ));
    }
    let (kind, name) = message
        .strip_prefix("permission denied for ")?
        .split_once(' ')?;
    let (rights, on) = match kind {
        "schema" => (
            "USAGE, CREATE",
            format!("SCHEMA {}", ident_as_printed(name)),
        ),
        "database" => ("CREATE", format!("DATABASE {}", ident_as_printed(name))),
        "tablespace" => ("CREATE", format!("TABLESPACE {}", ident_as_printed(name))),
        "type" => ("USAGE", format!("TYPE {}", qualified(name, statement)?)),
        "table" => {
            let right = if statement.contains("FOREIGN KEY") {
                "REFERENCES"
            } else if statement.contains("UPDATE ") {
                "SELECT, UPDATE"
            } else {
                "SELECT"
            };
            (right, format!("TABLE {}", qualified(name, statement)?))
        }
        _ => return None,
    };
    Some(format!(
        "`{role}` lacks a right: GRANT {rights} ON {on} TO {to}"
    ))
}

/// The name with its schema, as the statement has it.
fn qualified<'s>(name: &str, statement: &'s str) -> Option<&'s str> {
    let all = tokens(statement);
    all.windows(3).find_map(|part| {
        let [schema, dot, last] = part else {
            return None;
        };
        let is_it = schema.name().is_some() && dot.is(".") && last.name().as_deref() == Some(name);
        statement.get(schema.start..last.end()).filter(|_| is_it)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_gives_the_right_is_told_with_whole_names() {
        let key = "ALTER TABLE public.pots ADD CONSTRAINT of_plant FOREIGN KEY (plant) \
            REFERENCES \"My Plants\".\"Plant\" (id) NOT VALID";
        for (message, statement, sql) in [
            (
                "must be owner of table plants",
                "ALTER TABLE public.plants ADD CONSTRAINT c CHECK (a > 0) NOT VALID",
                "ALTER TABLE public.plants OWNER TO \"the Gardener\",",
            ),
            (
                "must be owner of type mood",
                "ALTER TYPE public.mood ADD VALUE 'ok'",
                "ALTER TYPE public.mood OWNER TO \"the Gardener\",",
            ),
            (
                "must be owner of index by_name",
                "DROP INDEX CONCURRENTLY public.by_name",
                "the table of index public.by_name",
            ),
            (
                "permission denied for schema public",
                "CREATE INDEX CONCURRENTLY by_name ON public.plants (name)",
                "GRANT USAGE, CREATE ON SCHEMA public TO \"the Gardener\"",
            ),
            (
                "permission denied for table Plant",
                key,
                "GRANT REFERENCES ON TABLE \"My Plants\".\"Plant\" TO \"the Gardener\"",
            ),
            (
                "permission denied for database my shop",
                "CREATE EXTENSION btree_gist",
                "GRANT CREATE ON DATABASE \"my shop\" TO \"the Gardener\"",
            ),
        ] {
            let help = missing(message, statement, "the Gardener").unwrap();
            assert!(help.contains(sql), "{help}");
        }
    }

    #[test]
    fn what_is_not_known_is_left_to_the_general_line() {
        let statement = "ALTER TABLE public.plants VALIDATE CONSTRAINT c";
        for message in [
            "",
            "permission denied for",
            "must be owner of table",
            // Nothing of the statement has the name.
            "must be owner of table pots",
            "permission denied for function f",
            "no DDL on weekdays",
            "keine Berechtigung für Schema public",
        ] {
            assert_eq!(missing(message, statement, "r"), None, "{message}");
        }
    }
}
