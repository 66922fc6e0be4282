//! Lockstep brings a live PostgreSQL database in step with a schema declared in YAML.
//!
//! ```text
//!  YAML ──▶ desired ──▶ Declaration ─┐
//!                                    ├─▶ pg::canonical ──▶ overlay ──▶ Target {from, to}
//!  server ▶ pg::introspect ▶ Live ───┘   (the server's      (what is not said      │
//!                                         own spelling)      stays as it is)       ▼
//!                                                                                 diff
//!                                                                                  │ Change…
//!            folder ◀── render ◀── plan::build ◀── plan::graph ◀── plan::recipe ◀──┘
//!              │ plan.json, *.sql     (locks,         (order,        (a change as
//!              │                       fingerprints)   reasons)       safe steps)
//!              ▼
//!         pg::apply ──▶ the database                             drift ◀── Change…, Live
//!              ▲
//!              └ pg::prove on a scratch server first ──▶ proof::judge ──▶ proof.json
//! ```
//!
//! What holds everywhere:
//!
//! - [`model`] knows nothing of YAML, SQL text, servers or order. Files have types of their own
//!   (`desired::raw`, `plan::file`).
//! - [`diff`], [`overlay`], [`plan`], [`ddl`] and [`render`] are pure: the same declaration and the same
//!   catalog give the same bytes, on any machine.
//! - Only [`desired`] reads YAML. Only [`pg`] and [`scratch`] talk to a server. Only [`folder`] reads and
//!   writes plan folders. Only [`cli`] prints.
//! - `pg::introspect` only reads. `pg::canonical` always rolls back. `pg::apply` is the only code that
//!   changes a database, and only while it holds the advisory lock; `pg::prove` changes scratch databases.
//! - Names are quoted in `render::quote` and nowhere else.
//!
//! `ARCHITECTURE.md` tells why.

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
pub mod proof;
pub mod render;
pub mod scratch;
