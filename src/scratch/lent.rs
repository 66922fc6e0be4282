//! A scratch database on a server that is not ours (`--scratch-url`): made under a name that nobody has, and removed
//! with the roles that its loading needed, whether the work went well, failed or was interrupted.
//!
//! Nothing else on that server is touched. Input: settings of a role that may create databases.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{SystemTime, UNIX_EPOCH};

use super::error::{ScratchError, server_message};
use super::server::quoted;
use crate::pg::connect::{ConnectError, Purpose, Settings, connect};

/// Databases that are there, by their names.
static THERE: Mutex<BTreeMap<String, Lease>> = Mutex::new(BTreeMap::new());
/// What could not be removed.
static LEFT: Mutex<Vec<String>> = Mutex::new(Vec::new());
static NEXT: AtomicU64 = AtomicU64::new(0);

fn held<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[derive(Debug)]
struct Lease {
    settings: Settings,
    roles: Vec<String>,
}

/// A database on a lent server. Dropping it removes the database, and breaks the connections to it.
#[derive(Debug)]
pub struct LentDatabase {
    name: String,
    settings: Settings,
}

/// A lent server could not be used.
#[derive(Debug, thiserror::Error)]
pub enum LentError {
    /// No connection.
    #[error(transparent)]
    Connect(#[from] ConnectError),
    /// The server refused to make a database.
    #[error(transparent)]
    Scratch(#[from] ScratchError),
}

impl LentDatabase {
    /// Makes a new empty database on the server that `settings` lead to.
    ///
    /// # Errors
    /// No connection, or no right to create databases.
    pub async fn create(settings: &Settings) -> Result<Self, LentError> {
        let connection = connect(settings, Purpose::Change).await?;
        let now = SystemTime::now()
            .duration_since(UNIX_EPOCH)
            .map_or(0, |d| d.as_nanos());
        let name = format!(
            "lockstep_scratch_{}_{now:x}_{}",
            std::process::id(),
            NEXT.fetch_add(1, Ordering::Relaxed)
        );
        let lease = Lease {
            settings: settings.clone(),
            roles: Vec::new(),
        };
        // Known before it is made: an interruption in between removes it as well.
        held(&THERE).insert(name.clone(), lease);
        let database = Self {
            settings: settings.clone().with_database(&name),
            name,
        };
        let sql = format!(
            "create database {} template template0",
            quoted(&database.name)
        );
        connection
            .client()
            .batch_execute(&sql)
            .await
            .map_err(ScratchError::server(
                "cannot create a scratch database on the server of --scratch-url",
            ))?;
        Ok(database)
    }

    /// How to connect to it.
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// Roles that have to go with it.
    pub fn take_along(&self, roles: &[String]) {
        if let Some(lease) = held(&THERE).get_mut(&self.name) {
            lease.roles.extend_from_slice(roles);
        }
    }
}

impl Drop for LentDatabase {
    fn drop(&mut self) {
        let taken = held(&THERE).remove(&self.name);
        if let Some(lease) = taken {
            give_back(BTreeMap::from([(self.name.clone(), lease)]));
        }
    }
}

/// Removes all of them now; from any thread.
pub(super) fn give_back_all() {
    let taken = std::mem::take(&mut *held(&THERE));
    if !taken.is_empty() {
        give_back(taken);
    }
}

/// What could not be removed from lent servers since the last call, a line each.
pub fn left_behind() -> Vec<String> {
    std::mem::take(&mut *held(&LEFT))
}

/// A thread and a runtime of its own: the caller may be inside a runtime, or dying.
fn give_back(all: BTreeMap<String, Lease>) {
    let work = move || {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build();
        for (name, lease) in all {
            let outcome = match &runtime {
                Ok(runtime) => runtime.block_on(remove(&name, &lease)),
                Err(error) => Err(error.to_string()),
            };
            if let Err(why) = outcome {
                held(&LEFT).push(format!(
                    "database {name} is left on the server of --scratch-url: {}",
                    lease.settings.scrub(&why)
                ));
            }
        }
    };
    let thread = std::thread::Builder::new()
        .name("scratch-give-back".to_owned())
        .spawn(work);
    if let Ok(thread) = thread {
        let _ = thread.join();
    }
}

async fn remove(name: &str, lease: &Lease) -> Result<(), String> {
    let connection = connect(&lease.settings, Purpose::Change)
        .await
        .map_err(|e| e.to_string())?;
    let run = async |sql: String| {
        connection
            .client()
            .batch_execute(&sql)
            .await
            .map_err(|e| server_message(&e))
    };
    let quiet = "set client_min_messages = 'error'".to_owned();
    run(quiet).await?;
    run(format!(
        "drop database if exists {} with (force)",
        quoted(name)
    ))
    .await?;
    for role in &lease.roles {
        run(format!("drop role if exists {}", quoted(role))).await?;
    }
    Ok(())
}
