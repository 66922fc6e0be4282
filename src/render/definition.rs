//! Constraints and indexes as `pg_get_constraintdef` and `pg_get_indexdef` print them with an
//! empty `search_path`.
//!
//! The same texts go into ALTER TABLE and CREATE INDEX, so that a reader meets one spelling
//! everywhere. Quotes may be more than the server prints (see `render::keywords`); compare with
//! quotes ignored.

use super::quote::{columns, ident_as_printed, literal, name_ref, qname};
use crate::ddl::Build;
use crate::model::{
    Action, Check, ConstraintKind, Deferral, Direction, Element, Enforcement, Exclusion,
    ForeignKey, Ident, IndexDef, IndexKey, Inheritance, Key, Matching, NullsDistinct, NullsOrder,
    Period, QName, StorageParameters, Uniqueness, Validity,
};

/// A NOT NULL as 18 prints it, without NOT VALID.
pub fn not_null(column: &Ident, inheritance: Inheritance) -> String {
    let column = ident_as_printed(column.as_str());
    match inheritance {
        Inheritance::Inherited => format!("NOT NULL {column}"),
        Inheritance::NoInherit => format!("NOT NULL {column} NO INHERIT"),
    }
}

/// The constraint as `pg_get_constraintdef` prints it: of keys it leaves out the storage parameters.
pub fn constraint_as_printed(kind: &ConstraintKind) -> String {
    let mut printed = kind.clone();
    match &mut printed {
        ConstraintKind::PrimaryKey(key) | ConstraintKind::Unique(key) => {
            key.storage = StorageParameters::none();
        }
        ConstraintKind::ForeignKey(_) | ConstraintKind::Check(_) | ConstraintKind::Exclusion(_) => {
        }
    }
    constraint(&printed)
}

/// The constraint as ADD CONSTRAINT takes it, with NOT VALID where it is, without the tablespace.
pub fn constraint(kind: &ConstraintKind) -> String {
    match kind {
        ConstraintKind::PrimaryKey(k) => key("PRIMARY KEY", k),
        ConstraintKind::Unique(k) => {
            let word = match k.nulls {
                NullsDistinct::Distinct => "UNIQUE",
                NullsDistinct::NotDistinct => "UNIQUE NULLS NOT DISTINCT",
            };
            key(word, k)
        }
        ConstraintKind::ForeignKey(fk) => foreign_key(fk),
        ConstraintKind::Check(c) => check(c),
        ConstraintKind::Exclusion(x) => exclusion(x),
    }
}

fn key(word: &str, key: &Key) -> String {
    let mut text = format!("{word} ({}", columns(&key.columns));
    if key.period == Period::LastColumn {
        text.push_str(" WITHOUT OVERLAPS");
    }
    text.push(')');
    push_include(&mut text, &key.include);
    push_storage(&mut text, &key.storage);
    push_deferral(&mut text, key.deferral);
    text
}

fn foreign_key(fk: &ForeignKey) -> String {
    let list = |names: &[Ident]| match (fk.period, names.split_last()) {
        (Period::LastColumn, Some((last, rest))) => {
            let mut parts: Vec<String> =
                rest.iter().map(|n| ident_as_printed(n.as_str())).collect();
            parts.push(format!("PERIOD {}", ident_as_printed(last.as_str())));
            parts.join(", ")
        }
        (Period::No | Period::LastColumn, _) => columns(names),
    };
    let mut text = format!(
        "FOREIGN KEY ({}) REFERENCES {}({})",
        list(&fk.columns),
        qname(&fk.table),
        list(&fk.referenced)
    );
    if fk.matching == Matching::Full {
        text.push_str(" MATCH FULL");
    }
    if fk.on_update != Action::NoAction {
        text.push_str(" ON UPDATE ");
        text.push_str(fk.on_update.sql());
    }
    if fk.on_delete != Action::NoAction {
        text.push_str(" ON DELETE ");
        text.push_str(fk.on_delete.sql());
        if !fk.on_delete_columns.is_empty() {
            text.push_str(&format!(" ({})", columns(&fk.on_delete_columns)));
        }
    }
    push_deferral(&mut text, fk.deferral);
    push_state(&mut text, fk.enforcement, fk.validity);
    text
}

fn check(check: &Check) -> String {
    let mut text = format!("CHECK ({})", check.expr);
    if check.inheritance == Inheritance::NoInherit {
        text.push_str(" NO INHERIT");
    }
    push_state(&mut text, check.enforcement, check.validity);
    text
}

fn exclusion(x: &Exclusion) -> String {
    let elements: Vec<String> = x
        .elements
        .iter()
        .map(|e| format!("{} WITH {}", index_key(&e.key), e.operator))
        .collect();
    let mut text = format!(
        "EXCLUDE USING {} ({})",
        ident_as_printed(x.method.as_str()),
        elements.join(", ")
    );
    push_include(&mut text, &x.include);
    push_storage(&mut text, &x.storage);
    if let Some(predicate) = &x.predicate {
        text.push_str(&format!(" WHERE ({predicate})"));
    }
    push_deferral(&mut text, x.deferral);
    text
}

fn push_include(text: &mut String, include: &[Ident]) {
    if !include.is_empty() {
        text.push_str(&format!(" INCLUDE ({})", columns(include)));
    }
}

fn push_storage(text: &mut String, storage: &StorageParameters) {
    if !storage.is_empty() {
        text.push_str(&format!(" WITH ({})", storage_list(storage)));
    }
}

/// `name='value', …` as the catalog functions print it: a value that is a safe identifier is bare.
pub fn storage_list(storage: &StorageParameters) -> String {
    storage
        .iter()
        .map(|(name, value)| {
            let bare = ident_as_printed(value);
            let value = if bare == value { bare } else { literal(value) };
            format!("{}={value}", ident_as_printed(name))
        })
        .collect::<Vec<_>>()
        .join(", ")
}

fn push_deferral(text: &mut String, deferral: Deferral) {
    text.push_str(deferral_clause(deferral));
}

/// The DEFERRABLE clause with a space before it, or nothing.
pub fn deferral_clause(deferral: Deferral) -> &'static str {
    match deferral {
        Deferral::NotDeferrable => "",
        Deferral::Immediate => " DEFERRABLE",
        Deferral::Deferred => " DEFERRABLE INITIALLY DEFERRED",
    }
}

fn push_state(text: &mut String, enforcement: Enforcement, validity: Validity) {
    match (enforcement, validity) {
        (Enforcement::NotEnforced, _) => text.push_str(" NOT ENFORCED"),
        (Enforcement::Enforced, Validity::NotValid) => text.push_str(" NOT VALID"),
        (Enforcement::Enforced, Validity::Valid) => {}
    }
}

/// CREATE INDEX as `pg_get_indexdef` prints it: without CONCURRENTLY and without the tablespace.
pub fn index(name: &Ident, table: &QName, def: &IndexDef) -> String {
    create_index(name, table, def, ("", ""), None)
}

/// CREATE INDEX as it is to be built, and with the tablespace.
pub fn create_index_statement(name: &Ident, table: &QName, def: &IndexDef, build: Build) -> String {
    let modifiers = match build {
        Build::Concurrently => (" CONCURRENTLY", ""),
        Build::Blocking => ("", ""),
        Build::Itself => ("", "ONLY "),
    };
    create_index(name, table, def, modifiers, def.tablespace.as_ref())
}

fn create_index(
    name: &Ident,
    table: &QName,
    def: &IndexDef,
    (how, on): (&str, &str),
    tablespace: Option<&Ident>,
) -> String {
    let unique = match def.uniqueness {
        Uniqueness::Plain => "",
        Uniqueness::Unique(_) => "UNIQUE ",
    };
    let keys: Vec<String> = def.keys.iter().map(index_key).collect();
    let mut text = format!(
        "CREATE {unique}INDEX{how} {} ON {on}{} USING {} ({})",
        ident_as_printed(name.as_str()),
        qname(table),
        ident_as_printed(def.method.as_str()),
        keys.join(", ")
    );
    push_include(&mut text, &def.include);
    if def.uniqueness == Uniqueness::Unique(NullsDistinct::NotDistinct) {
        text.push_str(" NULLS NOT DISTINCT");
    }
    push_storage(&mut text, &def.storage);
    if let Some(tablespace) = tablespace {
        text.push_str(&format!(
            " TABLESPACE {}",
            ident_as_printed(tablespace.as_str())
        ));
    }
    if let Some(predicate) = &def.predicate {
        text.push_str(&format!(" WHERE {predicate}"));
    }
    text
}

/// One key part as `pg_get_indexdef` prints it.
pub fn index_key(key: &IndexKey) -> String {
    let mut text = match &key.element {
        Element::Column(name) => ident_as_printed(name.as_str()),
        Element::Expression(expr) => expr.as_str().to_owned(),
    };
    if let Some(collation) = &key.collation {
        text.push_str(&format!(" COLLATE {}", name_ref(collation)));
    }
    if let Some(opclass) = &key.opclass {
        text.push_str(&format!(" {}", name_ref(&opclass.name)));
        if !opclass.options.is_empty() {
            text.push_str(&format!(" ({})", storage_list(&opclass.options)));
        }
    }
    match (key.direction, key.nulls) {
        (Direction::Asc, NullsOrder::Last) => {}
        (Direction::Asc, NullsOrder::First) => text.push_str(" NULLS FIRST"),
        (Direction::Desc, NullsOrder::First) => text.push_str(" DESC"),
        (Direction::Desc, NullsOrder::Last) => text.push_str(" DESC NULLS LAST"),
    }
    text
}
