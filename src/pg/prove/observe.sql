-- Every object of the database that is not the system's own, as (kind, schema, relation, name, body).
-- It shares nothing with the introspection that plans are made from: what that forgets to read shows here.
-- $1: relations to look at, as schema-qualified text; NULL: all of them.
WITH rel AS MATERIALIZED (
    SELECT c.*, n.nspname
    FROM pg_catalog.pg_class c
    JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
    WHERE n.nspname <> 'information_schema' AND n.nspname !~ '^pg_' AND c.relpersistence <> 't'
      AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend d
                      WHERE d.classid = 'pg_catalog.pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e')
), tab AS MATERIALIZED (
    SELECT * FROM rel
    WHERE relkind IN ('r', 'p', 'v', 'm', 'f')
      AND ($1::text[] IS NULL OR pg_catalog.format('%I.%I', nspname, relname) = ANY ($1))
), ns AS MATERIALIZED (
    SELECT n.* FROM pg_catalog.pg_namespace n
    WHERE n.nspname <> 'information_schema' AND n.nspname !~ '^pg_'
), seen (kind, schema, relation, name, body) AS (
    SELECT 'schema', nspname::text, '', '', concat_ws('|', nspacl, obj_description(oid, 'pg_namespace'))
    FROM ns
    UNION ALL
    SELECT 'extension', '', '', e.extname::text,
           concat_ws('|', e.extversion, n.nspname, obj_description(e.oid, 'pg_extension'))
    FROM pg_catalog.pg_extension e JOIN pg_catalog.pg_namespace n ON n.oid = e.extnamespace
    UNION ALL
    SELECT CASE t.typtype WHEN 'e' THEN 'enum' ELSE 'type' END, n.nspname::text, '', t.typname::text,
           concat_ws('|', t.typtype, t.typnotnull,
                     -- A domain's text of it keeps the old label when a value of its enum is renamed; others have the text alone.
                     CASE WHEN t.typdefaultbin IS NULL THEN t.typdefault ELSE pg_get_expr(t.typdefaultbin, 0) END,
                     -- No list is the usual one.
                     coalesce(t.typacl, acldefault('T', t.typowner)),
                     CASE WHEN t.typbasetype <> 0 THEN format_type(t.typbasetype, t.typtypmod) END,
                     obj_description(t.oid, 'pg_type'),
                     (SELECT string_agg(quote_literal(v.enumlabel), ',' ORDER BY v.enumsortorder)
                      FROM pg_catalog.pg_enum v WHERE v.enumtypid = t.oid))
    FROM pg_catalog.pg_type t JOIN ns n ON n.oid = t.typnamespace
    WHERE t.typtype IN ('e', 'd', 'c', 'r', 'm') AND NOT EXISTS (
        SELECT FROM pg_catalog.pg_class c WHERE c.oid = t.typrelid AND c.relkind <> 'c')
    UNION ALL
    SELECT 'table', r.nspname::text, r.relname::text, '',
           concat_ws('|', r.relkind, r.relpersistence, (SELECT amname FROM pg_catalog.pg_am a WHERE a.oid = r.relam),
                     (SELECT spcname FROM pg_catalog.pg_tablespace s WHERE s.oid = r.reltablespace),
                     r.reloptions, r.relacl, r.relrowsecurity, r.relforcerowsecurity, r.relreplident, r.relispartition,
                     pg_get_expr(r.relpartbound, r.oid),
                     CASE WHEN r.relkind = 'p' THEN pg_get_partkeydef(r.oid) END,
                     CASE WHEN r.relkind IN ('v', 'm') THEN pg_get_viewdef(r.oid) END,
                     obj_description(r.oid, 'pg_class'),
                     (SELECT string_agg(i.inhparent::regclass::text, ',' ORDER BY i.inhseqno)
                      FROM pg_catalog.pg_inherits i WHERE i.inhrelid = r.oid))
    FROM tab r
    UNION ALL
    SELECT 'sequence', r.nspname::text, r.relname::text, '',
           concat_ws('|', r.relacl, format_type(s.seqtypid, NULL), s.seqstart, s.seqincrement, s.seqmin, s.seqmax,
                     s.seqcache, s.seqcycle, obj_description(r.oid, 'pg_class'))
    FROM rel r JOIN pg_catalog.pg_sequence s ON s.seqrelid = r.oid
    UNION ALL
    SELECT 'column', r.nspname::text, r.relname::text, a.attname::text,
           concat_ws('|', row_number() OVER (PARTITION BY r.oid ORDER BY a.attnum),
                     format_type(a.atttypid, a.atttypmod), a.attnotnull, a.attidentity, a.attgenerated,
                     pg_get_expr(d.adbin, d.adrelid), a.attcollation::regcollation, a.attacl, a.attstattarget,
                     a.attstorage, a.attcompression, a.attoptions, a.attinhcount, a.attislocal,
                     col_description(a.attrelid, a.attnum))
    FROM tab r
    JOIN pg_catalog.pg_attribute a ON a.attrelid = r.oid AND a.attnum > 0 AND NOT a.attisdropped
    LEFT JOIN pg_catalog.pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
    UNION ALL
    SELECT 'constraint', r.nspname::text, r.relname::text, c.conname::text,
           concat_ws('|', pg_get_constraintdef(c.oid), c.convalidated, c.condeferrable, c.condeferred, c.coninhcount,
                     c.conislocal,
                     -- Of keys and foreign keys it tells only who had them first, the table or its partitions: a dump forgets it.
                     CASE WHEN c.contype IN ('c', 'n') THEN c.connoinherit END,
                     (SELECT p.conname FROM pg_catalog.pg_constraint p WHERE p.oid = c.conparentid),
                     CASE WHEN c.contype IN ('p', 'u', 'x') THEN c.conindid::regclass END,
                     obj_description(c.oid, 'pg_constraint'))
    FROM tab r JOIN pg_catalog.pg_constraint c ON c.conrelid = r.oid
    UNION ALL
    SELECT 'domain constraint', n.nspname::text, t.typname::text, c.conname::text,
           concat_ws('|', pg_get_constraintdef(c.oid), c.convalidated, obj_description(c.oid, 'pg_constraint'))
    FROM pg_catalog.pg_constraint c
    JOIN pg_catalog.pg_type t ON t.oid = c.contypid JOIN ns n ON n.oid = t.typnamespace
    UNION ALL
    SELECT 'index', r.nspname::text, r.relname::text, x.relname::text,
           concat_ws('|', pg_get_indexdef(i.indexrelid), i.indisvalid, i.indisready, i.indislive, i.indisprimary,
                     i.indisunique, i.indisexclusion, i.indimmediate, i.indisclustered, i.indisreplident,
                     (SELECT spcname FROM pg_catalog.pg_tablespace s WHERE s.oid = x.reltablespace),
                     (SELECT string_agg(concat_ws(':', a.attnum, a.attstattarget), ',' ORDER BY a.attnum)
                      FROM pg_catalog.pg_attribute a WHERE a.attrelid = x.oid AND a.attstattarget >= 0),
                     (SELECT h.inhparent::regclass FROM pg_catalog.pg_inherits h WHERE h.inhrelid = x.oid),
                     obj_description(x.oid, 'pg_class'))
    FROM tab r JOIN pg_catalog.pg_index i ON i.indrelid = r.oid JOIN pg_catalog.pg_class x ON x.oid = i.indexrelid
    UNION ALL
    SELECT 'trigger', r.nspname::text, r.relname::text, t.tgname::text,
           concat_ws('|', pg_get_triggerdef(t.oid), t.tgenabled, obj_description(t.oid, 'pg_trigger'))
    FROM tab r JOIN pg_catalog.pg_trigger t ON t.tgrelid = r.oid AND NOT t.tgisinternal
    UNION ALL
    SELECT 'rule', r.nspname::text, r.relname::text, w.rulename::text,
           concat_ws('|', pg_get_ruledef(w.oid), w.ev_enabled)
    FROM tab r JOIN pg_catalog.pg_rewrite w ON w.ev_class = r.oid AND w.rulename <> '_RETURN'
    UNION ALL
    SELECT 'policy', r.nspname::text, r.relname::text, p.polname::text,
           concat_ws('|', p.polcmd, p.polpermissive, pg_get_expr(p.polqual, p.polrelid),
                     pg_get_expr(p.polwithcheck, p.polrelid))
    FROM tab r JOIN pg_catalog.pg_policy p ON p.polrelid = r.oid
    UNION ALL
    SELECT 'statistics', r.nspname::text, r.relname::text, s.stxname::text, pg_get_statisticsobjdef(s.oid)
    FROM tab r JOIN pg_catalog.pg_statistic_ext s ON s.stxrelid = r.oid
    UNION ALL
    SELECT 'function', n.nspname::text, '', concat(p.proname, '(', pg_get_function_identity_arguments(p.oid), ')'),
           concat_ws('|', p.prosrc, format_type(p.prorettype, NULL), p.prolang, p.provolatile, p.prosecdef, p.proacl)
    FROM pg_catalog.pg_proc p JOIN ns n ON n.oid = p.pronamespace
    WHERE NOT EXISTS (SELECT FROM pg_catalog.pg_depend d
                      WHERE d.classid = 'pg_catalog.pg_proc'::regclass AND d.objid = p.oid AND d.deptype = 'e')
)
