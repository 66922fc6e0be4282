//! Values to text: quoting, the SQL of statements, the files of a plan.
//!
//! Decides nothing: what to do and in which order comes from `plan`.

pub mod alone;
pub mod condition;
pub mod covered;
pub mod definition;
pub mod domain;
pub mod files;
mod keywords;
mod labels;
pub mod markdown;
pub mod proof_page;
pub mod psql;
pub mod quote;
pub mod review;
mod rights;
pub mod schema;
pub mod scripts;
pub mod session;
pub mod statement;
pub mod sync;
pub mod tokens;
