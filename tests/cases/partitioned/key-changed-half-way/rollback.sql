-- 003 undo comment on constraint one_value on public.readings
-- Plan:        case (phase 1)
-- Why:         the declaration says another text
-- Rollback:    nothing to do: the step that makes the object takes it away, and its comment with it

-- Nothing to execute.

-- 002 undo replace unique one_value on public.readings by the new one
-- Plan:        case (phase 1)
-- Why:         one short transaction: at no moment is neither rule in force, and no row is read
-- Locks:       SHARE UPDATE EXCLUSIVE on public.readings_24 (stops no reads and no writes)
-- Transaction: none: each statement by itself, CONCURRENTLY
-- Locks:       SHARE UPDATE EXCLUSIVE on public.readings_25_a (stops no reads and no writes)
-- Transaction: none: each statement by itself, CONCURRENTLY
-- Locks:       SHARE on public.its_own_name (stops writes)
-- Locks:       ACCESS EXCLUSIVE on public.one_value (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.readings (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.readings_24 (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.readings_25 (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.readings_25_a (stops reads and writes)
-- Locks:       SHARE on public.readings_25_a_value_day_key (stops writes)
-- Transaction: one transaction
-- Locks:       SHARE UPDATE EXCLUSIVE on public.readings_24 (stops no reads and no writes)
-- Transaction: none: each statement by itself, CONCURRENTLY
-- Locks:       SHARE UPDATE EXCLUSIVE on public.readings_24_value_day_key (stops no reads and no writes)
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

SET lock_timeout = 0;
SET statement_timeout = 0;
CREATE UNIQUE INDEX CONCURRENTLY its_own_name ON public.readings_24 USING btree (value, day);

SET lock_timeout = 0;
SET statement_timeout = 0;
CREATE UNIQUE INDEX CONCURRENTLY readings_25_a_value_day_key ON public.readings_25_a USING btree (value, day);

BEGIN;
SET LOCAL lock_timeout = '500ms';
SET LOCAL statement_timeout = '15s';
ALTER TABLE public.readings DROP CONSTRAINT one_value;
ALTER TABLE public.readings_24 ADD CONSTRAINT its_own_name UNIQUE USING INDEX its_own_name;
ALTER TABLE public.readings_25_a ADD CONSTRAINT readings_25_a_value_day_key UNIQUE USING INDEX readings_25_a_value_day_key;
ALTER TABLE public.readings_25 ADD CONSTRAINT readings_25_value_day_key UNIQUE (value, day);
ALTER TABLE public.readings ADD CONSTRAINT one_value UNIQUE (value, day);
COMMENT ON CONSTRAINT one_value ON public.readings IS 'a rule';
COMMENT ON INDEX public.one_value IS 'an index';
COMMIT;

SET lock_timeout = 0;
SET statement_timeout = 0;
CREATE UNIQUE INDEX CONCURRENTLY readings_24_value_day_key ON public.readings_24 USING btree (value, day);

BEGIN;
SET LOCAL lock_timeout = 0;
SET LOCAL statement_timeout = 0;
COMMENT ON INDEX public.readings_24_value_day_key IS 'on its way';
COMMIT;

-- 001 undo build unique index readings_25_a_value_day_key1 on public.readings_25_a, its part of the new unique one_value
-- Plan:        case (phase 1)
-- Why:         the definition changed; a partitioned table (2 partitions, about 60 rows, 16384 bytes) refuses USING INDEX on every server up to 18, and would build every partition's index under locks that stop writes: so each partition has it first; built CONCURRENTLY: reads and writes go on, and the old rule stays in force
-- Locks:       SHARE UPDATE EXCLUSIVE on public.readings_25_a (stops no reads and no writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public.readings_25_a_value_day_key1 (stops no reads and no writes)
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
DROP INDEX CONCURRENTLY IF EXISTS public.readings_25_a_value_day_key1;
