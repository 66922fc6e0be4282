//! The transactions of an SQL file: which statements stand in a block together, and which by themselves.

use super::split::{Kind, split};

/// Each transaction in order: whether it is a block, and its statements without semicolons. Settings (`SET`) are left
/// out. `None` where the text has what only psql runs, or does not end what it begins.
pub fn transactions(text: &str) -> Option<Vec<(bool, Vec<String>)>> {
    let mut out: Vec<(bool, Vec<String>)> = Vec::new();
    let mut block: Option<Vec<String>> = None;
    for piece in split(text).ok()? {
        let Kind::Statement(words) = &piece.kind else {
            return None;
        };
        match words.first().map_or("", String::as_str) {
            "set" => {}
            "begin" | "start" => {
                if block.replace(Vec::new()).is_some() {
                    return None;
                }
            }
            "commit" | "end" => out.push((true, block.take()?)),
            _ => match &mut block {
                Some(statements) => statements.push(piece.text.to_owned()),
                None => match out.last_mut() {
                    // Statements by themselves that follow each other are one entry of a plan.
                    Some((false, statements)) => statements.push(piece.text.to_owned()),
                    Some((true, _)) | None => out.push((false, vec![piece.text.to_owned()])),
                },
            },
        }
    }
    block.is_none().then_some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_and_loners() {
        let text = "-- head\nSET search_path = '';\nBEGIN;\nSET LOCAL lock_timeout = '1s';\na b;\nc 'x;y';\nCOMMIT;\nCREATE INDEX CONCURRENTLY i ON t (c);\n";
        let found = transactions(text).unwrap();
        assert_eq!(
            found,
            [
                (true, vec!["a b".to_owned(), "c 'x;y'".to_owned()]),
                (
                    false,
                    vec!["CREATE INDEX CONCURRENTLY i ON t (c)".to_owned()]
                ),
            ]
        );
        assert_eq!(transactions("BEGIN; a"), None);
        assert_eq!(transactions("\\i other.sql"), None);
    }
}
