//! Tables of precedence: which source wins, and what nobody gets to see.

use super::*;

const BASE: &[(&str, &str)] = &[("PGUSER", "me"), ("PGSYSCONFDIR", "/nonexistent")];

fn resolve(url: Option<&str>, vars: &[(&str, &str)]) -> Result<Settings, ConnectError> {
    let vars: Vec<_> = BASE.iter().chain(vars).copied().collect();
    Settings::resolve(url, &Environment::from_vars(vars))
}

#[track_caller]
fn shows(url: Option<&str>, vars: &[(&str, &str)], expected: &str) {
    assert_eq!(resolve(url, vars).unwrap().display(), expected, "{url:?}");
}

#[test]
fn each_part_says_where_it_came_from() {
    let from = |url: Option<&str>, vars: &[(&str, &str)]| resolve(url, vars).unwrap().sources();
    assert_eq!(
        from(None, &[("DATABASE_URL", ""), ("PGPORT", "7")]).unwrap(),
        "host from the default, port from `PGPORT`, user from `PGUSER`, database from the user's name"
    );
    assert_eq!(
        from(Some("postgres://h/d"), &[("PGHOST", "no")]).unwrap(),
        "host from `--database-url`, port from the default, user from `PGUSER`, database from `--database-url`"
    );
    assert_eq!(
        from(
            None,
            &[("DATABASE_URL", "hostaddr=::1 user=u password=hush")]
        )
        .unwrap(),
        "hostaddr from `DATABASE_URL`, port from the default, user from `DATABASE_URL`, database from the user's name"
    );
}

#[test]
fn an_empty_url_counts_as_none_and_is_told() {
    let empty = resolve(None, &[("DATABASE_URL", "")]).unwrap();
    assert!(empty.warnings()[0].contains("`DATABASE_URL` is set but empty"));
    let given = resolve(Some("host=h"), &[("DATABASE_URL", "")]).unwrap();
    assert_eq!(given.warnings(), [] as [String; 0]);
    assert_eq!(resolve(None, &[]).unwrap().warnings(), [] as [String; 0]);
}

#[test]
fn sources_in_order() {
    shows(None, &[], "me on socket /var/run/postgresql:5432 as me");
    shows(
        None,
        &[("PGHOST", "h"), ("PGPORT", "7"), ("PGDATABASE", "d")],
        "d on h:7 as me (TLS if offered)",
    );
    shows(
        None,
        &[
            ("DATABASE_URL", "postgres://u@h/d"),
            ("PGPORT", "7"),
            ("PGHOST", "no"),
        ],
        "d on h:7 as u (TLS if offered)",
    );
    shows(
        Some("postgres://h2/d2"),
        &[("DATABASE_URL", "postgres://u@h/d")],
        "d2 on h2:5432 as me (TLS if offered)",
    );
    shows(
        Some("host=h sslmode=verify-full sslrootcert=r"),
        &[("PGSSLMODE", "disable")],
        "me on h:5432 as me (TLS, verify-full)",
    );
    shows(
        Some("host=h"),
        &[("PGSSLROOTCERT", "system")],
        "me on h:5432 as me (TLS, verify-full)",
    );
    shows(
        Some("postgres:///d?host=/run/x&port=9"),
        &[],
        "d on socket /run/x:9 as me",
    );
    shows(
        Some("postgres://a:1,b/d"),
        &[],
        "d on a:1, b:5432 as me (TLS if offered)",
    );
    shows(
        Some("postgres://[::1]/d?sslmode=disable"),
        &[],
        "d on [::1]:5432 as me (no TLS)",
    );
    shows(
        Some("host=name hostaddr=10.0.0.1"),
        &[],
        "me on name:5432 as me (TLS if offered)",
    );
}

#[test]
fn service_is_between_url_and_environment() {
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("services");
    std::fs::write(&file, "[app]\nhost=fromservice\nport=7\ndbname=sdb\n").unwrap();
    let file = file.to_str().unwrap();
    let env = [
        ("PGSERVICEFILE", file),
        ("PGHOST", "fromenv"),
        ("PGDATABASE", "edb"),
        ("PGAPPNAME", "x"),
    ];
    shows(
        Some("postgres://:8/?service=app"),
        &env,
        "sdb on fromservice:8 as me (TLS if offered)",
    );
    shows(
        Some("service=app port=8"),
        &env,
        "sdb on fromservice:8 as me (TLS if offered)",
    );
    let by_env: Vec<_> = env.into_iter().chain([("PGSERVICE", "app")]).collect();
    shows(None, &by_env, "sdb on fromservice:7 as me (TLS if offered)");
    let error = resolve(Some("service=nope"), &env).unwrap_err();
    assert_eq!(error.message(), "connection service `nope` is not defined");
    assert!(error.notes()[0].contains("services"), "{error}");
}

#[test]
#[cfg(unix)]
fn passwords_come_from_string_then_variable_then_file() {
    use std::os::unix::fs::PermissionsExt;
    let home = tempfile::tempdir().unwrap();
    let file = home.path().join(".pgpass");
    std::fs::write(&file, "a:1:me:me:one\nb:*:*:*:two\nlocalhost:*:*:*:three\n").unwrap();
    std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o600)).unwrap();
    let home = ("HOME", home.path().to_str().unwrap());
    let passwords = |url: &str, vars: &[(&str, &str)]| -> Vec<Option<String>> {
        let settings = resolve(Some(url), vars).unwrap();
        settings
            .endpoints
            .iter()
            .map(|e| e.password.as_ref().map(|p| p.reveal().to_owned()))
            .collect()
    };
    let some = |text: &str| Some(text.to_owned());
    assert_eq!(
        passwords("postgres://a:1,b,c", &[home]),
        [some("one"), some("two"), None]
    );
    assert_eq!(passwords("port=1", &[home]), [some("three")]);
    assert_eq!(passwords("host=/tmp", &[home]), [some("three")]);
    assert_eq!(passwords("host=/elsewhere", &[home]), [None]);
    assert_eq!(
        passwords("host=b hostaddr=10.0.0.1", &[home]),
        [some("two")]
    );
    assert_eq!(
        passwords("host=b", &[home, ("PGPASSWORD", "env")]),
        [some("env")]
    );
    assert_eq!(
        passwords("postgres://u:url@b", &[home, ("PGPASSWORD", "env")]),
        [some("url")]
    );
    assert_eq!(passwords("host=b passfile=/nonexistent", &[home]), [None]);
}

#[test]
fn no_password_is_shown() {
    let settings = resolve(
        Some("postgres://u:sesame@h/d"),
        &[("PGPASSWORD", "sesame2")],
    )
    .unwrap();
    assert!(!format!("{settings:?} {settings}").contains("sesame"));
    assert_eq!(
        settings.scrub("x sesame y postgres://a:b@c"),
        "x *** y postgres://a:***@c"
    );
    let env = Environment::from_vars([
        ("PGPASSWORD", "sesame"),
        ("DATABASE_URL", "postgres://u:sesame@h"),
    ]);
    assert!(!format!("{env:?}").contains("sesame"));
}

#[test]
fn bad_values_are_refused_without_being_repeated() {
    for url in [
        "host=h port=sesame",
        "postgres://u:sesame/x@h",
        "host=h port=0",
        "host=h port=70000",
        "host=a,b port=1,2,3",
        "host=a,b hostaddr=1.1.1.1",
        "hostaddr=sesame",
        "host=h sslmode=sesame",
        "host=h connect_timeout=sesame",
        "host=h target_session_attrs=sesame",
        "host=h replication=true",
        "host=h requirepeer=sesame",
        "host=h sslrootcert=system sslmode=require",
        "host=h sslnegotiation=direct",
        "host=h channel_binding=sesame",
        "",
        "host=h gssencmode=require",
        "host=h keepalives=sesame",
        "host=h ssl_min_protocol_version=sesame",
    ] {
        let error = resolve(Some(url), &[]).unwrap_err();
        assert_eq!(
            error.kind(),
            super::super::error::ConnectErrorKind::Input,
            "{url}"
        );
        assert!(
            !format!("{error:?} {:?}", error.help()).contains("sesame"),
            "{url}: {error}"
        );
        assert!(error.help().is_some());
    }
}

#[test]
fn times_and_kinds() {
    let settings = |url: &str| resolve(Some(url), &[]).unwrap();
    assert_eq!(
        settings("host=h").connect_timeout,
        Some(DEFAULT_CONNECT_TIMEOUT)
    );
    assert_eq!(
        settings("host=h connect_timeout=3").connect_timeout,
        Some(Duration::from_secs(3))
    );
    assert_eq!(settings("host=h connect_timeout=0").connect_timeout, None);
    assert_eq!(settings("host=h keepalives=0").keepalive, None);
    assert_eq!(
        settings("host=h target_session_attrs=read-write").target,
        TargetServer::ReadWrite
    );
    assert_eq!(
        settings("host=h options='-c x=y'").options.as_deref(),
        Some("-c x=y")
    );
}

proptest::proptest! {
    #[test]
    fn no_values_panic(host in "\\PC*", addr in "[0-9.:,a]*", port in "[0-9,x]*", mode in "[a-z-]*", time in "-?[0-9]*") {
        let _ = resolve(None, &[("PGHOST", &host), ("PGHOSTADDR", &addr), ("PGPORT", &port), ("PGSSLMODE", &mode), ("PGCONNECT_TIMEOUT", &time)]);
    }
}
