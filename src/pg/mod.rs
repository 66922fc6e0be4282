//! Everything that talks to a PostgreSQL server.

pub mod apply;
