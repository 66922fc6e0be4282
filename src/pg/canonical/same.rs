//! When a declared text is the live one: the same, or the same but for a pair of parentheses.

use crate::model::{Element, Exclusion, Expr, IndexDef, IndexKey};
use crate::normalize::tokens::same_up_to_parentheses;

pub(super) fn same(a: &Expr, b: &Expr) -> bool {
    a == b || same_up_to_parentheses(a.as_str(), b.as_str())
}

fn same_option(a: Option<&Expr>, b: Option<&Expr>) -> bool {
    match (a, b) {
        (None, None) => true,
        (Some(a), Some(b)) => same(a, b),
        (Some(_), None) | (None, Some(_)) => false,
    }
}

fn same_key(a: &IndexKey, b: &IndexKey) -> bool {
    let element = match (&a.element, &b.element) {
        (Element::Expression(a), Element::Expression(b)) => same(a, b),
        (a, b) => a == b,
    };
    element && a.collation == b.collation && a.opclass == b.opclass
}

pub(super) fn same_index(a: &IndexDef, b: &IndexDef) -> bool {
    a.method == b.method
        && a.storage == b.storage
        && same_option(a.predicate.as_ref(), b.predicate.as_ref())
        && a.keys.len() == b.keys.len()
        && a.keys.iter().zip(&b.keys).all(|(a, b)| same_key(a, b))
}

pub(super) fn same_exclusion(a: &Exclusion, b: &Exclusion) -> bool {
    a.method == b.method
        && a.storage == b.storage
        && same_option(a.predicate.as_ref(), b.predicate.as_ref())
        && a.elements.len() == b.elements.len()
        && a.elements
            .iter()
            .zip(&b.elements)
            .all(|(a, b)| a.operator == b.operator && same_key(&a.key, &b.key))
}

fn key_text(key: &IndexKey) -> Option<&Expr> {
    match &key.element {
        Element::Expression(text) => Some(text),
        Element::Column(_) => None,
    }
}

pub(super) fn index_texts(def: &IndexDef) -> Vec<&Expr> {
    let keys = def.keys.iter().filter_map(key_text);
    keys.chain(&def.predicate).collect()
}

pub(super) fn exclusion_texts(x: &Exclusion) -> Vec<&Expr> {
    let keys = x.elements.iter().filter_map(|e| key_text(&e.key));
    keys.chain(&x.predicate).collect()
}

pub(super) fn is_plain(def: &IndexDef) -> bool {
    def.method.as_str() == "btree"
        && def.predicate.is_none()
        && def.storage.is_empty()
        && def.keys.iter().all(|k| {
            matches!(k.element, Element::Column(_)) && k.collation.is_none() && k.opclass.is_none()
        })
}
