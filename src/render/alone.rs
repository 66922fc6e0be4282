//! SQL that finds what hangs on a column, made by somebody while a plan that gives the column's name to another is under
//! way: the server would have it follow the old column without a word.

use super::quote::{dollar_quoted, ident_as_printed, literal, qname};
use crate::ddl::{Alone, Otherwise};

/// A query: what hangs on the column and is not known, an object a row, in the server's words.
pub fn query(alone: &Alone) -> String {
    let known: Vec<String> = alone.known.iter().map(|n| literal(n.as_str())).collect();
    // A row's triggers run in the order of their names, as bytes.
    let after = alone.sync.as_ref().map_or_else(String::new, |sync| {
        format!(
            "  UNION SELECT pg_catalog.format('trigger %I, which runs after the one that keeps the columns in step', g.tgname)
  FROM pg_catalog.pg_trigger g WHERE g.tgrelid = a.attrelid AND NOT g.tgisinternal AND g.tgtype & 3 = 3 AND g.tgtype & 20 <> 0
    AND pg_catalog.strpos(g.tgname::text, '__lockstep_') = 0 AND g.tgname > {}::name\n",
            literal(sync.as_str())
        )
    });
    // Whole rows that are stored elsewhere have the old column's values alone. Those that are stored once the columns have
    // exchanged their names have both.
    let stored = match alone.otherwise {
        Otherwise::StaysBehind => format!(
            "  UNION SELECT pg_catalog.format('%s, which stores whole rows of the table', pg_catalog.pg_describe_object(d.classid, d.objid, d.objsubid))
  FROM pg_catalog.pg_type t JOIN pg_catalog.pg_depend d ON d.refclassid = 'pg_catalog.pg_type'::regclass AND d.refobjid IN (t.oid, t.typarray)
  WHERE t.typrelid = a.attrelid AND d.deptype = 'n' AND d.classid IN ('pg_catalog.pg_class'::regclass, 'pg_catalog.pg_type'::regclass)
    AND NOT EXISTS (SELECT FROM pg_catalog.pg_class w WHERE d.classid = w.tableoid AND w.oid = d.objid AND w.relkind IN ('v', 'f'))
    AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute o WHERE o.attrelid = a.attrelid AND o.attname = {} AND NOT o.attisdropped)\n",
            literal(alone.called.with_suffix("__lockstep_old").as_str())
        ),
        Otherwise::GoesBack | Otherwise::IsDropped => String::new(),
    };
    format!(
        "SELECT f.object FROM (
  SELECT a.attrelid, a.attnum, a.attacl, a.attoptions, a.attstattarget, c.relnamespace
  FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_class c ON c.oid = a.attrelid
  JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
  WHERE n.nspname = {schema} AND c.relname = {table} AND a.attname = {column} AND NOT a.attisdropped
) a CROSS JOIN LATERAL (
  SELECT CASE WHEN r.oid IS NULL THEN pg_catalog.pg_describe_object(d.classid, d.objid, d.objsubid)
    ELSE pg_catalog.pg_describe_object('pg_catalog.pg_class'::regclass, r.ev_class, 0) END
  FROM pg_catalog.pg_depend d
  LEFT JOIN pg_catalog.pg_rewrite r ON d.classid = 'pg_catalog.pg_rewrite'::regclass AND r.oid = d.objid
  LEFT JOIN pg_catalog.pg_constraint k ON d.classid = 'pg_catalog.pg_constraint'::regclass AND k.oid = d.objid AND k.conrelid = a.attrelid
  LEFT JOIN pg_catalog.pg_index i ON d.classid = 'pg_catalog.pg_class'::regclass AND i.indexrelid = d.objid AND i.indrelid = a.attrelid
  LEFT JOIN pg_catalog.pg_class x ON x.oid = i.indexrelid
  LEFT JOIN pg_catalog.pg_attrdef v ON d.classid = 'pg_catalog.pg_attrdef'::regclass AND v.oid = d.objid
  WHERE d.refclassid = 'pg_catalog.pg_class'::regclass AND d.refobjid = a.attrelid AND d.refobjsubid = a.attnum
    AND (v.adrelid, v.adnum) IS DISTINCT FROM (a.attrelid, a.attnum)
    AND coalesce(k.conname, x.relname, '') <> ALL (ARRAY[{known}]::text[])
{after}{stored}  UNION SELECT 'privileges on the column' WHERE a.attacl IS NOT NULL
  UNION SELECT 'options or a statistics target of the column' WHERE a.attoptions IS NOT NULL OR coalesce(a.attstattarget, -1) >= 0
  UNION SELECT pg_catalog.format('%s, which inherits from the table', pg_catalog.pg_describe_object('pg_catalog.pg_class'::regclass, h.inhrelid, 0))
  FROM pg_catalog.pg_inherits h WHERE h.inhparent = a.attrelid
  UNION SELECT pg_catalog.format('%s, from which the table inherits', pg_catalog.pg_describe_object('pg_catalog.pg_class'::regclass, h.inhparent, 0))
  FROM pg_catalog.pg_inherits h WHERE h.inhrelid = a.attrelid
  UNION SELECT pg_catalog.format('publication %I', p.pubname) FROM pg_catalog.pg_publication p WHERE p.puballtables
  UNION SELECT pg_catalog.pg_describe_object(d.classid, d.objid, 0) FROM pg_catalog.pg_depend d
  WHERE d.classid IN ('pg_catalog.pg_publication_rel'::regclass, pg_catalog.to_regclass('pg_catalog.pg_publication_namespace'))
    AND (d.refclassid, d.refobjid) IN (('pg_catalog.pg_class'::regclass, a.attrelid), ('pg_catalog.pg_namespace'::regclass, a.relnamespace))
) f (object) ORDER BY 1 LIMIT 20",
        schema = literal(alone.table.schema.as_str()),
        table = literal(alone.table.name.as_str()),
        column = literal(alone.column.as_str()),
        known = known.join(", "),
    )
}

/// What is looked for, as a heading.
pub fn title(alone: &Alone) -> String {
    format!(
        "what hangs on column {} of {} and {}",
        alone.called,
        alone.table,
        fate(alone.otherwise)
    )
}

/// What would become of it.
pub fn fate(otherwise: Otherwise) -> &'static str {
    match otherwise {
        Otherwise::StaysBehind => "would go on with the old column",
        Otherwise::GoesBack => "would go with the new column",
        Otherwise::IsDropped => "would be dropped with it",
    }
}

/// The way on.
fn help(alone: &Alone) -> &'static str {
    match alone.otherwise {
        Otherwise::StaysBehind => {
            "drop it and go on, then make it again: the column has its new type by then. Or roll back"
        }
        Otherwise::GoesBack => {
            "drop it and go on, then make it again on the column as it was; or keep the plan in force"
        }
        Otherwise::IsDropped => {
            "drop it, or make it again on the column that holds the values now; then go on"
        }
    }
}

/// A block that fails where the query finds anything. Executed while a lock on the table keeps others from making more.
pub(super) fn statement(alone: &Alone) -> String {
    let column = format!(
        "{}.{}",
        qname(&alone.table),
        ident_as_printed(alone.called.as_str())
    );
    let body = format!(
        "
DECLARE
  found text;
BEGIN
SELECT pg_catalog.string_agg(q.object, ', ') INTO found FROM (
{query}
) q;
IF found IS NOT NULL THEN
  RAISE EXCEPTION USING ERRCODE = 'object_not_in_prerequisite_state',
    MESSAGE = {before} || found,
    HINT = {help};
END IF;
END
",
        query = query(alone),
        before = literal(&format!(
            "this hangs on column {column} and {}: ",
            fate(alone.otherwise)
        )),
        help = literal(help(alone)),
    );
    format!("DO {}", dollar_quoted(&body))
}
