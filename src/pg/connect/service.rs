//! The connection service file (PostgreSQL manual, "The Connection Service File"): text to `Options`, and where
//! the file is looked for. What a service says is stronger than the environment and weaker than the connection string.

use std::path::{Path, PathBuf};

use super::environment::Environment;
use super::error::ConnectError;
use super::options::{Keyword, Options};

/// The options of service `name`, from the user's file, else from the system's.
pub(crate) fn load(name: &str, env: &Environment) -> Result<Options, ConnectError> {
    let mut looked_in = Vec::new();
    for path in candidates(env) {
        match std::fs::read_to_string(&path) {
            Ok(text) => {
                if let Some(options) = parse(&text, name, &path)? {
                    return Ok(options);
                }
                looked_in.push(format!("`{}` (no `[{name}]` in it)", path.display()));
            }
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
                looked_in.push(format!("`{}` (no such file)", path.display()));
            }
            Err(error) => looked_in.push(format!("`{}` ({error})", path.display())),
        }
    }
    let mut error = ConnectError::input(
        format!("connection service `{name}` is not defined"),
        "add a section with its name to `~/.pg_service.conf`, or point `PGSERVICEFILE` at the file that has it",
    );
    error.note_all(
        looked_in
            .into_iter()
            .map(|place| format!("looked in {place}")),
    );
    Err(error)
}

fn candidates(env: &Environment) -> Vec<PathBuf> {
    let user = env
        .get("PGSERVICEFILE")
        .map(PathBuf::from)
        .or_else(|| env.home.as_ref().map(|home| home.join(".pg_service.conf")));
    let system = env.get("PGSYSCONFDIR").map_or_else(
        || {
            vec![
                PathBuf::from("/etc/postgresql-common"),
                PathBuf::from("/etc"),
            ]
        },
        |dir| vec![PathBuf::from(dir)],
    );
    user.into_iter()
        .chain(system.into_iter().map(|dir| dir.join("pg_service.conf")))
        .collect()
}

/// Section `name` of the file; `None` when there is none. Lines of other sections are not judged.
pub(crate) fn parse(text: &str, name: &str, path: &Path) -> Result<Option<Options>, ConnectError> {
    let mut found: Option<Options> = None;
    for (number, line) in (1..).zip(text.lines()) {
        let line = line.trim();
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        if let Some(section) = line.strip_prefix('[') {
            if found.is_some() {
                break;
            }
            if section
                .strip_prefix(name)
                .is_some_and(|rest| rest.starts_with(']'))
            {
                found = Some(Options::default());
            }
            continue;
        }
        let Some(options) = &mut found else { continue };
        let place = format!("line {number} of `{}`", path.display());
        if line.starts_with("ldap") {
            return Err(ConnectError::input(
                format!("{place} asks for a look-up over LDAP, which is not supported"),
                "write the parameters into the section",
            ));
        }
        let Some((key, value)) = line.split_once('=') else {
            return Err(ConnectError::input(
                format!("{place} is not `keyword=value`"),
                "put a `#` before a comment",
            ));
        };
        if key == "service" {
            return Err(ConnectError::input(
                format!("{place} names a service inside a service"),
                "copy the parameters of the other section into this one",
            ));
        }
        options.set_if_absent(Keyword::parse(key, &place)?, value);
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = "# comment\n[other]\nnonsense\n[app]\nhost=h \n port=7\nport=8\noptions=-c a=b\n\n[app]\nuser=second\n";

    #[test]
    fn only_the_first_section_of_the_name_counts() {
        let options = parse(FILE, "app", Path::new("f")).unwrap().unwrap();
        assert_eq!(options.get(Keyword::Host), Some("h"));
        assert_eq!(options.get(Keyword::Port), Some("7"));
        assert_eq!(options.get(Keyword::Options), Some("-c a=b"));
        assert_eq!(options.get(Keyword::User), None);
        assert_eq!(parse(FILE, "ap", Path::new("f")).unwrap(), None);
    }

    #[test]
    fn broken_lines_are_named_by_number() {
        for line in ["nonsense", "service=x", "ldap://x", "hots=1"] {
            let error = parse(&format!("[a]\n{line}\n"), "a", Path::new("f")).unwrap_err();
            assert!(error.to_string().contains("line 2 of `f`"), "{error}");
        }
    }

    proptest::proptest! {
        #[test]
        fn no_text_panics(text in "([\\[\\]a-z=#\\n ]|\\PC)*", name in "\\PC*") {
            let _ = parse(&text, &name, Path::new("f"));
        }
    }
}
