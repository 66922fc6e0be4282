-- Who inherits from whom: partitions and children by INHERITS, foreign tables among them.
SELECT pn.nspname::text AS parent_schema,
       p.relname::text  AS parent_name,
       n.nspname::text  AS schema,
       c.relname::text  AS name,
       -- DETACH PARTITION CONCURRENTLY was stopped between its two transactions, or is at work.
       i.inhdetachpending AS is_detaching
FROM pg_inherits AS i
JOIN pg_class AS c ON c.oid = i.inhrelid
JOIN pg_namespace AS n ON n.oid = c.relnamespace
JOIN pg_class AS p ON p.oid = i.inhparent
JOIN pg_namespace AS pn ON pn.oid = p.relnamespace
WHERE c.relkind IN ('r', 'p', 'f')
  AND left(n.nspname, 3) <> 'pg_'
  AND left(pn.nspname, 3) <> 'pg_'
ORDER BY 1, 2, 3, 4;
