-- 013 undo validate check c on public.readings
-- Plan:        case (phase 1)
-- Why:         reads every row under a lock that stops neither reads nor writes; in its own transaction, or the lock of the step before would be held through the scan
-- Rollback:    nothing to do: the step that added them drops them

-- Nothing to execute.

-- 012 undo add check c on public.readings, not validated yet
-- Plan:        case (phase 1)
-- Why:         the declaration has check c on public.readings; added NOT VALID first, so that no row is read under the lock
-- Locks:       ACCESS EXCLUSIVE on public.readings (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on the 10 tables below public.readings (stops reads and writes): plan.json names them
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
ALTER TABLE public.readings DROP CONSTRAINT IF EXISTS c;
COMMIT;

-- 011 undo attach the indexes of the partitions to x of public.readings
-- Plan:        case (phase 1)
-- Why:         each in a transaction of its own, and no row is read; queries on that one partition wait for an instant. A partitioned index cannot be dropped CONCURRENTLY, so a rollback, of this step as of the first, takes it away whole, under ACCESS EXCLUSIVE on the table and all partitions, for an instant
-- Locks:       ACCESS EXCLUSIVE on public.readings (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.x (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on the 10 tables below public.readings (stops reads and writes): plan.json names them
-- Transaction: one transaction
-- Locks:       ACCESS EXCLUSIVE on public.readings_25 (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.readings_25_a, below public.readings_25 (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.readings_25_b, below public.readings_25 (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.readings_25_value_idx (stops reads and writes)
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
DROP INDEX IF EXISTS public.x;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '500ms';
SET LOCAL statement_timeout = '15s';
DROP INDEX IF EXISTS public.readings_25_value_idx;
COMMIT;

-- 010 undo build index readings_29_value_idx on public.readings_29, its part of x
-- Plan:        case (phase 1)
-- Why:         built CONCURRENTLY: reads and writes go on
-- Locks:       SHARE UPDATE EXCLUSIVE on public.readings_29 (stops no reads and no writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public.readings_29_value_idx (stops no reads and no writes)
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
DROP INDEX CONCURRENTLY IF EXISTS public.readings_29_value_idx;

-- 009 undo build index readings_28_value_idx on public.readings_28, its part of x
-- Plan:        case (phase 1)
-- Why:         built CONCURRENTLY: reads and writes go on
-- Locks:       SHARE UPDATE EXCLUSIVE on public.readings_28 (stops no reads and no writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public.readings_28_value_idx (stops no reads and no writes)
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
DROP INDEX CONCURRENTLY IF EXISTS public.readings_28_value_idx;

-- 008 undo build index readings_27_value_idx on public.readings_27, its part of x
-- Plan:        case (phase 1)
-- Why:         built CONCURRENTLY: reads and writes go on
-- Locks:       SHARE UPDATE EXCLUSIVE on public.readings_27 (stops no reads and no writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public.readings_27_value_idx (stops no reads and no writes)
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
DROP INDEX CONCURRENTLY IF EXISTS public.readings_27_value_idx;

-- 007 undo build index readings_26_value_idx on public.readings_26, its part of x
-- Plan:        case (phase 1)
-- Why:         built CONCURRENTLY: reads and writes go on
-- Locks:       SHARE UPDATE EXCLUSIVE on public.readings_26 (stops no reads and no writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public.readings_26_value_idx (stops no reads and no writes)
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
DROP INDEX CONCURRENTLY IF EXISTS public.readings_26_value_idx;

-- 006 undo build index readings_25_b_value_idx on public.readings_25_b, its part of x
-- Plan:        case (phase 1)
-- Why:         built CONCURRENTLY: reads and writes go on
-- Locks:       SHARE UPDATE EXCLUSIVE on public.readings_25_b (stops no reads and no writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public.readings_25_b_value_idx (stops no reads and no writes)
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
DROP INDEX CONCURRENTLY IF EXISTS public.readings_25_b_value_idx;

-- 005 undo build index readings_25_a_value_idx on public.readings_25_a, its part of x
-- Plan:        case (phase 1)
-- Why:         built CONCURRENTLY: reads and writes go on
-- Locks:       SHARE UPDATE EXCLUSIVE on public.readings_25_a (stops no reads and no writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public.readings_25_a_value_idx (stops no reads and no writes)
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
DROP INDEX CONCURRENTLY IF EXISTS public.readings_25_a_value_idx;

-- 004 undo build index readings_24_value_idx on public.readings_24, its part of x
-- Plan:        case (phase 1)
-- Why:         built CONCURRENTLY: reads and writes go on
-- Locks:       SHARE UPDATE EXCLUSIVE on public.readings_24 (stops no reads and no writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public.readings_24_value_idx (stops no reads and no writes)
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
DROP INDEX CONCURRENTLY IF EXISTS public.readings_24_value_idx;

-- 003 undo build index readings_211_value_idx on public.readings_211, its part of x
-- Plan:        case (phase 1)
-- Why:         built CONCURRENTLY: reads and writes go on
-- Locks:       SHARE UPDATE EXCLUSIVE on public.readings_211 (stops no reads and no writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public.readings_211_value_idx (stops no reads and no writes)
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
DROP INDEX CONCURRENTLY IF EXISTS public.readings_211_value_idx;

-- 002 undo build index readings_210_value_idx on public.readings_210, its part of x
-- Plan:        case (phase 1)
-- Why:         built CONCURRENTLY: reads and writes go on
-- Locks:       SHARE UPDATE EXCLUSIVE on public.readings_210 (stops no reads and no writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public.readings_210_value_idx (stops no reads and no writes)
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
DROP INDEX CONCURRENTLY IF EXISTS public.readings_210_value_idx;

-- 001 undo create index x on public.readings alone, without its partitions
-- Plan:        case (phase 1)
-- Why:         the declaration has index x on public.readings, the database has not; a partitioned table (9 partitions, rows never counted) refuses CONCURRENTLY on every server up to 18: this index begins INVALID and empty, each partition builds its own CONCURRENTLY, and the last to hand it over makes the whole valid
-- Locks:       ACCESS EXCLUSIVE on public.readings (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.x (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on the 10 tables below public.readings (stops reads and writes): plan.json names them
-- Transaction: one transaction
-- Locks:       ACCESS EXCLUSIVE on public.readings_25 (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.readings_25_a, below public.readings_25 (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.readings_25_b, below public.readings_25 (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.readings_25_value_idx (stops reads and writes)
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
DROP INDEX IF EXISTS public.x;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '500ms';
SET LOCAL statement_timeout = '15s';
DROP INDEX IF EXISTS public.readings_25_value_idx;
COMMIT;
