//! From a declaration to the questions for the server, and the answers back into it.
//!
//! A text that is already the live object's text asks nothing, so a plan with nothing to do sends
//! nothing. Tables and columns that are not in the database ask nothing either: that they are
//! missing is told elsewhere.

use std::collections::BTreeSet;

use super::guard::{self, Refusal};
use super::job::{Answer, Ask, ColumnSpec, ColumnType, Job, Part};
use super::shadow::Shadows;
use crate::model::declaration::{Declaration, DeclaredTable, Facet, Say, Site};
use crate::model::{
    Check, Column, ConstraintKind, Element, Exclusion, Expr, Ident, IndexDef, IndexKey, Live,
    ObjectId, QName, StorageParameters, Table, TypeName,
};
use crate::normalize::tokens::{self, OtherNames, same_up_to_parentheses};

/// Which text of the declaration.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Slot {
    Type(QName, Ident),
    Default(QName, Ident),
    Using(QName, Ident),
    Constraint(QName, Ident),
    Index(QName, Ident),
}

impl Slot {
    pub(super) fn table(&self) -> &QName {
        match self {
            Slot::Type(t, _)
            | Slot::Default(t, _)
            | Slot::Using(t, _)
            | Slot::Constraint(t, _)
            | Slot::Index(t, _) => t,
        }
    }

    pub(super) fn site(&self, part: Part) -> Site {
        let whole = match self {
            Slot::Constraint(..) => Facet::Expression,
            Slot::Index(..) => Facet::Whole,
            Slot::Type(..) => Facet::Type,
            Slot::Default(..) => Facet::Default,
            Slot::Using(..) => Facet::Using,
        };
        let object = match self.clone() {
            Slot::Type(t, c) | Slot::Default(t, c) | Slot::Using(t, c) => ObjectId::Column(t, c),
            Slot::Constraint(t, c) => ObjectId::Constraint(t, c),
            Slot::Index(t, i) => ObjectId::Index(t, i),
        };
        let facet = match part {
            Part::Whole => whole,
            Part::Key(n) => Facet::Key(n),
            Part::Predicate => Facet::Predicate,
        };
        Site::new(object, facet)
    }
}

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
struct Both<'a> {
    name: &'a QName,
    live: &'a Table,
    declared: &'a DeclaredTable,
    shadows: &'a Shadows,
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
                    .column_type(&active, self.type_after(column, there).as_str());
                let ask = Ask::Default {
                    column: column.clone(),
                    text: text.clone(),
                    data_type,
                };
                let slot = Slot::Default(self.name.clone(), column.clone());
                found.push(self.question(slot, ask, Moment::After));
            }
            if let (Some(text), true) = (&said.using, self.changes(column)) {
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
    fn moved<'t>(&self, texts: impl IntoIterator<Item = &'t Expr>) -> bool {
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

    fn changes(&self, column: &Ident) -> bool {
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

fn same(a: &Expr, b: &Expr) -> bool {
    a == b || same_up_to_parentheses(a.as_str(), b.as_str())
}

fn same_option(a: Option<&Expr>, b: Option<&Expr>) -> bool {
    match (a, b) {
        (None, None) => true,
        (Some(a), Some(b)) => same(a, b),
        (Some(_), None) | (None, Some(_)) => false,
    }
}

fn same_key(a: &IndexKey, b: &IndexKey) -> bool {
    let element = match (&a.element, &b.element) {
        (Element::Expression(a), Element::Expression(b)) => same(a, b),
        (a, b) => a == b,
    };
    element && a.collation == b.collation && a.opclass == b.opclass
}

fn same_index(a: &IndexDef, b: &IndexDef) -> bool {
    a.method == b.method
        && a.storage == b.storage
        && same_option(a.predicate.as_ref(), b.predicate.as_ref())
        && a.keys.len() == b.keys.len()
        && a.keys.iter().zip(&b.keys).all(|(a, b)| same_key(a, b))
}

fn same_exclusion(a: &Exclusion, b: &Exclusion) -> bool {
    a.method == b.method
        && a.storage == b.storage
        && same_option(a.predicate.as_ref(), b.predicate.as_ref())
        && a.elements.len() == b.elements.len()
        && a.elements
            .iter()
            .zip(&b.elements)
            .all(|(a, b)| a.operator == b.operator && same_key(&a.key, &b.key))
}

fn key_text(key: &IndexKey) -> Option<&Expr> {
    match &key.element {
        Element::Expression(text) => Some(text),
        Element::Column(_) => None,
    }
}

fn index_texts(def: &IndexDef) -> Vec<&Expr> {
    let keys = def.keys.iter().filter_map(key_text);
    keys.chain(&def.predicate).collect()
}

fn exclusion_texts(x: &Exclusion) -> Vec<&Expr> {
    let keys = x.elements.iter().filter_map(|e| key_text(&e.key));
    keys.chain(&x.predicate).collect()
}

fn is_plain(def: &IndexDef) -> bool {
    def.method.as_str() == "btree"
        && def.predicate.is_none()
        && def.storage.is_empty()
        && def.keys.iter().all(|k| {
            matches!(k.element, Element::Column(_)) && k.collation.is_none() && k.opclass.is_none()
        })
}

/// Takes the live text where the declared one is the same up to parentheses.
pub(super) fn adopt_live(declaration: &mut Declaration, live: &Live, shadows: &Shadows) {
    let before = declaration.clone();
    for (name, declared) in &mut declaration.tables {
        let (Some(table), Some(old)) = (live.catalog.table(name), before.tables.get(name)) else {
            continue;
        };
        let both = Both {
            name,
            live: table,
            declared: old,
            shadows,
        };
        for (column, said) in &mut declared.columns {
            if let (Say::Is(text), Some(there)) = (
                &mut said.default,
                table.columns.get(column).and_then(Column::default),
            ) && same(text, there)
                && !both.changes(column)
            {
                *text = there.clone();
            }
        }
        for (name, declared) in &mut declared.constraints {
            let there = [Some(&*name), declared.was.as_ref()]
                .into_iter()
                .flatten()
                .find_map(|n| table.constraints.get(n))
                .map(|c| &c.kind);
            match (&mut declared.value, there) {
                (ConstraintKind::Check(new), Some(ConstraintKind::Check(old)))
                    if same(&new.expr, &old.expr) && !both.moved([&new.expr]) =>
                {
                    new.expr = old.expr.clone();
                }
                (ConstraintKind::Exclusion(new), Some(ConstraintKind::Exclusion(old)))
                    if same_exclusion(new, old) && !both.moved(exclusion_texts(new)) =>
                {
                    new.elements = old.elements.clone();
                    new.predicate = old.predicate.clone();
                }
                (
                    ConstraintKind::PrimaryKey(_)
                    | ConstraintKind::Unique(_)
                    | ConstraintKind::ForeignKey(_)
                    | ConstraintKind::Check(_)
                    | ConstraintKind::Exclusion(_),
                    _,
                ) => {}
            }
        }
        for (name, declared) in &mut declared.indexes {
            let there = [Some(&*name), declared.was.as_ref()]
                .into_iter()
                .flatten()
                .find_map(|n| table.indexes.get(n));
            let new = &mut declared.value;
            if let Some(old) = there
                && same_index(new, &old.def)
                && !both.moved(index_texts(new))
            {
                new.predicate = old.def.predicate.clone();
                for (key, old) in new.keys.iter_mut().zip(&old.def.keys) {
                    key.element = old.element.clone();
                }
            }
        }
    }
}

/// Storage parameters as the catalog names them.
pub(super) fn fold_storage(declaration: &mut Declaration) {
    let fold = |p: &mut StorageParameters| {
        *p = p
            .iter()
            .map(|(n, v)| (n.to_ascii_lowercase(), v.to_owned()))
            .collect();
    };
    for table in declaration.tables.values_mut() {
        if let Say::Is(key) = &mut table.primary_key {
            fold(&mut key.key.storage);
        }
        for constraint in table.constraints.values_mut() {
            match &mut constraint.value {
                ConstraintKind::PrimaryKey(k) | ConstraintKind::Unique(k) => fold(&mut k.storage),
                ConstraintKind::Exclusion(x) => fold(&mut x.storage),
                ConstraintKind::ForeignKey(_) | ConstraintKind::Check(_) => {}
            }
        }
        for index in table.indexes.values_mut() {
            fold(&mut index.value.storage);
        }
    }
}

/// Puts an answer where its question came from.
pub(super) fn put(declaration: &mut Declaration, slot: &Slot, answer: &Answer) {
    let Some(table) = declaration.tables.get_mut(slot.table()) else {
        return;
    };
    match (slot, answer) {
        (Slot::Type(_, c), Answer::Type(text)) => {
            if let Some(column) = table.columns.get_mut(c) {
                column.data_type = Some(TypeName::new(text.as_str()));
            }
        }
        (Slot::Default(_, c), Answer::Expr(text)) => {
            if let Some(column) = table.columns.get_mut(c) {
                column.default = Say::Is(Expr::new(text.as_str()));
            }
        }
        (Slot::Using(_, c), Answer::Expr(text)) => {
            if let Some(column) = table.columns.get_mut(c) {
                column.using = Some(Expr::new(text.as_str()));
            }
        }
        (Slot::Constraint(_, c), Answer::Expr(text)) => {
            if let Some(constraint) = table.constraints.get_mut(c)
                && let ConstraintKind::Check(Check { expr, .. }) = &mut constraint.value
            {
                *expr = Expr::new(text.as_str());
            }
        }
        (Slot::Constraint(_, c), Answer::Exclusion(x)) => {
            if let Some(constraint) = table.constraints.get_mut(c) {
                constraint.value = ConstraintKind::Exclusion((**x).clone());
            }
        }
        (Slot::Index(_, i), Answer::Index(def)) => {
            if let Some(index) = table.indexes.get_mut(i) {
                index.value = (**def).clone();
            }
        }
        (
            Slot::Type(..)
            | Slot::Default(..)
            | Slot::Using(..)
            | Slot::Constraint(..)
            | Slot::Index(..),
            Answer::Type(_) | Answer::Expr(_) | Answer::Index(_) | Answer::Exclusion(_),
        ) => {}
    }
}
