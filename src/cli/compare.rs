//! What `plan` and `drift` share: declaration, live catalog, target, changes.

use std::collections::BTreeSet;
use std::path::Path;

use crate::desired::{self, Loaded};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Location};
use crate::diff::{Change, diff};
use crate::model::declaration::{Declaration, Facet, Site};
use crate::model::{Ident, Live, ObjectId, QName};
use crate::overlay::{self, Target};
use crate::pg::canonical::{CanonicalError, canonicalize};
use crate::pg::connect::Purpose;
use crate::pg::{encoding, references};
use crate::render::quote::literal;

use super::args::{Declared, LiveSide};
use super::failure::Failure;
use super::known_plans::{History, Known, known};
use super::output::Printer;
use super::side::Side;
use super::stand_in::stand_in;

/// Both sides and how they differ.
pub(crate) struct Comparison {
    pub(crate) live: Live,
    pub(crate) target: Target,
    pub(crate) changes: Vec<Change>,
    /// Why no plan can bring them about, where that is so.
    pub(crate) refused: Diagnostics,
    /// The plans that are there.
    pub(crate) known: Vec<Known>,
}

/// Reads both sides at the same time, has the server print what is not in its own words yet, and
/// compares.
pub(crate) async fn compare(
    live_side: &LiveSide,
    declared: &Declared,
    plans: &Path,
    printer: &Printer,
) -> Result<Comparison, Failure> {
    let paths = declared.schema.clone();
    let reading = tokio::task::spawn_blocking(move || desired::load(&paths));
    let mut opened = Side::open(live_side, Purpose::Read, printer).await;
    let live = match &mut opened {
        Ok(side) => Some(side.live().await),
        Err(_) => None,
    };
    let loaded = match reading.await {
        Ok(loaded) => loaded?,
        Err(_) => return Err(Failure::server("reading the declaration failed")),
    };
    if !loaded.warnings.is_empty() {
        show(&loaded.warnings, printer);
    }
    let mut side = opened?;
    let live = match live {
        Some(live) => live?,
        None => side.live().await?,
    };
    let Loaded {
        declaration,
        source_map,
        ..
    } = loaded;
    let first = canonicalize(side.connection.client_mut(), declaration, &live).await;
    let answer = match first {
        Err(CanonicalError::NeedsScratch { reason }) => {
            let mut other = stand_in(&side, &live_side.scratch, &reason, printer).await?;
            let again = desired::load(&declared.schema)?.declaration;
            canonicalize(other.connection.client_mut(), again, &live).await
        }
        Ok(_)
        | Err(
            CanonicalError::Wrong { .. }
            | CanonicalError::EventTrigger { .. }
            | CanonicalError::Server(_),
        ) => first,
    };
    let canonical = match answer {
        Ok(canonical) => canonical,
        Err(CanonicalError::Wrong { problems }) => {
            let again = desired::load(&declared.schema);
            let enums: BTreeSet<String> = again
                .iter()
                .flat_map(|a| a.declaration.enums.keys())
                .chain(live.catalog.enums.keys())
                .map(|name| name.name.as_str().to_owned())
                .collect();
            let told: BTreeSet<Site> = problems.iter().map(|p| p.site.clone()).collect();
            let declared = again.as_ref().ok().map(|a| &a.declaration);
            let mut all = wrong(problems, &source_map, &live, &enums, declared);
            // What the server was not asked about is told in the same run.
            if let Some(declared) = declared
                && let Err(mut problems) = overlay::target(declared, &live)
            {
                problems.retain(|p| !told.contains(&p.site));
                all.append(contradictions(problems, &source_map));
            }
            return Err(Failure::Diagnostics(all));
        }
        Err(CanonicalError::NeedsScratch { reason }) => {
            return Err(Failure::server(format!(
                "cannot have the scratch server print the declared expressions: {reason}"
            )));
        }
        Err(error @ CanonicalError::EventTrigger { .. }) => {
            return Err(Failure::Server {
                message: format!("cannot have the server print the declared expressions: {error}"),
                help: Some("have it let objects of pg_temp pass; or ALTER EVENT TRIGGER … DISABLE while planning; or plan with --live-sql FILE, a pg_dump --schema-only without it".to_owned()),
            });
        }
        Err(CanonicalError::Server(error)) => {
            return Err(Failure::server(format!(
                "cannot have the server print the declared expressions: {}",
                side.connection.explain(&error)
            )));
        }
    };
    for note in &canonical.notes {
        printer.note(&format!("{}: {}", note.site.object, note.text));
    }
    let target = overlay::target(&canonical.declaration, &live)
        .map_err(|problems| Failure::Diagnostics(contradictions(problems, &source_map)))?;
    for note in &target.notes {
        printer.note(&note.message);
    }
    let impossible = references::check(
        side.connection.client_mut(),
        &target.states.from,
        &target.states.to,
        &live,
    )
    .await
    .map_err(|e| Failure::server(format!("cannot ask the server about foreign keys: {e}")))?;
    if !impossible.is_empty() {
        return Err(Failure::Diagnostics(mismatches(impossible, &source_map)));
    }
    let strange = encoding::unwritable(side.connection.client(), &canonical.declaration)
        .await
        .map_err(|e| {
            let why = side.connection.explain(&e);
            Failure::server(format!("cannot ask the server what it can write: {why}"))
        })?;
    if !strange.is_empty() {
        let mut all = Diagnostics::new();
        for text in strange {
            let message = format!("{}: {}", text.site.object, text.message);
            all.push(
                Diagnostic::error(Code::P002, message)
                    .at_maybe(source_map.locate(&text.site))
                    .help("the database's encoding has no way to write it: use what it has"),
            );
        }
        return Err(Failure::Diagnostics(all));
    }
    let refused = contradictions(target.refusals.clone(), &source_map);
    // What it says is in the target now; of a large database all of it does not fit in memory.
    drop(canonical);
    drop(source_map);
    let changes = diff(&target);
    let history = match &live_side.live_sql {
        None => History::Of(&side.connection),
        Some(_) => History::None,
    };
    let known = known(plans, &live, history, printer).await;
    Ok(Comparison {
        live,
        target,
        changes,
        refused,
        known,
    })
}

/// Foreign keys between types that cannot be compared, at the type that is declared, or else at the key.
fn mismatches(all: Vec<references::Impossible>, source_map: &desired::SourceMap) -> Diagnostics {
    let mut out = Diagnostics::new();
    for i in all {
        let key = ObjectId::Constraint(i.table.clone(), i.name.clone());
        let sites = i
            .changed
            .iter()
            .map(|(t, c)| Site::new(ObjectId::Column(t.clone(), c.clone()), Facet::Type))
            .chain([Site::whole(key.clone())]);
        let place = sites.into_iter().find_map(|s| source_map.locate(&s));
        let mut d = Diagnostic::error(Code::P002, format!("{key}: {}", i.message)).at_maybe(place);
        if let Some(detail) = i.detail {
            d = d.note(detail);
        }
        out.push(d.help("declare types that can be compared on both sides of the foreign key"));
    }
    out
}

fn contradictions(problems: Vec<overlay::Problem>, source_map: &desired::SourceMap) -> Diagnostics {
    let mut all = Diagnostics::new();
    for p in problems {
        let mut d = Diagnostic::error(Code::P001, p.message).at_maybe(source_map.locate(&p.site));
        if let Some(help) = p.help {
            d = d.help(help);
        }
        all.push(d);
    }
    all
}

/// The column that an unknown one of the server's message may have meant.
fn meant(message: &str, object: &ObjectId, live: &Live) -> Option<String> {
    let name = message.strip_prefix("column \"")?.split('"').next()?;
    let table = live.catalog.tables.get(object.table()?)?;
    crate::diagnostic::suggest(name, table.columns.keys().map(Ident::as_str))
        .map(|near| format!("did you mean `{near}`?"))
}

/// A word as a default is a column to the server; who wrote it most likely meant a text.
fn unquoted(p: &crate::pg::canonical::Problem, location: Option<&Location>) -> Option<String> {
    let is_column = p
        .message
        .starts_with("cannot use column reference in DEFAULT")
        || (p.message.starts_with("column \"") && p.message.ends_with("does not exist"));
    if p.site.facet != Facet::Default || !is_column {
        return None;
    }
    let location = location?;
    let word: String = location
        .source
        .chars()
        .skip(location.column.saturating_sub(location.source_column))
        .take_while(|c| c.is_alphanumeric() || *c == '_')
        .collect();
    (!word.is_empty()).then(|| {
        format!("did you mean the text `\"'{word}'\"`? a text has SQL quotes, and YAML quotes around them")
    })
}

/// A comparison that was right while the column was text: a label has the type of the enum by itself.
fn text_of_enum(message: &str, enums: &BTreeSet<String>) -> Option<String> {
    let sides = message.strip_prefix("operator does not exist: ")?;
    let words: Vec<&str> = sides.split(' ').collect();
    let base = |t: &str| t.trim_end_matches("[]").trim_matches('"').to_owned();
    let first = base(words.first()?);
    let last = base(words.last()?);
    let is_text = |t: &str| ["text", "varying", "character"].contains(&t);
    let of = [(&first, &last), (&last, &first)]
        .into_iter()
        .find(|(e, t)| is_text(t) && enums.iter().any(|n| n == e.rsplit('.').next().unwrap_or(e)));
    let (name, _) = of?;
    Some(format!(
        "the column is of enum {name}: write the label without `::text`, as in `status = 'paid'`; or compare texts: `status::text = 'paid'`"
    ))
}

/// A label that the declaration itself renames: the server knows the wanted ones only.
fn old_label(message: &str, declared: &Declaration) -> Option<String> {
    let said = message.strip_prefix("invalid input value for enum ")?;
    let (printed, label) = said.split_once(": \"")?;
    let label = label.strip_suffix('"')?;
    let bare = |t: &str| {
        t.rsplit('.')
            .next()
            .unwrap_or(t)
            .trim_matches('"')
            .to_owned()
    };
    // A stand-in may have a name of its own.
    let is_it = |name: &QName| {
        bare(printed) == name.name.as_str() || bare(printed).starts_with("lockstep_")
    };
    let mut renamed = declared
        .enums
        .iter()
        .filter(|(name, _)| is_it(name))
        .flat_map(|(_, e)| &e.renamed);
    let (new, old) = renamed.find(|(_, old)| *old == label)?;
    Some(format!(
        "the value {} is renamed to {} in this declaration: write the new label",
        literal(old),
        literal(new)
    ))
}

/// Scalar types have no operator classes of their own for gist and gin; two extensions bring them.
fn extension(p: &crate::pg::canonical::Problem) -> Option<String> {
    let (_, method) = p
        .message
        .split_once("has no default operator class for access method \"")?;
    let name = match method.strip_suffix('"')? {
        "gist" => "btree_gist",
        "gin" => "btree_gin",
        _ => return None,
    };
    Some(format!(
        "for plain types that is in an extension: `extensions: {{ {name}: {{}} }}`"
    ))
}

fn wrong(
    problems: Vec<crate::pg::canonical::Problem>,
    source_map: &desired::SourceMap,
    live: &Live,
    enums: &BTreeSet<String>,
    declared: Option<&Declaration>,
) -> Diagnostics {
    let mut all = Diagnostics::new();
    for p in problems {
        let location = p
            .position_in_expression
            .and_then(|at| source_map.locate_in(&p.site, at))
            .or_else(|| source_map.locate(&p.site));
        let mut d = Diagnostic::error(Code::P002, format!("{}: {}", p.site.object, p.message))
            .at_maybe(location.clone());
        if let Some(detail) = &p.detail {
            d = d.note(detail.clone());
        }
        let hint = unquoted(&p, location.as_ref())
            .or_else(|| extension(&p))
            .or_else(|| text_of_enum(&p.message, enums))
            .or_else(|| old_label(&p.message, declared?))
            // A stand-in's own name says nothing to the reader.
            .or(p.hint.filter(|h| !h.contains("lockstep_")))
            .or_else(|| meant(&p.message, &p.site.object, live));
        if let Some(hint) = hint {
            d = d.help(hint);
        }
        all.push(d);
    }
    all
}

/// Shows diagnostics on stderr.
pub(crate) fn show(all: &Diagnostics, printer: &Printer) {
    let colour = if printer.err_color() {
        crate::diagnostic::Colour::Ansi
    } else {
        crate::diagnostic::Colour::Plain
    };
    printer.alert(crate::diagnostic::render_all(all, colour).trim_end());
}
