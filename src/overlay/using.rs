//! A `using` that names another column whose type the same plan changes. Types change one after the other, so the second
//! would be made of the first's new values, and the order of the steps would say which column that is.
//!
//! Pure; the texts are those that the server printed.

use std::collections::{BTreeMap, BTreeSet};

use super::{Problems, Target};
use crate::ddl::spread::Families;
use crate::model::declaration::{Facet, Site};
use crate::model::{Ident, Live, ObjectId, QName};
use crate::normalize::tokens::{OtherNames, Token, names, tokens};

pub(super) fn check(live: &Live, out: &Target, problems: &mut Problems) {
    if out.using.is_empty() {
        return;
    }
    let changed = changed(live, out);
    for ((table, column), text) in &out.using {
        let Some(here) = changed.get(table).filter(|c| c.contains(column)) else {
            continue;
        };
        let named: Vec<&Ident> = here
            .iter()
            .filter(|other| *other != column && is_named(text.as_str(), other))
            .collect();
        let list: Vec<String> = named.iter().map(|c| format!("`{c}`")).collect();
        let (types, they) = match named.as_slice() {
            [] => continue,
            [_] => ("type", "its"),
            [_, _, ..] => ("types", "their"),
        };
        let id = ObjectId::Column(table.clone(), column.clone());
        problems.push(
            Site::new(id.clone(), Facet::Using),
            format!(
                "{id}: this `using` names {}, whose {types} this declaration changes too: which of them is changed first would \
                 decide whether it sees {they} old values or the new ones",
                list.join(" and ")
            ),
            Some(format!(
                "change one column in a plan of its own, and the other in a plan after it, which sees the first one's new \
                 values; or have this `using` name `{column}` alone"
            )),
        );
    }
}

/// The columns whose types the plan changes, those that a parent's change reaches included.
fn changed(live: &Live, out: &Target) -> BTreeMap<QName, BTreeSet<Ident>> {
    let families = Families::new(live);
    let mut all: BTreeMap<QName, BTreeSet<Ident>> = BTreeMap::new();
    for (table, from) in &out.states.from.tables {
        let Some(to) = out.states.to.tables.get(table) else {
            continue;
        };
        let columns: BTreeSet<Ident> = from
            .columns
            .iter()
            .filter(|(name, c)| {
                let after = to.columns.get(*name);
                after.is_some_and(|after| after.data_type != c.data_type)
            })
            .map(|(name, _)| name.clone())
            .collect();
        if columns.is_empty() {
            continue;
        }
        for below in families.below(table) {
            all.entry(below).or_default().extend(columns.clone());
        }
        all.entry(table.clone()).or_default().extend(columns);
    }
    all
}

/// Does the text read the column? By the row as a whole it does, too.
fn is_named(text: &str, column: &Ident) -> bool {
    if names(text).others == OtherNames::Possible {
        return true;
    }
    let all = tokens(text);
    let at = |n: usize| all.get(n);
    let is_word =
        |t: Option<&Token<'_>>, word: &str| t.is_some_and(|t| t.text.eq_ignore_ascii_case(word));
    all.iter().enumerate().any(|(n, token)| {
        let before = n.checked_sub(1).and_then(at);
        let head = n.checked_sub(2).and_then(at);
        let is_part = before.is_some_and(|t| t.is(".") || t.is("::"))
            || at(n + 1).is_some_and(|t| t.is("(") || t.is("."));
        // AT TIME ZONE, timestamp with time zone; EXTRACT(year FROM …).
        let is_of_syntax = (is_word(before, "time") && token.text.eq_ignore_ascii_case("zone"))
            || (is_word(head, "extract") && is_word(at(n + 1), "from"));
        token.name().is_some_and(|name| name == column.as_str()) && !is_part && !is_of_syntax
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_told_from_what_looks_like_them() {
        for (text, column, is) in [
            ("(net * (119)::numeric)", "net", true),
            ("(\"Net\" + 1)", "Net", true),
            ("(c)::date", "date", false),
            ("date('x'::text)", "date", false),
            ("'net'::text", "net", false),
            ("(x AT TIME ZONE 'UTC'::text)", "zone", false),
            ("(zone)::timestamp with time zone", "zone", true),
            ("EXTRACT(year FROM d)", "year", false),
            ("to_json(t.*)", "net", true),
        ] {
            let column = Ident::new(column).unwrap();
            assert_eq!(is_named(text, &column), is, "{text}");
        }
    }
}
