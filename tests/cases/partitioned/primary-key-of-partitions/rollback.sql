-- 002 undo add primary key readings_pkey on public.readings over those of its partitions
-- Plan:        case (phase 1)
-- Why:         each partition has it, so nothing is built and no row is read; the table and all partitions are locked for an instant
-- Locks:       ACCESS EXCLUSIVE on public.readings (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.readings_24, below public.readings (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.readings_25, below public.readings (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.readings_pkey (stops reads and writes)
-- Transaction: one transaction
-- Locks:       SHARE UPDATE EXCLUSIVE on public.readings_24 (stops no reads and no writes)
-- Transaction: none: each statement by itself, CONCURRENTLY
-- Locks:       ACCESS SHARE on public.mine (stops no reads and no writes)
-- Locks:       ACCESS EXCLUSIVE on public.readings_24 (stops reads and writes)
-- Transaction: one transaction
-- Rollback:    exact as to the catalog; rows written meanwhile can be in its way
--              it fails, and this step stays as the plan made it, when there are values that mine on public.readings_24 would find twice:
--                SELECT id, day, count(*) FROM public.readings_24 WHERE id IS NOT NULL AND day IS NOT NULL GROUP BY id, day HAVING count(*) > 1 LIMIT 20;

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
ALTER TABLE public.readings DROP CONSTRAINT IF EXISTS readings_pkey;
COMMIT;

SET lock_timeout = 0;
SET statement_timeout = 0;
CREATE UNIQUE INDEX CONCURRENTLY mine ON public.readings_24 USING btree (id, day);

BEGIN;
SET LOCAL lock_timeout = '500ms';
SET LOCAL statement_timeout = '15s';
ALTER TABLE public.readings_24 ADD CONSTRAINT mine PRIMARY KEY USING INDEX mine;
COMMIT;

-- 001 undo add primary key readings_25_pkey on public.readings_25, its part of readings_pkey
-- Plan:        case (phase 1)
-- Why:         the declaration has constraint readings_pkey on public.readings, the database has not; a partitioned table (2 partitions, rows never counted) refuses USING INDEX on every server up to 18, and would build every partition's index under locks that stop writes: so each partition has it first; its index is built CONCURRENTLY, then handed over without reading a row; from here on the rule holds within this partition
-- Locks:       ACCESS EXCLUSIVE on public.readings_25 (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.readings_25_pkey (stops reads and writes)
-- Transaction: one transaction
-- Locks:       SHARE UPDATE EXCLUSIVE on public.readings_25 (stops no reads and no writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public.readings_25_pkey (stops no reads and no writes)
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

BEGIN;
SET LOCAL lock_timeout = '500ms';
SET LOCAL statement_timeout = '15s';
ALTER TABLE public.readings_25 DROP CONSTRAINT IF EXISTS readings_25_pkey;
COMMIT;

SET lock_timeout = 0;
SET statement_timeout = 0;
DROP INDEX CONCURRENTLY IF EXISTS public.readings_25_pkey;
