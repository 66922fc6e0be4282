//! What `apply` needs of the outside: connections and a fresh look at the catalog.

use std::future::Future;

use tokio_postgres::Client;

use crate::model::Live;

/// A database that a plan is applied to. The implementer knows the connection settings.
pub trait Target {
    /// A new connection, its driver already running on the runtime.
    fn connect(&self) -> impl Future<Output = Result<Client, Failure>>;
    /// The catalog as it is now.
    fn live(&self) -> impl Future<Output = Result<Live, Failure>>;
}

/// Why the outside could not help, in words that hold no secret.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct Failure(pub String);
