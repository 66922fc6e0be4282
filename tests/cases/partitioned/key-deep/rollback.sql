-- 008 undo add unique one_value on public.readings over those of its partitions
-- Plan:        case (phase 1)
-- Why:         each partition has it, so nothing is built and no row is read; the table and all partitions are locked for an instant
-- Locks:       ACCESS EXCLUSIVE on public.one_value (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.readings (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on the 6 tables below public.readings (stops reads and writes): plan.json names them
-- Transaction: one transaction
-- Locks:       ACCESS EXCLUSIVE on public.h0, below public.readings_25 (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.h0_all, below public.readings_25 (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.h1, below public.readings_25 (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.readings_25 (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.readings_25_day_value_id_name_key (stops reads and writes)
-- Transaction: one transaction
-- Locks:       ACCESS EXCLUSIVE on public.h0 (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.h0_all, below public.h0 (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.h0_day_value_id_name_key (stops reads and writes)
-- Transaction: one transaction
-- Locks:       ACCESS EXCLUSIVE on public.readings_26 (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.readings_26_day_value_id_name_key (stops reads and writes)
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
ALTER TABLE public.readings DROP CONSTRAINT IF EXISTS one_value;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '500ms';
SET LOCAL statement_timeout = '15s';
ALTER TABLE public.readings_25 DROP CONSTRAINT IF EXISTS readings_25_day_value_id_name_key;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '500ms';
SET LOCAL statement_timeout = '15s';
ALTER TABLE public.h0 DROP CONSTRAINT IF EXISTS h0_day_value_id_name_key;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '500ms';
SET LOCAL statement_timeout = '15s';
ALTER TABLE public.readings_26 DROP CONSTRAINT IF EXISTS readings_26_day_value_id_name_key;
COMMIT;

-- 007 undo add unique h1_day_value_id_name_key on public.h1, its part of one_value
-- Plan:        case (phase 1)
-- Why:         its index is built CONCURRENTLY, then handed over without reading a row; from here on the rule holds within this partition
-- Locks:       ACCESS EXCLUSIVE on public.h1 (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.h1_day_value_id_name_key (stops reads and writes)
-- Transaction: one transaction
-- Locks:       SHARE UPDATE EXCLUSIVE on public.h1 (stops no reads and no writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public.h1_day_value_id_name_key (stops no reads and no writes)
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
ALTER TABLE public.h1 DROP CONSTRAINT IF EXISTS h1_day_value_id_name_key;
COMMIT;

SET lock_timeout = 0;
SET statement_timeout = 0;
DROP INDEX CONCURRENTLY IF EXISTS public.h1_day_value_id_name_key;

-- 006 undo add unique h0_all_day_value_id_name_key on public.h0_all, its part of one_value
-- Plan:        case (phase 1)
-- Why:         its index is built CONCURRENTLY, then handed over without reading a row; from here on the rule holds within this partition
-- Locks:       ACCESS EXCLUSIVE on public.h0_all (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.h0_all_day_value_id_name_key (stops reads and writes)
-- Transaction: one transaction
-- Locks:       SHARE UPDATE EXCLUSIVE on public.h0_all (stops no reads and no writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public.h0_all_day_value_id_name_key (stops no reads and no writes)
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
ALTER TABLE public.h0_all DROP CONSTRAINT IF EXISTS h0_all_day_value_id_name_key;
COMMIT;

SET lock_timeout = 0;
SET statement_timeout = 0;
DROP INDEX CONCURRENTLY IF EXISTS public.h0_all_day_value_id_name_key;

-- 005 undo add unique readings_24_day_value_id_name_key on public.readings_24, its part of one_value
-- Plan:        case (phase 1)
-- Why:         the declaration has constraint one_value on public.readings, the database has not; a partitioned table (3 partitions, rows never counted) refuses USING INDEX on every server up to 18, and would build every partition's index under locks that stop writes: so each partition has it first; its index is built CONCURRENTLY, then handed over without reading a row; from here on the rule holds within this partition
-- Locks:       ACCESS EXCLUSIVE on public.readings_24 (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.readings_24_day_value_id_name_key (stops reads and writes)
-- Transaction: one transaction
-- Locks:       SHARE UPDATE EXCLUSIVE on public.readings_24 (stops no reads and no writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public.readings_24_day_value_id_name_key (stops no reads and no writes)
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
ALTER TABLE public.readings_24 DROP CONSTRAINT IF EXISTS readings_24_day_value_id_name_key;
COMMIT;

SET lock_timeout = 0;
SET statement_timeout = 0;
DROP INDEX CONCURRENTLY IF EXISTS public.readings_24_day_value_id_name_key;

-- 004 undo add unique again on public.readings over those of its partitions
-- Plan:        case (phase 1)
-- Why:         each partition has it, so nothing is built and no row is read; the table and all partitions are locked for an instant
-- Locks:       ACCESS EXCLUSIVE on public.again (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.readings (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on the 6 tables below public.readings (stops reads and writes): plan.json names them
-- Transaction: one transaction
-- Locks:       ACCESS EXCLUSIVE on public.h0, below public.readings_25 (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.h0_all, below public.readings_25 (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.h1, below public.readings_25 (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.readings_25 (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.readings_25_day_id_value_key (stops reads and writes)
-- Transaction: one transaction
-- Locks:       ACCESS EXCLUSIVE on public.h0 (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.h0_all, below public.h0 (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.h0_day_id_value_key (stops reads and writes)
-- Transaction: one transaction
-- Locks:       ACCESS EXCLUSIVE on public.readings_26 (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.readings_26_day_id_value_key (stops reads and writes)
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
ALTER TABLE public.readings DROP CONSTRAINT IF EXISTS again;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '500ms';
SET LOCAL statement_timeout = '15s';
ALTER TABLE public.readings_25 DROP CONSTRAINT IF EXISTS readings_25_day_id_value_key;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '500ms';
SET LOCAL statement_timeout = '15s';
ALTER TABLE public.h0 DROP CONSTRAINT IF EXISTS h0_day_id_value_key;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '500ms';
SET LOCAL statement_timeout = '15s';
ALTER TABLE public.readings_26 DROP CONSTRAINT IF EXISTS readings_26_day_id_value_key;
COMMIT;

-- 003 undo add unique h1_day_id_value_key on public.h1, its part of again
-- Plan:        case (phase 1)
-- Why:         its index is built CONCURRENTLY, then handed over without reading a row; from here on the rule holds within this partition
-- Locks:       ACCESS EXCLUSIVE on public.h1 (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.h1_day_id_value_key (stops reads and writes)
-- Transaction: one transaction
-- Locks:       SHARE UPDATE EXCLUSIVE on public.h1 (stops no reads and no writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public.h1_day_id_value_key (stops no reads and no writes)
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
ALTER TABLE public.h1 DROP CONSTRAINT IF EXISTS h1_day_id_value_key;
COMMIT;

SET lock_timeout = 0;
SET statement_timeout = 0;
DROP INDEX CONCURRENTLY IF EXISTS public.h1_day_id_value_key;

-- 002 undo add unique h0_all_day_id_value_key on public.h0_all, its part of again
-- Plan:        case (phase 1)
-- Why:         its index is built CONCURRENTLY, then handed over without reading a row; from here on the rule holds within this partition
-- Locks:       ACCESS EXCLUSIVE on public.h0_all (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.h0_all_day_id_value_key (stops reads and writes)
-- Transaction: one transaction
-- Locks:       SHARE UPDATE EXCLUSIVE on public.h0_all (stops no reads and no writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public.h0_all_day_id_value_key (stops no reads and no writes)
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
ALTER TABLE public.h0_all DROP CONSTRAINT IF EXISTS h0_all_day_id_value_key;
COMMIT;

SET lock_timeout = 0;
SET statement_timeout = 0;
DROP INDEX CONCURRENTLY IF EXISTS public.h0_all_day_id_value_key;

-- 001 undo add unique readings_24_day_id_value_key1 on public.readings_24, its part of again
-- Plan:        case (phase 1)
-- Why:         the declaration has constraint again on public.readings, the database has not; a partitioned table (3 partitions, rows never counted) refuses USING INDEX on every server up to 18, and would build every partition's index under locks that stop writes: so each partition has it first; its index is built CONCURRENTLY, then handed over without reading a row; from here on the rule holds within this partition
-- Locks:       ACCESS EXCLUSIVE on public.readings_24 (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.readings_24_day_id_value_key1 (stops reads and writes)
-- Transaction: one transaction
-- Locks:       SHARE UPDATE EXCLUSIVE on public.readings_24 (stops no reads and no writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public.readings_24_day_id_value_key1 (stops no reads and no writes)
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
ALTER TABLE public.readings_24 DROP CONSTRAINT IF EXISTS readings_24_day_id_value_key1;
COMMIT;

SET lock_timeout = 0;
SET statement_timeout = 0;
DROP INDEX CONCURRENTLY IF EXISTS public.readings_24_day_id_value_key1;
