//! Lockstep brings a live PostgreSQL database in step with a schema declared in YAML.

pub mod cli;
pub mod ddl;
pub mod diff;
pub mod folder;
pub mod model;
pub mod overlay;
pub mod pg;
pub mod plan;
pub mod render;
