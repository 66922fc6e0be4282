//! Expressions without a server.

pub mod tokens;
