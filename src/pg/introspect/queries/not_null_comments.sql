-- Comments on NOT NULL constraints, which have rows of their own from 18 on.
SELECT n.nspname::text AS schema,
       c.relname::text AS name,
       a.attname::text AS column_name,
       k.conname::text AS constraint_name,
       d.description   AS comment
FROM pg_constraint AS k
JOIN pg_class AS c ON c.oid = k.conrelid
JOIN pg_namespace AS n ON n.oid = c.relnamespace
JOIN pg_attribute AS a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]
JOIN pg_description AS d
  ON d.classoid = 'pg_constraint'::regclass AND d.objoid = k.oid AND d.objsubid = 0
WHERE k.contype = 'n'
  AND c.relkind IN ('r', 'p')
  AND left(n.nspname, 3) <> 'pg_'
  AND n.nspname NOT IN ('information_schema', 'lockstep')
ORDER BY 1, 2, 3;
