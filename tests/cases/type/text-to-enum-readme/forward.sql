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

-- 002 drop check herbs_are_low on public.plants
-- Plan:        case (phase 1)
-- Why:         constraint herbs_are_low on public.plants cannot stand beside its successor, whose columns or kind are others: it goes before, and until the step that adds it again the rule is NOT in force
-- Locks:       ACCESS EXCLUSIVE on public.plants (stops reads and writes)
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
ALTER TABLE public.plants DROP CONSTRAINT herbs_are_low;
COMMIT;

-- 003 drop check kind_known on public.plants
-- Plan:        case (phase 1)
-- Why:         constraint kind_known on public.plants is not declared, or named under `absent`
-- Locks:       ACCESS EXCLUSIVE on public.plants (stops reads and writes)
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
ALTER TABLE public.plants DROP CONSTRAINT kind_known;
COMMIT;

-- 004 drop check short_kind on public.plants
-- Plan:        case (phase 1)
-- Why:         constraint short_kind on public.plants cannot stand beside its successor, whose columns or kind are others: it goes before, and until the step that adds it again the rule is NOT in force
-- Locks:       ACCESS EXCLUSIVE on public.plants (stops reads and writes)
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
ALTER TABLE public.plants DROP CONSTRAINT short_kind;
COMMIT;

-- 005 change kind of public.plants from text to public.plant_kind
-- Plan:        case (phase 1)
-- Why:         in place: about 20 rows in 8192 B, at most 10000; PostgreSQL N writes the table and its indexes anew for it
-- After:       001, type public.plant_kind must exist
-- After:       002, what was written for the old type of public.plants.kind must be gone
-- After:       003, what was written for the old type of public.plants.kind must be gone
-- After:       004, what was written for the old type of public.plants.kind must be gone
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
ALTER TABLE public.plants ALTER COLUMN kind TYPE public.plant_kind USING (kind::text)::public.plant_kind;
ALTER TABLE ONLY public.plants ALTER COLUMN kind SET DEFAULT 'herb'::public.plant_kind;
COMMIT;

-- 006 add 2 checks on public.plants, not validated yet
-- Plan:        case (phase 1)
-- Why:         the declaration has 2 checks on public.plants; added NOT VALID first, so that no row is read under the lock
-- After:       001, type public.plant_kind must exist
-- After:       002, the constraint name herbs_are_low on public.plants must be free
-- After:       004, the constraint name short_kind on public.plants must be free
-- After:       005, column public.plants.kind must have its new type
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
  ADD CONSTRAINT herbs_are_low CHECK (((kind <> 'herb'::public.plant_kind) OR (height < 1000))) NOT VALID,
  ADD CONSTRAINT short_kind CHECK ((length((kind)::text) < 10)) NOT VALID;
COMMIT;

-- 007 validate 2 checks on public.plants
-- Plan:        case (phase 1)
-- Why:         reads every row under a lock that stops neither reads nor writes; in its own transaction, or the lock of the step before would be held through the scan
-- After:       006, it is the next step of the same change
-- Locks:       SHARE UPDATE EXCLUSIVE on public.plants (stops no reads and no writes)
-- Transaction: one transaction
-- Rollback:    nothing to do: the step that added them drops them

SET search_path = '';
SET standard_conforming_strings = on;
SET TimeZone = 'UTC';
SET DateStyle = 'ISO, MDY';
SET IntervalStyle = 'postgres';
SET quote_all_identifiers = off;
SET client_encoding = 'UTF8';
SET default_tablespace = '';

BEGIN;
SET LOCAL lock_timeout = 0;
SET LOCAL statement_timeout = 0;
ALTER TABLE public.plants
  VALIDATE CONSTRAINT herbs_are_low,
  VALIDATE CONSTRAINT short_kind;
COMMIT;
