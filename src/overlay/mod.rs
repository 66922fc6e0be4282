//! Declaration over live catalog = target catalog.
//!
//! A declaration is partial; a diff wants two whole states. This stage fills what the declaration
//! leaves open with what is live (or with nothing, under exclusive ownership), resolves references
//! and finds everything that points at nothing. Pure: expressions are expected to be canonical
//! already.

mod columns;
mod constraints;
mod dependents;
mod detaching;
mod enum_users;
mod enums;
mod fate;
mod indexes;
mod inherited_not_null;
pub mod leftovers;
mod names;
mod not_null;
mod partition_keys;
mod partitions;
mod references;
mod renamed_labels;
mod replaced;
mod said_labels;
mod uses;
mod using;
mod versions;

use std::collections::BTreeMap;

use crate::model::declaration::{Declaration, DeclaredTable, Ownership, Phase, Say, Site};
use crate::model::{
    Catalog, ConstraintKind, Expr, Ident, Live, ObjectId, Pair, QName, Table, Tables,
};

pub use detaching::{finish_detach, half_detached};
pub use enum_users::{EnumColumn, EnumUsers, NamedType};
pub use names::{chosen_index_name, default_not_null_name, default_primary_key_name};

/// The two states a plan lies between, and what a diff cannot see.
#[derive(Clone, Debug, Default)]
pub struct Target {
    /// Live before, wanted after. Only declared tables are in it.
    pub states: Pair2,
    /// Renames, applied to `states.from` already, in the order in which they must happen.
    pub renames: Vec<Rename>,
    /// The phase of an object, where it is not 1.
    pub phases: BTreeMap<ObjectId, Phase>,
    /// `using:` of a column's type change.
    pub using: BTreeMap<(QName, Ident), Expr>,
    /// Things to tell the user that stop nothing.
    pub notes: Vec<Problem>,
    /// What no plan can bring about as things are; how the sides differ can be told all the same.
    pub refusals: Vec<Problem>,
}

/// A [`Pair`] of catalogs (with a default, which `Pair` lacks).
#[derive(Clone, Debug, Default)]
pub struct Pair2 {
    /// The live state, objects already under their new names.
    pub from: Catalog,
    /// The wanted state.
    pub to: Catalog,
}

/// A rename that the declaration asks for by `was:`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Rename {
    /// An enum type.
    Enum(Pair<QName>),
    /// A label of an enum; the type stands under its new name.
    EnumValue(QName, Pair<String>),
    /// A constraint.
    Constraint {
        /// Its table.
        table: QName,
        /// Old and new name.
        name: Pair<Ident>,
        /// Whether an index carries the same name.
        has_index: bool,
    },
    /// An index.
    Index {
        /// Its table.
        table: QName,
        /// Old and new name.
        name: Pair<Ident>,
    },
}

/// Something in the declaration that cannot be, given the live database.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Where in the declaration.
    pub site: Site,
    /// What is, as a fragment.
    pub message: String,
    /// What to do, if there is something to say.
    pub help: Option<String>,
}

/// `was:` names nothing that is there, and the new name is not there either.
pub(crate) fn nothing_to_rename<'a>(
    object: ObjectId,
    was: &Ident,
    there: impl Iterator<Item = &'a Ident>,
) -> Problem {
    let near = crate::diagnostic::suggest(was.as_str(), there.map(Ident::as_str));
    let hint = near.map_or_else(String::new, |n| format!(" (did you mean `{n}`?)"));
    Problem {
        message: format!("{object} is made anew: there is no `{was}` to rename{hint}"),
        site: Site::new(object, crate::model::declaration::Facet::Was),
        help: None,
    }
}

/// Collects problems; all of them are shown in one run.
#[derive(Debug, Default)]
pub(crate) struct Problems(pub(crate) Vec<Problem>);

impl Problems {
    pub(crate) fn push(&mut self, site: Site, message: impl Into<String>, help: Option<String>) {
        self.0.push(Problem {
            site,
            message: message.into(),
            help,
        });
    }
}

/// Lays `declaration` over `live`.
///
/// # Errors
/// Every reference to nothing and every contradiction, all at once.
pub fn target(declaration: &Declaration, live: &Live) -> Result<Target, Vec<Problem>> {
    let mut problems = Problems::default();
    let mut out = Target::default();
    out.states.from.extensions = live.catalog.extensions.clone();
    out.states.from.enums = live.catalog.enums.clone();
    for name in declaration.tables.keys() {
        match live.catalog.tables.shared(name) {
            Some(table) => {
                out.states.from.tables.insert(name.clone(), table);
            }
            None => missing_table(name, live, &mut problems),
        }
    }
    replaced::bring_users(declaration, live, &mut out);
    enums::rename(declaration, live, &mut out, &mut problems);
    for (name, declared) in &declaration.tables {
        if out.states.from.tables.contains_key(name) {
            constraints::rename(name, declared, &mut out, &mut problems);
            indexes::rename(name, declared, &mut out, &mut problems);
        }
    }
    extensions(declaration, &mut out, &mut problems);
    enums::overlay(declaration, live, &mut out, &mut problems);
    let mut tables = Tables::default();
    for (name, declared) in &declaration.tables {
        if let Some(before) = out.states.from.tables.shared(name) {
            let after = table(
                name,
                declared,
                &before,
                declaration,
                live,
                &mut out,
                &mut problems,
            );
            // What stays as it is stays the same.
            let after = if after == *before {
                before
            } else {
                after.into()
            };
            tables.insert(name.clone(), after);
        }
    }
    replaced::keep_users(&out, &mut tables);
    out.states.to.tables = tables;
    inherited_not_null::check(declaration, live, &mut out.states, &mut problems);
    references::resolve(declaration, live, &mut out.states.to, &mut problems);
    constraints::keep_proofs(&out.states.from, &mut out.states.to);
    indexes::check_names(declaration, live, &out, &mut problems);
    dependents::check(declaration, live, &out, &mut problems);
    uses::check(live, &out, &mut problems);
    renamed_labels::check(declaration, &out, &mut problems);
    using::check(live, &out, &mut problems);
    replaced::check(live, &out, &mut problems);
    partition_keys::check(live, &out, &mut problems);
    partitions::check(declaration, live, &mut out);
    detaching::check(live, &mut out);
    versions::check(declaration, live, &mut problems);
    if problems.0.is_empty() {
        Ok(out)
    } else {
        Err(problems.0)
    }
}

fn missing_table(name: &QName, live: &Live, problems: &mut Problems) {
    let site = Site::whole(ObjectId::Table(name.clone()));
    let elsewhere: Vec<String> = live
        .catalog
        .tables
        .keys()
        .filter(|t| t.name == name.name)
        .map(ToString::to_string)
        .collect();
    let nearest = names::nearest(
        name.name.as_str(),
        live.catalog
            .tables
            .keys()
            .filter(|t| t.schema == name.schema)
            .map(|t| t.name.as_str()),
    );
    let help = match (nearest, elsewhere.first()) {
        (_, Some(other)) => format!("there is a table `{other}`; say its schema"),
        (Some(near), None) => format!("did you mean `{near}`?"),
        (None, None) => {
            "tables and columns are not created by this version: create the table first".to_owned()
        }
    };
    problems.push(
        site,
        format!(
            "table `{name}` does not exist in database `{}`",
            live.database
        ),
        Some(help),
    );
}

fn extensions(declaration: &Declaration, out: &mut Target, problems: &mut Problems) {
    let mut wanted = out.states.from.extensions.clone();
    if declaration.extensions_exclusive {
        wanted.retain(|name, _| {
            name.as_str() == "plpgsql" || declaration.extensions.contains_key(name)
        });
    }
    for name in &declaration.absent_extensions {
        wanted.remove(name);
    }
    for (name, declared) in &declaration.extensions {
        let id = ObjectId::Extension(name.clone());
        if let Some(phase) = declared.phase {
            out.phases.insert(id.clone(), phase);
        }
        let live = wanted.get(name).cloned();
        if let (Some(schema), Some(found)) = (&declared.schema, &live)
            && *schema != found.schema
        {
            problems.push(
                Site::whole(id.clone()),
                format!(
                    "extension `{name}` is installed in schema `{}`, not in `{schema}`",
                    found.schema
                ),
                Some(
                    "move it by hand (ALTER EXTENSION … SET SCHEMA) or declare the schema it is in"
                        .to_owned(),
                ),
            );
        }
        let before = live.clone();
        let mut extension = live.unwrap_or_else(|| crate::model::Extension {
            schema: declared.schema.clone().unwrap_or_else(names::public),
            version: String::new(),
            comment: None,
        });
        if let Some(version) = &declared.version {
            extension.version.clone_from(version);
        }
        extension.comment = said(
            &declared.comment,
            before.and_then(|e| e.comment),
            Ownership::Declared,
        );
        wanted.insert(name.clone(), extension);
    }
    out.states.to.extensions = wanted;
}

fn table(
    name: &QName,
    declared: &DeclaredTable,
    before: &Table,
    declaration: &Declaration,
    live: &Live,
    out: &mut Target,
    problems: &mut Problems,
) -> Table {
    let mut after = before.clone();
    after.comment = said(
        &declared.comment,
        before.comment.clone(),
        declared.ownership,
    );
    if let Some(phase) = declared.phase {
        out.phases.insert(ObjectId::Table(name.clone()), phase);
    }
    columns::overlay(name, declared, &mut after, declaration, out, problems);
    constraints::overlay(name, declared, &mut after, out, problems);
    default_tablespace(&mut after, live);
    indexes::overlay(name, declared, &mut after, live, out, problems);
    default_tablespace(&mut after, live);
    columns::require_not_null_in_primary_key(name, declared, &mut after, live, problems);
    not_null::settle(name, declared, &mut after, live, problems);
    leftovers::keep(name, before, &mut after);
    after
}

/// The database's own tablespace, said by its name, is the catalog's `None`.
fn default_tablespace(table: &mut Table, live: &Live) {
    let Some(own) = &live.default_tablespace else {
        return;
    };
    let constraints = table
        .constraints
        .values_mut()
        .filter_map(|c| match &mut c.kind {
            ConstraintKind::PrimaryKey(k) | ConstraintKind::Unique(k) => Some(&mut k.tablespace),
            ConstraintKind::Exclusion(x) => Some(&mut x.tablespace),
            ConstraintKind::ForeignKey(_) | ConstraintKind::Check(_) => None,
        });
    let indexes = table.indexes.values_mut().map(|i| &mut i.def.tablespace);
    for tablespace in constraints.chain(indexes) {
        if tablespace.as_ref() == Some(own) {
            *tablespace = None;
        }
    }
}

/// What a comment becomes.
pub(crate) fn said(
    say: &Say<String>,
    live: Option<String>,
    ownership: Ownership,
) -> Option<String> {
    match (say, ownership) {
        (Say::Is(text), _) => Some(text.clone()),
        (Say::Absent, _) | (Say::Nothing, Ownership::Exclusive) => None,
        (Say::Nothing, Ownership::Declared) => live,
    }
}

impl Target {
    /// The phase of an object: its own, else its table's, else 1.
    pub fn phase(&self, id: &ObjectId) -> Phase {
        let own = self.phases.get(id).copied();
        let table = id
            .table()
            .and_then(|t| self.phases.get(&ObjectId::Table(t.clone())).copied());
        own.or(table).unwrap_or(1)
    }
}

/// Notes the phase of an object, falling back on its table's.
pub(crate) fn note_phase(out: &mut Target, id: ObjectId, own: Option<Phase>, table: Option<Phase>) {
    if let Some(phase) = own.or(table) {
        out.phases.insert(id, phase);
    }
}
