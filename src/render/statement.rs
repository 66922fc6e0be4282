//! SQL of one statement, without the semicolon.

use super::definition::{constraint, create_index_statement, deferral_clause};
use super::quote::{ident_as_printed, literal, qname};
use crate::ddl::{Build, Existence, Place, Reach, Statement, TableAction};
use crate::model::{ConstraintKind, Deferral, Ident, Inheritance, Key, ObjectId, QName, Validity};

fn id(name: &Ident) -> String {
    ident_as_printed(name.as_str())
}

/// The SQL text of a statement, one line but for ALTER TABLE with several actions.
pub fn sql(statement: &Statement) -> String {
    match statement {
        Statement::CreateExtension {
            name,
            schema,
            version,
        } => {
            let mut text = format!(
                "CREATE EXTENSION IF NOT EXISTS {} WITH SCHEMA {}",
                id(name),
                id(schema)
            );
            if let Some(version) = version {
                text.push_str(&format!(" VERSION {}", literal(version)));
            }
            text
        }
        Statement::DropExtension { name } => format!("DROP EXTENSION {}", id(name)),
        Statement::UpdateExtension { name, version } => format!(
            "ALTER EXTENSION {} UPDATE TO {}",
            id(name),
            literal(&version.to)
        ),
        Statement::CreateEnum { name, values } => {
            let labels: Vec<String> = values.iter().map(|v| literal(v)).collect();
            format!(
                "CREATE TYPE {} AS ENUM ({})",
                qname(name),
                labels.join(", ")
            )
        }
        Statement::DropEnum { name } => format!("DROP TYPE {}", qname(name)),
        Statement::AddEnumValue { name, value, place } => {
            let place = match place {
                Place::Before(label) => format!(" BEFORE {}", literal(label)),
                Place::After(label) => format!(" AFTER {}", literal(label)),
                Place::First => String::new(),
            };
            // No rollback takes a value away: a script that runs once more meets it.
            format!(
                "ALTER TYPE {} ADD VALUE IF NOT EXISTS {}{place}",
                qname(name),
                literal(value)
            )
        }
        Statement::RenameEnumValue { name, value } => format!(
            "ALTER TYPE {} RENAME VALUE {} TO {}",
            qname(name),
            literal(&value.from),
            literal(&value.to)
        ),
        Statement::RenameEnum { name } => format!(
            "ALTER TYPE {} RENAME TO {}",
            qname(&name.from),
            id(&name.to.name)
        ),
        Statement::Domain { name, part } => super::domain::statement(name, part),
        Statement::CarryTypeRights { name } => super::rights::of_type(&name.from, &name.to),
        Statement::AlterTable {
            table,
            reach,
            actions,
        } => alter_table(table, *reach, actions),
        Statement::RenameConstraint { table, name, .. } => format!(
            "ALTER TABLE {} RENAME CONSTRAINT {} TO {}",
            qname(table),
            id(&name.from),
            id(&name.to)
        ),
        Statement::RenameColumn { table, name } => format!(
            "ALTER TABLE {} RENAME COLUMN {} TO {}",
            qname(table),
            id(&name.from),
            id(&name.to)
        ),
        Statement::Sync { sync, part } => super::sync::statement(sync, *part),
        Statement::Covered(covered) => super::covered::statement(covered),
        Statement::Alone(alone) => super::alone::statement(alone),
        Statement::Backfill {
            sync,
            data_type,
            comment,
        } => super::sync::backfill(sync, data_type, &comment.to),
        Statement::CreateIndex {
            table,
            name,
            def,
            build,
        } => create_index_statement(name, table, def, *build),
        Statement::DropIndex {
            table,
            name,
            build,
            existence,
        } => format!(
            "DROP INDEX{}{} {}",
            concurrently(*build),
            if_exists(*existence),
            qname(&table.sibling(name.clone()))
        ),
        Statement::AttachIndex {
            above: (parent, index),
            partition: (table, own),
            ..
        } => format!(
            "ALTER INDEX {} ATTACH PARTITION {}",
            qname(&parent.sibling(index.clone())),
            qname(&table.sibling(own.clone()))
        ),
        Statement::RenameIndex { table, name } => format!(
            "ALTER INDEX {} RENAME TO {}",
            qname(&table.sibling(name.from.clone())),
            id(&name.to)
        ),
        Statement::Comment { object, text } => format!(
            "COMMENT ON {} IS {}",
            comment_target(object),
            text.to.as_deref().map_or("NULL".to_owned(), literal)
        ),
    }
}

fn alter_table(table: &QName, reach: Reach, actions: &[TableAction]) -> String {
    let only = match reach {
        Reach::Children => "",
        Reach::Itself => "ONLY ",
    };
    let parts: Vec<String> = actions.iter().map(action).collect();
    match parts.as_slice() {
        [one] => format!("ALTER TABLE {only}{} {one}", qname(table)),
        many => format!(
            "ALTER TABLE {only}{}\n  {}",
            qname(table),
            many.join(",\n  ")
        ),
    }
}

fn action(action: &TableAction) -> String {
    match action {
        TableAction::AddColumn { column, data_type } => {
            format!("ADD COLUMN {} {data_type}", id(column))
        }
        TableAction::DropColumn { column } => format!("DROP COLUMN {}", id(column)),
        TableAction::AddConstraint { name, kind } | TableAction::Adopt { name, kind, .. } => {
            let mut text = format!("ADD CONSTRAINT {} {}", id(name), constraint(kind));
            if let Some(tablespace) = tablespace(kind) {
                text = with_tablespace(text, kind, tablespace);
            }
            text
        }
        TableAction::AddKeyUsingIndex { name, kind, index } => {
            let (word, deferral) = match kind {
                ConstraintKind::PrimaryKey(key) => ("PRIMARY KEY", key.deferral),
                ConstraintKind::Unique(key) => ("UNIQUE", key.deferral),
                ConstraintKind::ForeignKey(_)
                | ConstraintKind::Check(_)
                | ConstraintKind::Exclusion(_) => (kind.word(), Deferral::NotDeferrable),
            };
            format!(
                "ADD CONSTRAINT {} {word} USING INDEX {}{}",
                id(name),
                id(index),
                deferral_clause(deferral)
            )
        }
        TableAction::AddNotNull {
            name,
            column,
            validity,
            inheritance,
        } => format!(
            "ADD CONSTRAINT {} NOT NULL {}{}{}",
            id(name),
            id(column),
            match inheritance {
                Inheritance::Inherited => "",
                Inheritance::NoInherit => " NO INHERIT",
            },
            match validity {
                Validity::Valid => "",
                Validity::NotValid => " NOT VALID",
            }
        ),
        TableAction::Validate { name, .. } => format!("VALIDATE CONSTRAINT {}", id(name)),
        TableAction::DropConstraint {
            name, existence, ..
        } => format!("DROP CONSTRAINT{} {}", if_exists(*existence), id(name)),
        TableAction::AlterDeferral { name, deferral } => format!(
            "ALTER CONSTRAINT {}{}",
            id(name),
            match deferral.to {
                Deferral::NotDeferrable => " NOT DEFERRABLE",
                Deferral::Immediate => " DEFERRABLE INITIALLY IMMEDIATE",
                Deferral::Deferred => " DEFERRABLE INITIALLY DEFERRED",
            }
        ),
        TableAction::AlterNotNull {
            name, inheritance, ..
        } => format!(
            "ALTER CONSTRAINT {}{}",
            id(name),
            match inheritance.to {
                Inheritance::Inherited => " INHERIT",
                Inheritance::NoInherit => " NO INHERIT",
            }
        ),
        TableAction::SetNotNull { column, .. } => {
            format!("ALTER COLUMN {} SET NOT NULL", id(column))
        }
        TableAction::DropNotNull { column, .. } => {
            format!("ALTER COLUMN {} DROP NOT NULL", id(column))
        }
        TableAction::SetDefault { column, default } => {
            format!("ALTER COLUMN {} SET DEFAULT {default}", id(column))
        }
        TableAction::DropDefault { column } => format!("ALTER COLUMN {} DROP DEFAULT", id(column)),
        TableAction::SetType {
            column,
            data_type,
            using,
        } => format!(
            "ALTER COLUMN {} TYPE {} USING {using}",
            id(column),
            data_type.to
        ),
    }
}

fn tablespace(kind: &ConstraintKind) -> Option<&Ident> {
    match kind {
        ConstraintKind::PrimaryKey(Key { tablespace, .. })
        | ConstraintKind::Unique(Key { tablespace, .. }) => tablespace.as_ref(),
        ConstraintKind::Exclusion(x) => x.tablespace.as_ref(),
        ConstraintKind::ForeignKey(_) | ConstraintKind::Check(_) => None,
    }
}

/// `USING INDEX TABLESPACE` stands before WHERE and DEFERRABLE, which `definition` has written last.
fn with_tablespace(text: String, kind: &ConstraintKind, tablespace: &Ident) -> String {
    let tail = match kind {
        ConstraintKind::PrimaryKey(k) | ConstraintKind::Unique(k) => {
            deferral_clause(k.deferral).to_owned()
        }
        ConstraintKind::Exclusion(x) => format!(
            "{}{}",
            x.predicate
                .as_ref()
                .map_or(String::new(), |p| format!(" WHERE ({p})")),
            deferral_clause(x.deferral)
        ),
        ConstraintKind::ForeignKey(_) | ConstraintKind::Check(_) => String::new(),
    };
    let head = text.strip_suffix(tail.as_str()).unwrap_or(&text);
    format!("{head} USING INDEX TABLESPACE {}{tail}", id(tablespace))
}

fn concurrently(build: Build) -> &'static str {
    match build {
        Build::Concurrently => " CONCURRENTLY",
        Build::Blocking | Build::Itself => "",
    }
}

fn if_exists(existence: Existence) -> &'static str {
    match existence {
        Existence::Required => "",
        Existence::IfExists => " IF EXISTS",
    }
}

fn comment_target(object: &ObjectId) -> String {
    match object {
        ObjectId::Extension(name) => format!("EXTENSION {}", id(name)),
        ObjectId::Enum(name) => format!("TYPE {}", qname(name)),
        ObjectId::Table(name) => format!("TABLE {}", qname(name)),
        ObjectId::Column(table, column) => format!("COLUMN {}.{}", qname(table), id(column)),
        ObjectId::Constraint(table, name) => {
            format!("CONSTRAINT {} ON {}", id(name), qname(table))
        }
        ObjectId::Index(table, name) => {
            format!("INDEX {}", qname(&table.sibling(name.clone())))
        }
    }
}
