-- 001 replace exclude no_twins on public.readings in one transaction
-- Plan:        case (phase 1)
-- Why:         the rule changed, and this kind cannot be prepared beside the old one
-- Locks:       ACCESS EXCLUSIVE on public.no_twins (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.readings (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.readings_24, below public.readings (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.readings_25, below public.readings (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.readings_25_a, below public.readings (stops reads and writes)
-- Transaction: one transaction
-- Rollback:    exact as to the catalog; rows written meanwhile can be in its way
--              it fails, and this step stays as the plan made it, when there are rows of public.readings that no_twins does not let stand together:
--                SELECT id, day, count(*) FROM public.readings WHERE id IS NOT NULL AND day IS NOT NULL GROUP BY id, day HAVING count(*) > 1 LIMIT 20;
-- Hazard:      exclusion-blocks (allowed): constraint no_twins on public.readings (rows never counted): PostgreSQL has no NOT VALID, USING INDEX or CONCURRENTLY for EXCLUDE: the index is built under ACCESS EXCLUSIVE

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
ALTER TABLE public.readings DROP CONSTRAINT no_twins;
ALTER TABLE public.readings ADD CONSTRAINT no_twins EXCLUDE USING btree (id WITH =, value WITH =, day WITH =);
COMMIT;

-- 002 comment on constraint no_twins on public.readings
-- Plan:        case (phase 1)
-- Why:         the declaration says another text
-- After:       001, constraint no_twins on public.readings must exist
-- Locks:       ACCESS SHARE on public.readings (stops no reads and no writes)
-- Transaction: one transaction
-- Rollback:    nothing to do: the step that makes the object takes it away, and its comment with it

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
COMMENT ON CONSTRAINT no_twins ON public.readings IS 'no twins';
COMMIT;
