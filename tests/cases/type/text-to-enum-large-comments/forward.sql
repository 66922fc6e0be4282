-- 001 create enum public.plant_kind
-- Plan:        case (phase 1)
-- Why:         the declaration has enum public.plant_kind, the database has not
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
CREATE TYPE public.plant_kind AS ENUM ('herb', 'tree');
COMMIT;

-- 002 prepare kind of public.plants from text to public.plant_kind: a column beside it, kept in step
-- Plan:        case (phase 1)
-- Why:         expand and contract: about 40 rows in 8192 B, more than 10; in place, PostgreSQL N would write the table and its indexes anew while nobody reads or writes it
-- After:       001, type public.plant_kind must exist
-- Locks:       ACCESS EXCLUSIVE on public.plants (stops reads and writes)
-- Transaction: one transaction
-- Locks:       SHARE ROW EXCLUSIVE on public.plants (stops writes)
-- Transaction: one transaction
-- Locks:       ACCESS EXCLUSIVE on public.plants (stops reads and writes)
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
ALTER TABLE public.plants ADD COLUMN kind__lockstep_new public.plant_kind;
COMMENT ON COLUMN public.plants.kind__lockstep_new IS 'lockstep: takes the place of kind once it is filled';
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '500ms';
SET LOCAL statement_timeout = '15s';
CREATE OR REPLACE FUNCTION public.plants_kind__lockstep_sync() RETURNS trigger LANGUAGE plpgsql AS $lockstep$
BEGIN
  IF NEW.kind__lockstep_new IS NOT NULL AND (NEW.kind__lockstep_new::pg_catalog.text OPERATOR(pg_catalog.<>) NEW.kind::pg_catalog.text) IS NOT FALSE
    AND (NEW.kind__lockstep_new::pg_catalog.text OPERATOR(pg_catalog.<>) OLD.kind__lockstep_new::pg_catalog.text) IS NOT FALSE THEN
    RAISE EXCEPTION USING ERRCODE = 'generated_always', MESSAGE = 'column kind__lockstep_new follows kind and was given another value: name the columns of INSERT and COPY, or write to kind';
  END IF;
  NEW.kind__lockstep_new := NEW.kind;
  RETURN NEW;
END
$lockstep$;
CREATE OR REPLACE TRIGGER kind__lockstep_sync BEFORE INSERT OR UPDATE ON public.plants FOR EACH ROW EXECUTE FUNCTION public.plants_kind__lockstep_sync();
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '500ms';
SET LOCAL statement_timeout = '15s';
ALTER TABLE public.plants
  ADD CONSTRAINT kind__lockstep_same CHECK (((kind__lockstep_new IS NOT NULL) AND (NOT ((kind__lockstep_new)::text IS DISTINCT FROM kind)))) NOT VALID,
  ADD CONSTRAINT plants_kind_known__lockstep_new CHECK ((kind__lockstep_new = ANY (ARRAY['herb'::public.plant_kind, 'tree'::public.plant_kind]))) NOT VALID;
COMMIT;

-- 003 fill the new column for kind of public.plants
-- Plan:        case (phase 1)
-- Why:         small transactions, each for some blocks of the table; rows that others hold are left for the next round, and stopped half-way it goes on with what is missing; then every row is proved under a lock that stops neither reads nor writes
-- After:       002, it is the next step of the same change
-- Locks:       SHARE UPDATE EXCLUSIVE on public.plants (stops no reads and no writes)
-- Transaction: none: the block commits part by part
-- Locks:       SHARE UPDATE EXCLUSIVE on public.plants (stops no reads and no writes)
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
    __lockstep_blocks := pg_catalog.pg_relation_size('public.plants') / pg_catalog.current_setting('block_size')::bigint;
    WHILE __lockstep_block < __lockstep_blocks LOOP
      UPDATE public.plants SET kind__lockstep_new = kind::text::public.plant_kind
      WHERE ctid = ANY (ARRAY(
        SELECT ctid FROM public.plants
        WHERE ctid >= pg_catalog.format('(%s,0)', __lockstep_block)::tid
          AND ctid < pg_catalog.format('(%s,0)', __lockstep_block + 128)::tid
          AND kind__lockstep_new IS NULL AND kind IS NOT NULL
        FOR NO KEY UPDATE SKIP LOCKED));
      COMMIT;
      __lockstep_block := __lockstep_block + 128;
      PERFORM pg_catalog.set_config('application_name', pg_catalog.format(__lockstep_round, LEAST(__lockstep_block, __lockstep_blocks), __lockstep_blocks), false);
    END LOOP;
    EXIT WHEN NOT EXISTS (SELECT FROM public.plants WHERE kind__lockstep_new IS NULL AND kind IS NOT NULL);
    __lockstep_round := 'lockstep: held rows, block %s of %s';
    PERFORM pg_catalog.pg_sleep(0.1);
  END LOOP;
  PERFORM pg_catalog.set_config('application_name', __lockstep_name, false);
  ANALYZE public.plants (kind__lockstep_new);
  COMMENT ON COLUMN public.plants.kind__lockstep_new IS 'lockstep: filled, takes the place of kind';
END
$lockstep$;

BEGIN;
SET LOCAL lock_timeout = 0;
SET LOCAL statement_timeout = 0;
ALTER TABLE public.plants
  VALIDATE CONSTRAINT kind__lockstep_same,
  VALIDATE CONSTRAINT plants_kind_known__lockstep_new;
COMMIT;

-- 004 create the twin of index plants_kind on public.plants
-- Plan:        case (phase 1)
-- Why:         it takes the place of plants_kind when kind has its new type; built CONCURRENTLY: reads and writes go on
-- After:       003, it is the next step of the same change
-- Locks:       SHARE UPDATE EXCLUSIVE on public.plants (stops no reads and no writes)
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
CREATE INDEX CONCURRENTLY plants_kind__lockstep_new ON public.plants USING btree (kind__lockstep_new);

-- 005 create the twin of index plants_known on public.plants
-- Plan:        case (phase 1)
-- Why:         it takes the place of plants_known when kind has its new type; built CONCURRENTLY: reads and writes go on
-- After:       003, the new column for public.plants.kind must be filled
-- After:       004, it is the next step of the same change
-- Locks:       SHARE UPDATE EXCLUSIVE on public.plants (stops no reads and no writes)
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
CREATE INDEX CONCURRENTLY plants_known__lockstep_new ON public.plants USING btree (name) WHERE (kind__lockstep_new IS NOT NULL);

-- 006 create the twin of unique plants_kind_name on public.plants
-- Plan:        case (phase 1)
-- Why:         it takes the place of plants_kind_name when kind has its new type; its index is built CONCURRENTLY, and taken over without reading a row
-- After:       003, the new column for public.plants.kind must be filled
-- After:       005, it is the next step of the same change
-- Locks:       SHARE UPDATE EXCLUSIVE on public.plants (stops no reads and no writes)
-- Transaction: none: each statement by itself, CONCURRENTLY
-- Locks:       ACCESS EXCLUSIVE on public.plants (stops reads and writes)
-- Locks:       ACCESS SHARE on public.plants_kind_name__lockstep_new (stops no reads and no writes)
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

SET lock_timeout = 0;
SET statement_timeout = 0;
CREATE UNIQUE INDEX CONCURRENTLY plants_kind_name__lockstep_new ON public.plants USING btree (kind__lockstep_new, name);

BEGIN;
SET LOCAL lock_timeout = '500ms';
SET LOCAL statement_timeout = '15s';
ALTER TABLE public.plants ADD CONSTRAINT plants_kind_name__lockstep_new UNIQUE USING INDEX plants_kind_name__lockstep_new;
COMMIT;

-- 007 put the new column in the place of kind of public.plants
-- Plan:        case (phase 1)
-- Why:         one short transaction; the old one stays as kind__lockstep_old, fed by the new one, so that a rollback keeps what is written meanwhile; kind stands last in public.plants from now on, which SELECT * and INSERT without a list of columns see
-- After:       003, the new column for public.plants.kind must be filled
-- After:       004, index public.plants_kind__lockstep_new must exist
-- After:       005, index public.plants_known__lockstep_new must exist
-- After:       006, index public.plants_kind_name__lockstep_new must exist
-- Locks:       ACCESS EXCLUSIVE on public.plants (stops reads and writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public.plants_kind (stops no reads and no writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public.plants_kind__lockstep_new (stops no reads and no writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public.plants_kind_name (stops no reads and no writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public.plants_kind_name__lockstep_new (stops no reads and no writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public.plants_known (stops no reads and no writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public.plants_known__lockstep_new (stops no reads and no writes)
-- Transaction: one transaction
-- Locks:       ACCESS EXCLUSIVE on public.plants (stops reads and writes)
-- Transaction: one transaction
-- Rollback:    exact as to the catalog; rows written meanwhile can be in its way
--              it fails, and leaves the old rule NOT VALID, when there are rows of public.plants for which ((kind IS NOT NULL) AND (NOT ((kind)::text IS DISTINCT FR... is false:
--                SELECT * FROM public.plants WHERE NOT (((kind IS NOT NULL) AND (NOT ((kind)::text IS DISTINCT FROM kind__lockstep_old)))) LIMIT 20;
--              it fails, and leaves the old rule NOT VALID, when there are rows of public.plants for which (kind = ANY (ARRAY['herb'::text, 'tree'::text])) is false:
--                SELECT * FROM public.plants WHERE NOT (((kind)::text = ANY (ARRAY['herb'::text, 'tree'::text]))) LIMIT 20;

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
ALTER TABLE public.plants ALTER COLUMN kind__lockstep_new SET NOT NULL;
ALTER TABLE public.plants
  DROP CONSTRAINT kind__lockstep_same,
  DROP CONSTRAINT plants_kind_known;
DO $lockstep$
DECLARE
  found text;
BEGIN
SELECT pg_catalog.string_agg(q.object, ', ') INTO found FROM (
SELECT f.object FROM (
  SELECT a.attrelid, a.attnum, a.attacl, a.attoptions, a.attstattarget, c.relnamespace
  FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_class c ON c.oid = a.attrelid
  JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
  WHERE n.nspname = 'public' AND c.relname = 'plants' AND a.attname = 'kind' AND NOT a.attisdropped
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
    AND coalesce(k.conname, x.relname, '') <> ALL (ARRAY['plants_kind_known', 'plants_kind', 'plants_known', 'plants_kind_name', 'kind__lockstep_same']::text[])
  UNION SELECT pg_catalog.format('trigger %I, which runs after the one that keeps the columns in step', g.tgname)
  FROM pg_catalog.pg_trigger g WHERE g.tgrelid = a.attrelid AND NOT g.tgisinternal AND g.tgtype & 3 = 3 AND g.tgtype & 20 <> 0
    AND pg_catalog.strpos(g.tgname::text, '__lockstep_') = 0 AND g.tgname > 'kind__lockstep_sync'::name
  UNION SELECT pg_catalog.format('%s, which stores whole rows of the table', pg_catalog.pg_describe_object(d.classid, d.objid, d.objsubid))
  FROM pg_catalog.pg_type t JOIN pg_catalog.pg_depend d ON d.refclassid = 'pg_catalog.pg_type'::regclass AND d.refobjid IN (t.oid, t.typarray)
  WHERE t.typrelid = a.attrelid AND d.deptype = 'n' AND d.classid IN ('pg_catalog.pg_class'::regclass, 'pg_catalog.pg_type'::regclass)
    AND NOT EXISTS (SELECT FROM pg_catalog.pg_class w WHERE d.classid = w.tableoid AND w.oid = d.objid AND w.relkind IN ('v', 'f'))
    AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute o WHERE o.attrelid = a.attrelid AND o.attname = 'kind__lockstep_old' AND NOT o.attisdropped)
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
    MESSAGE = 'this hangs on column public.plants.kind and would go on with the old column: ' || found,
    HINT = 'drop it and go on, then make it again: the column has its new type by then. Or roll back';
END IF;
END
$lockstep$;
ALTER TABLE public.plants RENAME COLUMN kind TO kind__lockstep_old;
ALTER TABLE public.plants RENAME COLUMN kind__lockstep_new TO kind;
ALTER TABLE public.plants RENAME CONSTRAINT plants_kind_known__lockstep_new TO plants_kind_known;
ALTER INDEX public.plants_kind RENAME TO plants_kind__lockstep_old;
ALTER INDEX public.plants_kind__lockstep_new RENAME TO plants_kind;
ALTER INDEX public.plants_known RENAME TO plants_known__lockstep_old;
ALTER INDEX public.plants_known__lockstep_new RENAME TO plants_known;
ALTER TABLE public.plants RENAME CONSTRAINT plants_kind_name TO plants_kind_name__lockstep_old;
ALTER TABLE public.plants RENAME CONSTRAINT plants_kind_name__lockstep_new TO plants_kind_name;
CREATE OR REPLACE FUNCTION public.plants_kind__lockstep_sync() RETURNS trigger LANGUAGE plpgsql AS $lockstep$
BEGIN
  IF NEW.kind__lockstep_old IS NOT NULL AND (NEW.kind__lockstep_old::pg_catalog.text OPERATOR(pg_catalog.<>) NEW.kind::pg_catalog.text) IS NOT FALSE
    AND (NEW.kind__lockstep_old::pg_catalog.text OPERATOR(pg_catalog.<>) OLD.kind__lockstep_old::pg_catalog.text) IS NOT FALSE THEN
    RAISE EXCEPTION USING ERRCODE = 'generated_always', MESSAGE = 'column kind__lockstep_old follows kind and was given another value: name the columns of INSERT and COPY, or write to kind';
  END IF;
  NEW.kind__lockstep_old := NEW.kind;
  RETURN NEW;
END
$lockstep$;
COMMENT ON COLUMN public.plants.kind__lockstep_old IS 'lockstep: kind as it was, fed by it for a rollback; `lockstep plan --allow leftover-drop` takes it away';
COMMENT ON COLUMN public.plants.kind IS 'one of plant_kind';
COMMENT ON INDEX public.plants_kind IS 'for the page of a kind';
COMMENT ON CONSTRAINT plants_kind_known ON public.plants IS 'the enum says so too';
COMMENT ON CONSTRAINT plants_kind_name ON public.plants IS 'names of a kind';
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '500ms';
SET LOCAL statement_timeout = '15s';
CREATE OR REPLACE FUNCTION public.plants_kind__lockstep_sync() RETURNS trigger LANGUAGE plpgsql AS $lockstep$
BEGIN
  IF NEW.kind__lockstep_old IS NOT NULL AND (NEW.kind__lockstep_old::pg_catalog.text OPERATOR(pg_catalog.<>) NEW.kind::pg_catalog.text) IS NOT FALSE
    AND (NEW.kind__lockstep_old::pg_catalog.text OPERATOR(pg_catalog.<>) OLD.kind__lockstep_old::pg_catalog.text) IS NOT FALSE THEN
    RAISE EXCEPTION USING ERRCODE = 'generated_always', MESSAGE = 'column kind__lockstep_old follows kind and was given another value: name the columns of INSERT and COPY, or write to kind';
  END IF;
  NEW.kind__lockstep_old := NEW.kind;
  RETURN NEW;
END
$lockstep$;
CREATE OR REPLACE TRIGGER kind__lockstep_sync BEFORE INSERT OR UPDATE ON public.plants FOR EACH ROW EXECUTE FUNCTION public.plants_kind__lockstep_sync();
ALTER TABLE public.plants DROP CONSTRAINT IF EXISTS kind__lockstep_same;
COMMIT;
