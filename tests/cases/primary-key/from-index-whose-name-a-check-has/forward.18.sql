-- 001 add 2 not nulls on public.plants, not validated yet
-- Plan:        case (phase 1)
-- Why:         the declaration has 2 not nulls on public.plants; added NOT VALID first, so that no row is read under the lock
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
  ADD CONSTRAINT plants_bed_not_null NOT NULL bed NOT VALID,
  ADD CONSTRAINT plants_id_not_null NOT NULL id NOT VALID;
COMMIT;

-- 002 validate 2 not nulls on public.plants
-- Plan:        case (phase 1)
-- Why:         reads every row under a lock that stops neither reads nor writes; in its own transaction, or the lock of the step before would be held through the scan
-- After:       001, it is the next step of the same change
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
  VALIDATE CONSTRAINT plants_bed_not_null,
  VALIDATE CONSTRAINT plants_id_not_null;
COMMIT;

-- 003 drop check plants_id on public.plants
-- Plan:        case (phase 1)
-- Why:         constraint plants_id on public.plants cannot stand beside its successor, whose columns or kind are others: it goes before, and until the step that adds it again the rule is NOT in force
-- Locks:       ACCESS EXCLUSIVE on public.plants (stops reads and writes)
-- Transaction: one transaction
-- Rollback:    exact as to the catalog; rows written meanwhile can be in its way
--              it fails, and leaves the old rule NOT VALID, when there are rows of public.plants for which (id > 0) is false:
--                SELECT * FROM public.plants WHERE NOT ((id > 0)) LIMIT 20;

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
ALTER TABLE public.plants DROP CONSTRAINT plants_id;
COMMIT;

-- 004 make the unique index plants_id on public.plants its primary key
-- Plan:        case (phase 1)
-- Why:         a valid unique index of that name and definition is there already
-- After:       002, column public.plants.bed must be NOT NULL
-- After:       003, the constraint name plants_id on public.plants must be free
-- Locks:       ACCESS EXCLUSIVE on public.plants (stops reads and writes)
-- Locks:       ACCESS SHARE on public.plants_id (stops no reads and no writes)
-- Transaction: one transaction
-- Rollback:    exact as to the catalog; rows written meanwhile can be in its way
--              it fails, and this step stays as the plan made it, when there are values that plants_id on public.plants would find twice:
--                SELECT id, bed, count(*) FROM public.plants WHERE id IS NOT NULL AND bed IS NOT NULL GROUP BY id, bed HAVING count(*) > 1 LIMIT 20;

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
ALTER TABLE public.plants ADD CONSTRAINT plants_id PRIMARY KEY USING INDEX plants_id;
COMMIT;

-- 005 comment on constraint plants_id on public.plants
-- Plan:        case (phase 1)
-- Why:         the declaration says another text
-- After:       004, constraint plants_id on public.plants must exist
-- Locks:       ACCESS SHARE on public.plants (stops no reads and no writes)
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
SET LOCAL lock_timeout = 0;
SET LOCAL statement_timeout = 0;
COMMENT ON CONSTRAINT plants_id ON public.plants IS 'the key';
COMMIT;
