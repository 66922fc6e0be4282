//! Throw-away PostgreSQL servers, and SQL files loaded into them.
//!
//! A scratch server is made by `initdb` in a temporary folder, listens on a Unix socket in that folder and nowhere
//! else, and is gone with its folder when its [`ScratchServer`] is dropped, when the program panics, is interrupted or
//! is killed. A server that was lent to us (`--scratch-url`) gets databases of ours, and loses them again.
//! What they are used for (proofs, `--live-sql`, the demo) this module does not know, nor does it print.
//! Input: the server binaries that [`find`] finds, and SQL text that somebody else wrote.
//!
//! ```text
//! binaries   where the server programs are          supervisor  the shell that outlives us and cleans up
//! account    the unprivileged user for root         server      ScratchServer: the life of one server
//! split      SQL text -> statements, COPY data      load        runs those pieces over a connection
//! classify   what a statement is, by its words       install     how to get a server
//! sql_file   the text before anything of it runs     psql        lines that are meant for psql
//! lent       databases on a server of somebody else  guarded     who loads what anybody may have written
//! ```

mod account;
mod binaries;
mod classify;
mod error;
mod guarded;
mod install;
mod lent;
mod load;
mod psql;
mod server;
mod split;
mod sql_file;
mod supervisor;
mod transactions;

pub use binaries::{Binaries, Search, choose, find};
pub use error::ScratchError;
pub use guarded::{GUARDED, make_guarded_role};
pub use lent::{LentDatabase, LentError, left_behind};
pub use load::{
    Loaded, Note, load_file, load_file_as_guest, load_sql, load_sql_as_guest, load_sql_guarded,
};
pub use server::{SUPERUSER, ScratchServer};
pub use sql_file::dumped_from;
pub use supervisor::{cleanup_all, install_signal_cleanup};
pub use transactions::transactions;
