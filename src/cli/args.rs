//! The command line: clap structs and nothing else.

use std::path::PathBuf;
use std::time::Duration;

use clap::{Args, Parser, Subcommand, ValueEnum};

/// Bring a live PostgreSQL database in step with a schema declared in YAML
#[derive(Debug, Parser)]
#[command(
    name = "lockstep",
    version,
    propagate_version = true,
    arg_required_else_help = true,
    after_help = "Exit codes: 0 done or nothing to do; 1 input, choice or refusal; 2 a difference; 3 server or system.\nOutput goes to stdout, talk to stderr."
)]
pub(crate) struct Cli {
    #[command(flatten)]
    pub(crate) look: Look,
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// How output looks.
#[derive(Debug, Clone, Args)]
pub(crate) struct Look {
    /// When to use colours; NO_COLOR is respected
    // After the command's own options.
    #[arg(
        long,
        global = true,
        value_enum,
        default_value_t = ColorWhen::Auto,
        value_name = "WHEN",
        display_order = 900
    )]
    pub(crate) color: ColorWhen,
    /// No talk and no progress: only data, warnings and errors
    #[arg(long, short, global = true, display_order = 901)]
    pub(crate) quiet: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ColorWhen {
    Auto,
    Always,
    Never,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    Human,
    Json,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum OwnershipArg {
    Declared,
    Exclusive,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Write the YAML that declares what is live
    Import(ImportArgs),
    /// Compare and write an ordered, lock-safe plan of SQL files
    Plan(PlanArgs),
    /// Execute a plan and its rollback on a scratch server and measure its locks
    Prove(ProveArgs),
    /// Run the data checks that a plan depends on, read-only
    Preflight(PreflightArgs),
    /// Execute a reviewed plan
    Apply(ApplyArgs),
    /// Undo what was applied of a plan, last step first
    Rollback(RollbackArgs),
    /// Check that every step of a plan is in force, valid and validated
    Verify(VerifyArgs),
    /// Show how far plans have got, what is half done and who blocks it
    Status(StatusArgs),
    /// Compare the declaration with the live database
    Drift(DriftArgs),
    /// Check SQL migrations against safety rules (not in this version)
    Lint(LintArgs),
    /// Show the whole path on a throw-away server
    Demo(DemoArgs),
    /// Print the JSON Schema of the declaration, for editors
    JsonSchema,
    /// Print a completion script for a shell
    Completions {
        /// The shell
        shell: clap_complete::Shell,
    },
}

/// Where the live side is.
#[derive(Debug, Clone, Args)]
pub(crate) struct Connection {
    /// Connection URL or keywords; else DATABASE_URL, else libpq's PGHOST, PGSERVICE, ~/.pgpass, …
    #[arg(long, value_name = "URL", help_heading = "Connection")]
    pub(crate) database_url: Option<String>,
    /// Settled already: for the demo, which calls the commands.
    #[arg(skip)]
    pub(crate) settings: Option<crate::pg::connect::Settings>,
}

/// A live side that may be a file of SQL.
#[derive(Debug, Clone, Args)]
pub(crate) struct LiveSide {
    #[command(flatten)]
    pub(crate) connection: Connection,
    /// Load this SQL (a pg_dump, say) into a scratch server and take that as the live side
    #[arg(long, value_name = "FILE", help_heading = "Connection")]
    pub(crate) live_sql: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) scratch: Scratch,
}

/// Where scratch servers come from.
#[derive(Debug, Clone, Args)]
pub(crate) struct Scratch {
    /// Use this server for scratch databases instead of starting one
    #[arg(
        long,
        value_name = "URL",
        conflicts_with = "scratch_bin",
        help_heading = "Scratch server"
    )]
    pub(crate) scratch_url: Option<String>,
    /// Start scratch servers from the binaries in this folder
    #[arg(long, value_name = "DIR", help_heading = "Scratch server")]
    pub(crate) scratch_bin: Option<PathBuf>,
}

/// Which declaration.
#[derive(Debug, Clone, Args)]
pub(crate) struct Declared {
    /// A folder or file of the declaration; may be repeated
    #[arg(
        long,
        value_name = "PATH",
        default_value = "schema",
        help_heading = "Declaration"
    )]
    pub(crate) schema: Vec<PathBuf>,
}

#[derive(Debug, Clone, Args)]
pub(crate) struct ImportArgs {
    #[command(flatten)]
    pub(crate) live: LiveSide,
    /// The folder to write to; made if it is not there
    #[arg(long, value_name = "DIR")]
    pub(crate) out: PathBuf,
    /// What the written declaration says of things that are not named in it
    #[arg(long, value_enum, default_value_t = OwnershipArg::Declared, value_name = "KIND")]
    pub(crate) ownership: OwnershipArg,
    /// Replace files that are there
    #[arg(long)]
    pub(crate) force: bool,
}

#[derive(Debug, Clone, Args)]
pub(crate) struct PlanArgs {
    #[command(flatten)]
    pub(crate) live: LiveSide,
    #[command(flatten)]
    pub(crate) declared: Declared,
    /// The plan's name and folder; else made from the changes
    #[arg(long, value_name = "NAME")]
    pub(crate) name: Option<String>,
    /// The folder of plans
    #[arg(long, value_name = "DIR", default_value = "plans")]
    pub(crate) plans: PathBuf,
    /// Replace a plan of that name of which nothing is in force
    #[arg(long, requires = "name")]
    pub(crate) force: bool,
    /// Do not execute the plan on a scratch server
    #[arg(long)]
    pub(crate) no_prove: bool,
    /// Allow a hazard by its code, or all; may be repeated
    #[arg(long, value_name = "CODE")]
    pub(crate) allow: Vec<String>,
    /// Write nothing; exit 2 when there are changes, with --format json the plan of them on stdout
    #[arg(long)]
    pub(crate) check: bool,
    /// Tables with at most this many rows may be rewritten in place
    #[arg(long, value_name = "ROWS", default_value_t = 10_000)]
    pub(crate) rewrite_limit: u64,
    /// Summary on stderr for people, or the plan as JSON on stdout
    #[arg(long, value_enum, default_value_t = Format::Human)]
    pub(crate) format: Format,
}

#[derive(Debug, Clone, Args)]
pub(crate) struct ProveArgs {
    /// The plan's folder
    pub(crate) plan: PathBuf,
    #[command(flatten)]
    pub(crate) live: LiveSide,
    /// A verdict on stderr for people, or the proof as JSON on stdout
    #[arg(long, value_enum, default_value_t = Format::Human)]
    pub(crate) format: Format,
}

#[derive(Debug, Clone, Args)]
pub(crate) struct PreflightArgs {
    /// The plan's folder
    pub(crate) plan: PathBuf,
    #[command(flatten)]
    pub(crate) live: LiveSide,
    /// Output for people or programs
    #[arg(long, value_enum, default_value_t = Format::Human)]
    pub(crate) format: Format,
}

/// How apply and rollback wait and ask.
#[derive(Debug, Clone, Args)]
pub(crate) struct Execution {
    /// How long to go on trying for a lock that stops others, per transaction
    #[arg(long, value_name = "DURATION", default_value = "10m", value_parser = duration)]
    pub(crate) lock_wait: Duration,
    /// How long to wait for another lockstep on the same database
    #[arg(long, value_name = "DURATION", default_value = "10s", value_parser = duration)]
    pub(crate) wait: Duration,
    /// Do not show the queries of sessions that block
    #[arg(long)]
    pub(crate) hide_queries: bool,
    /// Keep no journal in the schema `lockstep` of the target
    #[arg(long)]
    pub(crate) no_journal: bool,
    /// Show what would be executed; execute nothing
    #[arg(long)]
    pub(crate) dry_run: bool,
    /// Do not ask
    #[arg(long, short)]
    pub(crate) yes: bool,
}

#[derive(Debug, Clone, Args)]
pub(crate) struct ApplyArgs {
    /// The plan's folder
    pub(crate) plan: PathBuf,
    /// Stop after this phase
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
    pub(crate) phase: Option<u32>,
    /// Do not look for rows in the way first; the server finds them when it proves the rule, after
    /// the steps before it
    #[arg(long)]
    pub(crate) no_preflight: bool,
    /// Only `unproved` means something here: apply a plan whose proof failed
    #[arg(long, value_name = "CODE")]
    pub(crate) allow: Vec<String>,
    #[command(flatten)]
    pub(crate) execution: Execution,
    #[command(flatten)]
    pub(crate) connection: Connection,
}

#[derive(Debug, Clone, Args)]
pub(crate) struct RollbackArgs {
    /// The plan's folder
    pub(crate) plan: PathBuf,
    #[command(flatten)]
    pub(crate) connection: Connection,
    #[command(flatten)]
    pub(crate) execution: Execution,
}

#[derive(Debug, Clone, Args)]
pub(crate) struct VerifyArgs {
    /// The plan's folder
    pub(crate) plan: PathBuf,
    #[command(flatten)]
    pub(crate) connection: Connection,
    /// Look at the steps up to this phase only, as `apply --phase` executes them
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
    pub(crate) phase: Option<u32>,
    /// Output for people or programs
    #[arg(long, value_enum, default_value_t = Format::Human)]
    pub(crate) format: Format,
}

#[derive(Debug, Clone, Args)]
pub(crate) struct StatusArgs {
    /// The plan's folder; else every plan in the folder of plans
    pub(crate) plan: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) connection: Connection,
    /// The folder of plans
    #[arg(long, value_name = "DIR", default_value = "plans")]
    pub(crate) plans: PathBuf,
    /// Output for people or programs
    #[arg(long, value_enum, default_value_t = Format::Human)]
    pub(crate) format: Format,
}

#[derive(Debug, Clone, Args)]
pub(crate) struct DriftArgs {
    #[command(flatten)]
    pub(crate) live: LiveSide,
    #[command(flatten)]
    pub(crate) declared: Declared,
    /// Look at what is declared for this phase and those before it only
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
    pub(crate) phase: Option<u32>,
    /// The folder of plans, to tell what is half applied
    #[arg(long, value_name = "DIR", default_value = "plans")]
    pub(crate) plans: PathBuf,
    /// Output for people or programs
    #[arg(long, value_enum, default_value_t = Format::Human)]
    pub(crate) format: Format,
}

#[derive(Debug, Clone, Args)]
pub(crate) struct LintArgs {
    /// SQL files
    pub(crate) files: Vec<PathBuf>,
}

#[derive(Debug, Clone, Args)]
pub(crate) struct DemoArgs {
    #[command(flatten)]
    pub(crate) scratch: Scratch,
    /// Keep the server running until a key is pressed
    #[arg(long)]
    pub(crate) keep: bool,
    /// Instead: a table in use, changed by naive statements and by a plan; who is stopped for how long
    #[arg(long, conflicts_with = "keep")]
    pub(crate) impact: bool,
    /// How many rows that table has
    #[arg(
        long,
        value_name = "ROWS",
        default_value_t = 2_000_000,
        requires = "impact"
    )]
    pub(crate) rows: u64,
}

/// `500ms`, `10s`, `5m`, `1h`; a bare number is seconds.
fn duration(text: &str) -> Result<Duration, String> {
    let split = text
        .find(|c: char| !c.is_ascii_digit())
        .unwrap_or(text.len());
    let (number, unit) = text.split_at(split);
    let number: u64 = number
        .parse()
        .map_err(|_| format!("`{text}` is no duration: say 500ms, 10s, 5m or 1h"))?;
    let ms = match unit.trim() {
        "ms" => Some(number),
        "" | "s" => number.checked_mul(1_000),
        "m" | "min" => number.checked_mul(60_000),
        "h" => number.checked_mul(3_600_000),
        _ => return Err(format!("`{unit}` is no unit of time: say ms, s, m or h")),
    };
    ms.map(Duration::from_millis)
        .ok_or_else(|| format!("`{text}` is too long"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory as _;

    #[test]
    fn the_command_line_is_consistent() {
        Cli::command().debug_assert();
    }

    #[test]
    fn durations() {
        assert_eq!(duration("250ms"), Ok(Duration::from_millis(250)));
        assert_eq!(duration("10"), Ok(Duration::from_secs(10)));
        assert_eq!(duration("2m"), Ok(Duration::from_secs(120)));
        assert!(duration("soon").is_err());
        assert!(duration("99999999999999999999h").is_err());
        assert!(duration("18446744073709551h").is_err());
    }
}
