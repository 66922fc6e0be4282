-- 001 undo drop exclude no_twins on public.readings
-- Plan:        case (phase 1)
-- Why:         constraint no_twins on public.readings is not declared, or named under `absent`; a rollback builds its index on all partitions in one go (2 partitions, about 60 rows, 16384 bytes), under locks that stop writes
-- Locks:       ACCESS EXCLUSIVE on public.readings (stops reads and writes)
-- Locks:       SHARE on public.readings_24, below public.readings (stops writes)
-- Locks:       SHARE on public.readings_25, below public.readings (stops writes)
-- Locks:       SHARE on public.readings_25_a, below public.readings (stops writes)
-- Transaction: one transaction
-- Rollback:    exact as to the catalog; rows written meanwhile can be in its way
--              it fails, and this step stays as the plan made it, when there are rows of public.readings that no_twins does not let stand together:
--                SELECT id, day, count(*) FROM public.readings WHERE id IS NOT NULL AND day IS NOT NULL GROUP BY id, day HAVING count(*) > 1 LIMIT 20;

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
ALTER TABLE public.readings ADD CONSTRAINT no_twins EXCLUDE USING btree (id WITH =, day WITH =);
COMMENT ON CONSTRAINT no_twins ON public.readings IS 'no twins';
COMMIT;
