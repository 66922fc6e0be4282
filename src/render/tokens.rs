//! Names inside texts that the server printed, outside of literals: renaming a type, finding a
//! column.

use crate::model::{
    ConstraintKind, Element, Expr, Ident, Index, IndexKey, Table, TypeName, ValueSource,
};

/// A renaming of one printed, schema-qualified type name.
pub struct Rename<'a> {
    old: &'a str,
    new: &'a str,
}

impl<'a> Rename<'a> {
    /// `old` and `new` as `quote::qname` prints them.
    pub fn new(old: &'a str, new: &'a str) -> Rename<'a> {
        Rename { old, new }
    }

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

    fn key(&self, key: &mut IndexKey) {
        if let Element::Expression(e) = &mut key.element {
            self.expr(e);
        }
    }

    fn expr(&self, expr: &mut Expr) {
        *expr = Expr::new(self.text(expr.as_str()));
    }

    /// The text with the name replaced where it stands as a whole, outside of `'…'`.
    pub fn text(&self, text: &str) -> String {
        let mut out = String::with_capacity(text.len());
        let mut rest = text;
        let mut in_literal = false;
        while let Some(c) = rest.chars().next() {
            if c == '\'' {
                in_literal = !in_literal;
            }
            if !in_literal
                && let Some(after) = rest.strip_prefix(self.old)
                && !out.chars().next_back().is_some_and(is_word)
                && !after.chars().next().is_some_and(is_word)
            {
                out.push_str(self.new);
                rest = after;
                continue;
            }
            out.push(c);
            rest = &rest[c.len_utf8()..];
        }
        out
    }
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

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_' || c == '"' || c == '$'
}

#[cfg(test)]
mod tests {
    use super::{Rename, mentions};
    use crate::model::Ident;

    #[test]
    fn a_column_is_named_outside_of_literals_and_as_a_whole() {
        let status = Ident::new("status").unwrap();
        assert!(mentions("((status)::text = 'x')", &status));
        assert!(!mentions("(status_code = 'status')", &status));
        let odd = Ident::new("My Col").unwrap();
        assert!(mentions("(\"My Col\" > 0)", &odd));
    }

    #[test]
    fn literals_and_longer_names_stay() {
        let r = Rename::new("public.mood", "public.humour");
        assert_eq!(
            r.text("('public.mood'::text = (m)::public.mood) AND (x::public.moody)"),
            "('public.mood'::text = (m)::public.humour) AND (x::public.moody)"
        );
        assert_eq!(r.text("public.mood[]"), "public.humour[]");
    }
}
