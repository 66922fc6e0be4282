-- 001 build unique index readings_25_a_value_day_key1 on public.readings_25_a, its part of the new unique one_value
-- Plan:        case (phase 1)
-- Why:         the definition changed; a partitioned table (2 partitions, rows never counted) refuses USING INDEX on every server up to 18, and would build every partition's index under locks that stop writes: so each partition has it first; built CONCURRENTLY: reads and writes go on, and the old rule stays in force
-- Locks:       SHARE UPDATE EXCLUSIVE on public.readings_25_a (stops no reads and no writes)
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
CREATE UNIQUE INDEX CONCURRENTLY readings_25_a_value_day_key1 ON public.readings_25_a USING btree (value, day);

-- 002 replace unique one_value on public.readings by the new one
-- Plan:        case (phase 1)
-- Why:         one short transaction: at no moment is neither rule in force, and no row is read
-- After:       001, it is the next step of the same change
-- Locks:       ACCESS EXCLUSIVE on public.one_value (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.readings (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.readings_24 (stops reads and writes)
-- Locks:       SHARE on public.readings_24_value_day_key (stops writes)
-- Locks:       ACCESS EXCLUSIVE on public.readings_25 (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.readings_25_a (stops reads and writes)
-- Locks:       SHARE on public.readings_25_a_value_day_key1 (stops writes)
-- Transaction: one transaction
-- Rollback:    exact as to the catalog; rows written meanwhile can be in its way
--              it fails, and this step stays as the plan made it, when there are values that its_own_name on public.readings_24 would find twice:
--                SELECT value, day, count(*) FROM public.readings_24 WHERE value IS NOT NULL AND day IS NOT NULL GROUP BY value, day HAVING count(*) > 1 LIMIT 20;

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
ALTER TABLE public.readings DROP CONSTRAINT one_value;
ALTER TABLE public.readings_24 ADD CONSTRAINT readings_24_value_day_key UNIQUE USING INDEX readings_24_value_day_key DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE public.readings_25_a ADD CONSTRAINT readings_25_a_value_day_key1 UNIQUE USING INDEX readings_25_a_value_day_key1 DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE public.readings_25 ADD CONSTRAINT readings_25_value_day_key1 UNIQUE (value, day) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE public.readings ADD CONSTRAINT one_value UNIQUE (value, day) DEFERRABLE INITIALLY DEFERRED;
COMMENT ON INDEX public.one_value IS 'an index';
COMMIT;

-- 003 comment on constraint one_value on public.readings
-- Plan:        case (phase 1)
-- Why:         the declaration says another text
-- After:       002, constraint one_value on public.readings must exist
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
COMMENT ON CONSTRAINT one_value ON public.readings IS 'another rule';
COMMIT;
