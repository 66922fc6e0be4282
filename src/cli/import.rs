//! `lockstep import`: the live catalog as a declaration.

use crate::desired::write::{Options, write};
use crate::model::declaration::Ownership;
use crate::pg::connect::Purpose;

use super::args::{ImportArgs, OwnershipArg};
use super::failure::Failure;
use super::output::{NAME, Printer};
use super::side::Side;

pub(crate) async fn run(args: &ImportArgs, printer: &Printer) -> Result<(), Failure> {
    let mut side = Side::open(&args.live, Purpose::Read, printer).await?;
    let live = side.live().await?;
    for u in &live.unmodelled {
        printer.warning(&format!("not imported: {}: {}", u.object, u.what));
    }
    let files = write(
        &live.catalog,
        &Options {
            ownership: match args.ownership {
                OwnershipArg::Declared => Ownership::Declared,
                OwnershipArg::Exclusive => Ownership::Exclusive,
            },
            json_schema: None,
        },
    );
    let cannot = |what: &str, path: &std::path::Path, e: std::io::Error| {
        Failure::server(format!("cannot {what} `{}`: {e}", path.display()))
    };
    std::fs::create_dir_all(&args.out).map_err(|e| cannot("make", &args.out, e))?;
    if !args.force {
        let there: Vec<String> =
            existing_yaml(&args.out).map_err(|e| cannot("read", &args.out, e))?;
        if let Some(first) = there.first() {
            return Err(Failure::input(
                format!(
                    "`{}` holds a declaration already: {first}",
                    args.out.display()
                ),
                "choose another folder, or replace the files of the same names with --force",
            ));
        }
    }
    for (name, text) in &files {
        let path = args.out.join(name);
        // Written aside and renamed: a half-written file is never seen.
        let aside = args.out.join(format!(".{name}.lockstep"));
        std::fs::write(&aside, text).map_err(|e| cannot("write", &aside, e))?;
        std::fs::rename(&aside, &path).map_err(|e| cannot("write", &path, e))?;
        printer.data(&path.display().to_string())?;
    }
    printer.talk(&format!(
        "imported {} tables, {} enums and {} extensions of {}",
        live.catalog.tables.len(),
        live.catalog.enums.len(),
        live.catalog.extensions.len(),
        printer.err(NAME, &live.database)
    ));
    Ok(())
}

fn existing_yaml(dir: &std::path::Path) -> std::io::Result<Vec<String>> {
    let mut out = Vec::new();
    for entry in std::fs::read_dir(dir)? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        if name.ends_with(".yaml") || name.ends_with(".yml") {
            out.push(name);
        }
    }
    out.sort();
    Ok(out)
}
