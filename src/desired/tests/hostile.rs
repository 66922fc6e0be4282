//! What is written is read back as the same; nothing brings the reader down.

use proptest::prelude::*;

use super::super::write::{Options, write};
use super::catalog::catalog;
use super::declaration::{bare, declaration_of};
use super::*;
use crate::model::declaration::{Facet, Ownership, Site};

/// Loads a text, whatever it is, and asks for everything that a caller could.
fn survives(text: String) {
    match parse(vec![("a.yaml".into(), text)]) {
        Ok(loaded) => {
            for (name, table) in &loaded.declaration.tables {
                for constraint in table.constraints.keys() {
                    let object = ObjectId::Constraint(name.clone(), constraint.clone());
                    for facet in [Facet::Whole, Facet::Expression, Facet::Key(0)] {
                        let site = Site::new(object.clone(), facet);
                        assert!(loaded.source_map.locate(&site).is_some());
                        let _ = loaded.source_map.locate_in(&site, 5);
                    }
                }
            }
        }
        Err(problems) => {
            assert!(problems.has_errors());
            let _ = crate::diagnostic::render_all(&problems, crate::diagnostic::Colour::Ansi);
            let _ = problems.to_json();
        }
    }
}

proptest! {
    #[test]
    fn any_catalog_reads_back_as_it_was_written(catalog in catalog()) {
        let options = Options { ownership: Ownership::Declared, json_schema: None };
        let files = write(&catalog, &options);
        let texts: Vec<(String, String)> = files.into_iter().collect();
        for (_, text) in &texts {
            let raw = serde_yaml::from_str::<raw::RawFile>(text);
            prop_assert!(raw.is_ok(), "{}\n{}", raw.unwrap_err(), text);
        }
        match parse(texts.clone()) {
            Ok(loaded) => prop_assert_eq!(loaded.declaration, bare(declaration_of(&catalog)), "{:?}", texts),
            Err(problems) => prop_assert!(false, "{}\n{:?}", problems, texts),
        }
    }

    #[test]
    fn no_text_brings_the_reader_down(text in "\\PC{0,200}|[-a: #'\"\n\r\t\\\\,{}\\[\\]&*!|>%@?~0<]{0,120}") {
        survives(text);
    }

    #[test]
    fn no_bytes_bring_the_reader_down(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        survives(String::from_utf8_lossy(&bytes).into_owned());
    }

    #[test]
    fn no_changed_document_brings_the_reader_down(
        changes in prop::collection::vec((any::<prop::sample::Index>(), 0..8usize, "[-a:#'\"\n \\\\,{}\\[\\]&*!|>é;()]{0,4}"), 1..6)
    ) {
        let mut chars: Vec<char> = DOCUMENT.chars().collect();
        for (at, remove, insert) in changes {
            let at = at.index(chars.len());
            let end = (at + remove).min(chars.len());
            chars.splice(at..end, insert.chars());
        }
        survives(chars.into_iter().collect());
    }
}
