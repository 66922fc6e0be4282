//! Changes to ordered steps: recipes, dependencies, hazards, and the plan file.

pub mod condition;
pub mod file;
pub mod fingerprint;
