//! Everything that talks to a PostgreSQL server; nothing else in the package does.
//! It knows no YAML and decides nothing about plans: it connects, reads, executes and reports.

pub mod apply;
pub mod canonical;
pub mod connect;
pub mod encoding;
pub mod error;
mod event_trigger;
pub mod introspect;
pub mod preflight;
pub mod prove;
pub mod references;
