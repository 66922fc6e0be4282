-- Key parts of indexes that are more than a plain column with the collation of the column and the
-- default operator class of its type. Everything else need not be sent.
--
-- Which operator class is a type's default is decided as the server's GetDefaultOpClass() does it:
-- of the classes of the access method that are marked default, the one for exactly this type (a
-- domain counts as its base type), else the one for a type it is binary-coercible to, where a
-- preferred type of the same category goes first and two candidates are none.
--
-- For an expression neither its type nor its collation is in the catalog: the row comes with both
-- named, and the reader finds out from pg_get_indexdef() which of the two the server prints.
WITH RECURSIVE key AS MATERIALIZED (
    SELECT i.indexrelid, i.indrelid, x.relam, ia.attnum AS n,
           i.indkey[ia.attnum - 1]       AS attnum,
           i.indclass[ia.attnum - 1]     AS opclass,
           i.indcollation[ia.attnum - 1] AS collation,
           ia.attoptions,
           ta.atttypid                   AS type,
           ta.attcollation               AS type_collation
    FROM pg_index AS i
    JOIN pg_class AS x ON x.oid = i.indexrelid
    JOIN pg_class AS c ON c.oid = i.indrelid
    JOIN pg_namespace AS s ON s.oid = c.relnamespace
    JOIN pg_attribute AS ia ON ia.attrelid = i.indexrelid AND ia.attnum <= i.indnkeyatts
    LEFT JOIN pg_attribute AS ta
           ON ta.attrelid = i.indrelid AND ta.attnum = i.indkey[ia.attnum - 1]
    WHERE c.relkind IN ('r', 'p')
      AND NOT x.relispartition
      AND left(s.nspname, 3) <> 'pg_'
      AND s.nspname NOT IN ('information_schema', 'lockstep')
), used AS (
    SELECT DISTINCT type, relam FROM key WHERE type IS NOT NULL
), base AS (
    SELECT u.type, u.type AS base FROM (SELECT DISTINCT type FROM used) AS u
    UNION ALL
    SELECT b.type, t.typbasetype
    FROM base AS b
    JOIN pg_type AS t ON t.oid = b.base AND t.typtype = 'd'
), candidate AS (
    SELECT u.type, u.relam, oc.oid AS opclass,
           CASE WHEN oc.opcintype = t.oid THEN 0
                WHEN wanted.typcategory = t.typcategory AND wanted.typispreferred THEN 1
                ELSE 2 END AS rank
    FROM used AS u
    JOIN base AS b ON b.type = u.type
    JOIN pg_type AS t ON t.oid = b.base AND t.typtype <> 'd'
    JOIN pg_opclass AS oc ON oc.opcmethod = u.relam AND oc.opcdefault
    JOIN pg_type AS wanted ON wanted.oid = oc.opcintype
    LEFT JOIN pg_type AS element
           ON element.oid = t.typelem
          AND t.typsubscript = 'pg_catalog.array_subscript_handler'::regproc
    WHERE oc.opcintype = t.oid
       OR CASE oc.opcintype
              WHEN 'pg_catalog.any'::regtype           THEN true
              WHEN 'anyelement'::regtype               THEN true
              WHEN 'anycompatible'::regtype            THEN true
              WHEN 'anyarray'::regtype                 THEN element.oid IS NOT NULL
              WHEN 'anycompatiblearray'::regtype       THEN element.oid IS NOT NULL
              WHEN 'anynonarray'::regtype              THEN element.oid IS NULL
              WHEN 'anycompatiblenonarray'::regtype    THEN element.oid IS NULL
              WHEN 'anyenum'::regtype                  THEN t.typtype = 'e'
              WHEN 'anyrange'::regtype                 THEN t.typtype = 'r'
              WHEN 'anycompatiblerange'::regtype       THEN t.typtype = 'r'
              WHEN 'anymultirange'::regtype            THEN t.typtype = 'm'
              WHEN 'anycompatiblemultirange'::regtype  THEN t.typtype = 'm'
              WHEN 'record'::regtype                   THEN t.typrelid <> 0
              WHEN 'record[]'::regtype                 THEN coalesce(element.typrelid <> 0, false)
              ELSE false
          END
       OR EXISTS (SELECT FROM pg_cast AS ca
                  WHERE ca.castsource = t.oid AND ca.casttarget = oc.opcintype
                    AND ca.castmethod = 'b' AND ca.castcontext = 'i')
), usual AS (
    SELECT type, relam,
           CASE WHEN count(*) FILTER (WHERE rank = best) = 1
                THEN min(opclass) FILTER (WHERE rank = best) END AS opclass
    FROM (SELECT *, min(rank) OVER (PARTITION BY type, relam) AS best FROM candidate) AS ranked
    GROUP BY type, relam
)
SELECT k.indexrelid AS index_oid,
       k.n          AS position,
       k.attnum = 0 AS is_expression,
       CASE WHEN k.attnum = 0 THEN pg_get_indexdef(k.indexrelid, k.n, false) END AS expression,
       cs.nspname::text AS collation_schema,
       co.collname::text AS collation_name,
       os.nspname::text AS opclass_schema,
       CASE WHEN k.attoptions IS NOT NULL OR k.attnum = 0
              OR usual.opclass IS DISTINCT FROM k.opclass
            THEN oc.opcname::text END AS opclass_name,
       k.attoptions AS opclass_options,
       CASE WHEN row_number() OVER (PARTITION BY k.indexrelid ORDER BY k.n) = 1
            THEN pg_get_indexdef(k.indexrelid) END AS definition
FROM key AS k
LEFT JOIN usual ON usual.type = k.type AND usual.relam = k.relam
JOIN pg_opclass AS oc ON oc.oid = k.opclass
JOIN pg_namespace AS os ON os.oid = oc.opcnamespace
LEFT JOIN pg_collation AS co
       ON co.oid = k.collation AND (k.attnum = 0 OR k.collation <> k.type_collation)
LEFT JOIN pg_namespace AS cs ON cs.oid = co.collnamespace
WHERE k.attnum = 0
   OR k.attoptions IS NOT NULL
   OR usual.opclass IS DISTINCT FROM k.opclass
   OR (k.collation <> 0 AND k.collation <> k.type_collation);
