//! Lockstep.

pub mod pg;
