//! A connection to a replica of the live schema, for a server that cannot be asked how it prints a declaration.

use crate::pg::connect::{Connection, Purpose};

use super::args::Scratch;
use super::failure::Failure;
use super::host::Host;
use super::output::Printer;
use super::replica::{NoReplica, of_database};
use super::side::Side;

/// A connection to the stand-in, and the database that has to live as long.
pub(crate) struct StandIn {
    pub(crate) connection: Connection,
    _host: Host,
}

/// Makes one; `reason` is why it is needed.
pub(crate) async fn stand_in(
    side: &Side,
    scratch: &Scratch,
    reason: &str,
    printer: &Printer,
) -> Result<StandIn, Failure> {
    let major = side.connection.version().major();
    let fail = |what: String| Failure::Server {
        message: format!(
            "cannot have the server print the declared expressions: {reason}; and {what}"
        ),
        help: Some(format!(
            "on a machine with the programs of PostgreSQL {major}: pg_dump --schema-only -d {} > live.sql, then plan with --live-sql live.sql",
            side.settings.database()
        )),
    };
    let replica = of_database(&side.settings, scratch, major, "stand_in").await;
    let host = match replica {
        Ok(replica) => replica.host,
        Err(NoReplica::Cannot(what)) => return Err(fail(what)),
        Err(NoReplica::Failed(failure)) => return Err(failure),
    };
    printer.note(&format!(
        "{reason}: the declared expressions are printed by a scratch server with the same schema"
    ));
    let connection = host.connect(Purpose::Change).await?;
    if connection.version().major() != major {
        return Err(fail(format!(
            "the scratch server is PostgreSQL {}, which prints expressions in its own way",
            connection.version().major()
        )));
    }
    Ok(StandIn {
        connection,
        _host: host,
    })
}
