//! `cargo bench --bench scale`: time and memory against the number of tables.
//!
//! For N = 1,000 and 10,000 tables: `import`, `plan` with nothing to do and `plan` for everything missing, each
//! beside `pg_dump --schema-only` of the same database and beside psql running the catalog queries of
//! `src/pg/introspect/queries` one after the other. Commands take turns, for a number of rounds; the table shows
//! medians. Prints Markdown.
//!
//! `LOCKSTEP_BENCH_TABLES=100,1000` and `LOCKSTEP_BENCH_ROUNDS=3` change the numbers; `LOCKSTEP_BENCH_KEEP=DIR` leaves
//! the generated SQL, declaration and plan there. Needs a PostgreSQL with psql and pg_dump, found as `lockstep` finds it.

#![expect(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a benchmark prints"
)]

mod measure;
mod schema;

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

use anyhow::{Context as _, Result, bail};
use lockstep::scratch::{self, Binaries, ScratchServer};
use measure::Cost;

fn main() -> ExitCode {
    let mut args = std::env::args_os().skip(1);
    let first = args.next();
    let done = if first.as_deref() == Some(measure::FLAG.as_ref()) {
        measure::serve(args).map(|line| println!("{line}"))
    } else if first.as_deref() == Some("--bench".as_ref()) {
        bench(
            &numbers("LOCKSTEP_BENCH_TABLES", &[1_000, 10_000]),
            &numbers("LOCKSTEP_BENCH_ROUNDS", &[5]),
        )
    } else {
        // `cargo test --all-targets` comes here: does it all still work?
        bench(&[60], &[1])
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn numbers(variable: &str, default: &[usize]) -> Vec<usize> {
    let given: Vec<usize> = std::env::var(variable)
        .unwrap_or_default()
        .split(',')
        .filter_map(|word| word.trim().parse().ok())
        .collect();
    if given.is_empty() {
        default.to_vec()
    } else {
        given
    }
}

fn bench(sizes: &[usize], rounds: &[usize]) -> Result<()> {
    scratch::install_signal_cleanup()?;
    let binaries = scratch::find(None, None)?;
    let server = ScratchServer::start(&binaries)?;
    let rounds = rounds.first().copied().unwrap_or(1).max(1);
    let mut tables = String::new();
    for &n in sizes {
        tables.push_str(&size(n, rounds, &binaries, &server)?);
    }
    print!("{}{tables}", machine(&binaries));
    server.stop();
    Ok(())
}

/// The two databases of one size and a folder for what is written.
struct Place {
    folder: PathBuf,
    socket: String,
    psql: PathBuf,
    pg_dump: PathBuf,
}

impl Place {
    fn url(&self, database: &str) -> String {
        format!(
            "host={} port=5432 user={} dbname={database}",
            self.socket,
            scratch::SUPERUSER
        )
    }

    fn psql(&self, database: &str, more: &[&str]) -> Vec<OsString> {
        let url = self.url(database);
        // One result at a time as it comes, as bare as psql can print it.
        let mut command = vec![self.psql.clone().into_os_string()];
        command.extend(["-XqAt", "-v", "ON_ERROR_STOP=1", "-d", &url].map(OsString::from));
        command.extend(more.iter().map(OsString::from));
        command
    }

    fn lockstep(&self, database: &str, args: &[&str]) -> Vec<OsString> {
        let url = self.url(database);
        let mut command = vec![OsString::from(env!("CARGO_BIN_EXE_lockstep"))];
        command.extend(args.iter().map(OsString::from));
        command.extend(["--database-url", &url].map(OsString::from));
        command
    }
}

fn size(n: usize, rounds: usize, binaries: &Binaries, server: &ScratchServer) -> Result<String> {
    let kept =
        std::env::var_os("LOCKSTEP_BENCH_KEEP").map(|dir| PathBuf::from(dir).join(n.to_string()));
    let temporary = tempfile::tempdir()?;
    let folder = kept.unwrap_or_else(|| temporary.path().to_owned());
    std::fs::create_dir_all(&folder)?;
    let place = Place {
        folder,
        socket: server.socket_dir().display().to_string(),
        psql: binaries.psql.clone().context("no psql beside the server")?,
        pg_dump: binaries
            .pg_dump
            .clone()
            .context("no pg_dump beside the server")?,
    };
    let made = schema::database(n);
    eprintln!("{n} tables: making the databases");
    let (whole, bare) = (format!("whole_{n}"), format!("bare_{n}"));
    create(&place, &whole, &made.whole)?;
    create(&place, &bare, &made.bare)?;

    let queries = catalog_queries()?;
    let mut bare_queries: Vec<&str> = Vec::new();
    for file in &queries {
        bare_queries.extend(["-f", file]);
    }
    let dump = |database: &str| {
        let url = place.url(database);
        let mut command = vec![place.pg_dump.clone().into_os_string()];
        command.extend(["--schema-only", "-d", &url].map(OsString::from));
        command
    };
    let plan = ["plan", "--no-prove", "--quiet", "--schema", "schema"];
    let mut everything = plan.to_vec();
    // Tables count as large, so that every step is the one for large tables.
    everything.extend([
        "--allow",
        "all",
        "--rewrite-limit",
        "0",
        "--name",
        "everything",
    ]);
    let import = ["import", "--quiet", "--force", "--out", "schema"];
    let all: [(&str, Vec<OsString>); 6] = [
        ("catalog queries (psql)", place.psql(&whole, &bare_queries)),
        ("`pg_dump --schema-only`", dump(&whole)),
        ("`lockstep import`", place.lockstep(&whole, &import)),
        (
            "`lockstep plan`, nothing to do",
            place.lockstep(&whole, &plan),
        ),
        (
            "`lockstep plan`, everything missing",
            place.lockstep(&bare, &everything),
        ),
        (
            "catalog queries, everything missing",
            place.psql(&bare, &bare_queries),
        ),
    ];
    let mut costs: Vec<Vec<Cost>> = vec![Vec::new(); all.len()];
    // Round 0 warms up and is not counted.
    for round in 0..=rounds {
        eprintln!("{n} tables: round {round} of {rounds}, load {}", load());
        // A folder of its own for each round: to delete a quarter of a million files and make as many is slow for
        // a file system's own reasons (ext4 shuns the inodes it has just freed).
        let plans = format!("plans-{round}");
        for ((name, command), costs) in all.iter().zip(&mut costs) {
            let mut command = command.clone();
            if command.iter().any(|word| word == "plan") {
                command.extend(["--plans", &plans].map(OsString::from));
            }
            let cost = measure::run(&place.folder, &command).with_context(|| (*name).to_owned())?;
            eprintln!(
                "  {name}: {:.2} s, processor {:.2} s, {:.0} MiB",
                cost.wall, cost.cpu, cost.memory
            );
            if round > 0 {
                costs.push(cost);
            }
        }
        let written = std::fs::read_dir(place.folder.join(&plans))?.count();
        if written != 1 {
            bail!(
                "{written} plans were written, not one: in the database of the import there is nothing to do"
            );
        }
    }
    report(n, &made, &place.folder, &all.map(|(name, _)| name), &costs)
}

fn report(
    n: usize,
    made: &schema::Database,
    folder: &Path,
    names: &[&str],
    costs: &[Vec<Cost>],
) -> Result<String> {
    let steps = std::fs::read_dir(folder.join("plans-0/everything/forward"))?.count();
    let mut out = format!(
        "\n{n} tables of {} shapes, {} enums; {} constraints and indexes, in {steps} steps:\n\n\
         | | seconds | of the queries | of pg_dump | own processor seconds | peak MiB |\n\
         |---|--:|--:|--:|--:|--:|\n",
        made.shapes,
        (n / 50).max(1),
        made.objects,
    );
    for (name, own) in names.iter().zip(costs) {
        // Ratios of one round each: the machine was as busy for both.
        let ratio = |other: &[Cost]| median(own.iter().zip(other).map(|(a, b)| a.wall / b.wall));
        out.push_str(&format!(
            "| {name} | {:.2} | {:.2} | {:.2} | {:.2} | {:.0} |\n",
            median(own.iter().map(|c| c.wall)),
            ratio(&costs[0]),
            ratio(&costs[1]),
            median(own.iter().map(|c| c.cpu)),
            median(own.iter().map(|c| c.memory)),
        ));
    }
    Ok(out)
}

fn median(values: impl Iterator<Item = f64>) -> f64 {
    let mut values: Vec<f64> = values.collect();
    values.sort_by(f64::total_cmp);
    let middle = values.len() / 2;
    match values.len() {
        0 => f64::NAN,
        n if n % 2 == 1 => values[middle],
        _ => f64::midpoint(values[middle - 1], values[middle]),
    }
}

/// A database from a script, with statistics of its catalog as a server that runs autovacuum has them.
fn create(place: &Place, name: &str, script: &str) -> Result<()> {
    let file = place.folder.join(format!("{name}.sql"));
    std::fs::write(&file, script)?;
    let file = file.display().to_string();
    let sql = format!("CREATE DATABASE {name} TEMPLATE template0");
    check(&place.psql("postgres", &["-c", &sql]))?;
    check(&place.psql(name, &["-1", "-f", &file]))?;
    check(&place.psql(name, &["-c", "VACUUM ANALYZE", "-c", "CHECKPOINT"]))
}

fn check(command: &[OsString]) -> Result<()> {
    let [program, args @ ..] = command else {
        bail!("no command");
    };
    let output = Command::new(program).args(args).output()?;
    if !output.status.success() {
        bail!("{}", String::from_utf8_lossy(&output.stderr));
    }
    Ok(())
}

/// The files that Lockstep itself runs, the session's settings first.
fn catalog_queries() -> Result<Vec<String>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/pg/introspect/queries");
    let mut files: Vec<String> = std::fs::read_dir(&folder)?
        .map(|entry| Ok(entry?.path().display().to_string()))
        .collect::<Result<_>>()?;
    files.sort_by_key(|f| (!f.ends_with("session.sql"), f.clone()));
    Ok(files)
}

/// The load average of the last minute.
fn load() -> String {
    std::fs::read_to_string("/proc/loadavg")
        .ok()
        .and_then(|text| text.split(' ').next().map(str::to_owned))
        .unwrap_or_else(|| "unknown".to_owned())
}

fn machine(binaries: &Binaries) -> String {
    let cores = std::thread::available_parallelism().map_or(0, std::num::NonZero::get);
    let info = std::fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model = info
        .lines()
        .find_map(|l| l.strip_prefix("model name")?.split(':').nth(1))
        .map_or("unknown processor", str::trim);
    let date = Command::new("date").args(["-u", "+%Y-%m-%d"]).output();
    let date = date
        .map(|o| String::from_utf8_lossy(&o.stdout).trim().to_owned())
        .unwrap_or_default();
    format!(
        "lockstep {}, PostgreSQL {}.{}, {cores} cores of {model}, {}, load average at the end {}; medians.\n",
        env!("CARGO_PKG_VERSION"),
        binaries.version_num / 10_000,
        binaries.version_num % 10_000,
        date,
        load(),
    )
}
