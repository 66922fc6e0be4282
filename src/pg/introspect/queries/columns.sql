-- Columns of tables. NOT NULL has a row of its own in pg_constraint from 18 on; before, the four
-- not_null_... values are NULL.
SELECT a.attrelid       AS table_oid,
       a.attnum         AS position,
       a.attname::text  AS name,
       format_type(a.atttypid, a.atttypmod) AS data_type,
       CASE WHEN a.attcollation <> t.typcollation THEN co.schema END AS collation_schema,
       CASE WHEN a.attcollation <> t.typcollation THEN co.name END   AS collation_name,
       a.attnotnull     AS not_null,
       nn.conname::text AS not_null_name,
       nn.convalidated  AS not_null_valid,
       nn.connoinherit  AS not_null_no_inherit,
       nn.conislocal    AS not_null_local,
       a.attidentity    AS identity,
       a.attgenerated   AS generated,
       -- A DEFAULT names no column. Told so (0 for the table), the server need not look at them all.
       CASE WHEN a.atthasdef
            THEN pg_get_expr(ad.adbin, CASE WHEN a.attgenerated = '' THEN 0 ELSE ad.adrelid END)
       END              AS expression,
       d.description    AS comment
FROM pg_class AS c
JOIN pg_namespace AS n ON n.oid = c.relnamespace
JOIN pg_attribute AS a ON a.attrelid = c.oid
JOIN pg_type AS t ON t.oid = a.atttypid
LEFT JOIN (SELECT k.oid, s.nspname::text AS schema, k.collname::text AS name
           FROM pg_collation AS k
           JOIN pg_namespace AS s ON s.oid = k.collnamespace) AS co
       ON co.oid = a.attcollation
LEFT JOIN pg_attrdef AS ad ON ad.adrelid = a.attrelid AND ad.adnum = a.attnum
LEFT JOIN pg_constraint AS nn
       ON nn.contype = 'n' AND nn.conrelid = a.attrelid AND nn.conkey[1] = a.attnum
LEFT JOIN pg_description AS d
       ON d.classoid = 'pg_class'::regclass AND d.objoid = a.attrelid AND d.objsubid = a.attnum
WHERE c.relkind IN ('r', 'p')
  AND a.attnum > 0
  AND NOT a.attisdropped
  AND left(n.nspname, 3) <> 'pg_'
  AND n.nspname NOT IN ('information_schema', 'lockstep');
