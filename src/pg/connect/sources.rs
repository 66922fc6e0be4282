//! Where each part of an address came from, for who connects to another place than meant.

use std::collections::BTreeMap;

use super::options::{Keyword, Options};

/// The parts that decide where a connection leads.
const PARTS: [(Keyword, &str, &str); 5] = [
    (Keyword::Host, "host", "the default"),
    (Keyword::HostAddr, "hostaddr", ""),
    (Keyword::Port, "port", "the default"),
    (Keyword::User, "user", "the system"),
    (Keyword::DbName, "database", "the user's name"),
];

/// The source of each part that is said somewhere.
#[derive(Clone, Debug, Default)]
pub(super) struct Sources(BTreeMap<Keyword, String>);

impl Sources {
    /// What `options` say that no stronger source has said.
    pub(super) fn claim(&mut self, options: &Options, place: impl Fn(Keyword) -> String) {
        for (keyword, ..) in PARTS {
            if options.non_empty(keyword).is_some() {
                self.0.entry(keyword).or_insert_with(|| place(keyword));
            }
        }
    }

    /// `host from `PGHOST`, port from the default, …`.
    pub(super) fn words(&self) -> String {
        let parts: Vec<String> = PARTS
            .iter()
            .filter(|(k, ..)| {
                // An address stands in for the host.
                let instead = self.0.contains_key(&Keyword::HostAddr);
                self.0.contains_key(k)
                    || (*k != Keyword::HostAddr && !(*k == Keyword::Host && instead))
            })
            .map(|(keyword, word, default)| {
                let source = self.0.get(keyword).map_or(*default, String::as_str);
                format!("{word} from {source}")
            })
            .collect();
        parts.join(", ")
    }
}
