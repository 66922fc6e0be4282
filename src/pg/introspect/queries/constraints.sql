-- PRIMARY KEY, UNIQUE, FOREIGN KEY, CHECK and EXCLUDE of tables, those inherited from a parent left
-- out. A letter that a later server may add comes through, for the reader to report.
--
-- The columns of the one row of "older" stand in where the server's pg_constraint does not have
-- such a column: an unqualified name in the sub-select means pg_constraint's own where there is
-- one, and the outer query's otherwise.
SELECT k.conrelid      AS table_oid,
       k.contype       AS kind,
       k.conname::text AS name,
       k.conkey        AS columns,
       k.confrelid     AS referenced_oid,
       k.confkey       AS referenced,
       k.confmatchtype AS matching,
       k.confupdtype   AS on_update,
       k.confdeltype   AS on_delete,
       k.confdelsetcols AS on_delete_columns,
       k.condeferrable AS deferrable,
       k.condeferred   AS deferred,
       k.convalidated  AS valid,
       k.connoinherit  AS no_inherit,
       k.conenforced   AS enforced,
       k.conperiod     AS period,
       CASE WHEN k.contype = 'c' THEN pg_get_expr(k.conbin, k.conrelid) END AS expression,
       k.conindid      AS index_oid,
       CASE WHEN k.contype = 'f' THEN x.relname::text END AS index_name,
       -- As generate_operator_name() prints them.
       CASE WHEN k.contype = 'x' THEN
            ARRAY(SELECT CASE WHEN s.nspname = 'pg_catalog' THEN o.oprname::text
                              ELSE format('OPERATOR(%I.%s)', s.nspname, o.oprname) END
                  FROM unnest(k.conexclop) WITH ORDINALITY AS e(oid, n)
                  JOIN pg_operator AS o ON o.oid = e.oid
                  JOIN pg_namespace AS s ON s.oid = o.oprnamespace
                  ORDER BY e.n)
       END             AS operators,
       d.description   AS comment,
       -- The server's own text, to check the reading against, where there is anything special.
       CASE WHEN k.contype = 'x'
              OR k.contype = 'c' AND (k.connoinherit OR NOT k.convalidated)
              OR k.contype IN ('p', 'u', 'f') AND (k.condeferrable OR k.conperiod)
              OR k.contype = 'f' AND (k.confmatchtype <> 's' OR k.confupdtype <> 'a'
                                      OR k.confdeltype NOT IN ('a', 'c')
                                      OR NOT k.convalidated OR NOT k.conenforced)
            THEN pg_get_constraintdef(k.oid)
       END             AS definition
FROM (SELECT NULL::int2[] AS confdelsetcols,    -- 15
             true         AS conenforced,       -- 18
             false        AS conperiod          -- 18
     ) AS older
CROSS JOIN LATERAL (
    SELECT oid, conrelid, contype, conname, conkey, confrelid, confkey, confmatchtype, confupdtype,
           confdeltype, condeferrable, condeferred, convalidated, connoinherit, conbin, conindid,
           conexclop, conislocal, conparentid, confdelsetcols, conenforced, conperiod
    FROM pg_constraint
) AS k
JOIN pg_class AS c ON c.oid = k.conrelid
JOIN pg_namespace AS n ON n.oid = c.relnamespace
LEFT JOIN pg_class AS x ON x.oid = k.conindid AND k.contype = 'f'
LEFT JOIN pg_description AS d
       ON d.classoid = 'pg_constraint'::regclass AND d.objoid = k.oid AND d.objsubid = 0
WHERE c.relkind IN ('r', 'p')
  -- NOT NULL is read with the columns, constraint triggers are in odd.sql.
  AND k.contype NOT IN ('n', 't')
  AND k.conislocal
  AND k.conparentid = 0
  AND left(n.nspname, 3) <> 'pg_'
  AND n.nspname NOT IN ('information_schema', 'lockstep');
