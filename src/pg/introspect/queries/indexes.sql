-- Indexes of tables and materialized views, those under constraints too, those attached to an index
-- of a partitioned table left out. Keys that are more than a plain column with the defaults of its
-- type are in index_keys.sql. For "older" see constraints.sql.
SELECT i.indexrelid    AS oid,
       i.indrelid      AS table_oid,
       x.relname::text AS name,
       am.amname::text AS method,
       i.indisunique   AS is_unique,
       i.indnullsnotdistinct AS nulls_not_distinct,
       -- int2vector to an ordinary array; 0 stands for an expression.
       i.indkey::int2[]    AS columns,
       i.indnkeyatts       AS keys,
       i.indoption::int2[] AS options,
       CASE WHEN i.indpred IS NOT NULL THEN pg_get_expr(i.indpred, i.indrelid) END AS predicate,
       x.reloptions    AS storage,
       ts.spcname::text AS tablespace,
       i.indisvalid AND i.indisready AND i.indislive AS valid,
       x.relkind       AS kind,
       i.indisclustered AS is_clustered,
       i.indisreplident AS is_replica_identity,
       d.description   AS comment,
       -- The server's own text, to check the reading against, where there is anything special.
       -- index_keys.sql brings it where a key is special.
       CASE WHEN i.indpred IS NOT NULL OR i.indnullsnotdistinct OR x.reloptions IS NOT NULL
              OR i.indnatts > i.indnkeyatts OR am.amname <> 'btree'
            THEN pg_get_indexdef(i.indexrelid)
       END             AS definition
FROM (SELECT false AS indnullsnotdistinct) AS older    -- 15
CROSS JOIN LATERAL (
    SELECT indexrelid, indrelid, indisunique, indkey, indnkeyatts, indnatts, indoption, indpred,
           indisvalid, indisready, indislive, indisclustered, indisreplident, indnullsnotdistinct
    FROM pg_index
) AS i
JOIN pg_class AS x ON x.oid = i.indexrelid
JOIN pg_am AS am ON am.oid = x.relam
JOIN pg_class AS c ON c.oid = i.indrelid
JOIN pg_namespace AS n ON n.oid = c.relnamespace
LEFT JOIN pg_tablespace AS ts ON ts.oid = x.reltablespace
LEFT JOIN pg_description AS d
       ON d.classoid = 'pg_class'::regclass AND d.objoid = i.indexrelid AND d.objsubid = 0
WHERE c.relkind IN ('r', 'p', 'm')
  AND NOT x.relispartition
  AND left(n.nspname, 3) <> 'pg_'
  AND n.nspname NOT IN ('information_schema', 'lockstep');
