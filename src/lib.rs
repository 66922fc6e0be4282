//! Lockstep brings a live PostgreSQL database in step with a schema declared in YAML.
//! Lockstep.

pub mod cli;
pub mod ddl;
pub mod desired;
pub mod diagnostic;
pub mod diff;
pub mod drift;
pub mod folder;
pub mod model;
pub mod normalize;
pub mod overlay;
pub mod pg;
pub mod plan;
pub mod render;
pub mod scratch;
