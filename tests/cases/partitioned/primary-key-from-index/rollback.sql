-- 003 undo make a primary key of the new indexes, in place of the unique index readings_pkey on public.readings
-- Plan:        case (phase 1)
-- Why:         one short transaction: at no moment is neither rule in force, and no row is read
-- Locks:       SHARE UPDATE EXCLUSIVE on public.readings_24 (stops no reads and no writes)
-- Transaction: none: each statement by itself, CONCURRENTLY
-- Locks:       SHARE UPDATE EXCLUSIVE on public.readings_25_a (stops no reads and no writes)
-- Transaction: none: each statement by itself, CONCURRENTLY
-- Locks:       ACCESS EXCLUSIVE on public.readings (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.readings_24, below public.readings (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.readings_24_id_day_idx (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.readings_25 (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.readings_25_a, below public.readings (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.readings_25_a_id_day_idx (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.readings_pkey (stops reads and writes)
-- Transaction: one transaction
-- Rollback:    exact as to the catalog; rows written meanwhile can be in its way
--              it fails, and this step stays as the plan made it, when there are values that readings_pkey on public.readings would find twice:
--                SELECT id, day, count(*) FROM public.readings WHERE id IS NOT NULL AND day IS NOT NULL GROUP BY id, day HAVING count(*) > 1 LIMIT 20;
--              it fails, and this step stays as the plan made it, when there are values that readings_25_id_day_idx on public.readings_25 would find twice:
--                SELECT id, day, count(*) FROM public.readings_25 WHERE id IS NOT NULL AND day IS NOT NULL GROUP BY id, day HAVING count(*) > 1 LIMIT 20;

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
CREATE UNIQUE INDEX CONCURRENTLY readings_24_id_day_idx ON public.readings_24 USING btree (id, day);

SET lock_timeout = 0;
SET statement_timeout = 0;
CREATE UNIQUE INDEX CONCURRENTLY readings_25_a_id_day_idx ON public.readings_25_a USING btree (id, day);

BEGIN;
SET LOCAL lock_timeout = '500ms';
SET LOCAL statement_timeout = '15s';
ALTER TABLE public.readings DROP CONSTRAINT readings_pkey;
CREATE UNIQUE INDEX readings_pkey ON ONLY public.readings USING btree (id, day);
CREATE UNIQUE INDEX readings_25_id_day_idx ON ONLY public.readings_25 USING btree (id, day);
ALTER INDEX public.readings_25_id_day_idx ATTACH PARTITION public.readings_25_a_id_day_idx;
ALTER INDEX public.readings_pkey ATTACH PARTITION public.readings_24_id_day_idx;
ALTER INDEX public.readings_pkey ATTACH PARTITION public.readings_25_id_day_idx;
COMMENT ON INDEX public.readings_pkey IS 'an index';
COMMIT;

-- 002 undo build unique index readings_25_a_pkey on public.readings_25_a, its part of the new primary key readings_pkey
-- Plan:        case (phase 1)
-- Why:         built CONCURRENTLY: reads and writes go on, and the old rule stays in force
-- Locks:       SHARE UPDATE EXCLUSIVE on public.readings_25_a (stops no reads and no writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public.readings_25_a_pkey (stops no reads and no writes)
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
DROP INDEX CONCURRENTLY IF EXISTS public.readings_25_a_pkey;

-- 001 undo build unique index readings_24_pkey on public.readings_24, its part of the new primary key readings_pkey
-- Plan:        case (phase 1)
-- Why:         a unique index of that name and definition is there already, but a partitioned table (2 partitions, about 60 rows, 16384 bytes) refuses USING INDEX on every server up to 18, and would build every partition's index under locks that stop writes: so each partition has it first; built CONCURRENTLY: reads and writes go on, and the old rule stays in force
-- Locks:       SHARE UPDATE EXCLUSIVE on public.readings_24 (stops no reads and no writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public.readings_24_pkey (stops no reads and no writes)
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
DROP INDEX CONCURRENTLY IF EXISTS public.readings_24_pkey;
