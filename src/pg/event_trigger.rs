//! Which event trigger of a database raised an error.
//!
//! It knows nothing of what was being done. Input: the CONTEXT of the error, and the catalog.

use tokio_postgres::GenericClient;

use crate::render::quote;

/// An event trigger that is not disabled.
pub(crate) struct EventTrigger {
    /// Its name.
    pub(crate) trigger: String,
    /// Its function, with the schema.
    pub(crate) function: String,
}

/// The one that raised an error with this CONTEXT, which names the functions that ran; one of an event trigger has no
/// arguments. `None` also where its language tells no CONTEXT.
pub(crate) async fn raised_by(
    client: &impl GenericClient,
    context: Option<&str>,
) -> Result<Option<EventTrigger>, tokio_postgres::Error> {
    let Some(context) = context else {
        return Ok(None);
    };
    let rows = client
        .query(
            "select e.evtname::text, n.nspname::text, p.proname::text \
             from pg_catalog.pg_event_trigger e join pg_catalog.pg_proc p on p.oid = e.evtfoid \
             join pg_catalog.pg_namespace n on n.oid = p.pronamespace \
             where e.evtenabled <> 'D' order by 1",
            &[],
        )
        .await?;
    Ok(rows.iter().find_map(|row| {
        let (trigger, schema, function): (String, &str, &str) =
            (row.get(0), row.get(1), row.get(2));
        is_named(context, function).then(|| EventTrigger {
            trigger,
            function: format!(
                "{}.{}",
                quote::ident_as_printed(schema),
                quote::ident_as_printed(function)
            ),
        })
    }))
}

/// Does a line of the CONTEXT say that the function ran?
fn is_named(context: &str, function: &str) -> bool {
    let called = format!("{}()", quote::ident_as_printed(function));
    context.lines().any(|line| {
        line.match_indices(&called)
            .any(|(at, _)| line[..at].ends_with([' ', '.', '"']) && line.contains("function"))
    })
}
