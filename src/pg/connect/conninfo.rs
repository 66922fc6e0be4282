//! Connection strings: `postgresql://` URLs and `keyword=value` pairs (PostgreSQL manual, "Connection Strings").
//! Pure text to `Options`. No message repeats any part of the string, because any part may be a password.

use super::error::ConnectError;
use super::options::{Keyword, Options};

const ESCAPE_HELP: &str = "in a URL, write `@` `:` `/` `?` `#` `%` inside a user name or password percent-encoded, `%40` for `@`";

/// Reads either form. `place` names the source in errors: "`--database-url`".
pub(crate) fn parse(text: &str, place: &str) -> Result<Options, ConnectError> {
    for scheme in ["postgresql://", "postgres://"] {
        if let Some(rest) = text.strip_prefix(scheme) {
            return Url { place }.parse(rest);
        }
    }
    if text.contains("://") {
        return Err(ConnectError::input(
            format!("{place} is a URL of an unknown kind"),
            "it has to start with `postgresql://` or `postgres://`",
        ));
    }
    if !text.contains('=') {
        return Err(ConnectError::input(
            format!("{place} is neither a URL nor a list of `keyword=value`"),
            "write `postgresql://user@host:5432/database` or `host=… dbname=… user=…`",
        ));
    }
    keywords(text, place)
}

struct Url<'a> {
    place: &'a str,
}

impl Url<'_> {
    fn parse(&self, rest: &str) -> Result<Options, ConnectError> {
        let mut options = Options::default();
        let (before_query, query) = match rest.split_once('?') {
            Some((before, query)) => (before, Some(query)),
            None => (rest, None),
        };
        // The user part ends at the first `@` before any `/`.
        let slash = before_query.find('/').unwrap_or(before_query.len());
        let (authority, path) = before_query.split_at(slash);
        let hosts = match authority.split_once('@') {
            Some((login, hosts)) => {
                let (user, password) = match login.split_once(':') {
                    Some((user, password)) => (user, Some(password)),
                    None => (login, None),
                };
                if !user.is_empty() {
                    options.set(Keyword::User, self.decode(user)?);
                }
                if let Some(password) = password.filter(|password| !password.is_empty()) {
                    options.set(Keyword::Password, self.decode(password)?);
                }
                hosts
            }
            None => authority,
        };
        self.hosts(hosts, &mut options)?;
        if let Some(database) = path.strip_prefix('/').filter(|path| !path.is_empty()) {
            options.set(Keyword::DbName, self.decode(database)?);
        }
        for pair in query
            .unwrap_or("")
            .split('&')
            .filter(|pair| !pair.is_empty())
        {
            self.parameter(pair, &mut options)?;
        }
        Ok(options)
    }

    fn hosts(&self, text: &str, options: &mut Options) -> Result<(), ConnectError> {
        let (mut hosts, mut ports) = (Vec::new(), Vec::new());
        for one in text.split(',') {
            let (host, port) = if let Some(inside) = one.strip_prefix('[') {
                let (address, after) = inside
                    .split_once(']')
                    .filter(|(address, after)| {
                        !address.is_empty() && (after.is_empty() || after.starts_with(':'))
                    })
                    .ok_or_else(|| {
                        self.error(
                            "has an IPv6 address that is not closed by `]`",
                            "write `[::1]:5432`",
                        )
                    })?;
                (address, after.strip_prefix(':').unwrap_or(""))
            } else {
                one.split_once(':').unwrap_or((one, ""))
            };
            hosts.push(self.decode(host)?);
            ports.push(self.decode(port)?);
        }
        if hosts.iter().any(|host| !host.is_empty()) {
            options.set(Keyword::Host, hosts.join(","));
        }
        if ports.iter().any(|port| !port.is_empty()) {
            options.set(Keyword::Port, ports.join(","));
        }
        Ok(())
    }

    fn parameter(&self, pair: &str, options: &mut Options) -> Result<(), ConnectError> {
        let (name, value) = pair
            .split_once('=')
            .filter(|(_, value)| !value.contains('='))
            .ok_or_else(|| {
                self.error(
                    "has a query that is not `name=value&name=value`",
                    "write `=` inside a value as `%3D`",
                )
            })?;
        let (name, value) = (self.decode(name)?, self.decode(value)?);
        // JDBC's spelling, which libpq takes too.
        if name == "ssl" && value == "true" {
            options.set(Keyword::SslMode, "require");
            return Ok(());
        }
        options.set(Keyword::parse(&name, self.place)?, value);
        Ok(())
    }

    fn decode(&self, text: &str) -> Result<String, ConnectError> {
        let broken = || self.error("has a broken percent-encoding", ESCAPE_HELP);
        let mut bytes = Vec::with_capacity(text.len());
        let mut rest = text.as_bytes();
        while let Some((first, tail)) = rest.split_first() {
            if *first != b'%' {
                bytes.push(*first);
                rest = tail;
                continue;
            }
            let (Some(high), Some(low)) = (hex(tail.first()), hex(tail.get(1))) else {
                return Err(broken());
            };
            bytes.push(high * 16 + low);
            rest = &tail[2..];
        }
        let text = String::from_utf8(bytes).map_err(|_| broken())?;
        if text.contains('\0') {
            Err(broken())
        } else {
            Ok(text)
        }
    }

    fn error(&self, what: &str, help: &str) -> ConnectError {
        ConnectError::input(format!("{} {what}", self.place), help)
    }
}

fn hex(digit: Option<&u8>) -> Option<u8> {
    digit
        .and_then(|digit| char::from(*digit).to_digit(16))
        .and_then(|value| u8::try_from(value).ok())
}

fn keywords(text: &str, place: &str) -> Result<Options, ConnectError> {
    let mut options = Options::default();
    let mut rest = text.trim_start();
    while !rest.is_empty() {
        let end = rest
            .find(|c: char| c == '=' || c.is_whitespace())
            .unwrap_or(rest.len());
        let (name, after) = rest.split_at(end);
        let Some(value) = after.trim_start().strip_prefix('=') else {
            return Err(ConnectError::input(
                format!("{place} has a word without `=`"),
                "write `keyword=value`, and put a value that holds spaces in single quotes",
            ));
        };
        let (value, tail) = keyword_value(value.trim_start(), place)?;
        options.set(Keyword::parse(name, place)?, value);
        rest = tail.trim_start();
    }
    Ok(options)
}

fn keyword_value<'a>(text: &'a str, place: &str) -> Result<(String, &'a str), ConnectError> {
    let quoted = text.strip_prefix('\'');
    let body = quoted.unwrap_or(text);
    let mut value = String::new();
    let mut chars = body.char_indices();
    while let Some((at, c)) = chars.next() {
        match c {
            '\0' => {
                return Err(ConnectError::input(
                    format!("{place} holds a NUL byte"),
                    "remove it",
                ));
            }
            '\\' => value.extend(chars.next().map(|(_, escaped)| escaped)),
            '\'' if quoted.is_some() => return Ok((value, &body[at + 1..])),
            c if quoted.is_none() && c.is_whitespace() => return Ok((value, &body[at..])),
            c => value.push(c),
        }
    }
    if quoted.is_some() {
        return Err(ConnectError::input(
            format!("{place} has a single quote that is not closed"),
            r"inside a quoted value write `\'` for a quote and `\\` for a backslash",
        ));
    }
    Ok((value, ""))
}

#[cfg(test)]
mod tests {
    use super::*;
    use Keyword::{DbName, Host, Password, Port, SslMode, User};

    #[track_caller]
    fn check(text: &str, expected: &[(Keyword, &str)]) {
        let mut options = Options::default();
        for (keyword, value) in expected {
            options.set(*keyword, *value);
        }
        assert!(parse(text, "`x`").unwrap() == options, "{text}");
    }

    #[test]
    fn urls() {
        check("postgres://", &[]);
        check("postgresql://h", &[(Host, "h")]);
        check(
            "postgresql://h:1/d",
            &[(Host, "h"), (Port, "1"), (DbName, "d")],
        );
        check(
            "postgres://u%40x:p%3aw@h/d%20b",
            &[
                (User, "u@x"),
                (Password, "p:w"),
                (Host, "h"),
                (DbName, "d b"),
            ],
        );
        check(
            "postgres://u@a:1,b:2/",
            &[(User, "u"), (Host, "a,b"), (Port, "1,2")],
        );
        check("postgres://a,b:2/", &[(Host, "a,b"), (Port, ",2")]);
        check(
            "postgres://[::1]:7/d",
            &[(Host, "::1"), (Port, "7"), (DbName, "d")],
        );
        check(
            "postgres:///d?host=/run/x&port=6",
            &[(DbName, "d"), (Host, "/run/x"), (Port, "6")],
        );
        check(
            "postgres://%2frun%2fx/d",
            &[(Host, "/run/x"), (DbName, "d")],
        );
        check(
            "postgres://h/d?ssl=true",
            &[(Host, "h"), (DbName, "d"), (SslMode, "require")],
        );
        check(
            "postgres://h/d?options=-c%20x%3D1",
            &[(Host, "h"), (DbName, "d"), (Keyword::Options, "-c x=1")],
        );
        check("postgres://h?user=u", &[(Host, "h"), (User, "u")]);
    }

    #[test]
    fn keyword_strings() {
        check(
            r"host = h  password='a \' \\b' port=1",
            &[(Host, "h"), (Password, r"a ' \b"), (Port, "1")],
        );
        check(r"user=a\ b dbname=''", &[(User, "a b"), (DbName, "")]);
    }

    #[test]
    fn broken_strings_are_named_without_being_repeated() {
        for text in [
            "postgre://u:sesame@h/d",
            "sesame",
            "host=h sesame",
            "password='sesame",
            "sesame=1",
            "postgres://h/?sesame=1",
            "postgres://h/?sesame",
            "postgres://u:sesame%zz@h",
            "postgres://[sesame",
            "postgres://u:sesame%00@h",
            "postgres://u:sesame%f@h",
        ] {
            let error = parse(text, "`--database-url`").unwrap_err();
            let shown = format!("{error} {:?} {error:?}", error.help());
            assert!(
                shown.contains("--database-url") && !shown.contains("sesame"),
                "{text}: {shown}"
            );
        }
        let error = parse("hots=x", "`x`").unwrap_err();
        assert_eq!(error.help(), Some("did you mean `host`?"));
    }

    proptest::proptest! {
        #[test]
        fn no_text_panics(text in "\\PC*", noise in "[a-z%@:/?&=,\\[\\]'\\\\ 0-9]*") {
            for text in [text.clone(), format!("postgres://{text}"), format!("postgres://{noise}"), format!("host={noise}"), noise] {
                let _ = parse(&text, "`x`");
                let _ = super::super::secret::scrub(&text);
            }
        }
    }
}
