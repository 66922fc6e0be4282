//! Names inside texts that the server printed, as a replay has to follow them.

use crate::model::{Catalog, QName};

pub(super) fn user_of_type(catalog: &Catalog, name: &QName) -> Option<String> {
    let printed = crate::render::quote::qname(name);
    catalog.tables.iter().find_map(|(t, table)| {
        table.columns.iter().find_map(|(c, column)| {
            let ty = column.data_type.as_str();
            (ty == printed || ty.strip_suffix("[]") == Some(printed.as_str()))
                .then(|| format!("column {t}.{c}"))
        })
    })
}

pub(super) fn rename_type(catalog: &mut Catalog, from: &QName, to: &QName) {
    let old = crate::render::quote::qname(from);
    let new = crate::render::quote::qname(to);
    let rename = crate::render::tokens::Rename::Type {
        old: &old,
        new: &new,
    };
    everywhere(catalog, &rename);
}

fn everywhere(catalog: &mut Catalog, rename: &crate::render::tokens::Rename<'_>) {
    for table in catalog.tables.values_mut() {
        rename.table(table);
    }
    for e in catalog.enums.values_mut() {
        rename.domains(e);
    }
}

/// The server keeps labels by number: what it prints changes with the label.
pub(super) fn rename_label(
    catalog: &mut Catalog,
    name: &QName,
    value: &crate::model::Pair<String>,
) {
    let printed = crate::render::quote::qname(name);
    let rename = crate::render::tokens::Rename::Label {
        printed: &printed,
        label: value,
    };
    everywhere(catalog, &rename);
}
