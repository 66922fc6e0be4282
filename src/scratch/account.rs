//! Who runs a scratch server, and in which folder: servers refuse to run as root.
//!
//! Input: the process's user id, the system's users, `TMPDIR`. It starts nothing.

use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::path::{Path, PathBuf};

use nix::unistd::{Gid, Uid, User, chown, geteuid};
use tempfile::TempDir;

use super::error::ScratchError;

/// The user that the server runs as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Account {
    /// Ourselves: we are not root.
    Caller,
    /// We are root, so the server gets another user and group.
    Other(Uid, Gid),
}

/// The longest path of a Unix socket: `sun_path` without its end mark, on the narrowest system (macOS: 104 bytes).
const MAX_SOCKET_PATH: usize = 103;
/// The name of the socket in its folder.
pub(crate) const SOCKET_NAME: &str = ".s.PGSQL.5432";

impl Account {
    /// The account for servers that this process starts.
    pub(crate) fn for_this_process() -> Result<Self, ScratchError> {
        if !geteuid().is_root() {
            return Ok(Self::Caller);
        }
        ["postgres", "nobody"]
            .iter()
            .find_map(|name| User::from_name(name).ok().flatten())
            .filter(|user| !user.uid.is_root())
            .map(|user| Self::Other(user.uid, user.gid))
            .ok_or(ScratchError::NoAccount)
    }

    /// A new private folder that this account owns, with a path short enough for a Unix socket.
    pub(crate) fn new_folder(self) -> Result<TempDir, ScratchError> {
        let mut reasons = Vec::new();
        for parent in [
            std::env::temp_dir(),
            PathBuf::from("/tmp"),
            PathBuf::from("/var/tmp"),
        ] {
            match self.try_folder(&parent) {
                Ok(folder) => return Ok(folder),
                Err(reason) => reasons.push(format!("{}: {reason}", parent.display())),
            }
        }
        reasons.dedup();
        Err(ScratchError::NoFolder {
            reasons: reasons.join("; "),
        })
    }

    fn try_folder(self, parent: &Path) -> Result<TempDir, String> {
        let parent = parent.canonicalize().map_err(|error| error.to_string())?;
        if parent.to_str().is_none() {
            return Err("the path is not UTF-8".to_owned());
        }
        if let Self::Other(..) = self {
            for folder in parent.ancestors() {
                let mode = folder.metadata().map_err(|error| error.to_string())?.mode();
                if mode & 0o001 == 0 {
                    return Err(format!("other users may not enter {}", folder.display()));
                }
            }
        }
        let folder = tempfile::Builder::new()
            .prefix("lockstep-pg-")
            .tempdir_in(&parent)
            .map_err(|error| error.to_string())?;
        let length = folder.path().join(SOCKET_NAME).as_os_str().len();
        if length > MAX_SOCKET_PATH {
            return Err(format!(
                "a socket in it would have a path of {length} bytes, {MAX_SOCKET_PATH} is the most"
            ));
        }
        // Only its owner may enter: whoever can reach the socket is superuser.
        std::fs::set_permissions(folder.path(), std::fs::Permissions::from_mode(0o700))
            .map_err(|error| error.to_string())?;
        if let Self::Other(uid, gid) = self {
            chown(folder.path(), Some(uid), Some(gid)).map_err(|error| error.to_string())?;
        }
        Ok(folder)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_path_is_refused_and_leaves_nothing() {
        let dir = tempfile::tempdir().unwrap();
        let long = dir.path().join("x".repeat(90));
        std::fs::create_dir(&long).unwrap();
        let reason = Account::Caller.try_folder(&long).unwrap_err();
        assert!(reason.contains("103 is the most"), "{reason}");
        assert_eq!(std::fs::read_dir(&long).unwrap().count(), 0);
    }

    #[test]
    fn a_folder_that_others_cannot_enter_is_refused_for_another_account() {
        let dir = tempfile::tempdir().unwrap();
        std::fs::set_permissions(dir.path(), std::fs::Permissions::from_mode(0o700)).unwrap();
        let reason = Account::Other(Uid::from_raw(65534), Gid::from_raw(65534))
            .try_folder(dir.path())
            .unwrap_err();
        assert!(reason.contains("may not enter"), "{reason}");
    }
}
