//! Introspection against real servers: one test for each major, on a corpus of everything that the
//! model can say (`tests/introspect/*.sql`), read by a role without any right.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod support_introspect;

use std::collections::BTreeSet;

use lockstep::model::{
    ConstraintKind, Deferral, Enforcement, Expr, Ident, IndexState, Inheritance, Live, NotNull,
    Nullability, ObjectId, QName, RelationKind, Table, TableKind, Validity, ValueSource,
};
use lockstep::pg::introspect::introspect;
use lockstep::render::definition;
use support_introspect::{Server, connect};
use tokio_postgres::Client;

fn id(name: &str) -> Ident {
    Ident::new(name).unwrap()
}

fn q(schema: &str, name: &str) -> QName {
    QName::new(id(schema), id(name))
}

fn table<'a>(live: &'a Live, schema: &str, name: &str) -> &'a Table {
    live.catalog.table(&q(schema, name)).unwrap()
}

fn constraint(live: &Live, name: &str, of: &str) -> String {
    definition::constraint(&table(live, "garden", of).constraints[&id(name)].kind)
}

fn keys(live: &Live, schema: &str, of: &str, name: &str) -> Vec<String> {
    let index = &table(live, schema, of).indexes[&id(name)];
    index.def.keys.iter().map(definition::index_key).collect()
}

fn names<T>(map: &std::collections::BTreeMap<Ident, T>) -> Vec<&str> {
    map.keys().map(Ident::as_str).collect()
}

#[tokio::test]
async fn reads_the_corpus_on_14() {
    corpus(14).await;
}

#[tokio::test]
async fn reads_the_corpus_on_15() {
    corpus(15).await;
}

#[tokio::test]
async fn reads_the_corpus_on_16() {
    corpus(16).await;
}

#[tokio::test]
async fn reads_the_corpus_on_17() {
    corpus(17).await;
}

#[tokio::test]
async fn reads_the_corpus_on_18() {
    corpus(18).await;
}

async fn corpus(major: u32) {
    let Some(server) = Server::start(major) else {
        return;
    };
    let owner = server.fresh_database("corpus").await;
    load(&owner, major).await;
    owner
        .batch_execute(
            "CREATE ROLE nobody_much LOGIN;
             REVOKE ALL ON SCHEMA public FROM PUBLIC;
             REVOKE ALL ON DATABASE corpus FROM PUBLIC;
             GRANT CONNECT ON DATABASE corpus TO nobody_much;",
        )
        .await
        .unwrap();
    let mut reader = connect(&server.config("corpus", "nobody_much")).await;
    // Settings of the role that would change every printed text.
    reader
        .batch_execute(
            "SET search_path = garden, public; SET quote_all_identifiers = on;
             SET DateStyle = 'German'; SET IntervalStyle = 'iso_8601'; SET TimeZone = 'Asia/Tokyo';
             SET bytea_output = 'escape'; SET extra_float_digits = 0;
             SET standard_conforming_strings = off;",
        )
        .await
        .unwrap();
    let live = introspect(&mut reader).await.unwrap();
    let path: String = reader
        .query_one("SHOW search_path", &[])
        .await
        .unwrap()
        .get(0);
    assert_eq!(path, "garden, public", "the session is as it was");

    assert_eq!(live.version_num / 10000, major);
    assert_eq!(live.database, "corpus");
    surroundings(&live);
    enums(&live);
    columns(&live, major);
    constraints(&live);
    indexes(&live);
    partitions(&live, major);
    hostile_names(&live);
    dependents(&live);
    domains(&live);
    unmodelled(&live, major);
    if major >= 15 {
        from15(&live);
    }
    if major >= 18 {
        from18(&live);
    }
    every_text_is_the_servers(&live, &owner).await;
}

async fn load(client: &Client, major: u32) {
    client
        .batch_execute(include_str!("introspect/all.sql"))
        .await
        .unwrap();
    let statements: Vec<&str> = include_str!("introspect/invalid.sql")
        .split_inclusive(";\n")
        .collect();
    let (last, statements) = statements.split_last().unwrap();
    for statement in statements {
        client.batch_execute(statement).await.unwrap();
    }
    assert!(client.batch_execute(last).await.is_err());
    if major >= 15 {
        let sql = include_str!("introspect/from15.sql");
        client.batch_execute(sql).await.unwrap();
    }
    if major >= 18 {
        let sql = include_str!("introspect/from18.sql");
        client.batch_execute(sql).await.unwrap();
    }
}

fn surroundings(live: &Live) {
    let schemas: Vec<&str> = live.schemas.iter().map(Ident::as_str).collect();
    assert_eq!(schemas, ["Odd Names", "ext", "garden", "public"]);
    let trgm = &live.catalog.extensions[&id("pg_trgm")];
    assert_eq!(trgm.schema, id("ext"));
    assert_eq!(trgm.comment.as_deref(), Some("it's for search"));
    assert!(!trgm.version.is_empty());
    assert_eq!(
        names(&live.catalog.extensions),
        ["btree_gist", "pg_trgm", "plpgsql"]
    );
    assert!(
        live.catalog
            .tables
            .keys()
            .all(|t| t.schema.as_str() != "lockstep" && t.name.as_str() != "passing")
    );
    assert!(live.catalog.table(&q("ext", "owned")).is_none());
    assert!(live.relation_names.contains_key(&q("ext", "owned")));
    assert_eq!(
        constraint(live, "uses_owned", "uses"),
        "FOREIGN KEY (id) REFERENCES ext.owned(id)"
    );
    let kind = |name| live.relation_names.get(&q("garden", name)).copied();
    assert_eq!(kind("kinds"), Some(RelationKind::Table));
    assert_eq!(kind("kinds_pkey"), Some(RelationKind::Index));
    assert_eq!(kind("seq"), Some(RelationKind::Sequence));
    assert_eq!(kind("view_of"), Some(RelationKind::View));
    assert_eq!(kind("mat_of"), Some(RelationKind::MaterializedView));
    assert_eq!(kind("pair"), Some(RelationKind::CompositeType));
    assert_eq!(kind("far"), Some(RelationKind::ForeignTable));
    assert_eq!(kind("log_half"), Some(RelationKind::Index));
    assert_eq!(
        live.key_of_foreign_key[&(q("garden", "points"), id("to_part"))],
        id("log_2020_pkey")
    );
    assert_eq!(
        live.key_of_foreign_key[&(q("garden", "kinds"), id("kinds_self"))],
        id("kinds_pkey")
    );
}

fn enums(live: &Live) {
    let mood = &live.catalog.enums[&q("garden", "mood")];
    assert_eq!(mood.values, ["low", "mid \"x\" it's", "high"]);
    assert_eq!(mood.comment.as_deref(), Some("how it feels"));
    let empty = &live.catalog.enums[&q("public", "mood")];
    assert!(empty.values.is_empty() && empty.comment.is_none());
    assert_eq!(live.catalog.enums.len(), 2);
}

fn columns(live: &Live, major: u32) {
    let kinds = table(live, "garden", "kinds");
    assert_eq!(kinds.kind, TableKind::Plain);
    assert_eq!(kinds.comment.as_deref(), Some("all kinds"));
    assert_eq!(kinds.size.rows, None);
    assert!(!kinds.columns.contains_key("gone") && kinds.columns.len() == 13);
    let column = |name| &kinds.columns[&id(name)];
    let default = |name| column(name).default().map(Expr::as_str);
    assert_eq!(column("id").source, ValueSource::Identity);
    assert_eq!(column("name").position, 3);
    assert_eq!(column("name").data_type.as_str(), "character varying(20)");
    assert_eq!(column("name").comment.as_deref(), Some("a name"));
    assert_eq!(default("name"), Some("'x''y'::character varying"));
    assert_eq!(default("mood"), Some("'low'::garden.mood"));
    assert_eq!(default("moods"), Some("'{low}'::garden.mood[]"));
    assert_eq!(
        default("at"),
        Some("'2019-12-31 22:00:00+00'::timestamp with time zone")
    );
    assert_eq!(default("pause"), Some("'1 day 02:00:00'::interval"));
    assert_eq!(default("bytes"), Some("'\\xdead'::bytea"));
    assert_eq!(default("ratio"), Some("0.1"));
    assert_eq!(default("other_id"), None);
    assert_eq!(column("other_id").source, ValueSource::None);
    assert_eq!(
        column("twice").source,
        ValueSource::Generated(Expr::new("(length((name)::text) * 2)"))
    );
    assert_eq!(column("moods").data_type.as_str(), "garden.mood[]");
    assert_eq!(column("share").data_type.as_str(), "garden.percent");
    let collation = |name| column(name).collation.as_ref().map(ToString::to_string);
    assert_eq!(collation("sorted").as_deref(), Some("C"));
    assert_eq!(collation("code"), None, "the domain's own");
    assert_eq!(collation("name"), None);
    let own = &table(live, "Odd Names", "col").columns[&id("t")].collation;
    assert_eq!(own.as_ref().unwrap().to_string(), "Odd Names.My Coll");
    assert_eq!(column("other_id").nullability, Nullability::Nullable);
    let name = (major >= 18).then(|| id("kinds_name_not_null"));
    assert_eq!(
        column("name").nullability,
        Nullability::NotNull(NotNull {
            name,
            ..NotNull::plain()
        })
    );
    assert!(column("id").nullability.is_not_null());
    let inherited = &table(live, "garden", "child").columns[&id("a")];
    assert!(inherited.nullability.is_not_null());
}

fn constraints(live: &Live) {
    let kinds = table(live, "garden", "kinds");
    assert_eq!(
        names(&kinds.constraints),
        [
            "kinds_at",
            "kinds_code_key",
            "kinds_late",
            "kinds_name_key",
            "kinds_pkey",
            "kinds_plain",
            "kinds_ratio",
            "kinds_self",
        ]
    );
    let text = |name| constraint(live, name, "kinds");
    assert_eq!(
        text("kinds_pkey"),
        "PRIMARY KEY (id) INCLUDE (name) WITH (fillfactor='70')"
    );
    assert_eq!(
        text("kinds_name_key"),
        "UNIQUE (name, sorted) DEFERRABLE INITIALLY DEFERRED"
    );
    assert_eq!(text("kinds_code_key"), "UNIQUE (code) DEFERRABLE");
    assert_eq!(
        text("kinds_late"),
        "FOREIGN KEY (other_id) REFERENCES garden.kinds(id) MATCH FULL ON UPDATE SET DEFAULT \
         ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED NOT VALID"
    );
    assert_eq!(
        text("kinds_self"),
        "FOREIGN KEY (other_id) REFERENCES garden.kinds(id) ON UPDATE RESTRICT ON DELETE CASCADE"
    );
    assert!(text("kinds_ratio").ends_with(" NO INHERIT"));
    assert_eq!(
        text("kinds_at"),
        "CHECK ((at > '2000-01-01 00:00:00+00'::timestamp with time zone)) NOT VALID"
    );
    assert_eq!(text("kinds_plain"), "CHECK ((mood <> 'high'::garden.mood))");
    let late = &kinds.constraints[&id("kinds_late")].kind;
    assert_eq!(late.validity(), Validity::NotValid);
    let comment = kinds.constraints[&id("kinds_self")].comment.as_deref();
    assert_eq!(comment, Some("to itself"));

    let text = |name| constraint(live, name, "bookings");
    assert_eq!(
        text("no_overlap"),
        "EXCLUDE USING gist (room WITH =, during WITH &&) INCLUDE (note) \
         WITH (fillfactor='80') WHERE ((room > 0)) DEFERRABLE"
    );
    assert_eq!(
        text("no_twin"),
        "EXCLUDE USING btree (lower(note) COLLATE \"C\" DESC WITH =, ((room + 1)) WITH =)"
    );
    assert_eq!(
        text("no_like"),
        "EXCLUDE USING gist (lower(lang) ext.gist_trgm_ops (siglen='32') WITH OPERATOR(ext.%))"
    );
    assert_eq!(text("no_plain"), "EXCLUDE USING btree (lang WITH =)");
    let overlap = &table(live, "garden", "bookings").constraints[&id("no_overlap")].kind;
    let ConstraintKind::Exclusion(overlap) = overlap else {
        panic!("{}", overlap.word());
    };
    assert_eq!(overlap.deferral, Deferral::Immediate);
}

fn indexes(live: &Live) {
    let of_kinds = |name| keys(live, "garden", "kinds", name);
    let index = |name| &table(live, "garden", "kinds").indexes[&id(name)];
    assert_eq!(of_kinds("plain"), ["other_id"]);
    assert_eq!(index("plain").comment.as_deref(), Some("plain one"));
    assert_eq!(index("plain").state, IndexState::Valid);
    assert_eq!(
        of_kinds("sorts"),
        [
            "name DESC",
            "sorted DESC NULLS LAST",
            "ratio NULLS FIRST",
            "code"
        ]
    );
    assert_eq!(
        of_kinds("classes"),
        [
            "name varchar_pattern_ops",
            "sorted text_pattern_ops",
            "code"
        ]
    );
    assert_eq!(
        of_kinds("collated"),
        [
            "name COLLATE \"C\"",
            "sorted COLLATE \"POSIX\"",
            "code COLLATE \"default\""
        ]
    );
    assert_eq!(
        of_kinds("kinds_like"),
        ["name ext.gist_trgm_ops (siglen='32')"]
    );
    assert_eq!(
        of_kinds("kinds_gin"),
        ["lower((name)::text) ext.gin_trgm_ops", "moods"]
    );
    let gin = &index("kinds_gin").def;
    assert_eq!(gin.method, id("gin"));
    assert_eq!(
        gin.storage.iter().collect::<Vec<_>>(),
        [("fastupdate", "off"), ("gin_pending_list_limit", "128")]
    );
    assert_eq!(
        of_kinds("kinds_words"),
        ["to_tsvector('english'::regconfig, (name)::text)"]
    );
    assert_eq!(
        of_kinds("kinds_expr"),
        [
            "lower((name)::text)",
            "((id + 1)) DESC",
            "upper(sorted)",
            "lower(sorted) COLLATE \"default\"",
            "lower((name)::text) COLLATE \"C\" text_pattern_ops",
            "sorted COLLATE \"POSIX\"",
            "(moods[1])",
            "(((name)::text || ', )'::text)) text_pattern_ops NULLS FIRST",
        ]
    );
    let partial = &index("kinds_partial").def;
    assert_eq!(partial.include, [id("name"), id("sorted")]);
    assert_eq!(
        partial.predicate.as_ref().map(Expr::as_str),
        Some("((mood = 'low'::garden.mood) AND ((name)::text <> 'x'::text))")
    );
    assert_eq!(partial.storage.get("fillfactor"), Some("50"));
    let all_plain = |schema, of, name| {
        keys(live, schema, of, name)
            .iter()
            .all(|k| !k.contains(' '))
    };
    assert!(all_plain("garden", "kinds", "kinds_types"));
    assert!(all_plain("garden", "types", "types_all"));
    assert_eq!(
        keys(live, "garden", "types", "types_gist"),
        ["r", "net inet_ops"]
    );
    assert_eq!(
        of_kinds("kinds_brin"),
        [
            "at timestamptz_minmax_multi_ops (values_per_range='16')",
            "id"
        ]
    );
    assert_eq!(
        table(live, "garden", "twins").indexes[&id("twins_a")].state,
        IndexState::Invalid
    );
}

fn partitions(live: &Live, major: u32) {
    assert_eq!(table(live, "garden", "log").kind, TableKind::Partitioned);
    let parent = q("garden", "log");
    let child = table(live, "garden", "log_2020");
    assert_eq!(child.kind, TableKind::Partition { parent });
    assert!(
        child.constraints.is_empty(),
        "{:?}",
        names(&child.constraints)
    );
    assert_eq!(names(&child.indexes), ["log_2020_own"]);
    let sub = table(live, "garden", "log_2021");
    assert_eq!(names(&sub.constraints), ["own"]);
    let parent = q("garden", "log_2021");
    let leaf = table(live, "garden", "log_2021_1");
    assert_eq!(leaf.kind, TableKind::Partition { parent });
    let log = table(live, "garden", "log");
    assert_eq!(
        names(&log.constraints),
        ["log_kind_id_fkey", "log_n_check", "log_pkey"]
    );
    assert_eq!(log.indexes[&id("log_half")].state, IndexState::Invalid);
    assert_eq!(log.indexes[&id("log_kind")].state, IndexState::Valid);
    assert_eq!(
        names(&table(live, "garden", "points").constraints),
        ["points_log_at_log_n_fkey", "to_part"]
    );
    // On 18 the primary key's NOT NULL is inherited by the partition, as it is before without a row.
    let at = &child.columns[&id("at")].nullability;
    assert!(at.is_not_null());
    if major < 18 {
        assert_eq!(at, &Nullability::NotNull(NotNull::plain()));
    }
    assert_eq!(table(live, "garden", "parent").kind, TableKind::Inherited);
    assert_eq!(table(live, "garden", "child").kind, TableKind::Plain);
    assert!(table(live, "garden", "child").constraints.is_empty());
}

fn hostile_names(live: &Live) {
    let odd = table(live, "Odd Names", "select");
    assert_eq!(
        names(&odd.columns),
        [
            "a \"b\" c",
            "from",
            "x, y)",
            "Üñï…漢字漢字漢字漢字漢字漢字漢字漢字漢字"
        ]
    );
    assert_eq!(
        keys(live, "Odd Names", "select", "Mixed Case"),
        [
            "\"a \"\"b\"\" c\"",
            "\"Üñï…漢字漢字漢字漢字漢字漢字漢字漢字漢字\" DESC",
            "lower(\"x, y)\") COLLATE \"C\"",
        ]
    );
    let reference = &table(live, "Odd Names", "kinds").constraints[&id("ref (x)")].kind;
    let ConstraintKind::ForeignKey(reference) = reference else {
        panic!("{}", reference.word());
    };
    assert_eq!(reference.table, q("Odd Names", "select"));
    assert_eq!(reference.referenced, [id("from")]);
    let both = [q("Odd Names", "kinds"), q("garden", "kinds")];
    let same = |t: &QName| {
        live.catalog.tables[t]
            .constraints
            .contains_key("kinds_pkey")
    };
    assert!(both.iter().all(same));
    assert_eq!(
        keys(live, "Odd Names", "col", "col_other"),
        [
            "t COLLATE \"C\"",
            "((t || 'x'::text))",
            "((t || 'y'::text))",
        ]
    );
}

/// A domain stands with its enum.
fn domains(live: &Live) {
    let domains = &live.catalog.enums[&q("garden", "mood")].domains;
    let names: Vec<String> = domains.keys().map(ToString::to_string).collect();
    assert_eq!(names, ["garden.good_mood"]);
    let texts = domains.values().flat_map(lockstep::model::Domain::texts);
    let texts: Vec<&str> = texts.map(lockstep::model::Expr::as_str).collect();
    assert_eq!(texts, ["CHECK ((VALUE <> 'low'::garden.mood))"]);
}

fn dependents(live: &Live) {
    let of = |object: ObjectId| -> Vec<&str> {
        let words = live.dependents.get(&object);
        words.into_iter().flatten().map(String::as_str).collect()
    };
    assert_eq!(
        of(ObjectId::Enum(q("garden", "mood"))),
        [
            "composite type garden.pair",
            "foreign table column garden.far.m",
            "function garden.gives()",
            "function garden.takes(garden.mood)",
            "view garden.view_of",
        ]
    );
    let kinds = |c| of(ObjectId::Column(q("garden", "kinds"), id(c)));
    assert_eq!(kinds("id"), ["view garden.view_of"]);
    assert_eq!(kinds("mood"), ["view garden.view_of"]);
    assert_eq!(kinds("ratio"), ["function garden.body()"]);
    assert_eq!(kinds("code"), ["policy own_rows on garden.kinds"]);
    assert_eq!(kinds("at"), ["trigger on_at on garden.kinds"]);
    assert_eq!(kinds("pause"), ["trigger on_at on garden.kinds"]);
    assert_eq!(kinds("sorted"), ["statistics object garden.\"both\""]);
    assert_eq!(
        kinds("name"),
        [
            "generated column garden.kinds.twice",
            "materialized view garden.mat_of",
            "statistics object garden.\"both\"",
        ]
    );
    assert!(kinds("other_id").is_empty());
    assert_eq!(
        of(ObjectId::Column(q("garden", "bookings"), id("note"))),
        ["rule no_notes on garden.bookings"]
    );
    assert_eq!(
        of(ObjectId::Column(q("garden", "log"), id("at"))),
        ["partition key of table garden.log"]
    );
    assert_eq!(
        of(ObjectId::Table(q("garden", "ident"))),
        ["column garden.holder.whole"]
    );
}

fn unmodelled(live: &Live, major: u32) {
    let all: Vec<String> = live
        .unmodelled
        .iter()
        .map(|u| format!("{}: {}", u.object, u.what))
        .collect();
    let mut expected = vec![
        "column id of foreign table garden.far: NOT NULL of foreign tables is not modelled",
        "constraint far_check on foreign table garden.far: constraints of foreign tables are not \
         modelled",
        "constraint kinds_pkey on garden.kinds: the comment of its index is not modelled",
        "constraint trigger kinds_guard on garden.kinds: constraint triggers are not modelled",
        "domain garden.good_mood: NOT NULL and CHECK of domains are not modelled",
        "domain garden.percent: NOT NULL and CHECK of domains are not modelled",
        "index ident_k on garden.ident: its use as replica identity is not modelled",
        "index kinds_expr on garden.kinds: the statistics target 500 of its key 1 is not modelled",
        "index log_half on garden.log: it is not complete: some partitions have no index attached \
         to it",
        "index mat_of_name on garden.mat_of: indexes of materialized views are not modelled",
        "index plain on garden.kinds: the mark of CLUSTER is not modelled",
    ];
    expected.sort_unstable();
    assert_eq!(all, expected, "on {major}");
}

fn from15(live: &Live) {
    assert_eq!(
        constraint(live, "newer_key", "newer"),
        "UNIQUE NULLS NOT DISTINCT (a) WITH (fillfactor='90')"
    );
    let newer = &table(live, "garden", "newer").indexes[&id("newer_idx")].def;
    assert_eq!(
        definition::index(&id("newer_idx"), &q("garden", "newer"), newer),
        "CREATE UNIQUE INDEX newer_idx ON garden.newer USING btree (b) INCLUDE (c) \
         NULLS NOT DISTINCT WITH (fillfactor='60') WHERE (c > 0)"
    );
    assert_eq!(
        constraint(live, "refers_fk", "refers"),
        "FOREIGN KEY (a, b) REFERENCES garden.newer(a, b) ON DELETE SET NULL (b)"
    );
    for column in ["a", "b", "c"] {
        let object = ObjectId::Column(q("garden", "newer"), id(column));
        assert_eq!(
            live.dependents[&object],
            ["publication relation garden.newer in publication columns_of"]
        );
    }
}

fn from18(live: &Live) {
    let newest = table(live, "garden", "newest");
    let not_null = |name: &str, validity, inheritance| {
        Nullability::NotNull(NotNull {
            name: Some(id(name)),
            validity,
            inheritance,
        })
    };
    let column = |name| &newest.columns[&id(name)];
    assert_eq!(
        column("a").nullability,
        not_null("a_there", Validity::Valid, Inheritance::Inherited)
    );
    assert_eq!(
        column("b").nullability,
        not_null("b_there", Validity::Valid, Inheritance::NoInherit)
    );
    assert_eq!(
        column("c").nullability,
        not_null("c_later", Validity::NotValid, Inheritance::Inherited)
    );
    assert_eq!(
        column("v").source,
        ValueSource::Generated(Expr::new("(a + 1)"))
    );
    let child = &table(live, "garden", "newest_child").columns;
    assert!(child[&id("a")].nullability.is_not_null());
    assert_eq!(child[&id("b")].nullability, Nullability::Nullable);
    assert_eq!(
        constraint(live, "newest_pkey", "newest"),
        "PRIMARY KEY (a, during WITHOUT OVERLAPS)"
    );
    assert_eq!(
        constraint(live, "newest_key", "newest"),
        "UNIQUE (b, during WITHOUT OVERLAPS)"
    );
    assert_eq!(
        constraint(live, "newest_wish", "newest"),
        "CHECK ((c > 0)) NOT ENFORCED"
    );
    assert_eq!(
        constraint(live, "temporal_fk", "temporal"),
        "FOREIGN KEY (a, PERIOD during) REFERENCES garden.newest(a, PERIOD during)"
    );
    let wish = &table(live, "garden", "temporal").constraints[&id("temporal_wish")].kind;
    let ConstraintKind::ForeignKey(wish) = wish else {
        panic!("{}", wish.word());
    };
    assert_eq!(wish.enforcement, Enforcement::NotEnforced);
}

/// The property: for every index and constraint that was read the model's own text is the server's,
/// quotes ignored, and none is missing.
async fn every_text_is_the_servers(live: &Live, client: &Client) {
    client.batch_execute("SET search_path = ''").await.unwrap();
    let plain = |text: String| text.replace('"', "");
    let mut read = BTreeSet::new();
    for (name, table) in &live.catalog.tables {
        for (index, i) in &table.indexes {
            let text = definition::index(index, name, &i.def);
            read.insert(plain(text));
        }
        for (constraint, c) in &table.constraints {
            let text = definition::constraint(&c.kind);
            let text = match &c.kind {
                // pg_get_constraintdef() leaves these out.
                ConstraintKind::PrimaryKey(k) | ConstraintKind::Unique(k) => text.replace(
                    &format!(" WITH ({})", definition::storage_list(&k.storage)),
                    "",
                ),
                ConstraintKind::ForeignKey(_)
                | ConstraintKind::Check(_)
                | ConstraintKind::Exclusion(_) => text,
            };
            read.insert(plain(format!("{name} {constraint} {text}")));
        }
    }
    let rows = client
        .query(
            "SELECT replace(pg_get_indexdef(i.indexrelid), ' ON ONLY ', ' ON ')
             FROM pg_index i JOIN pg_class x ON x.oid = indexrelid
             JOIN pg_class c ON c.oid = indrelid AND c.relkind IN ('r', 'p')
             WHERE c.relnamespace::regnamespace::text IN ('garden', '\"Odd Names\"')
               AND NOT x.relispartition
               AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = indexrelid AND contype IN ('p', 'u', 'x'))
             UNION ALL
             SELECT conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(k.oid)
             FROM pg_constraint k JOIN pg_class c ON c.oid = conrelid AND c.relkind IN ('r', 'p')
             WHERE c.relnamespace::regnamespace::text IN ('garden', '\"Odd Names\"')
               AND conparentid = 0 AND conislocal AND contype NOT IN ('n', 't')",
            &[],
        )
        .await
        .unwrap();
    let server: BTreeSet<String> = rows.iter().map(|r| plain(r.get(0))).collect();
    assert!(server.len() > 45, "{}", server.len());
    assert_eq!(read, server);
}

#[tokio::test]
async fn says_what_the_server_said() {
    let Some(server) = Server::start(18) else {
        return;
    };
    let mut client = server.fresh_database("broken").await;
    client
        .batch_execute("SET default_transaction_read_only = on")
        .await
        .unwrap();
    assert!(introspect(&mut client).await.is_ok());
    client.batch_execute("BEGIN; SELECT 1").await.unwrap();
    client.batch_execute("SELECT 1/0").await.unwrap_err();
    let error = introspect(&mut client).await.unwrap_err();
    assert_eq!(error.sqlstate.as_deref(), Some("25P02"));
    assert!(
        error.to_string().contains("current transaction is aborted"),
        "{error}"
    );
}
