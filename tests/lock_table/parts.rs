//! The parts that the statements of [`super::statements`] are made of.

use lockstep::ddl::{Build, Existence, Statement, TableAction, Validated, btree};
use lockstep::model::*;

pub(crate) fn id(name: &str) -> Ident {
    Ident::new(name).unwrap()
}

pub(crate) fn q(name: &str) -> QName {
    QName::new(id("public"), id(name))
}

pub(crate) fn pair<T>(from: T, to: T) -> Pair<T> {
    Pair { from, to }
}

pub(crate) fn key(columns: &[&str], deferral: Deferral) -> Key {
    Key {
        columns: columns.iter().map(|c| id(c)).collect(),
        include: vec![],
        nulls: NullsDistinct::Distinct,
        deferral,
        period: Period::No,
        storage: StorageParameters::none(),
        tablespace: None,
    }
}

pub(crate) fn unique(columns: &[&str]) -> ConstraintKind {
    ConstraintKind::Unique(key(columns, Deferral::NotDeferrable))
}

pub(crate) fn check(expr: &str, validity: Validity) -> ConstraintKind {
    ConstraintKind::Check(Check {
        expr: Expr::new(expr),
        inheritance: Inheritance::Inherited,
        validity,
        enforcement: Enforcement::Enforced,
    })
}

pub(crate) fn foreign_key(column: &str, parent: &str, validity: Validity) -> ConstraintKind {
    ConstraintKind::ForeignKey(ForeignKey {
        columns: vec![id(column)],
        table: q(parent),
        referenced: vec![id("id")],
        matching: Matching::Simple,
        on_update: Action::NoAction,
        on_delete: Action::NoAction,
        on_delete_columns: vec![],
        deferral: Deferral::NotDeferrable,
        validity,
        enforcement: Enforcement::Enforced,
        period: Period::No,
    })
}

pub(crate) fn exclusion() -> ConstraintKind {
    ConstraintKind::Exclusion(Exclusion {
        method: id("gist"),
        elements: vec![ExclusionElement {
            key: IndexKey::column(id("r")),
            operator: "&&".to_owned(),
        }],
        include: vec![],
        predicate: None,
        deferral: Deferral::NotDeferrable,
        storage: StorageParameters::none(),
        tablespace: None,
    })
}

pub(crate) fn index(column: &str, uniqueness: Uniqueness) -> IndexDef {
    IndexDef {
        uniqueness,
        method: btree(),
        keys: vec![IndexKey::column(id(column))],
        include: vec![],
        predicate: None,
        storage: StorageParameters::none(),
        tablespace: None,
    }
}

pub(crate) fn add(name: &str, kind: ConstraintKind) -> TableAction {
    TableAction::AddConstraint {
        name: id(name),
        kind,
    }
}

pub(crate) fn drop(name: &str, was: ConstraintKind) -> TableAction {
    TableAction::DropConstraint {
        name: id(name),
        was,
        existence: Existence::Required,
    }
}

pub(crate) fn using(name: &str, kind: ConstraintKind, index: &str) -> TableAction {
    TableAction::AddKeyUsingIndex {
        name: id(name),
        kind,
        index: id(index),
    }
}

pub(crate) fn validate(name: &str, what: Validated) -> TableAction {
    TableAction::Validate {
        name: id(name),
        what,
    }
}

pub(crate) fn not_null(validity: Validity) -> TableAction {
    TableAction::AddNotNull {
        name: id("c_nn"),
        column: id("c"),
        validity,
        inheritance: Inheritance::Inherited,
    }
}

pub(crate) fn set_type(column: &str, from: &str, to: &str) -> TableAction {
    TableAction::SetType {
        column: id(column),
        data_type: pair(TypeName::new(from), TypeName::new(to)),
        using: Expr::new(format!("{column}::{to}")),
    }
}

pub(crate) fn comment(object: ObjectId) -> Statement {
    Statement::Comment {
        object,
        text: pair(None, Some("x".to_owned())),
    }
}

pub(crate) fn create_index(uniqueness: Uniqueness, build: Build) -> Statement {
    Statement::CreateIndex {
        table: q("child"),
        name: id("z"),
        def: index("b", uniqueness),
        build,
    }
}

pub(crate) fn drop_index(build: Build) -> Statement {
    Statement::DropIndex {
        table: q("child"),
        name: id("child_idx"),
        build,
        existence: Existence::Required,
    }
}
