-- Indexes of partitions that are attached to an index of the table above, those under constraints too:
-- they come and go with it, so nothing but their names is read.
SELECT x.relname::text  AS name,
       i.indrelid       AS table_oid,
       pn.nspname::text AS parent_schema,
       p.relname::text  AS parent_name
FROM pg_inherits AS h
JOIN pg_class AS x ON x.oid = h.inhrelid AND x.relkind IN ('i', 'I')
JOIN pg_index AS i ON i.indexrelid = x.oid
JOIN pg_namespace AS n ON n.oid = x.relnamespace
JOIN pg_class AS p ON p.oid = h.inhparent
JOIN pg_namespace AS pn ON pn.oid = p.relnamespace
WHERE left(n.nspname, 3) <> 'pg_'
  AND n.nspname NOT IN ('information_schema', 'lockstep');
