//! Extensions: R-EXT.

use super::{Context, declared};
use crate::ddl::Statement;
use crate::model::{Extension, Ident, ObjectId, Pair};
use crate::plan::condition::Condition;
use crate::plan::fact::Fact;
use crate::plan::file::UndoFile;
use crate::plan::hazard::{Code, Hazard};
use crate::plan::step::{Batch, Draft, Rank};

fn installed(name: &Ident, version: Option<&str>) -> Condition {
    Condition::Extension {
        name: name.as_str().to_owned(),
        version: version.map(str::to_owned),
    }
}

fn create_statement(name: &Ident, ext: &Extension) -> Statement {
    Statement::CreateExtension {
        name: name.clone(),
        schema: ext.schema.clone(),
        version: (!ext.version.is_empty()).then(|| ext.version.clone()),
    }
}

pub(super) fn create(name: &Ident, ext: &Extension, context: &Context<'_>) -> Vec<Draft> {
    let id = ObjectId::Extension(name.clone());
    vec![
        Draft::new(
            Rank::Extension,
            context.phase(&id),
            format!("install extension {name}"),
            declared(&id),
        )
        .on([id])
        .forward(vec![create_statement(name, ext)], installed(name, None))
        .rollback([Batch::new(
            vec![Statement::DropExtension { name: name.clone() }],
            installed(name, None).negate(),
        )])
        .gives([Fact::Extension(name.clone())]),
    ]
}

pub(super) fn drop(name: &Ident, ext: &Extension, context: &Context<'_>) -> Vec<Draft> {
    let id = ObjectId::Extension(name.clone());
    let mut back = vec![create_statement(name, ext)];
    back.extend(super::restore_comment(id.clone(), &ext.comment));
    vec![
        Draft::new(
            Rank::DropExtension,
            context.phase(&id),
            format!("drop extension {name}"),
            format!("{id} is not declared, or named under `absent`"),
        )
        .on([id])
        .hazard(Some(Hazard::new(
            Code::ExtensionDrop,
            format!("extension {name}"),
        )))
        .forward(
            vec![Statement::DropExtension { name: name.clone() }],
            installed(name, None).negate(),
        )
        .rollback([Batch::new(back, installed(name, None))])
        .needs([Fact::ExtensionsUnused]),
    ]
}

pub(super) fn update(name: &Ident, version: &Pair<String>, context: &Context<'_>) -> Vec<Draft> {
    let id = ObjectId::Extension(name.clone());
    vec![
        Draft::new(
            Rank::Extension,
            context.phase(&id),
            format!("update extension {name} to version {}", version.to),
            format!(
                "the declaration says version {}, {} is installed",
                version.to, version.from
            ),
        )
        .on([id])
        .hazard(Some(Hazard::new(
            Code::ExtensionUpdate,
            format!("extension {name} from {} to {}", version.from, version.to),
        )))
        .forward(
            vec![Statement::UpdateExtension {
                name: name.clone(),
                version: version.clone(),
            }],
            installed(name, Some(&version.to)),
        )
        .undo(UndoFile::Impossible(format!(
            "extensions rarely have a script back from {} to {}",
            version.to, version.from
        )))
        .gives([Fact::Extension(name.clone())]),
    ]
}
