//! What the demo works with, carried by the program itself: the baseline of `examples/garden` and `schema/`.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

const FILES: [(&str, &str); 8] = [
    (
        "baseline.sql",
        include_str!("../../../examples/garden/baseline.sql"),
    ),
    (
        "schema/gardens.yaml",
        include_str!("../../../schema/gardens.yaml"),
    ),
    (
        "schema/growing.yaml",
        include_str!("../../../schema/growing.yaml"),
    ),
    (
        "schema/irrigation.yaml",
        include_str!("../../../schema/irrigation.yaml"),
    ),
    (
        "schema/measurements.yaml",
        include_str!("../../../schema/measurements.yaml"),
    ),
    (
        "schema/people.yaml",
        include_str!("../../../schema/people.yaml"),
    ),
    (
        "schema/plants.yaml",
        include_str!("../../../schema/plants.yaml"),
    ),
    (
        "schema/lockstep.schema.json",
        include_str!("../../../schema/lockstep.schema.json"),
    ),
];

/// Writes it into a new folder, which stays.
pub(super) fn unpack() -> std::io::Result<PathBuf> {
    let folder = super::new_folder()?;
    std::fs::create_dir(folder.join("schema"))?;
    for (name, text) in FILES {
        std::fs::write(folder.join(name), text)?;
    }
    Ok(folder)
}

/// The files that are not the same in two folders.
pub(super) fn differences(a: &Path, b: &Path) -> std::io::Result<Vec<String>> {
    let names = |dir: &Path| -> std::io::Result<BTreeSet<std::ffi::OsString>> {
        std::fs::read_dir(dir)?
            .map(|entry| Ok(entry?.file_name()))
            .collect()
    };
    let mut all = names(a)?;
    all.extend(names(b)?);
    Ok(all
        .into_iter()
        .filter(|name| {
            let read = |dir: &Path| std::fs::read(dir.join(name)).ok();
            read(a) != read(b)
        })
        .map(|name| name.to_string_lossy().into_owned())
        .collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_whole_declaration_is_carried() {
        let folder = unpack().unwrap();
        let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("schema");
        assert_eq!(
            differences(&source, &folder.join("schema")).unwrap(),
            Vec::<String>::new()
        );
        std::fs::write(folder.join("schema/plants.yaml"), "").unwrap();
        assert_eq!(
            differences(&source, &folder.join("schema")).unwrap(),
            ["plants.yaml"]
        );
        std::fs::remove_dir_all(folder).unwrap();
    }
}
