-- 001 add unique readings_23_id_day_key on public.readings_23, its part of one_a_day
-- Plan:        case (phase 1)
-- Why:         the declaration has constraint one_a_day on public.readings, the database has not; a partitioned table (5 partitions, rows never counted) refuses USING INDEX on every server up to 18, and would build every partition's index under locks that stop writes: so each partition has it first; its index is built CONCURRENTLY, then handed over without reading a row; from here on the rule holds within this partition
-- Locks:       SHARE UPDATE EXCLUSIVE on public.readings_23 (stops no reads and no writes)
-- Transaction: none: each statement by itself, CONCURRENTLY
-- Locks:       ACCESS EXCLUSIVE on public.readings_23 (stops reads and writes)
-- Locks:       ACCESS SHARE on public.readings_23_id_day_key (stops no reads and no writes)
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

SET lock_timeout = 0;
SET statement_timeout = 0;
CREATE UNIQUE INDEX CONCURRENTLY readings_23_id_day_key ON public.readings_23 USING btree (id, day);

BEGIN;
SET LOCAL lock_timeout = '500ms';
SET LOCAL statement_timeout = '15s';
ALTER TABLE public.readings_23 ADD CONSTRAINT readings_23_id_day_key UNIQUE USING INDEX readings_23_id_day_key;
COMMIT;

-- 002 add unique readings_26_id_day_key on public.readings_26, its part of one_a_day
-- Plan:        case (phase 1)
-- Why:         its index is there already, and is handed over without reading a row; from here on the rule holds within this partition
-- After:       001, it is the next step of the same change
-- Locks:       ACCESS EXCLUSIVE on public.readings_26 (stops reads and writes)
-- Locks:       ACCESS SHARE on public.readings_26_id_day_key (stops no reads and no writes)
-- Transaction: one transaction
-- Rollback:    exact as to the catalog; rows written meanwhile can be in its way
--              it fails, and this step stays as the plan made it, when there are values that readings_26_id_day_key on public.readings_26 would find twice:
--                SELECT id, day, count(*) FROM public.readings_26 WHERE id IS NOT NULL AND day IS NOT NULL GROUP BY id, day HAVING count(*) > 1 LIMIT 20;

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
ALTER TABLE public.readings_26 ADD CONSTRAINT readings_26_id_day_key UNIQUE USING INDEX readings_26_id_day_key;
COMMIT;

-- 003 add unique one_a_day on public.readings over those of its partitions
-- Plan:        case (phase 1)
-- Why:         each partition has it, so nothing is built and no row is read; the table and all partitions are locked for an instant
-- After:       002, it is the next step of the same change
-- Locks:       ACCESS EXCLUSIVE on public.readings (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on the 6 tables below public.readings (stops reads and writes): plan.json names them
-- Transaction: one transaction
-- Rollback:    exact as to the catalog; rows written meanwhile can be in its way
--              it fails, and this step stays as the plan made it, when there are values that mine on public.readings_24 would find twice:
--                SELECT id, day, count(*) FROM public.readings_24 WHERE id IS NOT NULL AND day IS NOT NULL GROUP BY id, day HAVING count(*) > 1 LIMIT 20;
--              it fails, and this step stays as the plan made it, when there are values that h0_id_day_key on public.h0 would find twice:
--                SELECT id, day, count(*) FROM public.h0 WHERE id IS NOT NULL AND day IS NOT NULL GROUP BY id, day HAVING count(*) > 1 LIMIT 20;
--              it fails, and this step stays as the plan made it, when there are values that h1_id_day_key on public.h1 would find twice:
--                SELECT id, day, count(*) FROM public.h1 WHERE id IS NOT NULL AND day IS NOT NULL GROUP BY id, day HAVING count(*) > 1 LIMIT 20;

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
ALTER TABLE public.readings ADD CONSTRAINT one_a_day UNIQUE (id, day);
COMMIT;
