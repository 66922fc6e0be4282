//! TLS by rustls: from `TlsSettings` to a connector, reading the certificate files on the way.
//! The verifier adds to webpki what libpq users rely on: `require` and `verify-ca`, which check less than webpki
//! does, and a self-signed server certificate that is itself the trusted root.

use std::path::Path;
use std::sync::Arc;

use rustls::client::WebPkiServerVerifier;
use rustls::client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier};
use rustls::crypto::{CryptoProvider, ring};
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{
    CertificateDer, CertificateRevocationListDer, PrivateKeyDer, ServerName, UnixTime,
};
use rustls::server::ParsedCertificate;
use rustls::{
    CertificateError, ClientConfig, DigitallySignedStruct, RootCertStore, SignatureScheme,
};
use tokio_postgres_rustls::MakeRustlsConnect;

use super::error::{ConnectError, ConnectErrorKind};
use super::tls_settings::{
    CertFile, Need, Negotiation, RootSource, TlsMode, TlsSettings, TlsVersion,
};

/// Builds the connector. Reads root, client and revocation files.
pub(crate) fn connector(settings: &TlsSettings) -> Result<MakeRustlsConnect, ConnectError> {
    let provider = Arc::new(ring::default_provider());
    let versions: &[_] = match (settings.min, settings.max) {
        (TlsVersion::V12, TlsVersion::V12) => &[&rustls::version::TLS12],
        (TlsVersion::V13, TlsVersion::V13) => &[&rustls::version::TLS13],
        (TlsVersion::V12, TlsVersion::V13) => &[&rustls::version::TLS13, &rustls::version::TLS12],
        (TlsVersion::V13, TlsVersion::V12) => {
            return Err(ConnectError::input(
                "`ssl_min_protocol_version` is above `ssl_max_protocol_version`",
                "leave both out for TLS 1.2 and 1.3",
            ));
        }
    };
    let verifier = Arc::new(Verifier::new(settings, &provider)?);
    let builder = ClientConfig::builder_with_provider(provider)
        .with_protocol_versions(versions)
        .map_err(|error| tls_error(format!("TLS cannot be set up: {error}")))?
        .dangerous()
        .with_custom_certificate_verifier(verifier);
    let mut config = match client_certificate(settings)? {
        Some((chain, key, path)) => builder.with_client_auth_cert(chain, key).map_err(|error| {
            file_error(&path, &format!("does not fit its private key: {error}"))
        })?,
        None => builder.with_no_client_auth(),
    };
    if settings.negotiation == Negotiation::Direct {
        config.alpn_protocols = vec![b"postgresql".to_vec()];
    }
    Ok(MakeRustlsConnect::new(config))
}

fn tls_error(message: String) -> ConnectError {
    ConnectError::new(
        ConnectErrorKind::Tls,
        message,
        "check `sslmode`, `sslrootcert`, `sslcert` and `sslkey`",
    )
}

fn file_error(path: &Path, what: &str) -> ConnectError {
    ConnectError::input(
        format!("certificate file `{}` {what}", path.display()),
        "it has to be a PEM file (`-----BEGIN …-----`) that you may read",
    )
}

/// The bytes of a file that must exist, or `None` for a default file that does not.
fn read(file: &CertFile) -> Result<Option<Vec<u8>>, ConnectError> {
    match std::fs::read(&file.path) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(error)
            if file.need == Need::IfThere && error.kind() == std::io::ErrorKind::NotFound =>
        {
            Ok(None)
        }
        Err(error) => Err(file_error(&file.path, &format!("cannot be read: {error}"))),
    }
}

fn certificates(bytes: &[u8], path: &Path) -> Result<Vec<CertificateDer<'static>>, ConnectError> {
    let found: Vec<_> = CertificateDer::pem_slice_iter(bytes)
        .collect::<Result<_, _>>()
        .map_err(|error| file_error(path, &format!("is broken: {error}")))?;
    if found.is_empty() {
        Err(file_error(path, "holds no certificate"))
    } else {
        Ok(found)
    }
}

type ClientCertificate = (
    Vec<CertificateDer<'static>>,
    PrivateKeyDer<'static>,
    std::path::PathBuf,
);

fn client_certificate(settings: &TlsSettings) -> Result<Option<ClientCertificate>, ConnectError> {
    let Some(cert) = &settings.cert else {
        return Ok(None);
    };
    let Some(bytes) = read(cert)? else {
        return Ok(None);
    };
    let chain = certificates(&bytes, &cert.path)?;
    let no_key = || file_error(&cert.path, "has no private key beside it (`sslkey`)");
    let key = settings.key.as_ref().ok_or_else(no_key)?;
    let bytes = read(key)?.ok_or_else(no_key)?;
    check_key_permissions(&key.path)?;
    let text = String::from_utf8_lossy(&bytes);
    if text.contains("ENCRYPTED") {
        return Err(ConnectError::input(
            format!(
                "private key `{}` is protected by a pass phrase",
                key.path.display()
            ),
            "write a key without one: `openssl pkey -in KEY -out NEWKEY`, with permissions 0600",
        ));
    }
    let key = PrivateKeyDer::from_pem_slice(&bytes)
        .map_err(|_| file_error(&key.path, "holds no private key that can be used"))?;
    Ok(Some((chain, key, cert.path.clone())))
}

#[cfg(unix)]
fn check_key_permissions(path: &Path) -> Result<(), ConnectError> {
    use std::os::unix::fs::{MetadataExt, PermissionsExt};
    let Ok(meta) = std::fs::metadata(path) else {
        return Ok(());
    };
    let forbidden = if meta.uid() == 0 { 0o037 } else { 0o077 };
    if meta.permissions().mode() & forbidden == 0 {
        return Ok(());
    }
    Err(ConnectError::input(
        format!(
            "private key `{}` can be read by group or others",
            path.display()
        ),
        format!("run `chmod 0600 {}`", path.display()),
    ))
}

#[cfg(not(unix))]
fn check_key_permissions(_: &Path) -> Result<(), ConnectError> {
    Ok(())
}

/// How much of the server's certificate is checked, with what that needs.
#[derive(Debug)]
enum Check {
    Nothing,
    Chain(Arc<WebPkiServerVerifier>, Vec<CertificateDer<'static>>),
    ChainAndName(Arc<WebPkiServerVerifier>, Vec<CertificateDer<'static>>),
}

#[derive(Debug)]
struct Verifier {
    check: Check,
    provider: Arc<CryptoProvider>,
}

impl Verifier {
    fn new(settings: &TlsSettings, provider: &Arc<CryptoProvider>) -> Result<Self, ConnectError> {
        let verifies = settings.mode >= TlsMode::VerifyCa;
        let roots = match &settings.root {
            // libpq lets the lesser modes go on where the file is not there, even when it was named.
            RootSource::Named(path) | RootSource::Default(path) => {
                let file = CertFile {
                    path: path.clone(),
                    need: Need::IfThere,
                };
                read(&file)?
                    .map(|bytes| certificates(&bytes, path))
                    .transpose()?
            }
            RootSource::System => Some(system_roots()?),
            RootSource::None => None,
        };
        let check = match roots {
            None if verifies => return Err(no_roots(settings)),
            None => Check::Nothing,
            Some(roots) => {
                let webpki = webpki_verifier(settings, &roots, provider)?;
                if settings.mode == TlsMode::VerifyFull {
                    Check::ChainAndName(webpki, roots)
                } else {
                    Check::Chain(webpki, roots)
                }
            }
        };
        Ok(Self {
            check,
            provider: Arc::clone(provider),
        })
    }
}

fn no_roots(settings: &TlsSettings) -> ConnectError {
    let file = match &settings.root {
        RootSource::Named(path) | RootSource::Default(path) => {
            format!("root certificate file `{}` does not exist", path.display())
        }
        RootSource::System | RootSource::None => "there is no root certificate".to_owned(),
    };
    ConnectError::input(
        format!("{file}, and `sslmode` asks for the server's certificate to be checked"),
        "name the file with `sslrootcert=FILE`, use `sslrootcert=system`, or a mode that checks nothing (`sslmode=require`)",
    )
}

fn system_roots() -> Result<Vec<CertificateDer<'static>>, ConnectError> {
    let found = rustls_native_certs::load_native_certs();
    if found.certs.is_empty() {
        return Err(ConnectError::new(
            ConnectErrorKind::Tls,
            "the system has no trusted root certificates",
            "install them (package `ca-certificates`), or name a file with `sslrootcert=FILE`",
        ));
    }
    Ok(found.certs)
}

fn webpki_verifier(
    settings: &TlsSettings,
    roots: &[CertificateDer<'static>],
    provider: &Arc<CryptoProvider>,
) -> Result<Arc<WebPkiServerVerifier>, ConnectError> {
    let mut store = RootCertStore::empty();
    let (_, ignored) = store.add_parsable_certificates(roots.iter().cloned());
    if store.is_empty() && ignored > 0 {
        return Err(tls_error(
            "no root certificate can be used: they are not X.509 version 3".to_owned(),
        ));
    }
    let mut builder =
        WebPkiServerVerifier::builder_with_provider(Arc::new(store), Arc::clone(provider));
    if let Some(file) = &settings.crl
        && let Some(bytes) = read(file)?
    {
        let lists: Vec<_> = CertificateRevocationListDer::pem_slice_iter(&bytes)
            .collect::<Result<_, _>>()
            .map_err(|error| file_error(&file.path, &format!("is broken: {error}")))?;
        builder = builder.with_crls(lists).allow_unknown_revocation_status();
    }
    builder
        .build()
        .map_err(|error| tls_error(format!("root certificates cannot be used: {error}")))
}

impl ServerCertVerifier for Verifier {
    fn verify_server_cert(
        &self,
        end_entity: &CertificateDer<'_>,
        intermediates: &[CertificateDer<'_>],
        server_name: &ServerName<'_>,
        ocsp_response: &[u8],
        now: UnixTime,
    ) -> Result<ServerCertVerified, rustls::Error> {
        let (webpki, roots, checks_name) = match &self.check {
            Check::Nothing => return Ok(ServerCertVerified::assertion()),
            Check::Chain(webpki, roots) => (webpki, roots, false),
            Check::ChainAndName(webpki, roots) => (webpki, roots, true),
        };
        let error = match webpki.verify_server_cert(
            end_entity,
            intermediates,
            server_name,
            ocsp_response,
            now,
        ) {
            Ok(verified) => return Ok(verified),
            Err(error) => error,
        };
        let rustls::Error::InvalidCertificate(reason) = &error else {
            return Err(error);
        };
        #[expect(
            clippy::wildcard_enum_match_arm,
            reason = "rustls' enum grows; what is not named here is refused"
        )]
        match reason {
            // webpki looks at the name last, after chain, dates and revocation: only the name is wrong.
            CertificateError::NotValidForName | CertificateError::NotValidForNameContext { .. }
                if !checks_name =>
            {
                Ok(ServerCertVerified::assertion())
            }
            // A self-signed server certificate that is itself among the roots: webpki refuses its form (it calls
            // itself an authority), after it has looked at the dates.
            CertificateError::UnknownIssuer | CertificateError::Other(_)
                if roots.contains(end_entity) =>
            {
                if checks_name {
                    rustls::client::verify_server_name(
                        &ParsedCertificate::try_from(end_entity)?,
                        server_name,
                    )?;
                }
                Ok(ServerCertVerified::assertion())
            }
            _ => Err(error),
        }
    }

    fn verify_tls12_signature(
        &self,
        message: &[u8],
        cert: &CertificateDer<'_>,
        dss: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, rustls::Error> {
        rustls::crypto::verify_tls12_signature(
            message,
            cert,
            dss,
            &self.provider.signature_verification_algorithms,
        )
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        cert: &CertificateDer<'_>,
        dss: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, rustls::Error> {
        rustls::crypto::verify_tls13_signature(
            message,
            cert,
            dss,
            &self.provider.signature_verification_algorithms,
        )
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.provider
            .signature_verification_algorithms
            .supported_schemes()
    }
}
