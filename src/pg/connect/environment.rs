//! What the process brings along: variables, the home folder and the user's name, as one value, so that
//! everything else here can be tested without touching the real ones.

use std::collections::BTreeMap;
use std::path::PathBuf;

/// The surroundings in which connection settings are resolved.
#[derive(Clone, Debug, Default)]
pub struct Environment {
    vars: BTreeMap<String, EnvText>,
    /// Folder in which `.pgpass`, `.pg_service.conf` and `.postgresql/` are looked for.
    pub home: Option<PathBuf>,
    /// Name of the operating system user: the default database user.
    pub os_user: Option<String>,
}

/// A variable's text; hidden in `Debug` because it may be a password or a URL with one.
#[derive(Clone)]
struct EnvText(String);

impl std::fmt::Debug for EnvText {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("***")
    }
}

impl Environment {
    /// The environment of this process. Variables that are not UTF-8 are left out.
    #[must_use]
    pub fn from_process() -> Self {
        let vars = std::env::vars_os()
            .filter_map(|(name, text)| {
                Some((name.into_string().ok()?, EnvText(text.into_string().ok()?)))
            })
            .collect();
        let mut env = Self {
            vars,
            home: None,
            os_user: None,
        };
        env.fill_from_system();
        env
    }

    /// An environment made of these variables; `HOME` becomes the home folder.
    pub fn from_vars<'a>(vars: impl IntoIterator<Item = (&'a str, &'a str)>) -> Self {
        let vars: BTreeMap<_, _> = vars
            .into_iter()
            .map(|(name, text)| (name.to_owned(), EnvText(text.to_owned())))
            .collect();
        let home = vars.get("HOME").map(|home| PathBuf::from(&home.0));
        Self {
            vars,
            home,
            os_user: None,
        }
    }

    /// The variable's text; an empty variable counts as absent.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&str> {
        self.vars
            .get(name)
            .map(|text| text.0.as_str())
            .filter(|text| !text.is_empty())
    }

    /// Is the variable there with nothing in it?
    pub(super) fn is_empty(&self, name: &str) -> bool {
        self.vars.get(name).is_some_and(|text| text.0.is_empty())
    }

    #[cfg(unix)]
    fn fill_from_system(&mut self) {
        let user = nix::unistd::User::from_uid(nix::unistd::geteuid())
            .ok()
            .flatten();
        self.home = self
            .get("HOME")
            .map(PathBuf::from)
            .or_else(|| user.as_ref().map(|user| user.dir.clone()));
        self.os_user = user.map(|user| user.name);
    }

    #[cfg(not(unix))]
    fn fill_from_system(&mut self) {
        self.home = self.get("USERPROFILE").map(PathBuf::from);
        self.os_user = self.get("USERNAME").map(str::to_owned);
    }
}
