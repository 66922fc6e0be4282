//! Enums that are not in the database as declared, played by enums in `pg_temp`.
//!
//! A type that does not exist, or a label that is not there yet, cannot be used in an expression
//! (manual 8.7; a label is not usable before its ALTER TYPE is committed). So the declared type is
//! made in `pg_temp`. While texts are parsed it has the plain name where the search path would
//! find the real one, or a name of its own. Before reading back all get a name of their own which
//! occurs nowhere else, so that putting the real name in its place is plain text replacement.

use std::collections::{BTreeMap, BTreeSet};

use super::job::{ColumnType, Prepared};
use crate::model::declaration::Declaration;
use crate::model::{Ident, Live, QName};
use crate::normalize::tokens;
use crate::render::quote;

/// All enums that may need a shadow.
#[derive(Clone, Debug, Default)]
pub(super) struct Shadows {
    enums: BTreeMap<QName, Shadow>,
    /// How the server prints a type that is shadowed (its old name, too).
    by_print: BTreeMap<String, QName>,
    /// The base types of domains over an enum, as the server prints both.
    domains: BTreeMap<String, String>,
    /// Enums that get another name, by their old one.
    old_names: BTreeSet<QName>,
    /// Prefix of the own names.
    prefix: String,
    /// Types of the database which have the name of a shadow.
    pub(super) taken: BTreeSet<QName>,
}

#[derive(Clone, Debug)]
struct Shadow {
    number: usize,
    labels: Vec<String>,
    need: Need,
}

#[derive(Clone, Debug)]
enum Need {
    /// The type is not there under its name.
    Always,
    /// These labels are not there, or shall not be.
    ForLabels(Vec<String>),
}

/// The names of shadows in one batch.
#[derive(Clone, Debug, Default)]
pub(super) struct Names {
    /// Real name, name in `pg_temp` while parsing, own name while printing.
    list: Vec<(QName, Ident, Ident)>,
}

impl Shadows {
    /// Compares the declared enums with the live ones.
    pub(super) fn new(declaration: &Declaration, live: &Live) -> Shadows {
        let mut shadows = Shadows {
            prefix: "lockstep_shadow_".to_owned(),
            ..Shadows::default()
        };
        for (name, live) in &live.catalog.enums {
            for (domain, of) in &live.domains {
                let base = format!("{}{}", quote::qname(name), of.brackets);
                shadows.domains.insert(quote::qname(domain), base);
            }
        }
        for (name, declared) in &declaration.enums {
            let old = declared.was.as_ref().map(|was| name.sibling(was.clone()));
            let (need, old) = match (live.catalog.enums.get(name), old) {
                (Some(there), _) => {
                    let fresh = declared.values.iter().filter(|v| !there.values.contains(v));
                    let gone = there.values.iter().filter(|v| !declared.values.contains(v));
                    let fresh: Vec<String> = fresh.chain(gone).cloned().collect();
                    if fresh.is_empty() {
                        continue;
                    }
                    (Need::ForLabels(fresh), None)
                }
                (None, Some(old)) if live.catalog.enums.contains_key(&old) => {
                    (Need::Always, Some(old))
                }
                (None, _) => (Need::Always, None),
            };
            shadows.by_print.insert(quote::qname(name), name.clone());
            if let Some(old) = old {
                shadows.by_print.insert(quote::qname(&old), name.clone());
                shadows.old_names.insert(old);
            }
            shadows.enums.insert(
                name.clone(),
                Shadow {
                    number: shadows.enums.len(),
                    labels: declared.values.clone(),
                    need,
                },
            );
        }
        shadows
    }

    /// Keeps the own names clear of the users' texts.
    pub(super) fn avoid(&mut self, text: &str) {
        while text.contains(&self.prefix) {
            self.prefix.push_str("x_");
        }
    }

    /// The names to look for in the database.
    pub(super) fn bare_names(&self) -> Vec<String> {
        self.enums
            .keys()
            .map(|q| q.name.as_str().to_owned())
            .collect()
    }

    /// Has the type of a column another name after this plan?
    pub(super) fn renames(&self, type_text: &str) -> bool {
        let bare = type_text.trim_end_matches("[]");
        self.by_print
            .get(bare)
            .is_some_and(|new| quote::qname(new) != bare)
    }

    /// The enums that texts with these names and strings must see as declared.
    pub(super) fn active(&self, texts: &[&str]) -> BTreeSet<QName> {
        let strings: Vec<String> = if self.enums.is_empty() {
            Vec::new()
        } else {
            texts.iter().flat_map(|t| tokens::strings(t)).collect()
        };
        self.enums
            .iter()
            .filter(|(_, shadow)| match &shadow.need {
                Need::Always => true,
                Need::ForLabels(fresh) => fresh
                    .iter()
                    .any(|label| strings.iter().any(|s| s.contains(label))),
            })
            .map(|(name, _)| name.clone())
            .collect()
    }

    /// The stand-in's type for a type the server printed.
    pub(super) fn column_type(&self, active: &BTreeSet<QName>, printed: &str) -> ColumnType {
        let bare = printed.trim_end_matches("[]");
        match self.by_print.get(bare) {
            Some(name) if active.contains(name) => {
                ColumnType::Shadow(name.clone(), printed[bare.len()..].to_owned())
            }
            Some(_) | None => ColumnType::Plain(printed.to_owned()),
        }
    }

    /// The same for a DEFAULT: that of a domain's column is made of the base type's values, and the server prints it so.
    pub(super) fn default_type(&self, active: &BTreeSet<QName>, printed: &str) -> ColumnType {
        let base = self
            .domains
            .get(printed)
            .map(|b| self.column_type(active, b));
        match base {
            Some(shadow @ ColumnType::Shadow(..)) => shadow,
            Some(ColumnType::Plain(_)) | None => self.column_type(active, printed),
        }
    }

    /// Names for the shadows of a batch whose search path begins with `schema`.
    pub(super) fn names(&self, schema: &Ident, wanted: &BTreeSet<QName>) -> Names {
        let exists = |q: &QName| {
            (self.taken.contains(q) && !self.old_names.contains(q)) || self.enums.contains_key(q)
        };
        let list = wanted
            .iter()
            .filter_map(|real| {
                let number = self.enums.get(real)?.number;
                let own = Ident::new(format!("{}{number}_", self.prefix)).ok()?;
                let here = QName::new(schema.clone(), real.name.clone());
                let found_by_path =
                    real.schema == *schema || (real.schema.as_str() == "public" && !exists(&here));
                let parse = if found_by_path {
                    real.name.clone()
                } else {
                    own.clone()
                };
                Some((real.clone(), parse, own))
            })
            .collect();
        Names { list }
    }

    /// The statements that make the shadows of a batch.
    pub(super) fn create(&self, names: &Names) -> Vec<String> {
        names
            .list
            .iter()
            .filter_map(|(real, parse, _)| {
                let labels: Vec<String> = self
                    .enums
                    .get(real)?
                    .labels
                    .iter()
                    .map(|l| quote::literal(l))
                    .collect();
                Some(format!(
                    "CREATE TYPE pg_temp.{} AS ENUM ({})",
                    quote::ident(parse),
                    labels.join(", ")
                ))
            })
            .collect()
    }
}

impl Names {
    /// The statements that give every shadow its own name.
    pub(super) fn rename(&self) -> Vec<String> {
        self.list
            .iter()
            .filter(|(_, parse, own)| parse != own)
            .map(|(_, parse, own)| {
                format!(
                    "ALTER TYPE pg_temp.{} RENAME TO {}",
                    quote::ident(parse),
                    quote::ident(own)
                )
            })
            .collect()
    }

    /// The SQL of a stand-in's column type.
    pub(super) fn type_sql(&self, data_type: &ColumnType) -> String {
        match data_type {
            ColumnType::Plain(text) => text.clone(),
            ColumnType::Shadow(real, brackets) => {
                match self.list.iter().find(|(name, _, _)| name == real) {
                    Some((_, parse, _)) => format!("pg_temp.{}{brackets}", quote::ident(parse)),
                    None => format!("{}{brackets}", quote::qname(real)),
                }
            }
        }
    }

    /// The user's text with `schema.name` of a shadowed enum turned to its shadow.
    pub(super) fn inward(&self, text: &str) -> Prepared {
        let mut out = Prepared::default();
        out.anchors.push((0, 0));
        if self.list.is_empty() {
            out.text = text.to_owned();
            return out;
        }
        let all = tokens::tokens(text);
        let mut copied = 0;
        for n in 0..all.len() {
            let Some([schema, dot, name]) = all.get(n..n + 3) else {
                break;
            };
            let after_dot = n > 0 && all[n - 1].is(".");
            let called = all.get(n + 3).is_some_and(|t| t.is("(") || t.is("."));
            if !dot.is(".") || after_dot || called {
                continue;
            }
            let shadow = self.list.iter().find(|(real, _, _)| {
                schema.name().as_deref() == Some(real.schema.as_str())
                    && name.name().as_deref() == Some(real.name.as_str())
            });
            if let Some((_, parse, _)) = shadow {
                out.text.push_str(&text[copied..schema.start]);
                out.text
                    .push_str(&format!("pg_temp.{}", quote::ident(parse)));
                copied = name.end();
                out.anchors.push((out.text.len(), copied));
            }
        }
        out.text.push_str(&text[copied..]);
        out
    }

    /// What the server printed, with the real names.
    pub(super) fn outward(&self, printed: &str) -> String {
        let mut text = printed.to_owned();
        for (real, _, own) in &self.list {
            if text.contains(own.as_str()) {
                for prefix in ["pg_temp.", ""] {
                    text = text.replace(&format!("{prefix}{own}"), &quote::qname(real));
                }
            }
        }
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(text: &str) -> Ident {
        Ident::new(text).unwrap()
    }

    #[test]
    fn qualified_names_go_in_and_come_out() {
        let real = QName::new(id("public"), id("mood"));
        let names = Names {
            list: vec![(real, id("mood"), id("shadow_0_"))],
        };
        let inward = names.inward("x = 'public.mood'::PUBLIC.mood and 'a' < public.mood('x')");
        assert_eq!(
            inward.text,
            "x = 'public.mood'::pg_temp.\"mood\" and 'a' < public.mood('x')"
        );
        assert_eq!(
            names.outward("((x = 'a'::shadow_0_) OR (y = 'b'::pg_temp.shadow_0_))"),
            "((x = 'a'::public.mood) OR (y = 'b'::public.mood))"
        );
    }
}
