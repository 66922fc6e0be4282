-- What hangs on tables, indexes and domains of the user and has no place in the model: the object
-- in words, and what of it is not modelled; for an index also its name and what goes with it.
WITH ns AS MATERIALIZED (
    SELECT n.oid FROM pg_namespace AS n
    WHERE left(n.nspname, 3) <> 'pg_' AND n.nspname NOT IN ('information_schema', 'lockstep')
)
SELECT format('constraint trigger %s on %s', k.conname, k.conrelid::regclass) AS object,
       'constraint triggers are not modelled' AS what,
       NULL::text AS index_schema, NULL::text AS index_name, NULL::text AS index_use
FROM pg_constraint AS k
JOIN pg_class AS c ON c.oid = k.conrelid
WHERE k.contype = 't' AND c.relnamespace IN (SELECT oid FROM ns)
UNION ALL
SELECT format('constraint %s on foreign table %s', k.conname, k.conrelid::regclass),
       'constraints of foreign tables are not modelled',
       NULL, NULL, NULL
FROM pg_constraint AS k
JOIN pg_class AS c ON c.oid = k.conrelid AND c.relkind = 'f'
WHERE k.contype NOT IN ('t', 'n') AND c.relnamespace IN (SELECT oid FROM ns)
UNION ALL
SELECT format('column %s of foreign table %s', a.attname, a.attrelid::regclass),
       'NOT NULL of foreign tables is not modelled',
       NULL, NULL, NULL
FROM pg_class AS c
JOIN pg_attribute AS a ON a.attrelid = c.oid AND a.attnotnull AND NOT a.attisdropped
WHERE c.relkind = 'f' AND a.attnum > 0 AND c.relnamespace IN (SELECT oid FROM ns)
UNION ALL
SELECT format('domain %s', format_type(t.oid, NULL)),
       'NOT NULL and CHECK of domains are not modelled',
       NULL, NULL, NULL
FROM pg_type AS t
WHERE t.typtype = 'd' AND t.typnamespace IN (SELECT oid FROM ns)
  AND (t.typnotnull OR EXISTS (SELECT FROM pg_constraint AS k WHERE k.contypid = t.oid))
  AND NOT EXISTS (SELECT FROM pg_depend AS e
                  WHERE e.classid = 'pg_type'::regclass AND e.objid = t.oid AND e.deptype = 'e')
UNION ALL
-- Can be set for expressions only. -1, from 17 on NULL, is the default.
SELECT format('index %s on %s', x.relname, i.indrelid::regclass),
       format('the statistics target %s of its key %s is not modelled', a.attstattarget, a.attnum),
       s.nspname::text, x.relname::text,
       format('the statistics target %s of its key %s', a.attstattarget, a.attnum)
FROM pg_index AS i
JOIN pg_class AS x ON x.oid = i.indexrelid
JOIN pg_namespace AS s ON s.oid = x.relnamespace
JOIN pg_class AS c ON c.oid = i.indrelid
JOIN pg_attribute AS a ON a.attrelid = i.indexrelid
WHERE i.indexprs IS NOT NULL AND a.attstattarget >= 0
  AND c.relkind IN ('r', 'p') AND c.relnamespace IN (SELECT oid FROM ns)
UNION ALL
SELECT format('index %s on %s', x.relname, i.indrelid::regclass),
       format('its dependence on extension %s is not modelled', e.extname),
       s.nspname::text, x.relname::text, format('its dependence on extension %s', e.extname)
FROM pg_depend AS d
JOIN pg_extension AS e ON e.oid = d.refobjid
JOIN pg_class AS x ON x.oid = d.objid
JOIN pg_namespace AS s ON s.oid = x.relnamespace
JOIN pg_index AS i ON i.indexrelid = x.oid
WHERE d.deptype = 'x' AND d.classid = 'pg_class'::regclass
  AND d.refclassid = 'pg_extension'::regclass
  AND x.relnamespace IN (SELECT oid FROM ns);
