//! Connections to a real server: logins, TLS in every mode, certificates, notices, loss, cancelling, wording.

#![expect(clippy::unwrap_used, reason = "what fails here fails its test")]

mod connect_server;

use connect_server::Server;
use lockstep::pg::connect::{
    ConnectError, ConnectErrorKind, Connection, Environment, Purpose, Settings, Support, connect,
    is_same_backend, session_defaults,
};
use lockstep::pg::error::{DbError, DbErrorClass};

async fn open(url: &str, vars: &[(&str, &str)]) -> Result<Connection, ConnectError> {
    let settings = Settings::resolve(Some(url), &Environment::from_vars(vars.iter().copied()))?;
    let result = connect(&settings, Purpose::Read).await;
    if let Err(error) = &result {
        let shown = format!("{error} {error:?} {:?}", error.help());
        assert!(
            !shown.contains("sesame") && error.help().is_some(),
            "{shown}"
        );
    }
    result
}

/// What `open` gives, in one line: where it is connected, or kind and message.
async fn outcome(url: &str, vars: &[(&str, &str)]) -> String {
    match open(url, vars).await {
        Ok(connection) => connection.describe().to_owned(),
        Err(error) => format!("{:?}: {error}", error.kind()),
    }
}

async fn value(connection: &Connection, sql: &str) -> String {
    connection
        .client()
        .query_one(sql, &[])
        .await
        .unwrap()
        .get(0)
}

fn run(test: impl AsyncFn(&Server)) {
    let Some(server) = Server::start() else {
        return;
    };
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    runtime.block_on(async {
        let admin = connect(&Settings::for_socket(server.socket(), server.port, "admin", "postgres"), Purpose::Change).await.unwrap();
        let setup = "create role deploy login password 'sesame opens'; create role certuser login; create role nobody login; \
            create role plainonly login; create role tlsonly login; create role nologin; create database app owner deploy";
        for statement in setup.split(';') {
            admin.client().batch_execute(statement).await.unwrap();
        }
        test(&server).await;
    });
}

#[test]
fn logins_and_sources() {
    run(async |server| {
        let port = server.port;
        let url = format!("postgres://deploy:sesame%20opens@127.0.0.1:{port}/app");
        assert_eq!(
            outcome(&url, &[]).await,
            format!("app on 127.0.0.1:{port} as deploy (TLS)")
        );
        let socket = format!(
            "postgres://deploy:sesame%20opens@/app?host={}&port={port}",
            server.path("")
        );
        assert!(outcome(&socket, &[]).await.starts_with("app on socket "));

        let pass = server.path("pass");
        std::fs::write(&pass, format!("127.0.0.1:{port}:app:deploy:sesame opens\n")).unwrap();
        let bare = format!("postgres://deploy@127.0.0.1:{port}/app");
        set_mode(&pass, 0o600);
        assert!(
            outcome(&bare, &[("PGPASSFILE", &pass)])
                .await
                .starts_with("app on")
        );
        set_mode(&pass, 0o644);
        assert!(
            outcome(&bare, &[("PGPASSFILE", &pass)])
                .await
                .contains("asks for a password for user `deploy`")
        );

        let services = server.path("services");
        std::fs::write(
            &services,
            format!("[prod]\nhost=127.0.0.1\nport={port}\ndbname=app\nuser=deploy\n"),
        )
        .unwrap();
        let vars = [
            ("PGSERVICEFILE", services.as_str()),
            ("PGPASSWORD", "sesame opens"),
            ("PGDATABASE", "no"),
        ];
        assert!(outcome("service=prod", &vars).await.starts_with("app on"));

        let closed = format!("postgres://deploy:sesame%20opens@127.0.0.1:1,127.0.0.1:{port}/app");
        assert!(outcome(&closed, &[]).await.starts_with("app on"));

        let connection = open(&url, &[]).await.unwrap();
        assert_eq!(
            value(&connection, "select current_setting('application_name')").await,
            "lockstep"
        );
        assert_eq!(
            value(&connection, "select current_setting('client_encoding')").await,
            "UTF8"
        );
        assert_eq!(connection.version().support(), Support::Full);
        let named = open(
            &format!("{url}?application_name=mine&options=-c%20work_mem%3D1MB"),
            &[],
        )
        .await
        .unwrap();
        assert_eq!(
            value(
                &named,
                "select current_setting('application_name') || current_setting('work_mem')"
            )
            .await,
            "mine1MB"
        );
    });
}

fn set_mode(path: &str, mode: u32) {
    std::fs::set_permissions(path, std::os::unix::fs::PermissionsExt::from_mode(mode)).unwrap();
}

#[test]
fn tls_modes_and_certificates() {
    run(async |server| {
        let port = server.port;
        let (ca, stranger, own) = (
            server.path("ca.crt"),
            server.path("stranger.crt"),
            server.path("server.crt"),
        );
        let base = |host: &str, user: &str| {
            format!("host={host} port={port} user={user} password='sesame opens' dbname=app")
        };
        let deploy = base("127.0.0.1", "deploy");
        let local = format!("{} hostaddr=127.0.0.1", base("localhost", "deploy"));
        // (what is asked, how the outcome ends or what it holds)
        let cases = [
            (format!("{deploy} sslmode=disable"), "as deploy (no TLS)"),
            (format!("{deploy} sslmode=allow"), "as deploy (no TLS)"),
            (format!("{deploy} sslmode=require"), "as deploy (TLS)"),
            (
                format!("{deploy} sslmode=require sslrootcert={ca}"),
                "as deploy (TLS)",
            ),
            (
                format!("{deploy} sslmode=require sslrootcert={stranger}"),
                "not signed by a trusted authority",
            ),
            (
                format!("{deploy} sslmode=prefer sslrootcert={stranger}"),
                "as deploy (no TLS)",
            ),
            (
                format!("{deploy} sslmode=verify-ca sslrootcert={ca}"),
                "as deploy (TLS, verify-ca)",
            ),
            (
                format!("{deploy} sslmode=verify-ca sslrootcert={own}"),
                "as deploy (TLS, verify-ca)",
            ),
            (
                format!("{deploy} sslmode=verify-ca sslrootcert={stranger}"),
                "not signed by a trusted authority",
            ),
            (
                format!("{deploy} sslmode=verify-ca sslrootcert=/nonexistent"),
                "does not exist",
            ),
            (
                format!("{deploy} sslmode=verify-full sslrootcert={ca}"),
                "for another host name",
            ),
            (
                format!("{local} sslmode=verify-full sslrootcert={ca}"),
                "as deploy (TLS, verify-full)",
            ),
            (
                format!("{local} sslmode=verify-full sslrootcert={own}"),
                "as deploy (TLS, verify-full)",
            ),
            (
                format!("{local} sslmode=verify-full sslrootcert={stranger}"),
                "not signed by a trusted authority",
            ),
            (
                format!("{local} sslmode=verify-full sslrootcert=system"),
                "Tls: ",
            ),
            (
                format!("{deploy} sslmode=require channel_binding=require"),
                "as deploy (TLS)",
            ),
            (
                format!("{deploy} sslmode=disable channel_binding=require"),
                "Authentication: ",
            ),
            (
                format!("{} sslmode=allow", base("127.0.0.1", "tlsonly")),
                "as tlsonly (TLS)",
            ),
            (
                format!("{} sslmode=prefer", base("127.0.0.1", "plainonly")),
                "as plainonly (no TLS)",
            ),
            (
                format!("{} sslmode=require", base("127.0.0.1", "plainonly")),
                "no pg_hba.conf entry",
            ),
        ];
        for (asked, expected) in cases {
            let got = outcome(&asked, &[]).await;
            assert!(got.contains(expected), "{asked}\n{got}");
        }
        let cert = format!(
            "{} sslmode=require sslcert={} sslkey={}",
            base("127.0.0.1", "certuser"),
            server.path("client.crt"),
            server.path("client.key")
        );
        assert!(outcome(&cert, &[]).await.ends_with("as certuser (TLS)"));
        set_mode(&server.path("client.key"), 0o644);
        assert!(
            outcome(&cert, &[])
                .await
                .contains("can be read by group or others")
        );
        let without = outcome(
            &format!("{} sslmode=require", base("127.0.0.1", "certuser")),
            &[],
        )
        .await;
        assert!(without.starts_with("NotAllowed"), "{without}");
    });
}

#[test]
fn failures_are_told_apart() {
    run(async |server| {
        let port = server.port;
        let at = format!("127.0.0.1:{port}");
        let silent = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
        let silent_port = silent.local_addr().unwrap().port();
        let cases = [
            (
                format!("postgres://deploy:sesame@{at}/app"),
                ConnectErrorKind::Authentication,
                "password authentication failed for user `deploy`",
            ),
            (
                format!("postgres://deploy:sesame%20opens@{at}/nope"),
                ConnectErrorKind::NoSuchDatabase,
                "database `nope` does not exist",
            ),
            (
                format!("postgres://nobody:sesame@{at}/app"),
                ConnectErrorKind::NotAllowed,
                "no pg_hba.conf entry",
            ),
            (
                "postgres://deploy:sesame@127.0.0.1:1/app".to_owned(),
                ConnectErrorKind::Unreachable,
                "127.0.0.1:1: connection refused",
            ),
            (
                "postgres://deploy@/app?host=/nonexistent".to_owned(),
                ConnectErrorKind::Unreachable,
                "no socket at socket /nonexistent:5432",
            ),
            (
                format!("host=127.0.0.1 port={silent_port} user=x connect_timeout=1"),
                ConnectErrorKind::Timeout,
                "within 1 s",
            ),
            (
                format!("postgres://deploy:sesame%20opens@{at}/app?target_session_attrs=standby"),
                ConnectErrorKind::Unsuitable,
                "is not a standby",
            ),
        ];
        for (url, kind, text) in cases {
            let error = open(&url, &[]).await.err().unwrap();
            assert_eq!(error.kind(), kind, "{url}: {error}");
            assert!(error.to_string().contains(text), "{error}");
        }
    });
}

#[test]
fn notices_errors_loss_and_cancelling() {
    run(async |server| {
        let settings = Settings::for_socket(server.socket(), server.port, "admin", "postgres");
        let connection = connect(&settings, Purpose::Read).await.unwrap();
        let client = connection.client();
        session_defaults(client).await.unwrap();
        assert_eq!(
            value(
                &connection,
                "select current_setting('search_path') || current_setting('TimeZone')"
            )
            .await,
            "\"\"UTC"
        );
        assert!(is_same_backend(client).await.unwrap());

        client
            .batch_execute("do $$ begin raise notice 'hello' using hint = 'look'; end $$")
            .await
            .unwrap();
        let notices = connection.take_notices();
        assert_eq!(notices.len(), 1);
        assert_eq!(
            (notices[0].message.as_str(), notices[0].hint.as_deref()),
            ("hello", Some("look"))
        );

        let sql = "select 'ü', nope";
        let error = DbError::from(client.batch_execute(sql).await.unwrap_err());
        assert_eq!(error.sqlstate(), Some("42703"));
        assert_eq!(&sql[error.byte_offset(sql).unwrap()..], "nope");
        assert_eq!(error.to_string(), "ERROR: column \"nope\" does not exist");

        let cancel = over_tls(server).await;
        let pid: i32 = cancel
            .client()
            .query_one("select pg_backend_pid()", &[])
            .await
            .unwrap()
            .get(0);
        let (failed, ()) = tokio::join!(
            cancel.client().batch_execute("select pg_sleep(60)"),
            async {
                // A request that comes before the statement is lost.
                let sleeps = "select wait_event is not distinct from 'PgSleep' \
                    from pg_stat_activity where pid = $1";
                while !client
                    .query_one(sleeps, &[&pid])
                    .await
                    .unwrap()
                    .get::<_, bool>(0)
                {}
                cancel.cancel_token().cancel().await.unwrap();
            }
        );
        assert_eq!(
            DbError::from(failed.unwrap_err()).class(),
            DbErrorClass::QueryCanceled
        );

        let victim = connect(&settings, Purpose::Watch).await.unwrap();
        assert_eq!(
            value(&victim, "select current_setting('application_name')").await,
            "lockstep watch"
        );
        // Not by a prepared statement: the answer to its closing, still under way, would take the server's last words.
        let answer = victim
            .client()
            .simple_query("select pg_backend_pid()")
            .await
            .unwrap();
        let pid: i32 = answer
            .iter()
            .find_map(|message| {
                let tokio_postgres::SimpleQueryMessage::Row(row) = message else {
                    return None;
                };
                row.get(0)?.parse().ok()
            })
            .unwrap();
        assert_eq!(victim.loss(), None);
        client
            .execute("select pg_terminate_backend($1)", &[&pid])
            .await
            .unwrap();
        let loss = victim.lost().await;
        assert_eq!(
            (loss.class(), loss.sqlstate()),
            (DbErrorClass::ConnectionLost, Some("57P01"))
        );
        let error = victim.client().batch_execute("select 1").await.unwrap_err();
        assert_eq!(victim.explain(&error).sqlstate(), Some("57P01"));
    });
}

async fn over_tls(server: &Server) -> Connection {
    let url = format!(
        "postgres://deploy:sesame%20opens@127.0.0.1:{}/app?sslmode=require",
        server.port
    );
    open(&url, &[]).await.unwrap()
}
