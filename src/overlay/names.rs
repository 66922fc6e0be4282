//! Names that PostgreSQL would choose itself, and the nearest known name.

use crate::model::name::{MAX_NAME_BYTES, clip};
use crate::model::{Ident, QName};

/// `makeObjectName()` of the server: `name1_name2_label`, the longer part cut first.
fn object_name(name1: &str, name2: Option<&str>, label: &str) -> Ident {
    let overhead = label.len() + 1 + name2.map_or(0, |_| 1);
    let room = MAX_NAME_BYTES - overhead;
    let (mut first, mut second) = (name1.len(), name2.map_or(0, str::len));
    while first + second > room {
        if first > second {
            first -= 1;
        } else {
            second -= 1;
        }
    }
    let first = clip(name1, first);
    let text = match name2 {
        Some(name2) => format!("{first}_{}_{label}", clip(name2, second)),
        None => format!("{first}_{label}"),
    };
    legal(text)
}

/// The name that PostgreSQL gives an unnamed primary key of `table`.
pub fn default_primary_key_name(table: &QName) -> Ident {
    object_name(table.name.as_str(), None, "pkey")
}

/// The name that PostgreSQL 18 gives an unnamed NOT NULL of `table.column`.
pub fn default_not_null_name(table: &QName, column: &Ident) -> Ident {
    object_name(table.name.as_str(), Some(column.as_str()), "not_null")
}

/// The same, with a number where that is taken, as PostgreSQL does it.
pub(super) fn chosen_not_null_name(
    table: &QName,
    column: &Ident,
    taken: impl Fn(&Ident) -> bool,
) -> Ident {
    chosen(table, Some(column.as_str()), "not_null", taken)
}

/// The name that PostgreSQL gives the index of a partition (`ChooseIndexName()`): the table, the columns and what
/// it is (`idx`, `key`), with a number where that is taken. A primary key has no columns in its name.
pub fn chosen_index_name(
    table: &QName,
    columns: &[String],
    label: &str,
    taken: impl Fn(&Ident) -> bool,
) -> Ident {
    let addition = (!columns.is_empty()).then(|| columns.join("_"));
    chosen(table, addition.as_deref(), label, taken)
}

fn chosen(
    table: &QName,
    addition: Option<&str>,
    label: &str,
    taken: impl Fn(&Ident) -> bool,
) -> Ident {
    let mut pass = String::new();
    let mut n = 0;
    loop {
        let label = format!("{label}{pass}");
        let name = object_name(table.name.as_str(), addition, &label);
        if !taken(&name) {
            return name;
        }
        n += 1;
        pass = n.to_string();
    }
}

/// The schema `public`.
pub(crate) fn public() -> Ident {
    legal("public".to_owned())
}

#[expect(
    clippy::expect_used,
    reason = "made of legal names and cut to 63 bytes"
)]
fn legal(text: String) -> Ident {
    Ident::new(text).expect("a name cut to 63 bytes is legal")
}

/// The known name that is most like `name`, if one is like it at all.
pub(crate) fn nearest<'a>(name: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let lower = name.to_lowercase();
    known
        .into_iter()
        .map(|k| (strsim::jaro_winkler(&lower, &k.to_lowercase()), k))
        .filter(|(score, _)| *score > 0.8)
        .max_by(|a, b| a.0.total_cmp(&b.0).then_with(|| b.1.cmp(a.1)))
        .map(|(_, k)| k)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_names_are_cut_as_the_server_cuts_them() {
        let table = QName::new(
            Ident::new("public").unwrap(),
            Ident::new("t".repeat(60)).unwrap(),
        );
        let name = default_not_null_name(&table, &Ident::new("c".repeat(30)).unwrap());
        assert_eq!(
            name.as_str(),
            format!("{}_{}_not_null", "t".repeat(27), "c".repeat(26))
        );
        assert_eq!(default_primary_key_name(&table).as_str().len(), 63);
    }

    #[test]
    fn nearest_ignores_the_case() {
        assert_eq!(nearest("Gardns", ["users", "gardens"]), Some("gardens"));
        assert_eq!(nearest("zzz", ["users", "gardens"]), None);
    }
}
