//! Lockstep brings a live PostgreSQL database in step with a schema declared in YAML.

pub mod model;
pub mod normalize;
pub mod pg;
pub mod render;
