//! Passwords, and the removal of passwords from text that is going to be shown.
//! It knows no server and no file; its input is any text at all.

use std::fmt;

/// A password. It can be handed to the driver, and it cannot be printed: `Debug` shows `***`.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(String);

impl Secret {
    /// Takes the clear text.
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// The clear text, for the driver only.
    pub(crate) fn reveal(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("***")
    }
}

/// `text` with the password taken out of every connection URL and every `password=` in it.
pub fn scrub(text: &str) -> String {
    scrub_keywords(&scrub_urls(text))
}

/// `scrub`, and every appearance of these very passwords taken out too (those of three letters or fewer would
/// hit innocent words and are left to the patterns).
pub(crate) fn scrub_known<'a>(text: &str, secrets: impl Iterator<Item = &'a Secret>) -> String {
    let mut out = text.to_owned();
    for secret in secrets.filter(|secret| secret.0.chars().count() > 3) {
        out = out.replace(&secret.0, "***");
    }
    scrub(&out)
}

fn scrub_urls(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("://") {
        let (before, after) = rest.split_at(at + 3);
        out.push_str(before);
        let end = after
            .find(|c: char| c.is_whitespace() || matches!(c, '"' | '\'' | '`'))
            .unwrap_or(after.len());
        let (word, tail) = after.split_at(end);
        // The last `@` before the query ends the user part: a password with a raw `/` or `@` in it stays hidden too.
        let query = word.find('?').unwrap_or(word.len());
        let at_sign = word[..query].rfind('@').or_else(|| word.rfind('@'));
        match at_sign.map(|sign| (sign, word[..sign].find(':'))) {
            Some((sign, Some(colon))) => {
                out.push_str(&word[..=colon]);
                out.push_str("***");
                out.push_str(&word[sign..]);
            }
            Some((_, None)) | None => out.push_str(word),
        }
        rest = tail;
    }
    out.push_str(rest);
    out
}

fn scrub_keywords(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    // Lower-casing ASCII keeps every byte offset.
    while let Some(at) = rest.to_ascii_lowercase().find("password") {
        let (before, after) = rest.split_at(at + "password".len());
        out.push_str(before);
        let Some(value) = after.trim_start().strip_prefix('=') else {
            rest = after;
            continue;
        };
        out.push_str("=***");
        let value = value.trim_start();
        rest = if let Some(quoted) = value.strip_prefix('\'') {
            after_quoted(quoted)
        } else {
            let end = value
                .find(|c: char| c.is_whitespace() || c == '&')
                .unwrap_or(value.len());
            &value[end..]
        };
    }
    out.push_str(rest);
    out
}

fn after_quoted(text: &str) -> &str {
    let mut escaped = false;
    for (at, c) in text.char_indices() {
        if escaped {
            escaped = false;
        } else if c == '\\' {
            escaped = true;
        } else if c == '\'' {
            return &text[at + 1..];
        }
    }
    ""
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn passwords_leave_urls_and_keywords() {
        for (text, expected) in [
            (
                "bad postgres://u:pw@h/db here",
                "bad postgres://u:***@h/db here",
            ),
            ("postgres://u:p@w/x@h/db", "postgres://u:***@h/db"),
            ("postgres://u@h:5432/db", "postgres://u@h:5432/db"),
            (
                "postgres://h/db?password=pw&x=1",
                "postgres://h/db?password=***&x=1",
            ),
            (
                "host=h password = 'a \\' b' user=u",
                "host=h password=*** user=u",
            ),
            (
                "password authentication failed",
                "password authentication failed",
            ),
            ("PGPASSWORD=hunter2 x", "PGPASSWORD=*** x"),
        ] {
            assert_eq!(scrub(text), expected);
        }
        assert_eq!(format!("{:?}", Secret::new("pw")), "***");
        assert_eq!(
            scrub_known("a hunter2 b", [Secret::new("hunter2")].iter()),
            "a *** b"
        );
    }
}
