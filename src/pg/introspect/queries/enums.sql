-- Enum types that no extension owns, with their labels in sort order.
SELECT t.oid,
       n.nspname::text AS schema,
       t.typname::text AS name,
       ARRAY(SELECT l.enumlabel::text
             FROM pg_enum AS l
             WHERE l.enumtypid = t.oid
             ORDER BY l.enumsortorder) AS labels,
       d.description   AS comment
FROM pg_type AS t
JOIN pg_namespace AS n ON n.oid = t.typnamespace
LEFT JOIN pg_description AS d
       ON d.classoid = 'pg_type'::regclass AND d.objoid = t.oid AND d.objsubid = 0
WHERE t.typtype = 'e'
  AND left(n.nspname, 3) <> 'pg_'
  AND n.nspname NOT IN ('information_schema', 'lockstep')
  AND NOT EXISTS (SELECT FROM pg_depend AS e
                  WHERE e.classid = 'pg_type'::regclass AND e.objid = t.oid AND e.deptype = 'e');
