//! The password file (PostgreSQL manual, "The Password File"): which password it holds for a connection, and
//! whether the file may be used at all.

use std::path::{Path, PathBuf};

use super::environment::Environment;
use super::secret::Secret;

/// A password file that was found and may be read.
pub(crate) struct PassFile {
    text: String,
}

/// For whom a password is looked up.
pub(crate) struct Login<'a> {
    /// Host name, address or socket folder; `localhost` for the default socket folder.
    pub(crate) host: &'a str,
    pub(crate) port: u16,
    pub(crate) database: &'a str,
    pub(crate) user: &'a str,
}

impl PassFile {
    /// The file `named` (the `passfile` keyword or `PGPASSFILE`), else `~/.pgpass`. `None` when there is none;
    /// `Err` is a warning: a file that others may read is ignored, as psql does.
    pub(crate) fn load(named: Option<&str>, env: &Environment) -> Result<Option<Self>, String> {
        let default = || env.home.as_ref().map(|home| home.join(".pgpass"));
        let Some(path) = named.map(PathBuf::from).or_else(default) else {
            return Ok(None);
        };
        let Ok(meta) = std::fs::metadata(&path) else {
            return Ok(None);
        };
        let shown = path.display();
        if !meta.is_file() {
            return Err(format!(
                "password file `{shown}` is not a plain file and was ignored"
            ));
        }
        if open_to_others(&meta) {
            return Err(format!(
                "password file `{shown}` can be read by group or others and was ignored; run `chmod 0600 {shown}`"
            ));
        }
        read(&path).map(Some)
    }

    /// The password of the first line that fits.
    pub(crate) fn find(&self, login: &Login<'_>) -> Option<Secret> {
        let port = login.port.to_string();
        let wanted = [login.host, port.as_str(), login.database, login.user];
        self.text
            .lines()
            .filter(|line| !line.starts_with('#'))
            .find_map(|line| fits(line, &wanted))
    }
}

fn read(path: &Path) -> Result<PassFile, String> {
    match std::fs::read(path) {
        Ok(bytes) => Ok(PassFile {
            text: String::from_utf8_lossy(&bytes).into_owned(),
        }),
        Err(error) => Err(format!(
            "password file `{}` cannot be read and was ignored: {error}",
            path.display()
        )),
    }
}

#[cfg(unix)]
fn open_to_others(meta: &std::fs::Metadata) -> bool {
    use std::os::unix::fs::PermissionsExt;
    meta.permissions().mode() & 0o077 != 0
}

#[cfg(not(unix))]
fn open_to_others(_: &std::fs::Metadata) -> bool {
    false
}

fn fits(line: &str, wanted: &[&str; 4]) -> Option<Secret> {
    let mut rest = line;
    for text in wanted {
        let (field, tail) = field(rest);
        if field.literal != *text && field.raw != "*" {
            return None;
        }
        rest = tail?;
    }
    // The password runs to the end of the line: an unescaped `:` in it ends it, as in libpq.
    Some(field(rest).0.literal)
        .filter(|password| !password.is_empty())
        .map(Secret::new)
}

struct Field<'a> {
    raw: &'a str,
    literal: String,
}

fn field(text: &str) -> (Field<'_>, Option<&str>) {
    let mut literal = String::new();
    let mut chars = text.char_indices();
    while let Some((at, c)) = chars.next() {
        match c {
            ':' => {
                return (
                    Field {
                        raw: &text[..at],
                        literal,
                    },
                    Some(&text[at + 1..]),
                );
            }
            '\\' => literal.push(chars.next().map_or('\\', |(_, escaped)| escaped)),
            c => literal.push(c),
        }
    }
    (Field { raw: text, literal }, None)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Option<&str>) {
        let file = PassFile {
            text: text.to_owned(),
        };
        let login = Login {
            host: "h:x",
            port: 5432,
            database: r"d\b",
            user: "u",
        };
        assert_eq!(file.find(&login), expected.map(Secret::new), "{text}");
    }

    #[test]
    fn lines_wildcards_and_escapes() {
        check(r"h\:x:5432:d\\b:u:pw", Some("pw"));
        check(r"*:*:*:*:p\:w\\x", Some(r"p:w\x"));
        check(
            "#*:*:*:*:no\n*:5433:*:*:no\r\n*:5432:*:u:yes\r\n*:*:*:*:late",
            Some("yes"),
        );
        check("h:5432:d:u:pw", None);
        check(r"\*:*:*:*:pw", None);
        check("*:*:*:*", None);
        check("*:*:*:*:", None);
        check("", None);
    }

    #[test]
    #[cfg(unix)]
    fn a_file_open_to_others_is_ignored_with_a_warning() {
        use std::os::unix::fs::PermissionsExt;
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("pass");
        std::fs::write(&path, "*:*:*:*:pw").unwrap();
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o640)).unwrap();
        let warning = PassFile::load(path.to_str(), &Environment::default())
            .err()
            .unwrap();
        assert!(
            warning.contains("chmod 0600") && !warning.contains("pw\""),
            "{warning}"
        );
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o600)).unwrap();
        assert!(
            PassFile::load(path.to_str(), &Environment::default())
                .unwrap()
                .is_some()
        );
    }

    proptest::proptest! {
        #[test]
        fn no_text_panics(text in "([:*\\\\#a-z\\n]|\\PC)*") {
            let login = Login { host: "a", port: 1, database: "b", user: "c" };
            let _ = PassFile { text }.find(&login);
        }
    }
}
