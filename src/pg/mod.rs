//! Everything that talks to a PostgreSQL server; nothing else in the package does.
//! It knows no YAML and decides nothing about plans: it connects, reads, executes and reports.

pub mod connect;
pub mod error;
