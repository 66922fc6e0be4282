//! The shell around PostgreSQL servers: the only folder that speaks to a database that is not a
//! scratch server.

pub mod introspect;
