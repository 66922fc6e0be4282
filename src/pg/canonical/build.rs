//! The statements of one batch: stand-ins in `pg_temp` with what is asked hung on them.
//!
//! A stand-in serves many questions as long as no name in one question's text is a column that
//! only another question brought, so that an unknown column stays unknown.

use std::collections::{BTreeMap, BTreeSet};

use super::job::{Ask, ColumnSpec, Job, Part, Prepared, Statement};
use super::shadow::Names;
use crate::model::{
    Direction, Element, Exclusion, Ident, IndexDef, IndexKey, NullsOrder, QName, Uniqueness,
};
use crate::render::definition::storage_list;
use crate::render::quote;

/// Most questions in one batch.
const JOBS: usize = 250;
/// Most stand-ins in one batch: each holds a lock until the batch is rolled back.
const STANDINS: usize = 48;

/// A stand-in and what must be found on it, no more and no less.
#[derive(Debug, Default)]
pub(super) struct Standin {
    pub(super) name: String,
    pub(super) fixed_name: Option<Ident>,
    pub(super) columns: BTreeMap<Ident, ColumnSpec>,
    order: Vec<Ident>,
    names: BTreeSet<String>,
    checks: Vec<(String, Part, Prepared)>,
    defaults: Vec<(Ident, String, Option<Prepared>)>,
    pub(super) objects: BTreeSet<String>,
}

/// A batch.
#[derive(Debug, Default)]
pub(super) struct Build {
    pub(super) standins: Vec<Standin>,
    pub(super) statements: Vec<Statement>,
    pub(super) shadows: Names,
}

/// What is asked alone can take the real name of a column for its messages.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Company {
    Alone,
    Others,
}

/// The name of the object that answers the n-th question of a batch.
pub(super) fn object_name(n: usize, job: &Job, company: Company) -> String {
    match (&job.ask, company) {
        (Ask::Default { column, .. }, Company::Alone) => column.as_str().to_owned(),
        (Ask::Default { .. }, Company::Others) => format!("lockstep_default_{n}"),
        (Ask::Type(_), _) => format!("lockstep_type_{n}"),
        (Ask::Check(_) | Ask::Using { .. }, _) => format!("lockstep_check_{n}"),
        (Ask::Index(_), _) => format!("lockstep_index_{n}"),
        (Ask::Exclusion(_), _) => format!("lockstep_exclusion_{n}"),
    }
}

/// Cuts questions, sorted by schema, into batches.
pub(super) fn batches<'a>(jobs: &[&'a Job]) -> Vec<Vec<&'a Job>> {
    let mut all: Vec<Vec<&'a Job>> = Vec::new();
    let mut standins: Vec<Standin> = Vec::new();
    for job in jobs {
        let full = all.last().is_none_or(|b: &Vec<&Job>| {
            b.len() >= JOBS
                || standins.len() >= STANDINS
                || b.first().is_some_and(|first| first.schema != job.schema)
                || job.table_name.is_some()
                    && standins
                        .iter()
                        .any(|s| s.fixed_name == job.table_name && !fits(s, job))
        });
        if full {
            all.push(Vec::new());
            standins.clear();
        }
        place(&mut standins, job);
        if let Some(batch) = all.last_mut() {
            batch.push(job);
        }
    }
    all
}

fn fits(standin: &Standin, job: &Job) -> bool {
    if standin.fixed_name != job.table_name || matches!(job.ask, Ask::Using { .. }) {
        return false;
    }
    let own: BTreeMap<&str, &ColumnSpec> =
        job.columns.iter().map(|c| (c.name.as_str(), c)).collect();
    if job.table_name.is_some() {
        return standin.order.iter().eq(job.columns.iter().map(|c| &c.name))
            && standin.columns.values().eq(own.values().copied());
    }
    job.names.iter().all(|name| {
        match (own.get(name.as_str()), standin.columns.get(name.as_str())) {
            (Some(mine), Some(theirs)) => *mine == theirs,
            (Some(_), None) => !standin.names.contains(name),
            (None, Some(_)) => false,
            (None, None) => true,
        }
    })
}

/// The stand-in for the question: one that is there, or a new one.
fn place(standins: &mut Vec<Standin>, job: &Job) -> usize {
    let found = match job.ask {
        Ask::Type(_) | Ask::Default { .. } => standins
            .iter()
            .position(|s| s.fixed_name.is_none() && s.columns.is_empty() && s.names.is_empty()),
        Ask::Using { .. } => None,
        Ask::Check(_) | Ask::Index(_) | Ask::Exclusion(_) => standins
            .iter()
            .position(|s| s.defaults.is_empty() && fits(s, job)),
    };
    let at = found.unwrap_or_else(|| {
        standins.push(Standin {
            name: match &job.table_name {
                Some(name) => name.as_str().to_owned(),
                None => format!("lockstep_standin_{}", standins.len()),
            },
            fixed_name: job.table_name.clone(),
            ..Standin::default()
        });
        standins.len() - 1
    });
    if let Some(standin) = standins.get_mut(at) {
        for column in &job.columns {
            if standin
                .columns
                .insert(column.name.clone(), column.clone())
                .is_none()
            {
                standin.order.push(column.name.clone());
            }
        }
        standin.names.extend(job.names.iter().cloned());
        if let Ask::Type(_) | Ask::Default { .. } = job.ask {
            standin.names.clear();
        }
    }
    at
}

/// The statements of a batch whose questions all have one schema.
pub(super) fn build(jobs: &[&Job], shadows: Names, company: Company) -> Build {
    let mut built = Build {
        shadows,
        ..Build::default()
    };
    let mut later = Vec::new();
    for (n, job) in jobs.iter().enumerate() {
        let object = object_name(n, job, company);
        let at = match &job.ask {
            // Their columns carry the question, so they never share with those whose columns are
            // only there to be mentioned.
            Ask::Type(_) | Ask::Default { .. } => built
                .standins
                .iter()
                .position(|s| !s.defaults.is_empty())
                .unwrap_or_else(|| {
                    built.standins.push(Standin {
                        name: format!("lockstep_standin_{}", built.standins.len()),
                        ..Standin::default()
                    });
                    built.standins.len() - 1
                }),
            Ask::Using { .. } | Ask::Check(_) | Ask::Index(_) | Ask::Exclusion(_) => {
                place(&mut built.standins, job)
            }
        };
        let names = &built.shadows;
        let Some(standin) = built.standins.get_mut(at) else {
            continue;
        };
        let Ok(ident) = Ident::new(object.clone()) else {
            continue;
        };
        match &job.ask {
            Ask::Type(text) => {
                standin
                    .defaults
                    .push((ident, String::new(), Some(names.inward(text))));
            }
            Ask::Default {
                text, data_type, ..
            } => {
                standin.defaults.push((
                    ident,
                    names.type_sql(data_type),
                    Some(names.inward(text.as_str())),
                ));
            }
            Ask::Check(text) => {
                let prepared = names.inward(text.as_str());
                standin.checks.push((object.clone(), Part::Whole, prepared));
                standin.objects.insert(object);
            }
            Ask::Using {
                column,
                text,
                target,
            } => {
                let trial = format!("lockstep_using_{n}");
                let columns: Vec<&ColumnSpec> = job.columns.iter().collect();
                let mut create = Statement::new(create_table(&trial));
                push_columns(&mut create, &columns, names);
                create.push(")");
                built.statements.push(create);
                let mut alter = Statement::new(format!(
                    "ALTER TABLE pg_temp.{} ALTER COLUMN {} TYPE {} USING (",
                    quote::ident_str(&trial),
                    quote::ident(column),
                    names.type_sql(target)
                ));
                alter.push_prepared(Part::Whole, names.inward(text.as_str()));
                alter.push(")");
                built.statements.push(alter);
                let mut prepared = names.inward(text.as_str());
                prepared.text = format!("({}) IS NOT NULL", prepared.text);
                prepared.anchors.clear();
                standin.checks.push((object.clone(), Part::Whole, prepared));
                standin.objects.insert(object);
            }
            Ask::Index(def) => {
                later.push(create_index(&object, &standin.name, def, names));
                standin.objects.insert(object);
            }
            Ask::Exclusion(x) => {
                later.push(add_exclusion(&object, &standin.name, x, names));
                standin.objects.insert(object);
            }
        }
    }
    for standin in &built.standins {
        let statement = create_standin(standin, &built.shadows);
        built.statements.push(statement);
    }
    built.statements.extend(later);
    built
}

impl Standin {
    /// The names of all columns it was made with.
    pub(super) fn all_columns(&self) -> BTreeSet<&str> {
        let defaults = self.defaults.iter().map(|(name, _, _)| name.as_str());
        self.columns
            .keys()
            .map(Ident::as_str)
            .chain(defaults)
            .collect()
    }
}

fn create_table(name: &str) -> String {
    format!("CREATE TEMPORARY TABLE {} (", quote::ident_str(name))
}

fn push_columns(to: &mut Statement, columns: &[&ColumnSpec], names: &Names) {
    for (n, column) in columns.iter().enumerate() {
        to.push(if n == 0 { "" } else { ", " });
        to.push_ident(&column.name);
        to.push(" ");
        to.push(&names.type_sql(&column.data_type));
        if let Some(collation) = &column.collation {
            to.push(&format!(" COLLATE {}", quote::name_ref(collation)));
        }
    }
}

fn create_standin(standin: &Standin, names: &Names) -> Statement {
    let mut to = Statement::new(create_table(&standin.name));
    let columns: Vec<&ColumnSpec> = standin
        .order
        .iter()
        .filter_map(|name| standin.columns.get(name))
        .collect();
    push_columns(&mut to, &columns, names);
    let mut comma = if columns.is_empty() { "" } else { ", " };
    for (name, data_type, text) in &standin.defaults {
        to.push(comma);
        comma = ", ";
        to.push_ident(name);
        to.push(" ");
        if data_type.is_empty() {
            to.push_prepared(Part::Whole, text.clone().unwrap_or_default());
        } else {
            to.push(&format!("{data_type} DEFAULT ("));
            to.push_prepared(Part::Whole, text.clone().unwrap_or_default());
            to.push(")");
        }
    }
    for (name, part, text) in &standin.checks {
        to.push(&format!(
            "{comma}CONSTRAINT {} CHECK (",
            quote::ident_str(name)
        ));
        comma = ", ";
        to.push_prepared(*part, text.clone());
        to.push(")");
    }
    to.push(")");
    to
}

fn push_key(to: &mut Statement, n: usize, key: &IndexKey, names: &Names) {
    match &key.element {
        Element::Column(name) => to.push_ident(name),
        Element::Expression(text) => {
            to.push("(");
            to.push_prepared(Part::Key(n), names.inward(text.as_str()));
            to.push(")");
        }
    }
    if let Some(collation) = &key.collation {
        to.push(&format!(" COLLATE {}", quote::name_ref(collation)));
    }
    if let Some(opclass) = &key.opclass {
        to.push(&format!(" {}", quote::name_ref(&opclass.name)));
        if !opclass.options.is_empty() {
            to.push(&format!(" ({})", storage_list(&opclass.options)));
        }
    }
    match (key.direction, key.nulls) {
        (Direction::Asc, NullsOrder::Last) => {}
        (Direction::Asc, NullsOrder::First) => to.push(" NULLS FIRST"),
        (Direction::Desc, NullsOrder::First) => to.push(" DESC"),
        (Direction::Desc, NullsOrder::Last) => to.push(" DESC NULLS LAST"),
    }
}

fn push_tail(to: &mut Statement, include: &[Ident], storage: &str) {
    if !include.is_empty() {
        to.push(" INCLUDE (");
        for (n, name) in include.iter().enumerate() {
            to.push(if n == 0 { "" } else { ", " });
            to.push_ident(name);
        }
        to.push(")");
    }
    if !storage.is_empty() {
        to.push(&format!(" WITH ({storage})"));
    }
}

fn create_index(object: &str, table: &str, def: &IndexDef, names: &Names) -> Statement {
    let unique = match def.uniqueness {
        Uniqueness::Plain => "",
        Uniqueness::Unique(_) => "UNIQUE ",
    };
    let mut to = Statement::new(format!(
        "CREATE {unique}INDEX {} ON pg_temp.{} USING {} (",
        quote::ident_str(object),
        quote::ident_str(table),
        quote::ident(&def.method)
    ));
    for (n, key) in def.keys.iter().enumerate() {
        to.push(if n == 0 { "" } else { ", " });
        push_key(&mut to, n, key, names);
    }
    to.push(")");
    push_tail(&mut to, &def.include, &storage_list(&def.storage));
    if let Some(predicate) = &def.predicate {
        to.push(" WHERE (");
        to.push_prepared(Part::Predicate, names.inward(predicate.as_str()));
        to.push(")");
    }
    to
}

fn add_exclusion(object: &str, table: &str, x: &Exclusion, names: &Names) -> Statement {
    let mut to = Statement::new(format!(
        "ALTER TABLE pg_temp.{} ADD CONSTRAINT {} EXCLUDE USING {} (",
        quote::ident_str(table),
        quote::ident_str(object),
        quote::ident(&x.method)
    ));
    for (n, element) in x.elements.iter().enumerate() {
        to.push(if n == 0 { "" } else { ", " });
        push_key(&mut to, n, &element.key, names);
        to.push(&format!(" WITH {}", element.operator));
    }
    to.push(")");
    push_tail(&mut to, &x.include, &storage_list(&x.storage));
    if let Some(predicate) = &x.predicate {
        to.push(" WHERE (");
        to.push_prepared(Part::Predicate, names.inward(predicate.as_str()));
        to.push(")");
    }
    to
}

/// All enums that a batch must shadow.
pub(super) fn wanted(jobs: &[&Job]) -> BTreeSet<QName> {
    jobs.iter()
        .flat_map(|j| j.shadows.iter().cloned())
        .collect()
}
