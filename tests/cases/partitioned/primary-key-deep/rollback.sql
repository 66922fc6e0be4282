-- 005 undo comment on constraint readings_pkey on public.readings
-- Plan:        case (phase 1)
-- Why:         the declaration says another text
-- Rollback:    nothing to do: the step that makes the object takes it away, and its comment with it

-- Nothing to execute.

-- 004 undo add primary key readings_pkey on public.readings over those of its partitions
-- Plan:        case (phase 1)
-- Why:         each partition has it, so nothing is built and no row is read; the table and all partitions are locked for an instant
-- Locks:       ACCESS EXCLUSIVE on public.readings (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.readings_pkey (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on the 6 tables below public.readings (stops reads and writes): plan.json names them
-- Transaction: one transaction
-- Locks:       ACCESS EXCLUSIVE on public.h0, below public.readings_25 (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.h0_all, below public.readings_25 (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.h1, below public.readings_25 (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.readings_25 (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.readings_25_pkey (stops reads and writes)
-- Transaction: one transaction
-- Locks:       ACCESS EXCLUSIVE on public.h0 (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.h0_all, below public.h0 (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.h0_pkey (stops reads and writes)
-- Transaction: one transaction
-- Locks:       ACCESS EXCLUSIVE on public.readings_26 (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.readings_26_pkey (stops reads and writes)
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
ALTER TABLE public.readings DROP CONSTRAINT IF EXISTS readings_pkey;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '500ms';
SET LOCAL statement_timeout = '15s';
ALTER TABLE public.readings_25 DROP CONSTRAINT IF EXISTS readings_25_pkey;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '500ms';
SET LOCAL statement_timeout = '15s';
ALTER TABLE public.h0 DROP CONSTRAINT IF EXISTS h0_pkey;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '500ms';
SET LOCAL statement_timeout = '15s';
ALTER TABLE public.readings_26 DROP CONSTRAINT IF EXISTS readings_26_pkey;
COMMIT;

-- 003 undo add primary key h1_pkey on public.h1, its part of readings_pkey
-- Plan:        case (phase 1)
-- Why:         its index is built CONCURRENTLY, then handed over without reading a row; from here on the rule holds within this partition
-- Locks:       ACCESS EXCLUSIVE on public.h1 (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.h1_pkey (stops reads and writes)
-- Transaction: one transaction
-- Locks:       SHARE UPDATE EXCLUSIVE on public.h1 (stops no reads and no writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public.h1_pkey (stops no reads and no writes)
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
ALTER TABLE public.h1 DROP CONSTRAINT IF EXISTS h1_pkey;
COMMIT;

SET lock_timeout = 0;
SET statement_timeout = 0;
DROP INDEX CONCURRENTLY IF EXISTS public.h1_pkey;

-- 002 undo add primary key h0_all_pkey on public.h0_all, its part of readings_pkey
-- Plan:        case (phase 1)
-- Why:         its index is built CONCURRENTLY, then handed over without reading a row; from here on the rule holds within this partition
-- Locks:       ACCESS EXCLUSIVE on public.h0_all (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.h0_all_pkey (stops reads and writes)
-- Transaction: one transaction
-- Locks:       SHARE UPDATE EXCLUSIVE on public.h0_all (stops no reads and no writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public.h0_all_pkey (stops no reads and no writes)
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
ALTER TABLE public.h0_all DROP CONSTRAINT IF EXISTS h0_all_pkey;
COMMIT;

SET lock_timeout = 0;
SET statement_timeout = 0;
DROP INDEX CONCURRENTLY IF EXISTS public.h0_all_pkey;

-- 001 undo add primary key readings_24_pkey1 on public.readings_24, its part of readings_pkey
-- Plan:        case (phase 1)
-- Why:         the declaration has constraint readings_pkey on public.readings, the database has not; a partitioned table (3 partitions, rows never counted) refuses USING INDEX on every server up to 18, and would build every partition's index under locks that stop writes: so each partition has it first; its index is built CONCURRENTLY, then handed over without reading a row; from here on the rule holds within this partition
-- Locks:       ACCESS EXCLUSIVE on public.readings_24 (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.readings_24_pkey1 (stops reads and writes)
-- Transaction: one transaction
-- Locks:       SHARE UPDATE EXCLUSIVE on public.readings_24 (stops no reads and no writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public.readings_24_pkey1 (stops no reads and no writes)
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
ALTER TABLE public.readings_24 DROP CONSTRAINT IF EXISTS readings_24_pkey1;
COMMIT;

SET lock_timeout = 0;
SET statement_timeout = 0;
DROP INDEX CONCURRENTLY IF EXISTS public.readings_24_pkey1;
