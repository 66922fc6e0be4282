-- Other objects that depend on an enum or on a column of a table, and that changing its type would
-- meet; and those that depend on a key (a view by its GROUP BY, ON CONFLICT ON CONSTRAINT). What the model holds itself (tables' columns, defaults, constraints, indexes) is left out,
-- and so are sequences that a column owns. The words are those of pg_identify_object(), which,
-- unlike pg_describe_object(), does not translate.
WITH watched AS (
    -- An enum, its array type; likewise the row type of a table.
    SELECT w.oid AS type, w.target, w.kind
    FROM (SELECT t.oid, t.oid AS target, t.typtype AS kind, t.typnamespace FROM pg_type AS t
          WHERE t.typtype = 'e'
          UNION ALL
          SELECT a.oid, t.oid, t.typtype, t.typnamespace
          FROM pg_type AS t JOIN pg_type AS a ON a.oid = t.typarray
          WHERE t.typtype = 'e'
          UNION ALL
          -- A domain over it comes along, but for what hangs on the domain.
          SELECT w.oid, e.oid, e.typtype, d.typnamespace
          FROM pg_type AS e
          JOIN pg_type AS d ON d.typtype = 'd' AND d.typbasetype IN (e.oid, e.typarray)
          CROSS JOIN LATERAL (VALUES (d.oid), (d.typarray)) AS w (oid)
          WHERE e.typtype = 'e'
          UNION ALL
          SELECT c.reltype, c.oid, 't', c.relnamespace FROM pg_class AS c
          WHERE c.relkind IN ('r', 'p') AND c.reltype <> 0
          UNION ALL
          SELECT a.oid, c.oid, 't', c.relnamespace
          FROM pg_class AS c JOIN pg_type AS t ON t.oid = c.reltype
          JOIN pg_type AS a ON a.oid = t.typarray
          WHERE c.relkind IN ('r', 'p')) AS w
    JOIN pg_namespace AS n ON n.oid = w.typnamespace
    WHERE left(n.nspname, 3) <> 'pg_' AND n.nspname NOT IN ('information_schema', 'lockstep')
), edge AS (
    SELECT w.kind::text AS kind, w.target, 0 AS position, d.classid, d.objid, d.objsubid, d.deptype
    FROM pg_depend AS d
    JOIN watched AS w ON w.type = d.refobjid
    WHERE d.refclassid = 'pg_type'::regclass
      AND d.deptype IN ('n', 'a')
    UNION ALL
    SELECT 'c', d.refobjid, d.refobjsubid, d.classid, d.objid, d.objsubid, d.deptype
    FROM pg_depend AS d
    JOIN pg_class AS c ON c.oid = d.refobjid AND c.relkind IN ('r', 'p')
    JOIN pg_namespace AS n ON n.oid = c.relnamespace
    -- By far the most are indexes and each column's own DEFAULT: left out before they are looked at.
    LEFT JOIN pg_index AS i ON d.classid = 'pg_class'::regclass AND i.indexrelid = d.objid
    LEFT JOIN pg_attrdef AS own
           ON d.classid = 'pg_attrdef'::regclass AND own.oid = d.objid
          AND own.adrelid = d.refobjid AND own.adnum = d.refobjsubid
    WHERE d.refclassid = 'pg_class'::regclass
      AND d.refobjsubid > 0
      AND d.classid <> 'pg_constraint'::regclass
      AND i.indexrelid IS NULL
      AND own.oid IS NULL
      AND left(n.nspname, 3) <> 'pg_' AND n.nspname NOT IN ('information_schema', 'lockstep')
    UNION ALL
    SELECT 'k', d.refobjid, 0, d.classid, d.objid, d.objsubid, d.deptype
    FROM pg_depend AS d
    JOIN pg_constraint AS u ON u.oid = d.refobjid AND u.contype IN ('p', 'u', 'x')
    JOIN pg_namespace AS n ON n.oid = u.connamespace
    WHERE d.refclassid = 'pg_constraint'::regclass AND d.deptype = 'n'
      AND left(n.nspname, 3) <> 'pg_' AND n.nspname NOT IN ('information_schema', 'lockstep')
    UNION ALL
    -- A column in a partition key: there the column depends on the table, the other way round.
    SELECT 'c', d.objid, d.objsubid, d.refclassid, d.refobjid, d.refobjsubid, d.deptype
    FROM pg_partitioned_table AS p
    JOIN pg_depend AS d ON d.classid = 'pg_class'::regclass AND d.objid = p.partrelid
    WHERE d.objsubid > 0 AND d.deptype = 'i'
      AND d.refclassid = 'pg_class'::regclass AND d.refobjid = p.partrelid AND d.refobjsubid = 0
), named AS (
    SELECT e.kind, e.target, e.position,
           CASE
               -- A rule: a view is its rule _RETURN.
               WHEN e.classid = 'pg_rewrite'::regclass AND v.relkind IN ('v', 'm')
                   THEN ARRAY['pg_class'::regclass, v.oid, 0]
               -- A column of a view or composite type: the whole of it.
               WHEN e.classid = 'pg_class'::regclass AND c.relkind IN ('v', 'm', 'c')
                   THEN ARRAY['pg_class'::regclass, e.objid, 0]
               -- The expression of a generated column (15 and later): the column.
               WHEN ada.attgenerated <> ''
                   THEN ARRAY['pg_class'::regclass, ad.adrelid, ad.adnum]
               ELSE ARRAY[e.classid, e.objid, e.objsubid::oid]
           END::oid[] AS address,
           CASE
               WHEN e.classid = 'pg_class'::regclass AND e.objsubid = 0 AND c.relkind IN ('r', 'p')
                   THEN 'partition key of '
               WHEN e.classid = 'pg_class'::regclass AND e.objsubid > 0 AND a.attgenerated <> ''
                 OR ada.attgenerated <> ''
                   THEN 'generated '
               ELSE ''
           END AS prefix
    FROM edge AS e
    LEFT JOIN pg_class AS c ON e.classid = 'pg_class'::regclass AND c.oid = e.objid
    LEFT JOIN pg_attribute AS a
           ON e.classid = 'pg_class'::regclass AND a.attrelid = e.objid AND a.attnum = e.objsubid
          AND e.objsubid > 0
    LEFT JOIN pg_rewrite AS r ON e.classid = 'pg_rewrite'::regclass AND r.oid = e.objid
    LEFT JOIN pg_class AS v ON v.oid = r.ev_class
    LEFT JOIN pg_attrdef AS ad ON e.classid = 'pg_attrdef'::regclass AND ad.oid = e.objid
    LEFT JOIN pg_attribute AS ada ON ada.attrelid = ad.adrelid AND ada.attnum = ad.adnum
    LEFT JOIN pg_type AS et ON e.kind = 'e' AND et.oid = e.target
    LEFT JOIN pg_constraint AS k ON e.classid = 'pg_constraint'::regclass AND k.oid = e.objid
    LEFT JOIN pg_trigger AS t ON e.classid = 'pg_trigger'::regclass AND t.oid = e.objid
    WHERE CASE
              WHEN e.classid = 'pg_class'::regclass THEN
                  CASE
                      -- A generated column, or a column of the row type of another table.
                      WHEN c.relkind IN ('r', 'p', 'f') AND e.objsubid > 0
                          THEN CASE WHEN e.kind = 'c'
                                    THEN e.target = e.objid AND e.position <> e.objsubid
                                         AND a.attgenerated <> ''
                                    ELSE c.relkind = 'f' OR e.kind = 't' END
                      -- The partition key, which depends on its columns.
                      WHEN c.relkind IN ('r', 'p') THEN e.kind = 'c' AND e.target = e.objid
                      ELSE c.relkind IN ('v', 'm', 'c', 'f') END
              -- Defaults are modelled; one of a column of another type still names the enum.
              WHEN e.classid = 'pg_attrdef'::regclass THEN
                  CASE WHEN e.kind = 'c' THEN ad.adrelid = e.target AND ad.adnum <> e.position
                       WHEN e.kind = 'e' THEN ada.atttypid NOT IN (et.oid, et.typarray)
                            AND NOT EXISTS (SELECT FROM pg_type AS b
                                            WHERE b.typtype = 'd' AND b.typbasetype IN (et.oid, et.typarray)
                                              AND ada.atttypid IN (b.oid, b.typarray))
                       ELSE true END
              -- Those of tables are modelled, as are those of domains over the enum.
              WHEN e.classid IN ('pg_constraint'::regclass, 'pg_type'::regclass) THEN
                  CASE e.classid WHEN 'pg_type'::regclass THEN e.objid ELSE k.contypid END <> 0
                  AND NOT EXISTS (SELECT FROM pg_type AS b
                                  WHERE b.oid = CASE e.classid WHEN 'pg_type'::regclass THEN e.objid
                                                               ELSE k.contypid END
                                    AND b.typtype = 'd' AND b.typbasetype IN (et.oid, et.typarray)
                                    AND NOT EXISTS (SELECT FROM pg_depend AS x
                                                    WHERE x.classid = 'pg_type'::regclass AND x.objid = b.oid
                                                      AND x.deptype = 'e'))
              WHEN e.classid = 'pg_trigger'::regclass THEN NOT t.tgisinternal
              ELSE true
          END
)
SELECT DISTINCT n.kind, COALESCE(u.conrelid, n.target) AS target, n.position::int2 AS position,
       u.conname::text AS "constraint",
       n.prefix || CASE t.typtype WHEN 'd' THEN 'domain' WHEN 'r' THEN 'range type'
                   ELSE CASE o.type WHEN 'table column' THEN 'column' ELSE o.type END END || ' ' || o.identity AS words
FROM named AS n
CROSS JOIN LATERAL pg_identify_object(n.address[1], n.address[2], n.address[3]::int4) AS o
LEFT JOIN pg_type AS t ON o.type = 'type' AND t.oid = n.address[2]
LEFT JOIN pg_constraint AS u ON n.kind = 'k' AND u.oid = n.target
WHERE o.identity IS NOT NULL
UNION ALL
-- What a new type of the column would set back, and nothing brings again.
SELECT 'c', a.attrelid, a.attnum, NULL,
       CASE WHEN a.attcompression <> '' THEN 'COMPRESSION ' || CASE a.attcompression WHEN 'l' THEN 'lz4' ELSE 'pglz' END
            ELSE 'STORAGE ' || CASE a.attstorage WHEN 'p' THEN 'PLAIN' WHEN 'e' THEN 'EXTERNAL'
                                                 WHEN 'm' THEN 'MAIN' ELSE 'EXTENDED' END END
       || ' of its own'
FROM pg_attribute AS a
JOIN pg_type AS t ON t.oid = a.atttypid AND (t.typstorage <> a.attstorage OR a.attcompression <> '')
JOIN pg_class AS c ON c.oid = a.attrelid AND c.relkind IN ('r', 'p')
JOIN pg_namespace AS n ON n.oid = c.relnamespace
WHERE a.attnum > 0 AND NOT a.attisdropped
  AND left(n.nspname, 3) <> 'pg_' AND n.nspname NOT IN ('information_schema', 'lockstep');
