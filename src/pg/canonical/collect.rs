//! From a declaration to the questions for the server.
//!
//! A text that is already the live object's text asks nothing, so a plan with nothing to do sends
//! nothing. Tables and columns that are not in the database ask nothing either: that they are
//! missing is told elsewhere.

use std::collections::BTreeSet;

use super::guard::{self, Refusal};
use super::job::{Ask, ColumnSpec, ColumnType, Job, Part};
use super::same::{exclusion_texts, index_texts, is_plain, same, same_exclusion, same_index};
use super::shadow::Shadows;
use super::slot::Slot;
use crate::model::declaration::{Declaration, DeclaredTable, Say};
use crate::model::{
    Column, ConstraintKind, Element, Expr, Ident, IndexKey, Live, QName, Table, TypeName,
};
use crate::normalize::tokens::{self, OtherNames};

/// A question and whose it is, or why it was not asked.
pub(super) struct Question {
    pub(super) slot: Slot,
    pub(super) job: Result<Job, (Part, Refusal)>,
}

/// The declared column types that the live ones do not equal.
pub(super) fn types(declaration: &Declaration, live: &Live, shadows: &Shadows) -> Vec<Question> {
    let mut found = Vec::new();
    for (name, declared) in &declaration.tables {
        for (column, said) in &declared.columns {
            let (Some(there), Some(text)) = (live.catalog.column(name, column), &said.data_type)
            else {
                continue;
            };
            if text == &there.data_type && !shadows.renames(text.as_str()) {
                continue;
            }
            let mut names = tokens::names(text.as_str()).names;
            names.insert(column.as_str().to_owned());
            let active = shadows.active(&[]);
            let job = guard::type_name(text.as_str())
                .map(|()| Job {
                    schema: name.schema.clone(),
                    table_name: None,
                    columns: Vec::new(),
                    shadows: named(&active, &names),
                    names: BTreeSet::new(),
                    ask: Ask::Type(text.as_str().to_owned()),
                })
                .map_err(|refusal| (Part::Whole, refusal));
            let slot = Slot::Type(name.clone(), column.clone());
            found.push(Question { slot, job });
        }
    }
    found
}

fn named(active: &BTreeSet<QName>, names: &BTreeSet<String>) -> BTreeSet<QName> {
    active
        .iter()
        .filter(|q| names.contains(q.name.as_str()))
        .cloned()
        .collect()
}

/// One table as it is and as it is declared, column types resolved.
pub(super) struct Both<'a> {
    pub(super) name: &'a QName,
    pub(super) live: &'a Table,
    pub(super) declared: &'a DeclaredTable,
    pub(super) shadows: &'a Shadows,
}

/// Which types the columns of a stand-in have.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Moment {
    Before,
    After,
}

/// Everything but the types.
pub(super) fn others(declaration: &Declaration, live: &Live, shadows: &Shadows) -> Vec<Question> {
    let mut found = Vec::new();
    for (name, declared) in &declaration.tables {
        let Some(table) = live.catalog.table(name) else {
            continue;
        };
        let both = Both {
            name,
            live: table,
            declared,
            shadows,
        };
        both.columns(&mut found);
        both.constraints(&mut found);
        both.indexes(&mut found);
    }
    found
}

/// The same question with every column of the table and its real name, for better messages.
pub(super) fn in_full(
    slot: &Slot,
    job: &Job,
    declaration: &Declaration,
    live: &Live,
    shadows: &Shadows,
) -> Option<Job> {
    let name = slot.table();
    let both = Both {
        name,
        live: live.catalog.table(name)?,
        declared: declaration.tables.get(name)?,
        shadows,
    };
    let moment = match &job.ask {
        Ask::Using { .. } => Moment::Before,
        Ask::Type(_) | Ask::Default { .. } => return None,
        Ask::Check(_) | Ask::Index(_) | Ask::Exclusion(_) => Moment::After,
    };
    let all: Vec<&Ident> = both.live.columns.keys().collect();
    let columns = both.specs(&all, &job.shadows, moment);
    let mut full = job.clone();
    full.shadows.extend(used(&columns));
    full.columns = columns;
    full.table_name = Some(name.name.clone());
    Some(full)
}

fn used(columns: &[ColumnSpec]) -> impl Iterator<Item = QName> {
    columns.iter().filter_map(|c| match &c.data_type {
        ColumnType::Shadow(q, _) => Some(q.clone()),
        ColumnType::Plain(_) => None,
    })
}

impl Both<'_> {
    fn columns(&self, found: &mut Vec<Question>) {
        for (column, said) in &self.declared.columns {
            let Some(there) = self.live.columns.get(column) else {
                continue;
            };
            if let Say::Is(text) = &said.default
                && (self.changes(column) || !there.default().is_some_and(|l| same(text, l)))
            {
                let active = self.shadows.active(&[text.as_str()]);
                let data_type = self
                    .shadows
                    .default_type(&active, self.type_after(column, there).as_str());
                let ask = Ask::Default {
                    column: column.clone(),
                    text: text.clone(),
                    data_type,
                };
                let slot = Slot::Default(self.name.clone(), column.clone());
                found.push(self.question(slot, ask, Moment::After));
            }
            // Without a type it was a wrong one, which is told already.
            let changes = self.changes(column) || said.data_type.is_none();
            if let (Some(text), true) = (&said.using, changes) {
                let active = self.shadows.active(&[text.as_str()]);
                let target = self
                    .shadows
                    .column_type(&active, self.type_after(column, there).as_str());
                let ask = Ask::Using {
                    column: column.clone(),
                    text: text.clone(),
                    target,
                };
                let slot = Slot::Using(self.name.clone(), column.clone());
                found.push(self.question(slot, ask, Moment::Before));
            }
        }
    }

    fn constraints(&self, found: &mut Vec<Question>) {
        for (name, declared) in &self.declared.constraints {
            let there = [Some(name), declared.was.as_ref()]
                .into_iter()
                .flatten()
                .find_map(|n| self.live.constraints.get(n))
                .map(|c| &c.kind);
            let ask = match (&declared.value, there) {
                (ConstraintKind::Check(new), Some(ConstraintKind::Check(old)))
                    if same(&new.expr, &old.expr) && !self.moved([&new.expr]) =>
                {
                    continue;
                }
                (ConstraintKind::Exclusion(new), Some(ConstraintKind::Exclusion(old)))
                    if same_exclusion(new, old) && !self.moved(exclusion_texts(new)) =>
                {
                    continue;
                }
                (ConstraintKind::Check(new), _) => Ask::Check(new.expr.clone()),
                (ConstraintKind::Exclusion(new), _) => Ask::Exclusion(Box::new(new.clone())),
                (
                    ConstraintKind::PrimaryKey(_)
                    | ConstraintKind::Unique(_)
                    | ConstraintKind::ForeignKey(_),
                    _,
                ) => continue,
            };
            let slot = Slot::Constraint(self.name.clone(), name.clone());
            found.push(self.question(slot, ask, Moment::After));
        }
    }

    fn indexes(&self, found: &mut Vec<Question>) {
        for (name, declared) in &self.declared.indexes {
            let new = &declared.value;
            let same_as_live = [Some(name), declared.was.as_ref()]
                .into_iter()
                .flatten()
                .find_map(|n| self.live.indexes.get(n))
                .is_some_and(|i| same_index(new, &i.def));
            if is_plain(new) || (same_as_live && !self.moved(index_texts(new))) {
                continue;
            }
            let slot = Slot::Index(self.name.clone(), name.clone());
            let ask = Ask::Index(Box::new(new.clone()));
            found.push(self.question(slot, ask, Moment::After));
        }
    }

    /// Does a column of these texts change its type, or is its type renamed?
    pub(super) fn moved<'t>(&self, texts: impl IntoIterator<Item = &'t Expr>) -> bool {
        texts.into_iter().any(|text| {
            let all: Vec<&Ident> = self
                .live
                .columns
                .keys()
                .filter(|c| self.changes(c))
                .collect();
            !all.is_empty() && {
                let names = tokens::names(text.as_str());
                names.others == OtherNames::Possible
                    || all.iter().any(|c| names.names.contains(c.as_str()))
            }
        })
    }

    pub(super) fn changes(&self, column: &Ident) -> bool {
        self.live.columns.get(column).is_some_and(|there| {
            self.type_after(column, there) != &there.data_type
                || self.shadows.renames(there.data_type.as_str())
        })
    }

    fn type_after<'t>(&'t self, column: &Ident, there: &'t Column) -> &'t TypeName {
        self.declared
            .columns
            .get(column)
            .and_then(|c| c.data_type.as_ref())
            .unwrap_or(&there.data_type)
    }

    fn question(&self, slot: Slot, ask: Ask, moment: Moment) -> Question {
        let job = self.job(ask, moment);
        Question { slot, job }
    }

    fn job(&self, ask: Ask, moment: Moment) -> Result<Job, (Part, Refusal)> {
        let mut plain: BTreeSet<&Ident> = BTreeSet::new();
        let mut texts: Vec<(Part, &Expr)> = Vec::new();
        match &ask {
            Ask::Type(_) => {}
            Ask::Check(text) | Ask::Default { text, .. } => texts.push((Part::Whole, text)),
            Ask::Using { text, column, .. } => {
                texts.push((Part::Whole, text));
                plain.insert(column);
            }
            Ask::Index(def) => {
                add_keys(&def.keys, &mut plain, &mut texts);
                plain.extend(&def.include);
                texts.extend(def.predicate.iter().map(|p| (Part::Predicate, p)));
            }
            Ask::Exclusion(x) => {
                for (n, element) in x.elements.iter().enumerate() {
                    guard::operator(&element.operator).map_err(|r| (Part::Key(n), r))?;
                    add_key(n, &element.key, &mut plain, &mut texts);
                }
                plain.extend(&x.include);
                texts.extend(x.predicate.iter().map(|p| (Part::Predicate, p)));
            }
        }
        let mut names = BTreeSet::new();
        let mut others = OtherNames::None;
        for (part, text) in &texts {
            guard::expression(text.as_str()).map_err(|r| (*part, r))?;
            let found = tokens::names(text.as_str());
            names.extend(found.names);
            if found.others == OtherNames::Possible {
                others = OtherNames::Possible;
            }
        }
        let is_default = matches!(ask, Ask::Default { .. });
        let whole = !is_default
            && (others == OtherNames::Possible || names.contains(self.name.name.as_str()));
        names.extend(plain.iter().map(|c| c.as_str().to_owned()));
        let wanted: Vec<&Ident> = self
            .live
            .columns
            .keys()
            .filter(|c| !is_default && (whole || names.contains(c.as_str())))
            .collect();
        let strings: Vec<&str> = texts.iter().map(|(_, t)| t.as_str()).collect();
        let active = self.shadows.active(&strings);
        let columns = self.specs(&wanted, &active, moment);
        let mut shadows = named(&active, &names);
        shadows.extend(used(&columns));
        if let Ask::Default { data_type, .. }
        | Ask::Using {
            target: data_type, ..
        } = &ask
            && let ColumnType::Shadow(q, _) = data_type
        {
            shadows.insert(q.clone());
        }
        Ok(Job {
            schema: self.name.schema.clone(),
            table_name: whole.then(|| self.name.name.clone()),
            columns,
            names,
            shadows,
            ask,
        })
    }

    fn specs(
        &self,
        wanted: &[&Ident],
        active: &BTreeSet<QName>,
        moment: Moment,
    ) -> Vec<ColumnSpec> {
        let mut list: Vec<(i16, ColumnSpec)> = wanted
            .iter()
            .filter_map(|name| {
                let there = self.live.columns.get(*name)?;
                let after = self.type_after(name, there);
                let (printed, collation) = match moment {
                    Moment::After if after != &there.data_type => (after, None),
                    Moment::Before | Moment::After => (&there.data_type, there.collation.clone()),
                };
                let spec = ColumnSpec {
                    name: (*name).clone(),
                    data_type: self.shadows.column_type(active, printed.as_str()),
                    collation,
                };
                Some((there.position, spec))
            })
            .collect();
        list.sort();
        list.into_iter().map(|(_, spec)| spec).collect()
    }
}

fn add_key<'a>(
    n: usize,
    key: &'a IndexKey,
    plain: &mut BTreeSet<&'a Ident>,
    texts: &mut Vec<(Part, &'a Expr)>,
) {
    match &key.element {
        Element::Column(name) => {
            plain.insert(name);
        }
        Element::Expression(text) => texts.push((Part::Key(n), text)),
    }
}

fn add_keys<'a>(
    keys: &'a [IndexKey],
    plain: &mut BTreeSet<&'a Ident>,
    texts: &mut Vec<(Part, &'a Expr)>,
) {
    for (n, key) in keys.iter().enumerate() {
        add_key(n, key, plain, texts);
    }
}
