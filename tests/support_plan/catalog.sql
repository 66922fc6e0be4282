-- One line for everything that a plan may change; nothing in it depends on OIDs or on the order of creation.
WITH here AS (
    SELECT oid, nspname FROM pg_catalog.pg_namespace
    WHERE nspname NOT IN ('pg_catalog', 'information_schema', 'pg_toast', 'lockstep') AND nspname !~ '^pg_'
), owned AS (
    SELECT classid, objid FROM pg_catalog.pg_depend WHERE deptype = 'e'
)
SELECT line COLLATE "C" FROM (
    SELECT format('extension %s %s in %s: %s', e.extname, e.extversion, e.extnamespace::regnamespace,
                  quote_nullable(obj_description(e.oid, 'pg_extension'))) AS line
    FROM pg_catalog.pg_extension e
    UNION ALL
    SELECT format('enum %I.%I (%s): %s', n.nspname, t.typname,
                  (SELECT string_agg(quote_literal(enumlabel), ', ' ORDER BY enumsortorder)
                   FROM pg_catalog.pg_enum WHERE enumtypid = t.oid),
                  quote_nullable(obj_description(t.oid, 'pg_type')))
    FROM pg_catalog.pg_type t JOIN here n ON n.oid = t.typnamespace
    WHERE t.typtype = 'e' AND NOT EXISTS (SELECT FROM owned WHERE classid = 'pg_type'::regclass AND objid = t.oid)
    UNION ALL
    SELECT format('relation %s %I.%I %s: %s', r.relkind, n.nspname, r.relname, r.reloptions,
                  quote_nullable(obj_description(r.oid, 'pg_class')))
    FROM pg_catalog.pg_class r JOIN here n ON n.oid = r.relnamespace
    WHERE NOT EXISTS (SELECT FROM owned WHERE classid = 'pg_class'::regclass AND objid = r.oid)
      AND r.relkind <> 'c' AND r.relkind <> 't'
    UNION ALL
    SELECT format('column %I.%I.%s %I %s %s %s default %s: %s', n.nspname, r.relname, row_number() OVER (PARTITION BY r.oid ORDER BY a.attnum), a.attname,
                  format_type(a.atttypid, a.atttypmod), a.attcollation::regcollation,
                  CASE WHEN a.attnotnull THEN 'not null' ELSE 'null' END,
                  pg_get_expr(d.adbin, d.adrelid), quote_nullable(col_description(r.oid, a.attnum)))
    FROM pg_catalog.pg_class r JOIN here n ON n.oid = r.relnamespace
    JOIN pg_catalog.pg_attribute a ON a.attrelid = r.oid AND a.attnum > 0 AND NOT a.attisdropped
    LEFT JOIN pg_catalog.pg_attrdef d ON d.adrelid = r.oid AND d.adnum = a.attnum
    WHERE r.relkind IN ('r', 'p')
    UNION ALL
    SELECT format('constraint %I.%I %I %s valid %s enforced %s local %s inherited %s noinherit %s: %s',
                  n.nspname, r.relname, c.conname,
                  pg_get_constraintdef(c.oid), c.convalidated, /*enforced*/, c.conislocal, c.coninhcount,
                  c.connoinherit, quote_nullable(obj_description(c.oid, 'pg_constraint')))
    FROM pg_catalog.pg_constraint c JOIN pg_catalog.pg_class r ON r.oid = c.conrelid
    JOIN here n ON n.oid = r.relnamespace
    WHERE c.contype <> 't' AND c.conparentid = 0
    UNION ALL
    SELECT format('index %s valid %s ready %s unique %s primary %s immediate %s replica %s cluster %s tablespace %s: %s',
                  pg_get_indexdef(i.indexrelid), i.indisvalid, i.indisready, i.indisunique, i.indisprimary,
                  i.indimmediate, i.indisreplident, i.indisclustered, x.reltablespace,
                  quote_nullable(obj_description(x.oid, 'pg_class')))
    FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class x ON x.oid = i.indexrelid
    JOIN here n ON n.oid = x.relnamespace
) AS lines
ORDER BY 1
