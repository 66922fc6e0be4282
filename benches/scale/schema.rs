//! A made-up database of N tables: the whole of it as SQL, and the same without any rule.
//!
//! Deterministic: table K is the same in every run, whatever N is, but for the enum it uses. Each table has a
//! primary key, a foreign key, a unique constraint, two checks, two indexes, NOT NULLs and defaults. Their columns,
//! types, names and expressions are drawn from the pools below, so that tables are as unlike as in a grown
//! database; [`Database::shapes`] counts how many differ when names are left out. Knows nothing of Lockstep.

use std::collections::BTreeSet;
use std::fmt::Write as _;

/// The two databases, as SQL scripts.
pub(crate) struct Database {
    /// Everything.
    pub(crate) whole: String,
    /// Schemas, enums and tables with their columns; no constraint, index, NOT NULL, default or comment.
    pub(crate) bare: String,
    /// How many tables differ in more than names.
    pub(crate) shapes: usize,
    /// Constraints and indexes that `whole` has and `bare` has not.
    pub(crate) objects: usize,
}

/// Numbers that look random and are the same every time (Steele, Lea, Flood: SplitMix, OOPSLA 2014).
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((z ^ (z >> 31)) % bound as u64).unwrap_or(0)
    }

    fn of<'a, T: ?Sized>(&mut self, pool: &[&'a T]) -> &'a T {
        pool[self.below(pool.len())]
    }

    /// True in one of `n` cases.
    fn once_in(&mut self, n: usize) -> bool {
        self.below(n) == 0
    }
}

const SCHEMAS: [&str; 9] = [
    "public",
    "sales",
    "stock",
    "billing",
    "people",
    "sensors",
    "audit",
    "web",
    "\"Legacy\"",
];
const NOUNS: [&str; 24] = [
    "customer",
    "invoice",
    "shipment",
    "plant",
    "reading",
    "device",
    "ticket",
    "account",
    "ledger_entry",
    "visit",
    "document",
    "contract",
    "price",
    "warehouse",
    "employee",
    "shift",
    "batch",
    "recipe",
    "route",
    "vehicle",
    "campaign",
    "session",
    "subscription",
    "payment",
];
const SUFFIXES: [&str; 8] = [
    "", "_history", "_detail", "_note", "_link", "_archive", "_queue", "_stats",
];

/// A column that a table may have: name, type, default, a check on it.
struct Kind {
    name: &'static str,
    data_type: &'static str,
    default: Option<&'static str>,
    checks: &'static [&'static str],
    /// Index definitions after ON table.
    indexes: &'static [&'static str],
}

macro_rules! kinds {
    ($($name:literal $ty:literal default $default:expr, checks [$($check:literal),*], indexes [$($index:literal),*];)*) => {
        [$(Kind { name: $name, data_type: $ty, default: $default, checks: &[$($check),*], indexes: &[$($index),*] }),*]
    };
}

/// What columns are drawn from. `@` in a text stands for the column.
const KINDS: [Kind; 20] = kinds! {
    "email" "text" default None, checks ["@ ~~ '%@@%'", "length(@) BETWEEN 3 AND 254"], indexes ["(lower(@))", "(@ text_pattern_ops)"];
    "display_name" "character varying(120)" default Some("''"), checks ["btrim(@::text) <> ''"], indexes ["(@)", "(@ DESC NULLS LAST)"];
    "code" "character(8)" default None, checks ["@ ~ '^[A-Z0-9]{8}$'"], indexes ["(@) INCLUDE (created_at)"];
    "quantity" "integer" default Some("1"), checks ["@ > 0", "@ >= 0 AND @ < 1000000"], indexes ["(@) WHERE @ > 100", "USING brin (@)"];
    "amount" "numeric(14,2)" default Some("0"), checks ["@ >= 0", "round(@, 2) = @"], indexes ["(@ DESC)", "((@ / 100))"];
    "rate" "double precision" default None, checks ["@ >= 0 AND @ <= 1"], indexes ["(@) WHERE @ IS NOT NULL"];
    "weight_kg" "real" default None, checks ["@ IS NULL OR @ > 0"], indexes ["(@)"];
    "is_active" "boolean" default Some("true"), checks ["@ IS NOT NULL OR created_at < '2001-01-01'"], indexes ["(created_at) WHERE @"];
    "valid_from" "date" default Some("CURRENT_DATE"), checks ["@ >= '2000-01-01'"], indexes ["(@)", "USING brin (@)"];
    "updated_at" "timestamp with time zone" default Some("now()"), checks ["@ >= created_at"], indexes ["(@ DESC)", "(@, created_at)"];
    "opened_at" "timestamp without time zone" default None, checks ["@ > '1990-01-01 00:00'"], indexes ["(date_trunc('day', @))"];
    "payload" "jsonb" default Some("'{}'"), checks ["jsonb_typeof(@) = 'object'", "@ ? 'kind' OR @ = '{}'"], indexes ["USING gin (@)", "((@ ->> 'kind'))"];
    "tags" "text[]" default Some("'{}'"), checks ["array_length(@, 1) IS NULL OR array_length(@, 1) < 50"], indexes ["USING gin (@)"];
    "external_ref" "uuid" default Some("gen_random_uuid()"), checks ["@ <> '00000000-0000-0000-0000-000000000000'"], indexes ["USING hash (@)", "(@)"];
    "ip" "inet" default None, checks ["family(@) IN (4, 6)"], indexes ["(@)"];
    "\"order\"" "smallint" default Some("0"), checks ["@ BETWEEN 0 AND 999"], indexes ["(@, created_at DESC)"];
    "\"Colour\"" "text" default Some("'green'"), checks ["@ IN ('red', 'green', 'blue')", "@ <> ''"], indexes ["(upper(@))"];
    "duration" "interval" default Some("'1 hour'"), checks ["@ > '0'::interval"], indexes ["(@)"];
    "digest" "bytea" default None, checks ["octet_length(@) = 32"], indexes ["(md5(@))"];
    "span" "int4range" default None, checks ["NOT isempty(@)", "lower(@) >= 0"], indexes ["USING gist (@)"];
};

/// A table that later ones may refer to.
struct Parent {
    name: String,
    /// Columns of its primary key with their types.
    key: Vec<(&'static str, &'static str)>,
}

/// Makes the databases of `n` tables.
pub(crate) fn database(n: usize) -> Database {
    let mut out = Database {
        whole: String::new(),
        bare: String::new(),
        shapes: 0,
        objects: n * 7,
    };
    both(&mut out, |sql| {
        for schema in SCHEMAS.iter().skip(1) {
            let _ = writeln!(sql, "CREATE SCHEMA {schema};");
        }
    });
    let enums: Vec<String> = (0..(n / 50).max(1))
        .map(|k| enumeration(k, &mut out))
        .collect();
    let mut parents: Vec<Parent> = Vec::with_capacity(n);
    let mut shapes = BTreeSet::new();
    for k in 0..n {
        let (parent, shape) = table(k, &enums, &parents, &mut out);
        parents.push(parent);
        shapes.insert(shape);
    }
    out.shapes = shapes.len();
    out
}

fn both(out: &mut Database, mut write: impl FnMut(&mut String)) {
    write(&mut out.whole);
    write(&mut out.bare);
}

fn enumeration(k: usize, out: &mut Database) -> String {
    let mut numbers = Numbers(k as u64 ^ 0xe0);
    let name = format!("{}.{}_state_{k}", numbers.of(&SCHEMAS), numbers.of(&NOUNS));
    let labels: Vec<String> = (0..3 + numbers.below(6))
        .map(|i| {
            format!(
                "'{}{i}'",
                numbers.of(&["new ", "open-", "done_", "Lost", "it''s "])
            )
        })
        .collect();
    both(out, |sql| {
        let _ = writeln!(sql, "CREATE TYPE {name} AS ENUM ({});", labels.join(", "));
    });
    name
}

/// Writes table `k`; returns it as a parent, and what it is like when names are left out.
fn table(k: usize, enums: &[String], parents: &[Parent], out: &mut Database) -> (Parent, String) {
    let mut numbers = Numbers((k as u64) << 8);
    let schema = SCHEMAS[numbers.below(SCHEMAS.len())];
    let short = format!("{}{}_{k}", numbers.of(&NOUNS), numbers.of(&SUFFIXES));
    let name = format!("{schema}.{short}");
    let keys: [&[(&str, &str)]; 5] = [
        &[("id", "bigint")],
        &[("id", "integer")],
        &[("id", "uuid")],
        &[("id", "bigint")],
        &[("tenant_id", "integer"), ("id", "bigint")],
    ];
    let key = keys[numbers.below(keys.len())].to_vec();
    let own = Parent {
        name: name.clone(),
        key,
    };
    // Nine of ten refer to another table, near ones more often; the rest to themselves.
    let parent = if k == 0 || numbers.once_in(10) {
        &own
    } else {
        let near = numbers.below(3) > 0;
        let back = numbers.below(if near { k.min(40) } else { k });
        &parents[k - 1 - back]
    };
    let stem = numbers.of(&["parent", "owner", "source", "belongs_to"]);
    let reference: Vec<(String, &str)> = parent
        .key
        .iter()
        .map(|(c, ty)| (format!("{stem}_{c}"), *ty))
        .collect();

    // Columns: name, type, default, NOT NULL.
    let mut columns: Vec<(String, String, Option<String>, bool)> = Vec::new();
    for (c, ty) in &own.key {
        let default = (*ty == "uuid").then(|| "gen_random_uuid()".to_owned());
        columns.push(((*c).to_owned(), (*ty).to_owned(), default, true));
    }
    for (c, ty) in &reference {
        columns.push((c.clone(), (*ty).to_owned(), None, numbers.once_in(2)));
    }
    columns.push((
        "created_at".to_owned(),
        "timestamp with time zone".to_owned(),
        Some("now()".to_owned()),
        true,
    ));
    let drawn = draw(&mut numbers);
    for kind in &drawn {
        let default = kind.default.map(str::to_owned);
        columns.push((
            kind.name.to_owned(),
            kind.data_type.to_owned(),
            default,
            numbers.once_in(3),
        ));
    }
    if numbers.once_in(3) {
        columns.push((
            "state".to_owned(),
            enums[numbers.below(enums.len())].clone(),
            None,
            numbers.once_in(2),
        ));
    }

    let rules = rules(&own, parent, &reference, &drawn, &mut numbers);
    let shape = write(&name, &short, &columns, &rules, out, numbers.once_in(4));
    (own, shape)
}

/// Four to nine different columns.
fn draw(numbers: &mut Numbers) -> Vec<&'static Kind> {
    let start = numbers.below(KINDS.len());
    let stride = [1, 3, 7, 9, 11][numbers.below(5)];
    (0..4 + numbers.below(6))
        .map(|i| &KINDS[(start + i * stride) % KINDS.len()])
        .collect()
}

/// The two checks, the two indexes, the keys: what is written after a name, `@T` for the table.
struct Rules {
    constraints: Vec<(&'static str, String)>,
    indexes: Vec<String>,
}

fn rules(
    own: &Parent,
    parent: &Parent,
    reference: &[(String, &str)],
    drawn: &[&Kind],
    numbers: &mut Numbers,
) -> Rules {
    let list = |names: &[&str]| names.join(", ");
    let own_key = list(&own.key.iter().map(|(c, _)| *c).collect::<Vec<_>>());
    let referring = list(
        &reference
            .iter()
            .map(|(c, _)| c.as_str())
            .collect::<Vec<_>>(),
    );
    let referred = list(&parent.key.iter().map(|(c, _)| *c).collect::<Vec<_>>());
    // A column with an `=` that a unique index can use: every kind has one.
    let unique = match numbers.below(4) {
        0 => format!("UNIQUE ({}, {own_key})", drawn[0].name),
        1 => format!("UNIQUE ({referring}, {})", drawn[1].name),
        2 => format!(
            "UNIQUE ({}, {}) INCLUDE (created_at)",
            drawn[0].name, drawn[2].name
        ),
        _ => format!(
            "UNIQUE ({}){}",
            drawn[2].name,
            numbers.of(&["", "", " DEFERRABLE", " DEFERRABLE INITIALLY DEFERRED"])
        ),
    };
    let action = numbers.of(&[
        "",
        "",
        " ON DELETE CASCADE",
        " ON DELETE SET NULL",
        " ON UPDATE CASCADE ON DELETE RESTRICT",
        " DEFERRABLE INITIALLY DEFERRED",
    ]);
    let check = |kind: &Kind, numbers: &mut Numbers| {
        format!(
            "CHECK ({})",
            numbers
                .of(kind.checks)
                .replace("@@", "\u{1}")
                .replace('@', kind.name)
                .replace('\u{1}', "@")
        )
    };
    let index =
        |kind: &Kind, numbers: &mut Numbers| numbers.of(kind.indexes).replace('@', kind.name);
    let first = if numbers.once_in(4) {
        format!("({referring})")
    } else {
        index(drawn[3], numbers)
    };
    Rules {
        constraints: vec![
            ("pkey", format!("PRIMARY KEY ({own_key})")),
            ("key", unique),
            ("check_a", check(drawn[0], numbers)),
            ("check_b", check(drawn[1], numbers)),
            (
                "fkey",
                format!(
                    "FOREIGN KEY ({referring}) REFERENCES {} ({referred}){action}",
                    parent.name
                ),
            ),
        ],
        indexes: vec![first, index(drawn[1], numbers)],
    }
}

fn write(
    name: &str,
    short: &str,
    columns: &[(String, String, Option<String>, bool)],
    rules: &Rules,
    out: &mut Database,
    comment: bool,
) -> String {
    let mut shape = String::new();
    let whole: Vec<String> = columns
        .iter()
        .map(|(c, ty, default, not_null)| {
            let default = default
                .as_ref()
                .map_or(String::new(), |d| format!(" DEFAULT {d}"));
            let not_null = if *not_null { " NOT NULL" } else { "" };
            // The enum's name is a name: `state` stands for its type.
            let _ = write!(
                shape,
                "{}{default}{not_null},",
                if c == "state" { "enum" } else { ty }
            );
            format!("{c} {ty}{default}{not_null}")
        })
        .collect();
    let bare: Vec<String> = columns
        .iter()
        .map(|(c, ty, _, _)| format!("{c} {ty}"))
        .collect();
    let _ = writeln!(out.bare, "CREATE TABLE {name} ({});", bare.join(", "));
    let sql = &mut out.whole;
    let _ = writeln!(sql, "CREATE TABLE {name} ({});", whole.join(", "));
    for (what, text) in &rules.constraints {
        let _ = writeln!(
            sql,
            "ALTER TABLE {name} ADD CONSTRAINT {short}_{what} {text};"
        );
        let end = text.find("REFERENCES").unwrap_or(text.len());
        shape.push_str(&text[..end]);
        shape.push_str(text.rfind(')').map_or("", |at| &text[at..]));
    }
    for (i, text) in rules.indexes.iter().enumerate() {
        let _ = writeln!(sql, "CREATE INDEX {short}_idx{i} ON {name} {text};");
        shape.push_str(text);
    }
    if comment {
        let _ = writeln!(
            sql,
            "COMMENT ON TABLE {name} IS 'Rows of {short}, one a day';"
        );
    }
    shape
}
