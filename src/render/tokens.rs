//! Names inside texts that the server printed, outside of literals: renaming a type, finding a
//! column.

use crate::model::{
    ConstraintKind, Element, EnumType, Expr, Ident, Index, IndexKey, Pair, Table, TypeName,
    ValueSource,
};
use crate::normalize::tokens::tokens;

/// A renaming of one printed, schema-qualified type name, or of one label of such a type.
pub enum Rename<'a> {
    /// Both names as `quote::qname` prints them.
    Type {
        /// Until now.
        old: &'a str,
        /// From now on.
        new: &'a str,
    },
    /// A label of the type that the server prints so.
    Label {
        /// The type, as `quote::qname` prints it.
        printed: &'a str,
        /// The label itself.
        label: &'a Pair<String>,
    },
}

impl<'a> Rename<'a> {
    /// Every expression and type of the table.
    pub fn table(&self, table: &mut Table) {
        for column in table.columns.values_mut() {
            column.data_type = TypeName::new(self.text(column.data_type.as_str()));
            if let ValueSource::Default(e) | ValueSource::Generated(e) = &mut column.source {
                self.expr(e);
            }
        }
        for c in table.constraints.values_mut() {
            match &mut c.kind {
                ConstraintKind::Check(check) => self.expr(&mut check.expr),
                ConstraintKind::Exclusion(x) => {
                    x.predicate.iter_mut().for_each(|p| self.expr(p));
                    x.elements.iter_mut().for_each(|e| self.key(&mut e.key));
                }
                ConstraintKind::PrimaryKey(_)
                | ConstraintKind::Unique(_)
                | ConstraintKind::ForeignKey(_) => {}
            }
        }
        for Index { def, .. } in table.indexes.values_mut() {
            def.predicate.iter_mut().for_each(|p| self.expr(p));
            def.keys.iter_mut().for_each(|k| self.key(k));
        }
    }

    /// Every expression of the domains over an enum.
    pub fn domains(&self, of: &mut EnumType) {
        let texts = of.domains.values_mut().flat_map(|d| d.texts_mut());
        texts.for_each(|text| self.expr(text));
    }

    fn key(&self, key: &mut IndexKey) {
        if let Element::Expression(e) = &mut key.element {
            self.expr(e);
        }
    }

    fn expr(&self, expr: &mut Expr) {
        *expr = Expr::new(self.text(expr.as_str()));
    }

    /// The text with the name replaced where it stands as a whole, outside of `'…'`, or with the label replaced.
    pub fn text(&self, text: &str) -> String {
        match self {
            Rename::Type { old, new } => rename_type(text, old, new),
            Rename::Label { printed, label } => super::labels::rename(text, printed, label),
        }
    }
}

fn rename_type(text: &str, old: &str, new: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    let mut in_literal = false;
    while let Some(c) = rest.chars().next() {
        if c == '\'' {
            in_literal = !in_literal;
        }
        if !in_literal
            && let Some(after) = rest.strip_prefix(old)
            && !out.chars().next_back().is_some_and(is_word)
            && !after.chars().next().is_some_and(is_word)
        {
            out.push_str(new);
            rest = after;
            continue;
        }
        out.push(c);
        rest = &rest[c.len_utf8()..];
    }
    out
}

/// Every spelling of a printed text on 14 to 18: words that became keywords in 16 or 17 are bare
/// before. The first is the text itself, which quotes them all.
pub fn spellings(text: &str) -> Vec<String> {
    const SINCE_16: [&str; 5] = [
        "json_array",
        "json_arrayagg",
        "json_object",
        "json_objectagg",
        "system_user",
    ];
    const SINCE_17: [&str; 8] = [
        "json",
        "json_exists",
        "json_query",
        "json_scalar",
        "json_serialize",
        "json_table",
        "json_value",
        "merge_action",
    ];
    let mut out = vec![text.to_owned()];
    let before_17 = without_quotes(text, &SINCE_17);
    let before_16 = without_quotes(&before_17, &SINCE_16);
    for other in [before_17, before_16] {
        if !out.contains(&other) {
            out.push(other);
        }
    }
    out
}

/// The text with these words bare where they stand as quoted names, outside of literals.
fn without_quotes(text: &str, words: &[&str]) -> String {
    let mut out = String::with_capacity(text.len());
    let mut in_literal = false;
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        if c == '\'' {
            in_literal = !in_literal;
        }
        if c == '"' && !in_literal {
            let inside = rest[1..].split('"').next().unwrap_or_default();
            let after = &rest[(inside.len() + 2).min(rest.len())..];
            if words.contains(&inside) && !after.starts_with('"') {
                out.push_str(inside);
                rest = after;
                continue;
            }
            // A quoted name is copied whole: an apostrophe in it starts no literal.
            let end = rest[1..].find('"').map_or(rest.len(), |at| at + 2);
            out.push_str(&rest[..end]);
            rest = &rest[end..];
            continue;
        }
        out.push(c);
        rest = &rest[c.len_utf8()..];
    }
    out
}

/// The expression with the column under its other name, wherever it is named.
pub fn rename_column(expr: &Expr, name: &Pair<Ident>) -> Expr {
    replace_column(
        expr,
        &name.from,
        &super::quote::ident_as_printed(name.to.as_str()),
    )
}

/// The expression with `by` where it names the column: not a type, not a function, not a part of another name.
pub fn replace_column(expr: &Expr, column: &Ident, by: &str) -> Expr {
    let text = expr.as_str();
    let all = tokens(text);
    let mut out = String::with_capacity(text.len());
    let mut copied = 0;
    for (n, token) in all.iter().enumerate() {
        let before = n.checked_sub(1).and_then(|n| all.get(n));
        let after = all.get(n + 1);
        let is_it = token.name().is_some_and(|found| found == column.as_str())
            && !before.is_some_and(|t| t.is(".") || t.is("::"))
            && !after.is_some_and(|t| t.is("(") || t.is("."));
        if is_it {
            out.push_str(text.get(copied..token.start).unwrap_or_default());
            out.push_str(by);
            copied = token.end();
        }
    }
    out.push_str(text.get(copied..).unwrap_or_default());
    Expr::new(out)
}

/// Does `text`, as the server prints it, name the column? Literals do not count.
pub fn mentions(text: &str, column: &Ident) -> bool {
    let printed = super::quote::ident_as_printed(column.as_str());
    let quoted = super::quote::ident(column);
    let mut in_literal = false;
    let mut rest = text;
    let mut before = None;
    while let Some(c) = rest.chars().next() {
        if c == '\'' {
            in_literal = !in_literal;
        }
        if !in_literal {
            for form in [printed.as_str(), quoted.as_str()] {
                if let Some(after) = rest.strip_prefix(form)
                    && !before.is_some_and(is_word)
                    && !after.chars().next().is_some_and(is_word)
                {
                    return true;
                }
            }
        }
        before = Some(c);
        rest = &rest[c.len_utf8()..];
    }
    false
}

/// Does `text`, as the server prints it, name the type, `printed` as it prints it? Literals count:
/// `'public.mood'::regtype` names one.
pub fn names_type(text: &str, printed: &str) -> bool {
    text.match_indices(printed).any(|(at, found)| {
        let before = text[..at].chars().next_back();
        let after = text[at + found.len()..].chars().next();
        !before.is_some_and(is_word) && !after.is_some_and(is_word)
    })
}

pub(super) fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_' || c == '"' || c == '$'
}

#[cfg(test)]
mod tests {
    use super::{Rename, mentions};
    use crate::model::Ident;

    #[test]
    fn late_keywords_have_two_spellings() {
        assert_eq!(super::spellings("CHECK (a > 0)"), ["CHECK (a > 0)"]);
        assert_eq!(
            super::spellings("UNIQUE (\"json\", \"Json\", \"it's\", \"json_array\")"),
            [
                "UNIQUE (\"json\", \"Json\", \"it's\", \"json_array\")",
                "UNIQUE (json, \"Json\", \"it's\", \"json_array\")",
                "UNIQUE (json, \"Json\", \"it's\", json_array)",
            ]
        );
        assert_eq!(super::spellings("(a <> '\"json\"')"), ["(a <> '\"json\"')"]);
    }

    #[test]
    fn a_column_is_named_outside_of_literals_and_as_a_whole() {
        let status = Ident::new("status").unwrap();
        assert!(mentions("((status)::text = 'x')", &status));
        assert!(!mentions("(status_code = 'status')", &status));
        let odd = Ident::new("My Col").unwrap();
        assert!(mentions("(\"My Col\" > 0)", &odd));
    }

    #[test]
    fn a_type_is_named_as_a_whole() {
        assert!(super::names_type("(m = 'a'::public.mood)", "public.mood"));
        assert!(super::names_type("('public.mood'::regtype)", "public.mood"));
        assert!(!super::names_type("(m = 'a'::public.moods)", "public.mood"));
        assert!(!super::names_type(
            "(m = 'a'::republic.mood)",
            "public.mood"
        ));
    }

    #[test]
    fn literals_and_longer_names_stay() {
        let r = Rename::Type {
            old: "public.mood",
            new: "public.humour",
        };
        assert_eq!(
            r.text("('public.mood'::text = (m)::public.mood) AND (x::public.moody)"),
            "('public.mood'::text = (m)::public.humour) AND (x::public.moody)"
        );
        assert_eq!(r.text("public.mood[]"), "public.humour[]");
    }
}
