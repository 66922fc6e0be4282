//! The tables of a catalog. Copies share them: of live, wanted and replayed state most are the same.

use std::collections::{BTreeMap, btree_map};
use std::iter::Map;
use std::sync::Arc;

use super::name::QName;
use super::table::Table;

/// Tables by name, copied when they are changed and not before.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tables(BTreeMap<QName, Arc<Table>>);

/// Names and tables in the order of the names.
pub type Iter<'a> = Map<
    btree_map::Iter<'a, QName, Arc<Table>>,
    fn((&'a QName, &'a Arc<Table>)) -> (&'a QName, &'a Table),
>;

/// Names and tables in the order of the names; those that are changed are copied.
pub type IterMut<'a> = Map<
    btree_map::IterMut<'a, QName, Arc<Table>>,
    fn((&'a QName, &'a mut Arc<Table>)) -> (&'a QName, &'a mut Table),
>;

impl Tables {
    /// The table.
    pub fn get(&self, name: &QName) -> Option<&Table> {
        self.0.get(name).map(Arc::as_ref)
    }

    /// The table, to be kept without copying it.
    pub fn shared(&self, name: &QName) -> Option<Arc<Table>> {
        self.0.get(name).cloned()
    }

    /// The table, to be changed; a shared one is copied first.
    pub fn get_mut(&mut self, name: &QName) -> Option<&mut Table> {
        self.0.get_mut(name).map(Arc::make_mut)
    }

    /// Is it there?
    pub fn contains_key(&self, name: &QName) -> bool {
        self.0.contains_key(name)
    }

    /// Puts a table in, in the place of one of that name.
    pub fn insert(&mut self, name: QName, table: impl Into<Arc<Table>>) {
        self.0.insert(name, table.into());
    }

    /// Names in their order.
    pub fn keys(&self) -> btree_map::Keys<'_, QName, Arc<Table>> {
        self.0.keys()
    }

    /// Tables in the order of their names.
    pub fn values(&self) -> impl Iterator<Item = &Table> {
        self.0.values().map(Arc::as_ref)
    }

    /// All tables, to be changed: shared ones are copied.
    pub fn values_mut(&mut self) -> impl Iterator<Item = &mut Table> {
        self.0.values_mut().map(Arc::make_mut)
    }

    /// Names and tables in the order of the names.
    pub fn iter(&self) -> Iter<'_> {
        self.0.iter().map(|(name, table)| (name, table.as_ref()))
    }

    /// Those that `wanted` says, shared with these.
    #[must_use]
    pub fn only(&self, wanted: impl Fn(&QName, &Table) -> bool) -> Tables {
        let some = self.0.iter().filter(|(name, table)| wanted(name, table));
        Tables(
            some.map(|(name, table)| (name.clone(), table.clone()))
                .collect(),
        )
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Are there none?
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl<T: Into<Arc<Table>>> FromIterator<(QName, T)> for Tables {
    fn from_iter<I: IntoIterator<Item = (QName, T)>>(tables: I) -> Tables {
        Tables(tables.into_iter().map(|(n, t)| (n, t.into())).collect())
    }
}

impl<'a> IntoIterator for &'a Tables {
    type Item = (&'a QName, &'a Table);
    type IntoIter = Iter<'a>;

    fn into_iter(self) -> Iter<'a> {
        self.iter()
    }
}

impl<'a> IntoIterator for &'a mut Tables {
    type Item = (&'a QName, &'a mut Table);
    type IntoIter = IterMut<'a>;

    fn into_iter(self) -> IterMut<'a> {
        self.0
            .iter_mut()
            .map(|(name, table)| (name, Arc::make_mut(table)))
    }
}

impl std::ops::Index<&QName> for Tables {
    type Output = Table;

    /// Panics where there is no such table, as every map does.
    fn index(&self, name: &QName) -> &Table {
        &self.0[name]
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::model::{Ident, TableKind, table::TableSize};

    #[test]
    fn a_copy_is_made_of_what_is_changed_alone() {
        let name = |n: &str| QName::new(Ident::new("s").unwrap(), Ident::new(n).unwrap());
        let table = || Table {
            kind: TableKind::Plain,
            columns: BTreeMap::new(),
            constraints: BTreeMap::new(),
            indexes: BTreeMap::new(),
            attached: BTreeMap::new(),
            comment: None,
            size: TableSize::default(),
        };
        let live: Tables = [(name("a"), table()), (name("b"), table())]
            .into_iter()
            .collect();
        let mut wanted = live.clone();
        wanted.get_mut(&name("a")).unwrap().comment = Some("new".into());
        assert_eq!(live[&name("a")].comment, None);
        assert!(std::ptr::eq(&live[&name("b")], &wanted[&name("b")]));
        assert!(!std::ptr::eq(&live[&name("a")], &wanted[&name("a")]));
    }
}
