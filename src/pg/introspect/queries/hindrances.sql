-- What stands in the way of a helper column beside one of the table's own, and of rows written by us to fill it:
-- of the whole table (column_name is NULL), or of one column.
WITH ns AS MATERIALIZED (
    SELECT n.oid, n.nspname FROM pg_namespace AS n
    WHERE left(n.nspname, 3) <> 'pg_' AND n.nspname NOT IN ('information_schema', 'lockstep')
), tab AS (
    SELECT c.oid, n.nspname, c.relname, c.reloftype, c.relrowsecurity
    FROM pg_class AS c JOIN ns AS n ON n.oid = c.relnamespace
    WHERE c.relkind = 'r'
)
SELECT t.nspname::text AS schema, t.relname::text AS name, NULL::text AS column_name,
       format('trigger %s would run for each row', g.tgname) AS words
FROM pg_trigger AS g JOIN tab AS t ON t.oid = g.tgrelid
WHERE NOT g.tgisinternal AND strpos(g.tgname::text, '__lockstep_') = 0
UNION ALL
SELECT t.nspname::text, t.relname::text, NULL, format('rule %s is on the table', r.rulename)
FROM pg_rewrite AS r JOIN tab AS t ON t.oid = r.ev_class
UNION ALL
SELECT t.nspname::text, t.relname::text, NULL,
       format('%s is NOT VALID, and would be asked of each row that is filled', k.conname)
FROM pg_constraint AS k JOIN tab AS t ON t.oid = k.conrelid
WHERE k.contype IN ('c', 'n') AND NOT k.convalidated AND k.conname NOT LIKE '%\_\_lockstep\_%'
UNION ALL
SELECT t.nspname::text, t.relname::text, NULL, 'the table is of a composite type'
FROM tab AS t WHERE t.reloftype <> 0
UNION ALL
SELECT t.nspname::text, t.relname::text, NULL, 'row-level security may hide rows of the table'
FROM tab AS t WHERE t.relrowsecurity
UNION ALL
SELECT t.nspname::text, t.relname::text, NULL, 'a subscription writes to the table, past triggers'
FROM tab AS t WHERE EXISTS (SELECT FROM pg_subscription_rel AS s WHERE s.srrelid = t.oid)
UNION ALL
SELECT DISTINCT t.nspname::text, t.relname::text, NULL,
       format('publication %s sends the table to subscribers that lack the column', p.pubname)
FROM pg_publication_tables AS p JOIN tab AS t ON t.nspname = p.schemaname AND t.relname = p.tablename
UNION ALL
SELECT t.nspname::text, t.relname::text, a.attname::text, 'the column has privileges of its own'
FROM pg_attribute AS a JOIN tab AS t ON t.oid = a.attrelid
WHERE a.attnum > 0 AND NOT a.attisdropped AND a.attacl IS NOT NULL
UNION ALL
SELECT t.nspname::text, t.relname::text, a.attname::text, 'the column has options or a statistics target of its own'
FROM pg_attribute AS a JOIN tab AS t ON t.oid = a.attrelid
WHERE a.attnum > 0 AND NOT a.attisdropped
  AND (a.attoptions IS NOT NULL OR coalesce(a.attstattarget, -1) >= 0)
ORDER BY 1, 2, 3, 4;
