//! Data checks in the state that is there before the plan: they ask about rows as the step will find them, and run
//! before any step. An enum that the plan makes, or a value that it adds or renames, cannot be named then; and a column
//! whose type the plan changes still has its old values.
//!
//! Literals of such an enum are compared as text, and so are its columns, under their new labels; a column whose type
//! changes is the expression that changes it. Works on the texts that PostgreSQL printed, by their tokens; knows no server.

mod labels;
mod source;

use std::collections::{BTreeMap, BTreeSet};

use labels::as_text;
use source::{Columns, names, replaced, select};

use super::file::{Asks, CheckFile, LaterFile};
use super::recipe::Context;
use super::step::{Conversion, Draft, Preflight, Rank};
use crate::ddl::spread::Families;
use crate::ddl::{Statement, TableAction};
use crate::model::{Catalog, Expr, Ident, Live, ObjectId, Pair, QName, TypeName};
use crate::overlay::Rename;
use crate::render::{quote, tokens as texts};

/// The enums that the plan makes or changes, and what the steps so far make of columns.
pub(crate) struct Before<'a> {
    changed: BTreeMap<String, &'a QName>,
    renames: &'a [Rename],
    from: &'a Catalog,
    to: &'a Catalog,
    live: &'a Live,
    /// By the table and column: the expression, and the step that makes it so.
    retyped: BTreeMap<(QName, Ident), (String, u32)>,
    /// Steps that rename labels of an enum.
    relabelled: BTreeMap<QName, BTreeSet<u32>>,
}

impl<'a> Before<'a> {
    /// Looks for them.
    pub(crate) fn new(context: &Context<'a>) -> Before<'a> {
        let states = &context.target.states;
        let renames = &context.target.renames;
        let is_renamed = |name: &QName| {
            renames.iter().any(|r| match r {
                Rename::Enum(pair) => pair.to == *name,
                Rename::EnumValue(e, _) => e == name,
                Rename::Constraint { .. } | Rename::Index { .. } => false,
            })
        };
        let changed = states.to.enums.iter().filter(|(name, to)| {
            is_renamed(name)
                || states.from.enums.get(*name).map(|from| &from.values) != Some(&to.values)
        });
        Before {
            changed: changed
                .map(|(name, _)| (quote::qname(name), name))
                .collect(),
            renames,
            from: &states.from,
            to: &states.to,
            live: context.live,
            retyped: BTreeMap::new(),
            relabelled: BTreeMap::new(),
        }
    }

    /// The steps after this one find other values.
    pub(crate) fn passes(&mut self, draft: &Draft, number: u32) {
        for statement in draft.forward.iter().flat_map(|b| &b.statements) {
            if let Statement::RenameEnumValue { name, .. } = statement {
                let of = self.relabelled.entry(name.clone()).or_default();
                of.insert(number);
            }
            if draft.rank != Rank::Type {
                continue;
            }
            if let Statement::AlterTable { table, actions, .. } = statement {
                for action in actions {
                    if let TableAction::SetType {
                        column,
                        data_type,
                        using,
                    } = action
                    {
                        self.retype(table, column, data_type, using.as_str(), number);
                    }
                }
            }
            // The new column takes the old one's place.
            if let Statement::RenameColumn { table, name } = statement
                && let Some(from) = self.from.column(table, &name.to)
                && let Some(to) = self.to.column(table, &name.to)
                && draft
                    .subjects
                    .contains(&ObjectId::Column(table.clone(), name.to.clone()))
                && from.data_type != to.data_type
            {
                let types = Pair::new(from.data_type.clone(), to.data_type.clone());
                let using = format!("{}::text", quote::ident_as_printed(name.to.as_str()));
                self.retype(table, &name.to, &types, &using, number);
            }
        }
    }

    fn retype(
        &mut self,
        table: &QName,
        column: &Ident,
        types: &Pair<TypeName>,
        using: &str,
        number: u32,
    ) {
        let leaves = crate::ddl::retype::leaves_values(column, types, &Expr::new(using.to_owned()));
        if leaves && crate::ddl::retype::is_free(types) {
            return;
        }
        // USING is assigned, which refuses what is too long where a cast would cut it: a check of its own looks for that.
        // What is assigned is what the cast makes of it.
        let expr = format!("(({using}))::{}", types.to);
        let mut tables = Families::new(self.live).below(table);
        tables.insert(table.clone());
        for table in tables {
            let key = (table, column.clone());
            self.retyped.insert(key, (expr.clone(), number));
        }
    }

    /// The check as it can be asked before the plan.
    pub(crate) fn check(&self, of: Preflight, step: u32, table: Option<&QName>) -> CheckFile {
        let plain = |sql: String, later: Option<LaterFile>| CheckFile {
            step,
            title: of.title.clone(),
            sql,
            asks: Asks::Rule,
            later,
        };
        let here = self.changed_in(&of.query);
        let text = match self.text(&of.query, &here, table) {
            Some(text) => text,
            None => {
                let old = self.with_old_names(&of.query);
                let later = (old != of.query).then(|| LaterFile {
                    steps: self.relabelled.values().flatten().copied().collect(),
                    sql: of.query.clone(),
                });
                return plain(old, later);
            }
        };
        let mut steps = BTreeSet::new();
        let sql = replaced(&text, |table, printed| {
            self.source(table, printed, &text, &here, &mut steps)
        });
        match sql {
            Some(sql) if steps.is_empty() => plain(sql, None),
            Some(sql) => {
                // A column that has its new type is asked as it is.
                let is_retyped = self.retyped.values().any(|(_, step)| steps.contains(step));
                let sql_later = if is_retyped { of.query.clone() } else { text };
                let steps = steps.into_iter().collect();
                plain(
                    sql,
                    Some(LaterFile {
                        steps,
                        sql: sql_later,
                    }),
                )
            }
            None => plain(text, None),
        }
    }

    /// The same of values that this step converts. Once it is done, they are others.
    pub(crate) fn conversion(&self, of: Conversion, step: u32, table: Option<&QName>) -> CheckFile {
        let mut check = self.check(of.asked, step, table);
        check.asks = Asks::Conversion;
        if let Some(sql) = of.done {
            let mut steps = check.later.map(|l| l.steps).unwrap_or_default();
            steps.push(step);
            check.later = Some(LaterFile { steps, sql });
        }
        check
    }

    /// The enums that the text names, or asks for the text of.
    fn changed_in(&self, text: &str) -> BTreeMap<&str, &'a QName> {
        let here = self.changed.iter().filter(|(e, name)| {
            text.contains(*e) || self.relabelled.contains_key(*name) && text.contains("::text")
        });
        here.map(|(printed, name)| (printed.as_str(), *name))
            .collect()
    }

    /// Literals and columns of the enums as text. `None` where they are ordered: text has another order.
    fn text(
        &self,
        text: &str,
        here: &BTreeMap<&str, &'a QName>,
        table: Option<&QName>,
    ) -> Option<String> {
        if here.is_empty() {
            return Some(text.to_owned());
        }
        let as_text_too = |data_type: &str| match data_type.strip_suffix("[]") {
            Some(of) => here.contains_key(of).then_some("text[]"),
            None => here.contains_key(data_type).then_some("text"),
        };
        let columns: BTreeMap<&str, &str> = table
            .and_then(|t| self.from.tables.get(t))
            .into_iter()
            .flat_map(|t| &t.columns)
            .filter_map(|(name, c)| Some((name.as_str(), as_text_too(c.data_type.as_str())?)))
            .collect();
        as_text(text, &here.values().copied().collect(), &columns)
    }

    /// Labels and types by the names that they have before the plan.
    fn with_old_names(&self, text: &str) -> String {
        let mut text = text.to_owned();
        for rename in self.renames.iter().rev() {
            match rename {
                Rename::EnumValue(name, label) => {
                    let label = label.clone().swap();
                    let printed = quote::qname(name);
                    let back = texts::Rename::Label {
                        printed: &printed,
                        label: &label,
                    };
                    text = back.text(&text);
                }
                Rename::Enum(name) => {
                    let (old, new) = (quote::qname(&name.to), quote::qname(&name.from));
                    text = texts::Rename::Type {
                        old: &old,
                        new: &new,
                    }
                    .text(&text);
                }
                Rename::Constraint { .. } | Rename::Index { .. } => {}
            }
        }
        text
    }

    /// The rows of the table as the step will find them, where what the query asks of them is not there yet.
    fn source(
        &self,
        table: &QName,
        printed: &str,
        query: &str,
        here: &BTreeMap<&str, &'a QName>,
        steps: &mut BTreeSet<u32>,
    ) -> Option<String> {
        let columns = &self.live.catalog.tables.get(table)?.columns;
        let retyped = columns.keys().filter_map(|column| {
            let (expr, step) = self.retyped.get(&(table.clone(), column.clone()))?;
            names(query, column).then_some((column, expr, *step))
        });
        let mut converted = Columns::new();
        let mut here = here.clone();
        for (column, expr, step) in retyped {
            let inside = self.changed_in(expr);
            // Where there is no way to ask, the server's error says so.
            let text = self.text(expr, &inside, Some(table));
            converted.insert(column.clone(), text.unwrap_or_else(|| expr.clone()));
            here.extend(inside);
            steps.insert(step);
        }
        let mut labels = Columns::new();
        for (column, found) in self
            .from
            .tables
            .get(table)
            .into_iter()
            .flat_map(|t| &t.columns)
        {
            let data_type = found.data_type.as_str();
            let (of, many) = match data_type.strip_suffix("[]") {
                Some(of) => (of, true),
                None => (data_type, false),
            };
            let is_named = names(query, column) || converted.values().any(|e| names(e, column));
            let Some(name) = here.get(of).filter(|_| is_named) else {
                continue;
            };
            let Some(renaming) = self.relabelled.get(*name) else {
                continue;
            };
            steps.extend(renaming);
            labels.insert(column.clone(), self.relabel(name, column, many));
        }
        let all = || columns.keys();
        match (labels.is_empty(), converted.is_empty()) {
            (true, true) => None,
            (false, true) => Some(select(all(), &labels, false, query, printed)),
            (true, false) => Some(select(all(), &converted, true, query, printed)),
            (false, false) => {
                let inner = select(all(), &labels, false, query, printed);
                let name = quote::ident_as_printed(table.name.as_str());
                let of = format!("{inner} AS {name}");
                Some(select(all(), &converted, true, query, &of))
            }
        }
    }

    /// The column's values as text, by the labels that they get.
    fn relabel(&self, name: &QName, column: &Ident, many: bool) -> String {
        let printed = quote::ident_as_printed(column.as_str());
        let renames = self.renames.iter().filter_map(|r| match r {
            Rename::EnumValue(of, label) if of == name => Some(label),
            Rename::EnumValue(..)
            | Rename::Enum(_)
            | Rename::Constraint { .. }
            | Rename::Index { .. } => None,
        });
        if many {
            // One after the other, as the labels are renamed.
            return renames.fold(format!("({printed})::text[]"), |expr, label| {
                let (from, to) = (quote::literal(&label.from), quote::literal(&label.to));
                format!("pg_catalog.array_replace({expr}, {from}, {to})")
            });
        }
        let mut last: Vec<Pair<String>> = Vec::new();
        for label in renames {
            match last.iter_mut().find(|l| l.to == label.from) {
                Some(before) => before.to.clone_from(&label.to),
                None => last.push(label.clone()),
            }
        }
        let cases: String = last
            .iter()
            .map(|l| {
                format!(
                    "WHEN {} THEN {} ",
                    quote::literal(&l.from),
                    quote::literal(&l.to)
                )
            })
            .collect();
        format!("CASE ({printed})::text {cases}ELSE ({printed})::text END")
    }
}
