-- 001 drop kind__lockstep_old of public.plants, which kind fed, with its trigger and its indexes
-- Plan:        case (phase 1)
-- Why:         kind has its new type since an earlier plan; allowed by name
-- Locks:       ACCESS EXCLUSIVE on public.plants (stops reads and writes)
-- Transaction: one transaction
-- Rollback:    IMPOSSIBLE: kind__lockstep_old and the way back to it are gone; kind holds the same values in its new type
-- Hazard:      leftover-drop (allowed): column public.plants.kind__lockstep_old: the old column goes for good, and the plan that changed its type can no longer be rolled back

SET search_path = '';
SET standard_conforming_strings = on;
SET TimeZone = 'UTC';
SET DateStyle = 'ISO, MDY';
SET IntervalStyle = 'postgres';
SET quote_all_identifiers = off;
SET client_encoding = 'UTF8';
SET default_tablespace = '';

BEGIN;
SET LOCAL lock_timeout = '500ms';
SET LOCAL statement_timeout = '15s';
DROP TRIGGER IF EXISTS kind__lockstep_sync ON public.plants;
DROP FUNCTION IF EXISTS public.plants_kind__lockstep_sync();
DO $lockstep$
DECLARE
  found text;
BEGIN
SELECT pg_catalog.string_agg(q.object, ', ') INTO found FROM (
SELECT f.object FROM (
  SELECT a.attrelid, a.attnum, a.attacl, a.attoptions, a.attstattarget, c.relnamespace
  FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_class c ON c.oid = a.attrelid
  JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
  WHERE n.nspname = 'public' AND c.relname = 'plants' AND a.attname = 'kind__lockstep_old' AND NOT a.attisdropped
) a CROSS JOIN LATERAL (
  SELECT CASE WHEN r.oid IS NULL THEN pg_catalog.pg_describe_object(d.classid, d.objid, d.objsubid)
    ELSE pg_catalog.pg_describe_object('pg_catalog.pg_class'::regclass, r.ev_class, 0) END
  FROM pg_catalog.pg_depend d
  LEFT JOIN pg_catalog.pg_rewrite r ON d.classid = 'pg_catalog.pg_rewrite'::regclass AND r.oid = d.objid
  LEFT JOIN pg_catalog.pg_constraint k ON d.classid = 'pg_catalog.pg_constraint'::regclass AND k.oid = d.objid AND k.conrelid = a.attrelid
  LEFT JOIN pg_catalog.pg_index i ON d.classid = 'pg_catalog.pg_class'::regclass AND i.indexrelid = d.objid AND i.indrelid = a.attrelid
  LEFT JOIN pg_catalog.pg_class x ON x.oid = i.indexrelid
  LEFT JOIN pg_catalog.pg_attrdef v ON d.classid = 'pg_catalog.pg_attrdef'::regclass AND v.oid = d.objid
  WHERE d.refclassid = 'pg_catalog.pg_class'::regclass AND d.refobjid = a.attrelid AND d.refobjsubid = a.attnum
    AND (v.adrelid, v.adnum) IS DISTINCT FROM (a.attrelid, a.attnum)
    AND coalesce(k.conname, x.relname, '') <> ALL (ARRAY['plants_kind__lockstep_old']::text[])
  UNION SELECT 'privileges on the column' WHERE a.attacl IS NOT NULL
  UNION SELECT 'options or a statistics target of the column' WHERE a.attoptions IS NOT NULL OR coalesce(a.attstattarget, -1) >= 0
  UNION SELECT pg_catalog.format('%s, which inherits from the table', pg_catalog.pg_describe_object('pg_catalog.pg_class'::regclass, h.inhrelid, 0))
  FROM pg_catalog.pg_inherits h WHERE h.inhparent = a.attrelid
  UNION SELECT pg_catalog.format('%s, from which the table inherits', pg_catalog.pg_describe_object('pg_catalog.pg_class'::regclass, h.inhparent, 0))
  FROM pg_catalog.pg_inherits h WHERE h.inhrelid = a.attrelid
  UNION SELECT pg_catalog.format('publication %I', p.pubname) FROM pg_catalog.pg_publication p WHERE p.puballtables
  UNION SELECT pg_catalog.pg_describe_object(d.classid, d.objid, 0) FROM pg_catalog.pg_depend d
  WHERE d.classid IN ('pg_catalog.pg_publication_rel'::regclass, pg_catalog.to_regclass('pg_catalog.pg_publication_namespace'))
    AND (d.refclassid, d.refobjid) IN (('pg_catalog.pg_class'::regclass, a.attrelid), ('pg_catalog.pg_namespace'::regclass, a.relnamespace))
) f (object) ORDER BY 1 LIMIT 20
) q;
IF found IS NOT NULL THEN
  RAISE EXCEPTION USING ERRCODE = 'object_not_in_prerequisite_state',
    MESSAGE = 'this hangs on column public.plants.kind__lockstep_old and would be dropped with it: ' || found,
    HINT = 'drop it, or make it again on the column that holds the values now; then go on';
END IF;
END
$lockstep$;
ALTER TABLE public.plants DROP COLUMN kind__lockstep_old;
COMMIT;
