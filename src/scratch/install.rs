//! The command that installs a PostgreSQL server on this system, for the error that says there is none.
//!
//! Input: the text of `/etc/os-release` (os-release(5)). Nothing is run here.

/// The install command for the system we run on.
pub(crate) fn command() -> String {
    if cfg!(target_os = "macos") {
        return "brew install postgresql@17".to_owned();
    }
    let text = std::fs::read_to_string("/etc/os-release")
        .or_else(|_| std::fs::read_to_string("/usr/lib/os-release"))
        .unwrap_or_default();
    command_for(&text).to_owned()
}

/// The install command for a system with this `os-release` text.
fn command_for(os_release: &str) -> &'static str {
    let mut ids: Vec<String> = Vec::new();
    for key in ["ID=", "ID_LIKE="] {
        for line in os_release
            .lines()
            .filter_map(|line| line.trim().strip_prefix(key))
        {
            ids.extend(
                line.trim_matches(['"', '\''])
                    .split_whitespace()
                    .map(str::to_lowercase),
            );
        }
    }
    for id in &ids {
        match id.as_str() {
            "debian" | "ubuntu" => return "apt-get install postgresql postgresql-contrib",
            "fedora" | "rhel" | "centos" => {
                return "dnf install postgresql-server postgresql-contrib";
            }
            "alpine" => return "apk add postgresql postgresql-contrib",
            "arch" => return "pacman -S postgresql",
            "suse" | "opensuse" => return "zypper install postgresql-server postgresql-contrib",
            _ => {}
        }
    }
    "install the packages of the PostgreSQL server and its contrib modules"
}

#[cfg(test)]
mod tests {
    use super::command_for;

    #[test]
    fn each_family_has_its_command() {
        let cases = [
            (
                "NAME=x\nID=debian\n",
                "apt-get install postgresql postgresql-contrib",
            ),
            (
                "ID=linuxmint\nID_LIKE=\"ubuntu debian\"\n",
                "apt-get install postgresql postgresql-contrib",
            ),
            (
                "ID=\"rocky\"\nID_LIKE=\"rhel centos fedora\"\n",
                "dnf install postgresql-server postgresql-contrib",
            ),
            (
                "ID=fedora\n",
                "dnf install postgresql-server postgresql-contrib",
            ),
            ("ID=alpine\n", "apk add postgresql postgresql-contrib"),
            ("ID=manjaro\nID_LIKE=arch\n", "pacman -S postgresql"),
            (
                "",
                "install the packages of the PostgreSQL server and its contrib modules",
            ),
        ];
        for (text, expected) in cases {
            assert_eq!(command_for(text), expected, "{text}");
        }
    }
}
