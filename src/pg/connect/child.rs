//! Settings handed to a program of PostgreSQL, such as pg_dump, in the child's environment alone: what stands on a
//! command line, everybody on the machine can read.

use std::path::Path;
use std::process::Command;

use super::endpoint::{Address, SOCKET_DIRS};
use super::settings::{ChannelBinding, Settings, TargetServer};
use super::tls_settings::{CertFile, Need, Negotiation, RootSource, TlsMode, TlsVersion};

impl Settings {
    /// The program, told by libpq's variables to connect to where these settings lead. Do not show it: its
    /// environment holds the password.
    #[must_use]
    pub fn command(&self, program: &Path) -> Command {
        let mut command = Command::new(program);
        for (name, _) in std::env::vars_os() {
            let text = name.to_string_lossy();
            if text.starts_with("PG") || text.starts_with("LC_") || text == "LANGUAGE" {
                command.env_remove(&name);
            }
        }
        command.envs(self.variables());
        command
    }

    fn variables(&self) -> Vec<(&'static str, String)> {
        let list = |text: &dyn Fn(&super::endpoint::Endpoint) -> String| {
            self.endpoints
                .iter()
                .map(text)
                .collect::<Vec<_>>()
                .join(",")
        };
        let mut out = vec![
            ("LC_MESSAGES", "C".to_owned()),
            ("PGAPPNAME", "lockstep".to_owned()),
            ("PGCLIENTENCODING", "UTF8".to_owned()),
            ("PGUSER", self.user.clone()),
            ("PGDATABASE", self.database.clone()),
            ("PGPORT", list(&|e| e.port.to_string())),
            ("PGHOST", list(&|e| host(&e.address, e.port))),
            ("PGSSLMODE", mode(self.tls.mode).to_owned()),
            ("PGSSLMINPROTOCOLVERSION", version(self.tls.min).to_owned()),
            ("PGSSLMAXPROTOCOLVERSION", version(self.tls.max).to_owned()),
            ("PGCHANNELBINDING", binding(self.channel_binding).to_owned()),
            ("PGTARGETSESSIONATTRS", target(self.target).to_owned()),
        ];
        if self
            .endpoints
            .iter()
            .any(|e| matches!(e.address, Address::Ip(..)))
        {
            let address = |address: &Address| match address {
                Address::Ip(ip, _) => ip.to_string(),
                Address::DefaultSocket | Address::Socket(_) | Address::Host(_) => String::new(),
            };
            out.push(("PGHOSTADDR", list(&|e| address(&e.address))));
        }
        if let Some(password) = self.endpoints.iter().find_map(|e| e.password.as_ref()) {
            out.push(("PGPASSWORD", password.reveal().to_owned()));
        }
        if let Some(options) = &self.options {
            out.push(("PGOPTIONS", options.clone()));
        }
        if let Some(limit) = self.connect_timeout {
            out.push(("PGCONNECT_TIMEOUT", limit.as_secs().max(1).to_string()));
        }
        match &self.tls.root {
            RootSource::Named(path) => out.push(("PGSSLROOTCERT", path.display().to_string())),
            RootSource::System => out.push(("PGSSLROOTCERT", "system".to_owned())),
            // libpq looks there by itself.
            RootSource::Default(_) | RootSource::None => {}
        }
        let files: [(&'static str, &Option<CertFile>); 3] = [
            ("PGSSLCERT", &self.tls.cert),
            ("PGSSLKEY", &self.tls.key),
            ("PGSSLCRL", &self.tls.crl),
        ];
        for (name, file) in files {
            if let Some(CertFile {
                path,
                need: Need::Must,
            }) = file
            {
                out.push((name, path.display().to_string()));
            }
        }
        if self.tls.negotiation == Negotiation::Direct {
            out.push(("PGSSLNEGOTIATION", "direct".to_owned()));
        }
        out
    }
}

fn host(address: &Address, port: u16) -> String {
    match address {
        Address::DefaultSocket => SOCKET_DIRS
            .iter()
            .find(|dir| Path::new(dir).join(format!(".s.PGSQL.{port}")).exists())
            .unwrap_or(&SOCKET_DIRS[0])
            .to_string(),
        Address::Socket(dir) => dir.display().to_string(),
        Address::Host(name) | Address::Ip(_, Some(name)) => name.clone(),
        Address::Ip(ip, None) => ip.to_string(),
    }
}

fn mode(mode: TlsMode) -> &'static str {
    match mode {
        TlsMode::Disable => "disable",
        TlsMode::Allow => "allow",
        TlsMode::Prefer => "prefer",
        TlsMode::Require => "require",
        TlsMode::VerifyCa => "verify-ca",
        TlsMode::VerifyFull => "verify-full",
    }
}

fn version(version: TlsVersion) -> &'static str {
    match version {
        TlsVersion::V12 => "TLSv1.2",
        TlsVersion::V13 => "TLSv1.3",
    }
}

fn binding(binding: ChannelBinding) -> &'static str {
    match binding {
        ChannelBinding::Disable => "disable",
        ChannelBinding::Prefer => "prefer",
        ChannelBinding::Require => "require",
    }
}

fn target(target: TargetServer) -> &'static str {
    match target {
        TargetServer::Any => "any",
        TargetServer::ReadWrite => "read-write",
        TargetServer::ReadOnly => "read-only",
        TargetServer::Primary => "primary",
        TargetServer::Standby => "standby",
        TargetServer::PreferStandby => "prefer-standby",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pg::connect::Environment;

    #[test]
    fn the_password_is_in_the_environment_and_not_on_the_command_line() {
        let settings = Settings::resolve(
            Some("postgresql://ann:hunter2@db.example.com:6000,other/shop?sslmode=verify-full&sslrootcert=/r.crt"),
            &Environment::from_vars([]),
        )
        .unwrap();
        let command = settings.command(Path::new("pg_dump"));
        assert_eq!(command.get_args().count(), 0);
        let value = |name: &str| {
            command
                .get_envs()
                .find(|(n, _)| *n == name)
                .and_then(|(_, v)| v)
                .map(|v| v.to_string_lossy().into_owned())
        };
        for (name, expected) in [
            ("PGPASSWORD", "hunter2"),
            ("PGHOST", "db.example.com,other"),
            ("PGUSER", "ann"),
            ("PGDATABASE", "shop"),
            ("PGSSLMODE", "verify-full"),
            ("PGSSLROOTCERT", "/r.crt"),
        ] {
            assert_eq!(value(name).as_deref(), Some(expected), "{name}");
        }
        assert_eq!(value("PGSERVICE"), None);
    }
}
