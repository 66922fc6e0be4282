//! Constraints of a table, and elements of indexes.

use super::super::sqltext;
use super::table::push_section;
use super::yaml::{Line, Yaml};
use super::{condition, names, push_comment, qualified, words};
use crate::model::{
    Action, Check, Constraint, ConstraintKind, Deferral, Direction, Element, Enforcement,
    Exclusion, Expr, ForeignKey, Ident, IndexKey, Inheritance, Key, Matching, NameRef,
    NullsDistinct, NullsOrder, Period, QName, StorageParameters, Table, Validity,
};
use crate::render::quote;

type Entries = Vec<(String, Yaml)>;

/// `primary_key:` to `exclusions:` of a table.
pub(super) fn lines(table_name: &QName, table: &Table) -> Vec<Line> {
    let mut lines = Vec::new();
    let (mut unique, mut foreign, mut checks, mut exclusions) = (vec![], vec![], vec![], vec![]);
    for (name, found) in &table.constraints {
        let key = name.to_string();
        match &found.kind {
            ConstraintKind::PrimaryKey(k) => {
                let value = primary_key(table_name, name, k, found);
                lines.push(Line::Entry("primary_key".into(), value));
            }
            ConstraintKind::Unique(k) => unique.push(Line::Entry(key, unique_value(k, found))),
            ConstraintKind::ForeignKey(fk) => {
                foreign.push(Line::Entry(key, foreign_key(table_name, fk, found)));
            }
            ConstraintKind::Check(c) => checks.push(Line::Entry(key, check(c, found))),
            ConstraintKind::Exclusion(x) => {
                exclusions.push(Line::Entry(key, exclusion(x, found)));
            }
        }
    }
    push_section(&mut lines, "unique", unique);
    push_section(&mut lines, "foreign_keys", foreign);
    push_section(&mut lines, "checks", checks);
    push_section(&mut lines, "exclusions", exclusions);
    lines
}

fn primary_key(table: &QName, name: &Ident, key: &Key, found: &Constraint) -> Yaml {
    let mut entries = key_entries(key, found);
    let chosen = format!("{}_pkey", table.name);
    if name.as_str() != chosen {
        entries.insert(0, ("name".into(), Yaml::text(name.as_str())));
    }
    with_columns(&key.columns, entries)
}

fn unique_value(key: &Key, found: &Constraint) -> Yaml {
    with_columns(&key.columns, key_entries(key, found))
}

fn with_columns(columns: &[Ident], mut entries: Entries) -> Yaml {
    if entries.is_empty() {
        return names(columns);
    }
    let at = usize::from(entries[0].0 == "name");
    entries.insert(at, ("columns".into(), names(columns)));
    Yaml::Map(entries)
}

fn key_entries(key: &Key, found: &Constraint) -> Entries {
    let mut entries = Vec::new();
    if !key.include.is_empty() {
        entries.push(("include".into(), names(&key.include)));
    }
    if key.nulls == NullsDistinct::NotDistinct {
        entries.push(("nulls_not_distinct".into(), Yaml::yes()));
    }
    push_deferral(&mut entries, key.deferral);
    if key.period == Period::LastColumn {
        entries.push(("without_overlaps".into(), Yaml::yes()));
    }
    push_storage(&mut entries, &key.storage, key.tablespace.as_ref());
    push_comment(&mut entries, found.comment.as_deref());
    entries
}

fn push_deferral(entries: &mut Entries, deferral: Deferral) {
    let word = match deferral {
        Deferral::NotDeferrable => return,
        Deferral::Immediate => "immediate",
        Deferral::Deferred => "deferred",
    };
    entries.push(("deferrable".into(), Yaml::text(word)));
}

/// `with:` and `tablespace:`.
pub(super) fn push_storage(
    entries: &mut Entries,
    storage: &StorageParameters,
    tablespace: Option<&Ident>,
) {
    if !storage.is_empty() {
        let all = storage
            .iter()
            .map(|(name, value)| (name.to_owned(), Yaml::loose(value)))
            .collect();
        entries.push(("with".into(), Yaml::Map(all)));
    }
    if let Some(tablespace) = tablespace {
        entries.push(("tablespace".into(), Yaml::text(tablespace.as_str())));
    }
}

fn push_state(entries: &mut Entries, validity: Validity, enforcement: Enforcement) {
    if validity == Validity::NotValid {
        entries.push(("not_valid".into(), Yaml::yes()));
    }
    if enforcement == Enforcement::NotEnforced {
        entries.push(("not_enforced".into(), Yaml::yes()));
    }
}

fn foreign_key(table: &QName, fk: &ForeignKey, found: &Constraint) -> Yaml {
    let mut references = qualified(&fk.table, &table.schema);
    if !fk.referenced.is_empty() {
        references.push_str(&format!(" ({})", words(&fk.referenced)));
    }
    let mut entries = vec![
        ("columns".to_owned(), names(&fk.columns)),
        ("references".to_owned(), Yaml::text(references)),
    ];
    if fk.on_delete != Action::NoAction {
        let mut action = fk.on_delete.sql().to_lowercase();
        if !fk.on_delete_columns.is_empty() {
            action.push_str(&format!(" ({})", words(&fk.on_delete_columns)));
        }
        entries.push(("on_delete".into(), Yaml::text(action)));
    }
    if fk.on_update != Action::NoAction {
        let action = fk.on_update.sql().to_lowercase();
        entries.push(("on_update".into(), Yaml::text(action)));
    }
    if fk.matching == Matching::Full {
        entries.push(("match".into(), Yaml::text("full")));
    }
    push_deferral(&mut entries, fk.deferral);
    push_state(&mut entries, fk.validity, fk.enforcement);
    if fk.period == Period::LastColumn {
        entries.push(("period".into(), Yaml::yes()));
    }
    push_comment(&mut entries, found.comment.as_deref());
    Yaml::Map(entries)
}

fn check(check: &Check, found: &Constraint) -> Yaml {
    let expression = Yaml::text(condition(check.expr.as_str()));
    let mut entries = Vec::new();
    if check.inheritance == Inheritance::NoInherit {
        entries.push(("no_inherit".into(), Yaml::yes()));
    }
    push_state(&mut entries, check.validity, check.enforcement);
    push_comment(&mut entries, found.comment.as_deref());
    if entries.is_empty() {
        return expression;
    }
    entries.insert(0, ("expression".into(), expression));
    Yaml::Map(entries)
}

fn exclusion(x: &Exclusion, found: &Constraint) -> Yaml {
    let elements = x
        .elements
        .iter()
        .map(|e| Yaml::text(format!("{} with {}", element(&e.key), e.operator)))
        .collect();
    let mut entries = vec![
        ("using".to_owned(), Yaml::text(x.method.as_str())),
        ("elements".to_owned(), Yaml::List(elements)),
    ];
    if !x.include.is_empty() {
        entries.push(("include".into(), names(&x.include)));
    }
    if let Some(predicate) = &x.predicate {
        let text = condition(predicate.as_str());
        entries.push(("where".into(), Yaml::text(text)));
    }
    push_deferral(&mut entries, x.deferral);
    push_storage(&mut entries, &x.storage, x.tablespace.as_ref());
    push_comment(&mut entries, found.comment.as_deref());
    Yaml::Map(entries)
}

/// A key part of an index as the reader of `elements` takes it.
pub(super) fn element(key: &IndexKey) -> String {
    let text = element_text(key);
    let reads_back = sqltext::element(&text).is_ok_and(|back| back == *key);
    match &key.element {
        // An expression that does not look like one gets parentheses.
        Element::Expression(expr) if !reads_back => element_text(&IndexKey {
            element: Element::Expression(Expr::new(format!("({expr})"))),
            ..key.clone()
        }),
        Element::Expression(_) | Element::Column(_) => text,
    }
}

fn element_text(key: &IndexKey) -> String {
    let mut text = match &key.element {
        Element::Column(name) => element_word(name),
        Element::Expression(expr) => expr.as_str().to_owned(),
    };
    if let Some(collation) = &key.collation {
        text.push_str(&format!(" collate {}", name_ref(collation)));
    }
    if let Some(opclass) = &key.opclass {
        text.push_str(&format!(" {}", name_ref(&opclass.name)));
        let options: Vec<String> = opclass
            .options
            .iter()
            .map(|(name, value)| format!("{} = {}", option_name(name), option_value(value)))
            .collect();
        if !options.is_empty() {
            text.push_str(&format!(" ({})", options.join(", ")));
        }
    }
    text.push_str(match (key.direction, key.nulls) {
        (Direction::Asc, NullsOrder::Last) => "",
        (Direction::Asc, NullsOrder::First) => " nulls first",
        (Direction::Desc, NullsOrder::First) => " desc",
        (Direction::Desc, NullsOrder::Last) => " desc nulls last",
    });
    text
}

/// Words that mean something inside an element.
const ELEMENT_WORDS: [&str; 5] = ["asc", "desc", "nulls", "with", "collate"];

fn is_word(text: &str) -> bool {
    text.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
        && !ELEMENT_WORDS.iter().any(|w| text.eq_ignore_ascii_case(w))
}

fn element_word(name: &Ident) -> String {
    if is_word(name.as_str()) {
        name.to_string()
    } else {
        quote::ident(name)
    }
}

fn name_ref(name: &NameRef) -> String {
    match &name.schema {
        Some(schema) => format!("{}.{}", element_word(schema), element_word(&name.name)),
        None => element_word(&name.name),
    }
}

fn option_name(name: &str) -> String {
    if is_word(name) {
        name.to_owned()
    } else {
        quote::ident_str(name)
    }
}

fn option_value(value: &str) -> String {
    let is_bare = !value.is_empty()
        && value
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '.'));
    if is_bare {
        value.to_owned()
    } else {
        format!("'{}'", value.replace('\'', "''"))
    }
}
