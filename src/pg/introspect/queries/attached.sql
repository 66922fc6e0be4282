-- Indexes of partitions that are attached to an index of the table above, those under constraints too: they come and go
-- with it, so their names are read, and what the one above does not say of them.
SELECT x.relname::text  AS name,
       i.indrelid       AS table_oid,
       pn.nspname::text AS parent_schema,
       p.relname::text  AS parent_name,
       i.indisclustered AS is_clustered,
       i.indisreplident AS is_replica_identity,
       d.description    AS comment,
       kd.description   AS constraint_comment,
       x.reloptions     AS storage,
       ts.spcname::text AS tablespace,
       -- As the index of the whole says it?
       x.reloptions IS DISTINCT FROM r.reloptions OR x.reltablespace <> r.reltablespace AS is_other
FROM pg_inherits AS h
JOIN pg_class AS x ON x.oid = h.inhrelid AND x.relkind IN ('i', 'I')
JOIN pg_index AS i ON i.indexrelid = x.oid
JOIN pg_namespace AS n ON n.oid = x.relnamespace
JOIN pg_class AS p ON p.oid = h.inhparent
JOIN pg_namespace AS pn ON pn.oid = p.relnamespace
JOIN pg_class AS r ON r.oid = pg_partition_root(x.oid)
LEFT JOIN pg_tablespace AS ts ON ts.oid = x.reltablespace
LEFT JOIN pg_description AS d
       ON d.classoid = 'pg_class'::regclass AND d.objoid = x.oid AND d.objsubid = 0
LEFT JOIN pg_constraint AS k
       ON k.conindid = x.oid AND k.conrelid = i.indrelid AND k.contype IN ('p', 'u', 'x')
LEFT JOIN pg_description AS kd
       ON kd.classoid = 'pg_constraint'::regclass AND kd.objoid = k.oid AND kd.objsubid = 0
WHERE left(n.nspname, 3) <> 'pg_'
  AND n.nspname NOT IN ('information_schema', 'lockstep');
