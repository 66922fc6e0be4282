-- 001 add foreign key bed_in_garden on public.beds, not validated yet
-- Plan:        case (phase 1)
-- Why:         the declaration has constraint bed_in_garden on public.beds, the database has not; NOT VALID, so that no row is read while writes to both tables wait
-- Locks:       SHARE ROW EXCLUSIVE on public.beds (stops writes)
-- Locks:       SHARE ROW EXCLUSIVE on public.gardens (stops writes)
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
ALTER TABLE public.beds ADD CONSTRAINT bed_in_garden FOREIGN KEY (garden, PERIOD used) REFERENCES public.gardens(id, PERIOD open) NOT VALID;
COMMIT;

-- 002 validate foreign key bed_in_garden on public.beds
-- Plan:        case (phase 1)
-- Why:         looks every row up under locks that stop neither reads nor writes
-- After:       001, it is the next step of the same change
-- Locks:       SHARE UPDATE EXCLUSIVE on public.beds (stops no reads and no writes)
-- Locks:       ROW SHARE on public.gardens (stops no reads and no writes)
-- Transaction: one transaction
-- Rollback:    nothing to do: the step that added it drops it

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
ALTER TABLE public.beds VALIDATE CONSTRAINT bed_in_garden;
DO $lockstep$
BEGIN
IF EXISTS (SELECT c.* FROM public.beds c WHERE (c.garden IS NOT NULL AND c.used IS NOT NULL) AND NOT coalesce((SELECT range_agg(p.open) @> c.used FROM public.gardens p WHERE p.id = c.garden AND p.open && c.used), false) LIMIT 20) THEN
  RAISE EXCEPTION USING ERRCODE = 'foreign_key_violation', MESSAGE = 'rows of public.beds break foreign key bed_in_garden: their periods are not covered by public.gardens';
END IF;
END
$lockstep$;
COMMIT;
