//! Who says a label of an enum: defaults, rules and indexes of tables, and of domains.
//!
//! It reads the server's own spelling (`'label'::schema.name`) and judges nothing. Input: the two states, and the labels.

use super::Target;
use super::enum_users::index_names;
use crate::model::{Expr, ObjectId, QName, ValueSource};
use crate::normalize::tokens::{Kind, tokens as lexed};
use crate::render::definition;

/// Objects of the wanted state that say a label which goes, with what they say.
pub(super) fn naming(name: &QName, removed: &[&String], out: &Target) -> Vec<(ObjectId, String)> {
    let mut found = Vec::new();
    let says = |text: &str| removed.iter().any(|label| says_label(text, name, label));
    let names = out.printed_names(name);
    for (table, t) in &out.states.to.tables {
        for (column, c) in &t.columns {
            if let ValueSource::Default(e) = &c.source
                && says(e.as_str())
            {
                let id = ObjectId::Column(table.clone(), column.clone());
                found.push((id, format!("DEFAULT {e}")));
            }
        }
        for (constraint, c) in &t.constraints {
            let text = definition::constraint(&c.kind);
            if says(&text) {
                found.push((
                    ObjectId::Constraint(table.clone(), constraint.clone()),
                    text,
                ));
            }
        }
        for (index, i) in &t.indexes {
            let text = definition::index(index, table, &i.def);
            if index_names(index, table, &i.def, &names) && says(&text) {
                found.push((ObjectId::Index(table.clone(), index.clone()), text));
            }
        }
    }
    found
}

/// Defaults and rules of domains that say a label which goes.
pub(super) fn said_by_domains(
    name: &QName,
    removed: &[&String],
    out: &Target,
) -> Vec<(QName, String)> {
    let domains = out.states.from.enums.get(name).map(|e| &e.domains);
    let texts = domains.into_iter().flatten().flat_map(|(domain, d)| {
        let texts = d.texts().map(Expr::as_str);
        texts.map(move |text| (domain.clone(), text.to_owned()))
    });
    texts
        .filter(|(_, text)| removed.iter().any(|label| says_label(text, name, label)))
        .collect()
}

/// Is there `'label'::schema.name`, or an array literal of the type with the label in it?
fn says_label(text: &str, name: &QName, label: &str) -> bool {
    let all = lexed(text);
    all.windows(5).any(|part| {
        let [string, cast, schema, dot, ty] = part else {
            return false;
        };
        let Some(content) = string
            .string_content()
            .filter(|_| string.kind == Kind::String)
        else {
            return false;
        };
        let is_type = cast.is("::")
            && dot.is(".")
            && schema.name().as_deref() == Some(name.schema.as_str())
            && ty.name().as_deref() == Some(name.name.as_str());
        let is_array = text[ty.end()..].starts_with("[]");
        is_type
            && if is_array {
                array_items(&content).iter().any(|item| *item == label)
            } else {
                content == label
            }
    })
}

/// The elements of an array literal of one or more dimensions ("Array Input and Output Syntax"); a bound before it is part
/// of the first. NULL is an element like any other: no label is taken for it that is not quoted.
fn array_items(literal: &str) -> Vec<String> {
    let mut items = Vec::new();
    let mut item = String::new();
    let (mut quoted, mut any) = (false, false);
    let mut rest = literal.chars();
    while let Some(c) = rest.next() {
        match c {
            '"' => {
                quoted = !quoted;
                any = true;
            }
            '\\' => item.extend(rest.next()),
            '{' | '}' | ',' if !quoted => {
                if any || !item.is_empty() {
                    items.push(std::mem::take(&mut item));
                }
                any = false;
            }
            c => item.push(c),
        }
    }
    items
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Ident;

    #[test]
    fn a_label_is_found_with_its_type() {
        let id = |t: &str| Ident::new(t).unwrap();
        let mood = QName::new(id("public"), id("mood"));
        for (text, says) in [
            ("(m <> 'sad'::public.mood)", true),
            (
                "(m = ANY (ARRAY['ok'::public.mood, 'sad'::public.mood]))",
                true,
            ),
            ("(m = ANY ('{ok,sad}'::public.mood[]))", true),
            ("(m = 'sad'::public.moods)", false),
            ("(note = 'sad'::text)", false),
            ("(m = 'ok'::public.mood)", false),
            ("(m = ANY ('{\"ok,sad\",ok}'::public.mood[]))", false),
            ("(m = ANY ('{{ok},{\"sad\"}}'::public.mood[]))", true),
        ] {
            assert_eq!(says_label(text, &mood, "sad"), says, "{text}");
        }
    }

    #[test]
    fn elements_of_array_literals() {
        for (literal, items) in [
            ("{}", vec![]),
            (
                r#"{a,"b,c","d\"e\\f",""}"#,
                vec!["a", "b,c", r#"d"e\f"#, ""],
            ),
            (r#"{{a,b},{"{",}}"#, vec!["a", "b", "{"]),
        ] {
            assert_eq!(array_items(literal), items, "{literal}");
        }
    }
}
