//! What goes back into a declaration: live texts, the server's answers, folded names.

use super::collect::Both;
use super::job::Answer;
use super::same::{exclusion_texts, index_texts, same, same_exclusion, same_index};
use super::shadow::Shadows;
use super::slot::Slot;
use crate::model::declaration::{Declaration, Say};
use crate::model::{Check, Column, ConstraintKind, Expr, Ident, Live, StorageParameters, TypeName};

/// Takes the live text where the declared one is the same up to parentheses.
pub(super) fn adopt_live(declaration: &mut Declaration, live: &Live, shadows: &Shadows) {
    for (name, declared) in &mut declaration.tables {
        let Some(table) = live.catalog.table(name) else {
            continue;
        };
        let old = declared.clone();
        let both = Both {
            name,
            live: table,
            declared: &old,
            shadows,
        };
        for (column, said) in &mut declared.columns {
            if let (Say::Is(text), Some(there)) = (
                &mut said.default,
                table.columns.get(column).and_then(Column::default),
            ) && same(text, there)
                && !both.changes(column)
            {
                *text = there.clone();
            }
        }
        for (name, declared) in &mut declared.constraints {
            let there = [Some(name as &Ident), declared.was.as_ref()]
                .into_iter()
                .flatten()
                .find_map(|n| table.constraints.get(n))
                .map(|c| &c.kind);
            match (&mut declared.value, there) {
                (ConstraintKind::Check(new), Some(ConstraintKind::Check(old)))
                    if same(&new.expr, &old.expr) && !both.moved([&new.expr]) =>
                {
                    new.expr = old.expr.clone();
                }
                (ConstraintKind::Exclusion(new), Some(ConstraintKind::Exclusion(old)))
                    if same_exclusion(new, old) && !both.moved(exclusion_texts(new)) =>
                {
                    new.elements = old.elements.clone();
                    new.predicate = old.predicate.clone();
                }
                (
                    ConstraintKind::PrimaryKey(_)
                    | ConstraintKind::Unique(_)
                    | ConstraintKind::ForeignKey(_)
                    | ConstraintKind::Check(_)
                    | ConstraintKind::Exclusion(_),
                    _,
                ) => {}
            }
        }
        for (name, declared) in &mut declared.indexes {
            let there = [Some(name as &Ident), declared.was.as_ref()]
                .into_iter()
                .flatten()
                .find_map(|n| table.indexes.get(n));
            let new = &mut declared.value;
            if let Some(old) = there
                && same_index(new, &old.def)
                && !both.moved(index_texts(new))
            {
                new.predicate = old.def.predicate.clone();
                for (key, old) in new.keys.iter_mut().zip(&old.def.keys) {
                    key.element = old.element.clone();
                }
            }
        }
    }
}

/// Storage parameters as the catalog names them.
pub(super) fn fold_storage(declaration: &mut Declaration) {
    let fold = |p: &mut StorageParameters| {
        *p = p
            .iter()
            .map(|(n, v)| (n.to_ascii_lowercase(), v.to_owned()))
            .collect();
    };
    for table in declaration.tables.values_mut() {
        if let Say::Is(key) = &mut table.primary_key {
            fold(&mut key.key.storage);
        }
        for constraint in table.constraints.values_mut() {
            match &mut constraint.value {
                ConstraintKind::PrimaryKey(k) | ConstraintKind::Unique(k) => fold(&mut k.storage),
                ConstraintKind::Exclusion(x) => fold(&mut x.storage),
                ConstraintKind::ForeignKey(_) | ConstraintKind::Check(_) => {}
            }
        }
        for index in table.indexes.values_mut() {
            fold(&mut index.value.storage);
        }
    }
}

/// Puts an answer where its question came from.
pub(super) fn put(declaration: &mut Declaration, slot: &Slot, answer: &Answer) {
    let Some(table) = declaration.tables.get_mut(slot.table()) else {
        return;
    };
    match (slot, answer) {
        (Slot::Type(_, c), Answer::Type(text)) => {
            if let Some(column) = table.columns.get_mut(c) {
                column.data_type = Some(TypeName::new(text.as_str()));
            }
        }
        (Slot::Default(_, c), Answer::Expr(text)) => {
            if let Some(column) = table.columns.get_mut(c) {
                column.default = Say::Is(Expr::new(text.as_str()));
            }
        }
        (Slot::Using(_, c), Answer::Expr(text)) => {
            if let Some(column) = table.columns.get_mut(c) {
                column.using = Some(Expr::new(text.as_str()));
            }
        }
        (Slot::Constraint(_, c), Answer::Expr(text)) => {
            if let Some(constraint) = table.constraints.get_mut(c)
                && let ConstraintKind::Check(Check { expr, .. }) = &mut constraint.value
            {
                *expr = Expr::new(text.as_str());
            }
        }
        (Slot::Constraint(_, c), Answer::Exclusion(x)) => {
            if let Some(constraint) = table.constraints.get_mut(c) {
                constraint.value = ConstraintKind::Exclusion((**x).clone());
            }
        }
        (Slot::Index(_, i), Answer::Index(def)) => {
            if let Some(index) = table.indexes.get_mut(i) {
                index.value = (**def).clone();
            }
        }
        (
            Slot::Type(..)
            | Slot::Default(..)
            | Slot::Using(..)
            | Slot::Constraint(..)
            | Slot::Index(..),
            Answer::Type(_) | Answer::Expr(_) | Answer::Index(_) | Answer::Exclusion(_),
        ) => {}
    }
}
