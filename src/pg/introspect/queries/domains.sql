-- Domains over an enum or an array of it, that no extension owns: of enums that are replaced they come along.
SELECT e.oid AS enum_oid,
       n.nspname::text AS schema,
       d.typname::text AS name,
       d.typbasetype <> e.oid AS is_array,
       d.typnotnull AND NOT EXISTS (SELECT FROM pg_constraint AS k
                                    WHERE k.contypid = d.oid AND k.contype = 'n') AS is_not_null,
       pg_get_expr(d.typdefaultbin, 0) AS "default",
       ARRAY(SELECT k.conname::text FROM pg_constraint AS k
             WHERE k.contypid = d.oid ORDER BY k.conname) AS rules,
       ARRAY(SELECT pg_get_constraintdef(k.oid) FROM pg_constraint AS k
             WHERE k.contypid = d.oid ORDER BY k.conname) AS definitions,
       ARRAY(SELECT obj_description(k.oid, 'pg_constraint') FROM pg_constraint AS k
             WHERE k.contypid = d.oid ORDER BY k.conname) AS comments,
       obj_description(d.oid, 'pg_type') AS comment
FROM pg_type AS e
JOIN pg_type AS d ON d.typtype = 'd' AND d.typbasetype IN (e.oid, e.typarray)
JOIN pg_namespace AS n ON n.oid = d.typnamespace
WHERE e.typtype = 'e'
  AND left(n.nspname, 3) <> 'pg_'
  AND n.nspname NOT IN ('information_schema', 'lockstep')
  AND NOT EXISTS (SELECT FROM pg_depend AS x
                  WHERE x.classid = 'pg_type'::regclass AND x.objid = d.oid AND x.deptype = 'e');
