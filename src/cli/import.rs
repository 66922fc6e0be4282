//! `lockstep import`: the live catalog as a declaration.

use std::path::Path;

use anyhow::Context as _;

use crate::desired::write::{Options, write};
use crate::drift::half_applied;
use crate::model::IndexState;
use crate::model::declaration::Ownership;
use crate::overlay::leftovers;
use crate::pg::connect::Purpose;

use super::args::{ImportArgs, OwnershipArg};
use super::failure::Failure;
use super::output::{NAME, Printer, count};
use super::side::Side;

pub(crate) async fn run(args: &ImportArgs, printer: &Printer) -> Result<(), Failure> {
    let mut side = Side::open(&args.live, Purpose::Read, printer).await?;
    let live = side.live().await?;
    for u in &live.unmodelled {
        printer.warning(&format!("not imported: {}: {}", u.object, u.what));
    }
    for (table, t) in &live.catalog.tables {
        for (name, index) in &t.indexes {
            if index.state == IndexState::Invalid {
                printer.warning(&format!(
                    "not imported: index {name} on {table}: it is INVALID, left behind by an interrupted build or drop"
                ));
            }
        }
    }
    for finding in half_applied(&live) {
        printer.warning(&format!(
            "left out: {}: a plan under way has made it, and takes it away again",
            finding.object
        ));
    }
    let files = write(
        &leftovers::without(&live.catalog),
        &Options {
            ownership: match args.ownership {
                OwnershipArg::Declared => Ownership::Declared,
                OwnershipArg::Exclusive => Ownership::Exclusive,
            },
            json_schema: None,
        },
    );
    std::fs::create_dir_all(&args.out)
        .with_context(|| format!("cannot make `{}`", args.out.display()))?;
    if !args.force
        && let Some(first) = existing_yaml(&args.out)?.first()
    {
        return Err(Failure::input(
            format!(
                "`{}` holds a declaration already: {first}",
                args.out.display()
            ),
            "choose another folder, or replace the files of the same names with --force",
        ));
    }
    for (name, text) in &files {
        let path = args.out.join(name);
        put(&path, &args.out.join(format!(".{name}.lockstep")), text)?;
        printer.path(&path.display().to_string())?;
    }
    printer.talk(&format!(
        "imported {}, {} and {} of {}",
        count(live.catalog.tables.len(), "table", "tables"),
        count(live.catalog.enums.len(), "enum", "enums"),
        count(
            // Every database has plpgsql; nobody declares it.
            live.catalog
                .extensions
                .keys()
                .filter(|n| n.as_str() != "plpgsql")
                .count(),
            "extension",
            "extensions"
        ),
        printer.err(NAME, &live.database)
    ));
    Ok(())
}

/// Written aside and renamed: a half-written file is never seen.
fn put(path: &Path, aside: &Path, text: &str) -> anyhow::Result<()> {
    std::fs::write(aside, text).with_context(|| format!("cannot write `{}`", aside.display()))?;
    std::fs::rename(aside, path).with_context(|| format!("cannot write `{}`", path.display()))
}

fn existing_yaml(dir: &Path) -> anyhow::Result<Vec<String>> {
    let cannot = || format!("cannot read `{}`", dir.display());
    let mut out = Vec::new();
    for entry in std::fs::read_dir(dir).with_context(cannot)? {
        let name = entry
            .with_context(cannot)?
            .file_name()
            .to_string_lossy()
            .into_owned();
        if name.ends_with(".yaml") || name.ends_with(".yml") {
            out.push(name);
        }
    }
    out.sort();
    Ok(out)
}
