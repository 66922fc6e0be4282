-- 007 undo validate 2 checks on public.plants
-- Plan:        case (phase 1)
-- Why:         reads every row under a lock that stops neither reads nor writes; in its own transaction, or the lock of the step before would be held through the scan
-- Rollback:    nothing to do: the step that added them drops them

-- Nothing to execute.

-- 006 undo add 2 checks on public.plants, not validated yet
-- Plan:        case (phase 1)
-- Why:         the declaration has 2 checks on public.plants; added NOT VALID first, so that no row is read under the lock
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
ALTER TABLE public.plants
  DROP CONSTRAINT IF EXISTS herbs_are_low,
  DROP CONSTRAINT IF EXISTS short_kind;
COMMIT;

-- 005 undo change kind of public.plants from text to public.plant_kind
-- Plan:        case (phase 1)
-- Why:         in place: about 20 rows in 8192 B, at most 10000; PostgreSQL N writes the table and its indexes anew for it
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
SET LOCAL statement_timeout = 0;
ALTER TABLE ONLY public.plants ALTER COLUMN kind DROP DEFAULT;
ALTER TABLE public.plants ALTER COLUMN kind TYPE text USING kind;
ALTER TABLE ONLY public.plants ALTER COLUMN kind SET DEFAULT 'tree'::text;
COMMIT;

-- 004 undo drop check short_kind on public.plants
-- Plan:        case (phase 1)
-- Why:         constraint short_kind on public.plants cannot stand beside its successor, whose columns or kind are others: it goes before, and until the step that adds it again the rule is NOT in force
-- Locks:       ACCESS EXCLUSIVE on public.plants (stops reads and writes)
-- Transaction: one transaction
-- Locks:       SHARE UPDATE EXCLUSIVE on public.plants (stops no reads and no writes)
-- Transaction: one transaction
-- Rollback:    exact as to the catalog; rows written meanwhile can be in its way
--              it fails, and leaves the old rule NOT VALID, when there are rows of public.plants for which (length(kind) < 10) is false:
--                SELECT * FROM public.plants WHERE NOT ((length((kind)::text) < 10)) LIMIT 20;

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
ALTER TABLE public.plants ADD CONSTRAINT short_kind CHECK ((length(kind) < 10)) NOT VALID;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = 0;
SET LOCAL statement_timeout = 0;
ALTER TABLE public.plants VALIDATE CONSTRAINT short_kind;
COMMIT;

-- 003 undo drop check kind_known on public.plants
-- Plan:        case (phase 1)
-- Why:         constraint kind_known on public.plants is not declared, or named under `absent`
-- Locks:       ACCESS EXCLUSIVE on public.plants (stops reads and writes)
-- Transaction: one transaction
-- Locks:       SHARE UPDATE EXCLUSIVE on public.plants (stops no reads and no writes)
-- Transaction: one transaction
-- Rollback:    exact as to the catalog; rows written meanwhile can be in its way
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
ALTER TABLE public.plants ADD CONSTRAINT kind_known CHECK ((kind = ANY (ARRAY['herb'::text, 'tree'::text]))) NOT VALID;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = 0;
SET LOCAL statement_timeout = 0;
ALTER TABLE public.plants VALIDATE CONSTRAINT kind_known;
COMMIT;

-- 002 undo drop check herbs_are_low on public.plants
-- Plan:        case (phase 1)
-- Why:         constraint herbs_are_low on public.plants cannot stand beside its successor, whose columns or kind are others: it goes before, and until the step that adds it again the rule is NOT in force
-- Locks:       ACCESS EXCLUSIVE on public.plants (stops reads and writes)
-- Transaction: one transaction
-- Locks:       SHARE UPDATE EXCLUSIVE on public.plants (stops no reads and no writes)
-- Transaction: one transaction
-- Rollback:    exact as to the catalog; rows written meanwhile can be in its way
--              it fails, and leaves the old rule NOT VALID, when there are rows of public.plants for which ((kind <> 'herb'::text) OR (height < 1000)) is false:
--                SELECT * FROM public.plants WHERE NOT ((((kind)::text <> 'herb'::text) OR (height < 1000))) LIMIT 20;

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
ALTER TABLE public.plants ADD CONSTRAINT herbs_are_low CHECK (((kind <> 'herb'::text) OR (height < 1000))) NOT VALID;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = 0;
SET LOCAL statement_timeout = 0;
ALTER TABLE public.plants VALIDATE CONSTRAINT herbs_are_low;
COMMIT;

-- 001 undo create enum public.plant_kind
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
DROP TYPE public.plant_kind;
COMMIT;
