//! Lockstep.

pub mod scratch;
