//! Lockstep brings a live PostgreSQL database in step with a schema declared in YAML.

pub mod desired;
pub mod diagnostic;
pub mod model;
pub mod render;
