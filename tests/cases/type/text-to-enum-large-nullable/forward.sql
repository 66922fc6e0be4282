-- 001 create enum public.Soil
-- Plan:        case (phase 1)
-- Why:         the declaration has enum public.Soil, the database has not
-- Locks:       none on tables or indexes
-- Transaction: one transaction
-- Rollback:    exact

SET search_path = '';
SET standard_conforming_strings = on;
SET TimeZone = 'UTC';
SET DateStyle = 'ISO, MDY';
SET IntervalStyle = 'postgres';
SET quote_all_identifiers = off;
SET client_encoding = 'UTF8';
SET default_tablespace = '';

BEGIN;
SET LOCAL lock_timeout = '2s';
SET LOCAL statement_timeout = '30s';
CREATE TYPE public."Soil" AS ENUM ('sand', 'clay');
COMMIT;

-- 002 create enum public.shade
-- Plan:        case (phase 1)
-- Why:         the declaration has enum public.shade, the database has not
-- Locks:       none on tables or indexes
-- Transaction: one transaction
-- Rollback:    exact

SET search_path = '';
SET standard_conforming_strings = on;
SET TimeZone = 'UTC';
SET DateStyle = 'ISO, MDY';
SET IntervalStyle = 'postgres';
SET quote_all_identifiers = off;
SET client_encoding = 'UTF8';
SET default_tablespace = '';

BEGIN;
SET LOCAL lock_timeout = '2s';
SET LOCAL statement_timeout = '30s';
CREATE TYPE public.shade AS ENUM ('full', 'half');
COMMIT;

-- 003 prepare Soil of public.beds from character varying(20) to public."Soil": a column beside it, kept in step
-- Plan:        case (phase 1)
-- Why:         expand and contract: about 40 rows in 8192 B, more than 10; in place, PostgreSQL N would write the table and its indexes anew while nobody reads or writes it
-- After:       001, type public.Soil must exist
-- Locks:       ACCESS EXCLUSIVE on public.beds (stops reads and writes)
-- Transaction: one transaction
-- Locks:       SHARE ROW EXCLUSIVE on public.beds (stops writes)
-- Transaction: one transaction
-- Locks:       ACCESS EXCLUSIVE on public.beds (stops reads and writes)
-- Transaction: one transaction
-- Rollback:    exact

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
ALTER TABLE public.beds ADD COLUMN "Soil__lockstep_new" public."Soil";
COMMENT ON COLUMN public.beds."Soil__lockstep_new" IS 'lockstep: takes the place of Soil once it is filled';
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '500ms';
SET LOCAL statement_timeout = '15s';
CREATE OR REPLACE FUNCTION public."beds_Soil__lockstep_sync"() RETURNS trigger LANGUAGE plpgsql AS $lockstep$
BEGIN
  IF NEW."Soil__lockstep_new" IS NOT NULL AND (NEW."Soil__lockstep_new"::pg_catalog.text OPERATOR(pg_catalog.<>) NEW."Soil"::pg_catalog.text) IS NOT FALSE
    AND (NEW."Soil__lockstep_new"::pg_catalog.text OPERATOR(pg_catalog.<>) OLD."Soil__lockstep_new"::pg_catalog.text) IS NOT FALSE THEN
    RAISE EXCEPTION USING ERRCODE = 'generated_always', MESSAGE = 'column "Soil__lockstep_new" follows "Soil" and was given another value: name the columns of INSERT and COPY, or write to "Soil"';
  END IF;
  NEW."Soil__lockstep_new" := NEW."Soil";
  RETURN NEW;
END
$lockstep$;
CREATE OR REPLACE TRIGGER "Soil__lockstep_sync" BEFORE INSERT OR UPDATE ON public.beds FOR EACH ROW EXECUTE FUNCTION public."beds_Soil__lockstep_sync"();
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '500ms';
SET LOCAL statement_timeout = '15s';
ALTER TABLE public.beds ADD CONSTRAINT "Soil__lockstep_same" CHECK ((NOT (("Soil__lockstep_new")::text IS DISTINCT FROM ("Soil")::text))) NOT VALID;
COMMIT;

-- 004 fill the new column for Soil of public.beds
-- Plan:        case (phase 1)
-- Why:         small transactions, each for some blocks of the table; rows that others hold are left for the next round, and stopped half-way it goes on with what is missing; then every row is proved under a lock that stops neither reads nor writes
-- After:       003, it is the next step of the same change
-- Locks:       SHARE UPDATE EXCLUSIVE on public.beds (stops no reads and no writes)
-- Transaction: none: the block commits part by part
-- Locks:       SHARE UPDATE EXCLUSIVE on public.beds (stops no reads and no writes)
-- Transaction: one transaction
-- Rollback:    nothing to do: the new column goes with the step that added it

SET search_path = '';
SET standard_conforming_strings = on;
SET TimeZone = 'UTC';
SET DateStyle = 'ISO, MDY';
SET IntervalStyle = 'postgres';
SET quote_all_identifiers = off;
SET client_encoding = 'UTF8';
SET default_tablespace = '';

SET lock_timeout = 0;
SET statement_timeout = 0;
DO $lockstep$
DECLARE
  __lockstep_block bigint;
  __lockstep_blocks bigint;
  __lockstep_round text := 'lockstep: block %s of %s';
  __lockstep_name text := pg_catalog.current_setting('application_name');
BEGIN
  LOOP
    __lockstep_block := 0;
    __lockstep_blocks := pg_catalog.pg_relation_size('public.beds') / pg_catalog.current_setting('block_size')::bigint;
    WHILE __lockstep_block < __lockstep_blocks LOOP
      UPDATE public.beds SET "Soil__lockstep_new" = "Soil"::text::public."Soil"
      WHERE ctid = ANY (ARRAY(
        SELECT ctid FROM public.beds
        WHERE ctid >= pg_catalog.format('(%s,0)', __lockstep_block)::tid
          AND ctid < pg_catalog.format('(%s,0)', __lockstep_block + 128)::tid
          AND "Soil__lockstep_new" IS NULL AND "Soil" IS NOT NULL
        FOR NO KEY UPDATE SKIP LOCKED));
      COMMIT;
      __lockstep_block := __lockstep_block + 128;
      PERFORM pg_catalog.set_config('application_name', pg_catalog.format(__lockstep_round, LEAST(__lockstep_block, __lockstep_blocks), __lockstep_blocks), false);
    END LOOP;
    EXIT WHEN NOT EXISTS (SELECT FROM public.beds WHERE "Soil__lockstep_new" IS NULL AND "Soil" IS NOT NULL);
    __lockstep_round := 'lockstep: held rows, block %s of %s';
    PERFORM pg_catalog.pg_sleep(0.1);
  END LOOP;
  PERFORM pg_catalog.set_config('application_name', __lockstep_name, false);
  ANALYZE public.beds ("Soil__lockstep_new");
  COMMENT ON COLUMN public.beds."Soil__lockstep_new" IS 'lockstep: filled, takes the place of Soil';
END
$lockstep$;

BEGIN;
SET LOCAL lock_timeout = 0;
SET LOCAL statement_timeout = 0;
ALTER TABLE public.beds VALIDATE CONSTRAINT "Soil__lockstep_same";
COMMIT;

-- 005 put the new column in the place of Soil of public.beds
-- Plan:        case (phase 1)
-- Why:         one short transaction; the old one stays as Soil__lockstep_old, fed by the new one, so that a rollback keeps what is written meanwhile; Soil stands last in public.beds from now on, which SELECT * and INSERT without a list of columns see
-- After:       004, it is the next step of the same change
-- Locks:       ACCESS EXCLUSIVE on public.beds (stops reads and writes)
-- Transaction: one transaction
-- Locks:       ACCESS EXCLUSIVE on public.beds (stops reads and writes)
-- Transaction: one transaction
-- Rollback:    exact as to the catalog; rows written meanwhile can be in its way
--              it fails, and leaves the old rule NOT VALID, when there are rows of public.beds for which (NOT (("Soil")::text IS DISTINCT FROM ("Soil__lockstep_ol... is false:
--                SELECT * FROM public.beds WHERE NOT ((NOT (("Soil")::text IS DISTINCT FROM ("Soil__lockstep_old")::text))) LIMIT 20;

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
ALTER TABLE public.beds DROP CONSTRAINT "Soil__lockstep_same";
DO $lockstep$
DECLARE
  found text;
BEGIN
SELECT pg_catalog.string_agg(q.object, ', ') INTO found FROM (
SELECT f.object FROM (
  SELECT a.attrelid, a.attnum, a.attacl, a.attoptions, a.attstattarget, c.relnamespace
  FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_class c ON c.oid = a.attrelid
  JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
  WHERE n.nspname = 'public' AND c.relname = 'beds' AND a.attname = 'Soil' AND NOT a.attisdropped
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
    AND coalesce(k.conname, x.relname, '') <> ALL (ARRAY['Soil__lockstep_same', 'beds_shade']::text[])
  UNION SELECT pg_catalog.format('trigger %I, which runs after the one that keeps the columns in step', g.tgname)
  FROM pg_catalog.pg_trigger g WHERE g.tgrelid = a.attrelid AND NOT g.tgisinternal AND g.tgtype & 3 = 3 AND g.tgtype & 20 <> 0
    AND pg_catalog.strpos(g.tgname::text, '__lockstep_') = 0 AND g.tgname > 'Soil__lockstep_sync'::name
  UNION SELECT pg_catalog.format('%s, which stores whole rows of the table', pg_catalog.pg_describe_object(d.classid, d.objid, d.objsubid))
  FROM pg_catalog.pg_type t JOIN pg_catalog.pg_depend d ON d.refclassid = 'pg_catalog.pg_type'::regclass AND d.refobjid IN (t.oid, t.typarray)
  WHERE t.typrelid = a.attrelid AND d.deptype = 'n' AND d.classid IN ('pg_catalog.pg_class'::regclass, 'pg_catalog.pg_type'::regclass)
    AND NOT EXISTS (SELECT FROM pg_catalog.pg_class w WHERE d.classid = w.tableoid AND w.oid = d.objid AND w.relkind IN ('v', 'f'))
    AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute o WHERE o.attrelid = a.attrelid AND o.attname = 'Soil__lockstep_old' AND NOT o.attisdropped)
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
    MESSAGE = 'this hangs on column public.beds."Soil" and would go on with the old column: ' || found,
    HINT = 'drop it and go on, then make it again: the column has its new type by then. Or roll back';
END IF;
END
$lockstep$;
ALTER TABLE public.beds RENAME COLUMN "Soil" TO "Soil__lockstep_old";
ALTER TABLE public.beds RENAME COLUMN "Soil__lockstep_new" TO "Soil";
CREATE OR REPLACE FUNCTION public."beds_Soil__lockstep_sync"() RETURNS trigger LANGUAGE plpgsql AS $lockstep$
BEGIN
  IF NEW."Soil__lockstep_old" IS NOT NULL AND (NEW."Soil__lockstep_old"::pg_catalog.text OPERATOR(pg_catalog.<>) NEW."Soil"::pg_catalog.text) IS NOT FALSE
    AND (NEW."Soil__lockstep_old"::pg_catalog.text OPERATOR(pg_catalog.<>) OLD."Soil__lockstep_old"::pg_catalog.text) IS NOT FALSE THEN
    RAISE EXCEPTION USING ERRCODE = 'generated_always', MESSAGE = 'column "Soil__lockstep_old" follows "Soil" and was given another value: name the columns of INSERT and COPY, or write to "Soil"';
  END IF;
  NEW."Soil__lockstep_old" := NEW."Soil";
  RETURN NEW;
END
$lockstep$;
COMMENT ON COLUMN public.beds."Soil__lockstep_old" IS 'lockstep: Soil as it was, fed by it for a rollback; `lockstep plan --allow leftover-drop` takes it away';
COMMENT ON COLUMN public.beds."Soil" IS NULL;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '500ms';
SET LOCAL statement_timeout = '15s';
CREATE OR REPLACE FUNCTION public."beds_Soil__lockstep_sync"() RETURNS trigger LANGUAGE plpgsql AS $lockstep$
BEGIN
  IF NEW."Soil__lockstep_old" IS NOT NULL AND (NEW."Soil__lockstep_old"::pg_catalog.text OPERATOR(pg_catalog.<>) NEW."Soil"::pg_catalog.text) IS NOT FALSE
    AND (NEW."Soil__lockstep_old"::pg_catalog.text OPERATOR(pg_catalog.<>) OLD."Soil__lockstep_old"::pg_catalog.text) IS NOT FALSE THEN
    RAISE EXCEPTION USING ERRCODE = 'generated_always', MESSAGE = 'column "Soil__lockstep_old" follows "Soil" and was given another value: name the columns of INSERT and COPY, or write to "Soil"';
  END IF;
  NEW."Soil__lockstep_old" := NEW."Soil";
  RETURN NEW;
END
$lockstep$;
CREATE OR REPLACE TRIGGER "Soil__lockstep_sync" BEFORE INSERT OR UPDATE ON public.beds FOR EACH ROW EXECUTE FUNCTION public."beds_Soil__lockstep_sync"();
ALTER TABLE public.beds DROP CONSTRAINT IF EXISTS "Soil__lockstep_same";
COMMIT;

-- 006 prepare shade of public.beds from text to public.shade: a column beside it, kept in step
-- Plan:        case (phase 1)
-- Why:         expand and contract: about 40 rows in 8192 B, more than 10; in place, PostgreSQL N would write the table and its indexes anew while nobody reads or writes it
-- After:       002, type public.shade must exist
-- Locks:       ACCESS EXCLUSIVE on public.beds (stops reads and writes)
-- Transaction: one transaction
-- Locks:       SHARE ROW EXCLUSIVE on public.beds (stops writes)
-- Transaction: one transaction
-- Locks:       ACCESS EXCLUSIVE on public.beds (stops reads and writes)
-- Transaction: one transaction
-- Rollback:    exact

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
ALTER TABLE public.beds ADD COLUMN shade__lockstep_new public.shade;
COMMENT ON COLUMN public.beds.shade__lockstep_new IS 'lockstep: takes the place of shade once it is filled';
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '500ms';
SET LOCAL statement_timeout = '15s';
CREATE OR REPLACE FUNCTION public.beds_shade__lockstep_sync() RETURNS trigger LANGUAGE plpgsql AS $lockstep$
BEGIN
  IF NEW.shade__lockstep_new IS NOT NULL AND (NEW.shade__lockstep_new::pg_catalog.text OPERATOR(pg_catalog.<>) NEW.shade::pg_catalog.text) IS NOT FALSE
    AND (NEW.shade__lockstep_new::pg_catalog.text OPERATOR(pg_catalog.<>) OLD.shade__lockstep_new::pg_catalog.text) IS NOT FALSE THEN
    RAISE EXCEPTION USING ERRCODE = 'generated_always', MESSAGE = 'column shade__lockstep_new follows shade and was given another value: name the columns of INSERT and COPY, or write to shade';
  END IF;
  NEW.shade__lockstep_new := NEW.shade;
  RETURN NEW;
END
$lockstep$;
CREATE OR REPLACE TRIGGER shade__lockstep_sync BEFORE INSERT OR UPDATE ON public.beds FOR EACH ROW EXECUTE FUNCTION public.beds_shade__lockstep_sync();
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '500ms';
SET LOCAL statement_timeout = '15s';
ALTER TABLE public.beds ADD CONSTRAINT shade__lockstep_same CHECK (((shade__lockstep_new IS NOT NULL) AND (NOT ((shade__lockstep_new)::text IS DISTINCT FROM shade)))) NOT VALID;
COMMIT;

-- 007 fill the new column for shade of public.beds
-- Plan:        case (phase 1)
-- Why:         small transactions, each for some blocks of the table; rows that others hold are left for the next round, and stopped half-way it goes on with what is missing; then every row is proved under a lock that stops neither reads nor writes
-- After:       006, it is the next step of the same change
-- Locks:       SHARE UPDATE EXCLUSIVE on public.beds (stops no reads and no writes)
-- Transaction: none: the block commits part by part
-- Locks:       SHARE UPDATE EXCLUSIVE on public.beds (stops no reads and no writes)
-- Transaction: one transaction
-- Rollback:    nothing to do: the new column goes with the step that added it

SET search_path = '';
SET standard_conforming_strings = on;
SET TimeZone = 'UTC';
SET DateStyle = 'ISO, MDY';
SET IntervalStyle = 'postgres';
SET quote_all_identifiers = off;
SET client_encoding = 'UTF8';
SET default_tablespace = '';

SET lock_timeout = 0;
SET statement_timeout = 0;
DO $lockstep$
DECLARE
  __lockstep_block bigint;
  __lockstep_blocks bigint;
  __lockstep_round text := 'lockstep: block %s of %s';
  __lockstep_name text := pg_catalog.current_setting('application_name');
BEGIN
  LOOP
    __lockstep_block := 0;
    __lockstep_blocks := pg_catalog.pg_relation_size('public.beds') / pg_catalog.current_setting('block_size')::bigint;
    WHILE __lockstep_block < __lockstep_blocks LOOP
      UPDATE public.beds SET shade__lockstep_new = shade::text::public.shade
      WHERE ctid = ANY (ARRAY(
        SELECT ctid FROM public.beds
        WHERE ctid >= pg_catalog.format('(%s,0)', __lockstep_block)::tid
          AND ctid < pg_catalog.format('(%s,0)', __lockstep_block + 128)::tid
          AND shade__lockstep_new IS NULL AND shade IS NOT NULL
        FOR NO KEY UPDATE SKIP LOCKED));
      COMMIT;
      __lockstep_block := __lockstep_block + 128;
      PERFORM pg_catalog.set_config('application_name', pg_catalog.format(__lockstep_round, LEAST(__lockstep_block, __lockstep_blocks), __lockstep_blocks), false);
    END LOOP;
    EXIT WHEN NOT EXISTS (SELECT FROM public.beds WHERE shade__lockstep_new IS NULL AND shade IS NOT NULL);
    __lockstep_round := 'lockstep: held rows, block %s of %s';
    PERFORM pg_catalog.pg_sleep(0.1);
  END LOOP;
  PERFORM pg_catalog.set_config('application_name', __lockstep_name, false);
  ANALYZE public.beds (shade__lockstep_new);
  COMMENT ON COLUMN public.beds.shade__lockstep_new IS 'lockstep: filled, takes the place of shade';
END
$lockstep$;

BEGIN;
SET LOCAL lock_timeout = 0;
SET LOCAL statement_timeout = 0;
ALTER TABLE public.beds VALIDATE CONSTRAINT shade__lockstep_same;
COMMIT;

-- 008 put the new column in the place of shade of public.beds
-- Plan:        case (phase 1)
-- Why:         one short transaction; the old one stays as shade__lockstep_old, fed by the new one, so that a rollback keeps what is written meanwhile; shade stands last in public.beds from now on, which SELECT * and INSERT without a list of columns see
-- After:       007, it is the next step of the same change
-- Locks:       ACCESS EXCLUSIVE on public.beds (stops reads and writes)
-- Transaction: one transaction
-- Locks:       ACCESS EXCLUSIVE on public.beds (stops reads and writes)
-- Transaction: one transaction
-- Rollback:    exact as to the catalog; rows written meanwhile can be in its way
--              it fails, and leaves the old rule NOT VALID, when there are rows of public.beds for which ((shade IS NOT NULL) AND (NOT ((shade)::text IS DISTINCT ... is false:
--                SELECT * FROM public.beds WHERE NOT (((shade IS NOT NULL) AND (NOT ((shade)::text IS DISTINCT FROM shade__lockstep_old)))) LIMIT 20;

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
ALTER TABLE public.beds ALTER COLUMN shade__lockstep_new SET NOT NULL;
ALTER TABLE public.beds DROP CONSTRAINT shade__lockstep_same;
DO $lockstep$
DECLARE
  found text;
BEGIN
SELECT pg_catalog.string_agg(q.object, ', ') INTO found FROM (
SELECT f.object FROM (
  SELECT a.attrelid, a.attnum, a.attacl, a.attoptions, a.attstattarget, c.relnamespace
  FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_class c ON c.oid = a.attrelid
  JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
  WHERE n.nspname = 'public' AND c.relname = 'beds' AND a.attname = 'shade' AND NOT a.attisdropped
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
    AND coalesce(k.conname, x.relname, '') <> ALL (ARRAY['shade__lockstep_same', 'beds_shade']::text[])
  UNION SELECT pg_catalog.format('trigger %I, which runs after the one that keeps the columns in step', g.tgname)
  FROM pg_catalog.pg_trigger g WHERE g.tgrelid = a.attrelid AND NOT g.tgisinternal AND g.tgtype & 3 = 3 AND g.tgtype & 20 <> 0
    AND pg_catalog.strpos(g.tgname::text, '__lockstep_') = 0 AND g.tgname > 'shade__lockstep_sync'::name
  UNION SELECT pg_catalog.format('%s, which stores whole rows of the table', pg_catalog.pg_describe_object(d.classid, d.objid, d.objsubid))
  FROM pg_catalog.pg_type t JOIN pg_catalog.pg_depend d ON d.refclassid = 'pg_catalog.pg_type'::regclass AND d.refobjid IN (t.oid, t.typarray)
  WHERE t.typrelid = a.attrelid AND d.deptype = 'n' AND d.classid IN ('pg_catalog.pg_class'::regclass, 'pg_catalog.pg_type'::regclass)
    AND NOT EXISTS (SELECT FROM pg_catalog.pg_class w WHERE d.classid = w.tableoid AND w.oid = d.objid AND w.relkind IN ('v', 'f'))
    AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute o WHERE o.attrelid = a.attrelid AND o.attname = 'shade__lockstep_old' AND NOT o.attisdropped)
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
    MESSAGE = 'this hangs on column public.beds.shade and would go on with the old column: ' || found,
    HINT = 'drop it and go on, then make it again: the column has its new type by then. Or roll back';
END IF;
END
$lockstep$;
ALTER TABLE public.beds RENAME COLUMN shade TO shade__lockstep_old;
ALTER TABLE public.beds RENAME COLUMN shade__lockstep_new TO shade;
CREATE OR REPLACE FUNCTION public.beds_shade__lockstep_sync() RETURNS trigger LANGUAGE plpgsql AS $lockstep$
BEGIN
  IF NEW.shade__lockstep_old IS NOT NULL AND (NEW.shade__lockstep_old::pg_catalog.text OPERATOR(pg_catalog.<>) NEW.shade::pg_catalog.text) IS NOT FALSE
    AND (NEW.shade__lockstep_old::pg_catalog.text OPERATOR(pg_catalog.<>) OLD.shade__lockstep_old::pg_catalog.text) IS NOT FALSE THEN
    RAISE EXCEPTION USING ERRCODE = 'generated_always', MESSAGE = 'column shade__lockstep_old follows shade and was given another value: name the columns of INSERT and COPY, or write to shade';
  END IF;
  NEW.shade__lockstep_old := NEW.shade;
  RETURN NEW;
END
$lockstep$;
COMMENT ON COLUMN public.beds.shade__lockstep_old IS 'lockstep: shade as it was, fed by it for a rollback; `lockstep plan --allow leftover-drop` takes it away';
COMMENT ON COLUMN public.beds.shade IS NULL;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '500ms';
SET LOCAL statement_timeout = '15s';
CREATE OR REPLACE FUNCTION public.beds_shade__lockstep_sync() RETURNS trigger LANGUAGE plpgsql AS $lockstep$
BEGIN
  IF NEW.shade__lockstep_old IS NOT NULL AND (NEW.shade__lockstep_old::pg_catalog.text OPERATOR(pg_catalog.<>) NEW.shade::pg_catalog.text) IS NOT FALSE
    AND (NEW.shade__lockstep_old::pg_catalog.text OPERATOR(pg_catalog.<>) OLD.shade__lockstep_old::pg_catalog.text) IS NOT FALSE THEN
    RAISE EXCEPTION USING ERRCODE = 'generated_always', MESSAGE = 'column shade__lockstep_old follows shade and was given another value: name the columns of INSERT and COPY, or write to shade';
  END IF;
  NEW.shade__lockstep_old := NEW.shade;
  RETURN NEW;
END
$lockstep$;
CREATE OR REPLACE TRIGGER shade__lockstep_sync BEFORE INSERT OR UPDATE ON public.beds FOR EACH ROW EXECUTE FUNCTION public.beds_shade__lockstep_sync();
ALTER TABLE public.beds DROP CONSTRAINT IF EXISTS shade__lockstep_same;
COMMIT;

-- 009 create index beds_shade on public.beds
-- Plan:        case (phase 1)
-- Why:         the declaration has index beds_shade on public.beds, the database has not; built CONCURRENTLY: reads and writes go on
-- After:       008, column public.beds.shade must have its new type
-- Locks:       SHARE UPDATE EXCLUSIVE on public.beds (stops no reads and no writes)
-- Transaction: none: each statement by itself, CONCURRENTLY
-- Rollback:    exact

SET search_path = '';
SET standard_conforming_strings = on;
SET TimeZone = 'UTC';
SET DateStyle = 'ISO, MDY';
SET IntervalStyle = 'postgres';
SET quote_all_identifiers = off;
SET client_encoding = 'UTF8';
SET default_tablespace = '';

SET lock_timeout = 0;
SET statement_timeout = 0;
CREATE INDEX CONCURRENTLY beds_shade ON public.beds USING btree (shade);
