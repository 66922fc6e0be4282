-- 001 build unique index readings_24_id_day_key on public.readings_24, its part of the new unique one_id
-- Plan:        case (phase 1)
-- Why:         a unique index of that name and definition is there already, but a partitioned table (2 partitions, about 60 rows, 16384 bytes) refuses USING INDEX on every server up to 18, and would build every partition's index under locks that stop writes: so each partition has it first; built CONCURRENTLY: reads and writes go on, and the old rule stays in force
-- Locks:       SHARE UPDATE EXCLUSIVE on public.readings_24 (stops no reads and no writes)
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
CREATE UNIQUE INDEX CONCURRENTLY readings_24_id_day_key ON public.readings_24 USING btree (id, day);

-- 002 build unique index readings_25_a_id_day_key on public.readings_25_a, its part of the new unique one_id
-- Plan:        case (phase 1)
-- Why:         built CONCURRENTLY: reads and writes go on, and the old rule stays in force
-- After:       001, it is the next step of the same change
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
CREATE UNIQUE INDEX CONCURRENTLY readings_25_a_id_day_key ON public.readings_25_a USING btree (id, day);

-- 003 make a unique of the new indexes, in place of the unique index one_id on public.readings
-- Plan:        case (phase 1)
-- Why:         one short transaction: at no moment is neither rule in force, and no row is read
-- After:       002, it is the next step of the same change
-- Locks:       ACCESS EXCLUSIVE on public.one_id (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.readings (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.readings_24 (stops reads and writes)
-- Locks:       SHARE on public.readings_24_id_day_key (stops writes)
-- Locks:       ACCESS EXCLUSIVE on public.readings_25 (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.readings_25_a (stops reads and writes)
-- Locks:       SHARE on public.readings_25_a_id_day_key (stops writes)
-- Transaction: one transaction
-- Rollback:    exact as to the catalog; rows written meanwhile can be in its way
--              it fails, and this step stays as the plan made it, when there are values that one_id on public.readings would find twice:
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

BEGIN;
SET LOCAL lock_timeout = '500ms';
SET LOCAL statement_timeout = '15s';
DROP INDEX public.one_id;
ALTER TABLE public.readings_24 ADD CONSTRAINT readings_24_id_day_key UNIQUE USING INDEX readings_24_id_day_key;
ALTER TABLE public.readings_25_a ADD CONSTRAINT readings_25_a_id_day_key UNIQUE USING INDEX readings_25_a_id_day_key;
ALTER TABLE public.readings_25 ADD CONSTRAINT readings_25_id_day_key UNIQUE (id, day);
ALTER TABLE public.readings ADD CONSTRAINT one_id UNIQUE (id, day);
COMMENT ON INDEX public.one_id IS 'an index';
COMMIT;
