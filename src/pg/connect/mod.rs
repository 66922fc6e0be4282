//! Getting a connection: where to (`settings`), how (`open`, `tls`), what is on the other side (`session`), and
//! why not (`error`). Sources are the connection string, the environment, the service and password files.
//! It knows nothing of catalogs and plans.

mod child;
mod connection;
mod conninfo;
mod driver;
mod endpoint;
mod environment;
mod error;
mod explain;
mod open;
mod options;
mod passfile;
mod secret;
mod service;
mod session;
mod settings;
mod sources;
mod tls;
mod tls_settings;
mod values;

pub use connection::{CancelHandle, Connection, Purpose};
pub use environment::Environment;
pub use error::{ConnectError, ConnectErrorKind};
pub use open::connect;
pub use secret::{Secret, scrub};
pub use session::{ServerVersion, Support, is_same_backend, session_defaults};
pub use settings::{ChannelBinding, DEFAULT_CONNECT_TIMEOUT, Settings, TargetServer};
pub use tls_settings::TlsMode;
