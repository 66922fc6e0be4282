-- The name of every relation, of any kind, in every schema that is not the system's: a new index
-- needs a free one. Tables come with what is known of them as a whole.
SELECT c.oid,
       n.nspname::text AS schema,
       c.relname::text AS name,
       c.relkind       AS kind,
       c.relispartition AS is_partition,
       CASE WHEN c.relispartition AND c.relkind IN ('r', 'p') THEN
            (SELECT i.inhparent FROM pg_inherits AS i WHERE i.inhrelid = c.oid)
       END             AS parent,
       -- Kept true by the server for some time after the last child has gone, so it is a filter only.
       c.relkind = 'r' AND c.relhassubclass
           AND EXISTS (SELECT FROM pg_inherits AS i WHERE i.inhparent = c.oid) AS has_children,
       -- -1 (and, from before 14, 0 with no pages) stands for never counted.
       c.reltuples     AS rows,
       c.relpages      AS pages,
       current_setting('block_size')::int4 AS page_bytes,
       d.description   AS comment,
       -- Columns, and an empty text for each expression.
       (SELECT array_agg(coalesce(a.attname::text, '') ORDER BY k.place)
        FROM pg_partitioned_table AS p
        CROSS JOIN LATERAL unnest(p.partattrs::int2[]) WITH ORDINALITY AS k (attnum, place)
        LEFT JOIN pg_attribute AS a ON a.attrelid = p.partrelid AND a.attnum = k.attnum AND k.attnum > 0
        WHERE p.partrelid = c.oid) AS partition_key,
       c.relkind IN ('r', 'p', 'm')
           AND EXISTS (SELECT FROM pg_depend AS e
                       WHERE e.classid = 'pg_class'::regclass AND e.objid = c.oid
                         AND e.deptype = 'e') AS of_extension
FROM pg_class AS c
JOIN pg_namespace AS n ON n.oid = c.relnamespace
LEFT JOIN pg_description AS d
       ON d.classoid = 'pg_class'::regclass AND d.objoid = c.oid AND d.objsubid = 0
      AND c.relkind IN ('r', 'p')
WHERE left(n.nspname, 3) <> 'pg_'
  AND n.nspname NOT IN ('information_schema', 'lockstep');
