-- 036 undo attach the indexes of the partitions to one_per_day of public.readings
-- Plan:        case (phase 1)
-- Why:         each in a transaction of its own, and no row is read; queries on that one partition wait for an instant. A partitioned index cannot be dropped CONCURRENTLY, so a rollback, of this step as of the first, takes it away whole, under ACCESS EXCLUSIVE on the table and all partitions, for an instant
-- Locks:       ACCESS EXCLUSIVE on public.one_per_day (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.readings (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on the 7 tables below public.readings (stops reads and writes): plan.json names them
-- Transaction: one transaction
-- Locks:       ACCESS EXCLUSIVE on "Old"."readings 25 a", below public.readings_25 (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.h0, below public.readings_25 (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.h1, below public.readings_25 (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.readings_25 (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.readings_25_day_value_id_idx (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.readings_25_rest, below public.readings_25 (stops reads and writes)
-- Transaction: one transaction
-- Locks:       ACCESS EXCLUSIVE on "Old"."readings 25 a" (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on "Old"."readings 25 a_day_value_id_idx" (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.h0, below "Old"."readings 25 a" (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.h1, below "Old"."readings 25 a" (stops reads and writes)
-- Transaction: one transaction
-- Locks:       ACCESS EXCLUSIVE on public.readings_26 (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.readings_26_day_value_id_idx (stops reads and writes)
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
DROP INDEX IF EXISTS public.one_per_day;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '500ms';
SET LOCAL statement_timeout = '15s';
DROP INDEX IF EXISTS public.readings_25_day_value_id_idx;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '500ms';
SET LOCAL statement_timeout = '15s';
DROP INDEX IF EXISTS "Old"."readings 25 a_day_value_id_idx";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '500ms';
SET LOCAL statement_timeout = '15s';
DROP INDEX IF EXISTS public.readings_26_day_value_id_idx;
COMMIT;

-- 035 undo build index readings_25_rest_day_value_id_idx on public.readings_25_rest, its part of one_per_day
-- Plan:        case (phase 1)
-- Why:         built CONCURRENTLY: reads and writes go on
-- Locks:       SHARE UPDATE EXCLUSIVE on public.readings_25_rest (stops no reads and no writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public.readings_25_rest_day_value_id_idx (stops no reads and no writes)
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
DROP INDEX CONCURRENTLY IF EXISTS public.readings_25_rest_day_value_id_idx;

-- 034 undo build index h1_day_value_id_idx on public.h1, its part of one_per_day
-- Plan:        case (phase 1)
-- Why:         built CONCURRENTLY: reads and writes go on
-- Locks:       SHARE UPDATE EXCLUSIVE on public.h1 (stops no reads and no writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public.h1_day_value_id_idx (stops no reads and no writes)
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
DROP INDEX CONCURRENTLY IF EXISTS public.h1_day_value_id_idx;

-- 033 undo build index h0_day_value_id_idx on public.h0, its part of one_per_day
-- Plan:        case (phase 1)
-- Why:         built CONCURRENTLY: reads and writes go on
-- Locks:       SHARE UPDATE EXCLUSIVE on public.h0 (stops no reads and no writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public.h0_day_value_id_idx (stops no reads and no writes)
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
DROP INDEX CONCURRENTLY IF EXISTS public.h0_day_value_id_idx;

-- 032 undo build index readings_24_day_value_id_idx on public.readings_24, its part of one_per_day
-- Plan:        case (phase 1)
-- Why:         built CONCURRENTLY: reads and writes go on
-- Locks:       SHARE UPDATE EXCLUSIVE on public.readings_24 (stops no reads and no writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public.readings_24_day_value_id_idx (stops no reads and no writes)
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
DROP INDEX CONCURRENTLY IF EXISTS public.readings_24_day_value_id_idx;

-- 031 undo create index one_per_day on public.readings alone, without its partitions
-- Plan:        case (phase 1)
-- Why:         the declaration has index one_per_day on public.readings, the database has not; a partitioned table (4 partitions, rows never counted) refuses CONCURRENTLY on every server up to 18: this index begins INVALID and empty, each partition builds its own CONCURRENTLY, and the last to hand it over makes the whole valid
-- Locks:       ACCESS EXCLUSIVE on public.one_per_day (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.readings (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on the 7 tables below public.readings (stops reads and writes): plan.json names them
-- Transaction: one transaction
-- Locks:       ACCESS EXCLUSIVE on "Old"."readings 25 a", below public.readings_25 (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.h0, below public.readings_25 (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.h1, below public.readings_25 (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.readings_25 (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.readings_25_day_value_id_idx (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.readings_25_rest, below public.readings_25 (stops reads and writes)
-- Transaction: one transaction
-- Locks:       ACCESS EXCLUSIVE on "Old"."readings 25 a" (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on "Old"."readings 25 a_day_value_id_idx" (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.h0, below "Old"."readings 25 a" (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.h1, below "Old"."readings 25 a" (stops reads and writes)
-- Transaction: one transaction
-- Locks:       ACCESS EXCLUSIVE on public.readings_26 (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.readings_26_day_value_id_idx (stops reads and writes)
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
DROP INDEX IF EXISTS public.one_per_day;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '500ms';
SET LOCAL statement_timeout = '15s';
DROP INDEX IF EXISTS public.readings_25_day_value_id_idx;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '500ms';
SET LOCAL statement_timeout = '15s';
DROP INDEX IF EXISTS "Old"."readings 25 a_day_value_id_idx";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '500ms';
SET LOCAL statement_timeout = '15s';
DROP INDEX IF EXISTS public.readings_26_day_value_id_idx;
COMMIT;

-- 030 undo attach the indexes of the partitions to by_value_plain of public.readings
-- Plan:        case (phase 1)
-- Why:         each in a transaction of its own, and no row is read; queries on that one partition wait for an instant. A partitioned index cannot be dropped CONCURRENTLY, so a rollback, of this step as of the first, takes it away whole, under ACCESS EXCLUSIVE on the table and all partitions, for an instant
-- Locks:       ACCESS EXCLUSIVE on public.by_value_plain (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.readings (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on the 7 tables below public.readings (stops reads and writes): plan.json names them
-- Transaction: one transaction
-- Locks:       ACCESS EXCLUSIVE on "Old"."readings 25 a", below public.readings_25 (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.h0, below public.readings_25 (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.h1, below public.readings_25 (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.readings_25 (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.readings_25_rest, below public.readings_25 (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.readings_25_value_idx1 (stops reads and writes)
-- Transaction: one transaction
-- Locks:       ACCESS EXCLUSIVE on "Old"."readings 25 a" (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on "Old"."readings 25 a_value_idx1" (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.h0, below "Old"."readings 25 a" (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.h1, below "Old"."readings 25 a" (stops reads and writes)
-- Transaction: one transaction
-- Locks:       ACCESS EXCLUSIVE on public.readings_26 (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.readings_26_value_idx1 (stops reads and writes)
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
DROP INDEX IF EXISTS public.by_value_plain;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '500ms';
SET LOCAL statement_timeout = '15s';
DROP INDEX IF EXISTS public.readings_25_value_idx1;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '500ms';
SET LOCAL statement_timeout = '15s';
DROP INDEX IF EXISTS "Old"."readings 25 a_value_idx1";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '500ms';
SET LOCAL statement_timeout = '15s';
DROP INDEX IF EXISTS public.readings_26_value_idx1;
COMMIT;

-- 029 undo build index readings_25_rest_value_idx1 on public.readings_25_rest, its part of by_value_plain
-- Plan:        case (phase 1)
-- Why:         built CONCURRENTLY: reads and writes go on
-- Locks:       SHARE UPDATE EXCLUSIVE on public.readings_25_rest (stops no reads and no writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public.readings_25_rest_value_idx1 (stops no reads and no writes)
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
DROP INDEX CONCURRENTLY IF EXISTS public.readings_25_rest_value_idx1;

-- 028 undo build index h1_value_idx1 on public.h1, its part of by_value_plain
-- Plan:        case (phase 1)
-- Why:         built CONCURRENTLY: reads and writes go on
-- Locks:       SHARE UPDATE EXCLUSIVE on public.h1 (stops no reads and no writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public.h1_value_idx1 (stops no reads and no writes)
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
DROP INDEX CONCURRENTLY IF EXISTS public.h1_value_idx1;

-- 027 undo build index h0_value_idx1 on public.h0, its part of by_value_plain
-- Plan:        case (phase 1)
-- Why:         built CONCURRENTLY: reads and writes go on
-- Locks:       SHARE UPDATE EXCLUSIVE on public.h0 (stops no reads and no writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public.h0_value_idx1 (stops no reads and no writes)
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
DROP INDEX CONCURRENTLY IF EXISTS public.h0_value_idx1;

-- 026 undo build index readings_24_value_idx2 on public.readings_24, its part of by_value_plain
-- Plan:        case (phase 1)
-- Why:         built CONCURRENTLY: reads and writes go on
-- Locks:       SHARE UPDATE EXCLUSIVE on public.readings_24 (stops no reads and no writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public.readings_24_value_idx2 (stops no reads and no writes)
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
DROP INDEX CONCURRENTLY IF EXISTS public.readings_24_value_idx2;

-- 025 undo create index by_value_plain on public.readings alone, without its partitions
-- Plan:        case (phase 1)
-- Why:         the declaration has index by_value_plain on public.readings, the database has not; a partitioned table (4 partitions, rows never counted) refuses CONCURRENTLY on every server up to 18: this index begins INVALID and empty, each partition builds its own CONCURRENTLY, and the last to hand it over makes the whole valid
-- Locks:       ACCESS EXCLUSIVE on public.by_value_plain (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.readings (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on the 7 tables below public.readings (stops reads and writes): plan.json names them
-- Transaction: one transaction
-- Locks:       ACCESS EXCLUSIVE on "Old"."readings 25 a", below public.readings_25 (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.h0, below public.readings_25 (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.h1, below public.readings_25 (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.readings_25 (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.readings_25_rest, below public.readings_25 (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.readings_25_value_idx1 (stops reads and writes)
-- Transaction: one transaction
-- Locks:       ACCESS EXCLUSIVE on "Old"."readings 25 a" (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on "Old"."readings 25 a_value_idx1" (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.h0, below "Old"."readings 25 a" (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.h1, below "Old"."readings 25 a" (stops reads and writes)
-- Transaction: one transaction
-- Locks:       ACCESS EXCLUSIVE on public.readings_26 (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.readings_26_value_idx1 (stops reads and writes)
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
DROP INDEX IF EXISTS public.by_value_plain;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '500ms';
SET LOCAL statement_timeout = '15s';
DROP INDEX IF EXISTS public.readings_25_value_idx1;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '500ms';
SET LOCAL statement_timeout = '15s';
DROP INDEX IF EXISTS "Old"."readings 25 a_value_idx1";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '500ms';
SET LOCAL statement_timeout = '15s';
DROP INDEX IF EXISTS public.readings_26_value_idx1;
COMMIT;

-- 024 undo attach the indexes of the partitions to by_value_again of public.readings
-- Plan:        case (phase 1)
-- Why:         each in a transaction of its own, and no row is read; queries on that one partition wait for an instant. A partitioned index cannot be dropped CONCURRENTLY, so a rollback, of this step as of the first, takes it away whole, under ACCESS EXCLUSIVE on the table and all partitions, for an instant
-- Locks:       ACCESS EXCLUSIVE on public.by_value_again (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.readings (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on the 7 tables below public.readings (stops reads and writes): plan.json names them
-- Transaction: one transaction
-- Locks:       ACCESS EXCLUSIVE on "Old"."readings 25 a", below public.readings_25 (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.h0, below public.readings_25 (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.h1, below public.readings_25 (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.readings_25 (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.readings_25_rest, below public.readings_25 (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.readings_25_value_idx (stops reads and writes)
-- Transaction: one transaction
-- Locks:       ACCESS EXCLUSIVE on "Old"."readings 25 a" (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on "Old"."readings 25 a_value_idx" (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.h0, below "Old"."readings 25 a" (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.h1, below "Old"."readings 25 a" (stops reads and writes)
-- Transaction: one transaction
-- Locks:       ACCESS EXCLUSIVE on public.readings_26 (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.readings_26_value_idx (stops reads and writes)
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
DROP INDEX IF EXISTS public.by_value_again;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '500ms';
SET LOCAL statement_timeout = '15s';
DROP INDEX IF EXISTS public.readings_25_value_idx;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '500ms';
SET LOCAL statement_timeout = '15s';
DROP INDEX IF EXISTS "Old"."readings 25 a_value_idx";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '500ms';
SET LOCAL statement_timeout = '15s';
DROP INDEX IF EXISTS public.readings_26_value_idx;
COMMIT;

-- 023 undo build index readings_25_rest_value_idx on public.readings_25_rest, its part of by_value_again
-- Plan:        case (phase 1)
-- Why:         built CONCURRENTLY: reads and writes go on
-- Locks:       SHARE UPDATE EXCLUSIVE on public.readings_25_rest (stops no reads and no writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public.readings_25_rest_value_idx (stops no reads and no writes)
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
DROP INDEX CONCURRENTLY IF EXISTS public.readings_25_rest_value_idx;

-- 022 undo build index h1_value_idx on public.h1, its part of by_value_again
-- Plan:        case (phase 1)
-- Why:         built CONCURRENTLY: reads and writes go on
-- Locks:       SHARE UPDATE EXCLUSIVE on public.h1 (stops no reads and no writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public.h1_value_idx (stops no reads and no writes)
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
DROP INDEX CONCURRENTLY IF EXISTS public.h1_value_idx;

-- 021 undo build index h0_value_idx on public.h0, its part of by_value_again
-- Plan:        case (phase 1)
-- Why:         built CONCURRENTLY: reads and writes go on
-- Locks:       SHARE UPDATE EXCLUSIVE on public.h0 (stops no reads and no writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public.h0_value_idx (stops no reads and no writes)
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
DROP INDEX CONCURRENTLY IF EXISTS public.h0_value_idx;

-- 020 undo build index readings_24_value_idx1 on public.readings_24, its part of by_value_again
-- Plan:        case (phase 1)
-- Why:         built CONCURRENTLY: reads and writes go on
-- Locks:       SHARE UPDATE EXCLUSIVE on public.readings_24 (stops no reads and no writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public.readings_24_value_idx1 (stops no reads and no writes)
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
DROP INDEX CONCURRENTLY IF EXISTS public.readings_24_value_idx1;

-- 019 undo create index by_value_again on public.readings alone, without its partitions
-- Plan:        case (phase 1)
-- Why:         the declaration has index by_value_again on public.readings, the database has not; a partitioned table (4 partitions, rows never counted) refuses CONCURRENTLY on every server up to 18: this index begins INVALID and empty, each partition builds its own CONCURRENTLY, and the last to hand it over makes the whole valid
-- Locks:       ACCESS EXCLUSIVE on public.by_value_again (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.readings (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on the 7 tables below public.readings (stops reads and writes): plan.json names them
-- Transaction: one transaction
-- Locks:       ACCESS EXCLUSIVE on "Old"."readings 25 a", below public.readings_25 (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.h0, below public.readings_25 (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.h1, below public.readings_25 (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.readings_25 (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.readings_25_rest, below public.readings_25 (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.readings_25_value_idx (stops reads and writes)
-- Transaction: one transaction
-- Locks:       ACCESS EXCLUSIVE on "Old"."readings 25 a" (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on "Old"."readings 25 a_value_idx" (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.h0, below "Old"."readings 25 a" (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.h1, below "Old"."readings 25 a" (stops reads and writes)
-- Transaction: one transaction
-- Locks:       ACCESS EXCLUSIVE on public.readings_26 (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.readings_26_value_idx (stops reads and writes)
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
DROP INDEX IF EXISTS public.by_value_again;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '500ms';
SET LOCAL statement_timeout = '15s';
DROP INDEX IF EXISTS public.readings_25_value_idx;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '500ms';
SET LOCAL statement_timeout = '15s';
DROP INDEX IF EXISTS "Old"."readings 25 a_value_idx";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '500ms';
SET LOCAL statement_timeout = '15s';
DROP INDEX IF EXISTS public.readings_26_value_idx;
COMMIT;

-- 018 undo attach the indexes of the partitions to by_value of public.readings
-- Plan:        case (phase 1)
-- Why:         each in a transaction of its own, and no row is read; queries on that one partition wait for an instant. A partitioned index cannot be dropped CONCURRENTLY, so a rollback, of this step as of the first, takes it away whole, under ACCESS EXCLUSIVE on the table and all partitions, for an instant
-- Locks:       ACCESS EXCLUSIVE on public.by_value (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.readings (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on the 7 tables below public.readings (stops reads and writes): plan.json names them
-- Transaction: one transaction
-- Locks:       ACCESS EXCLUSIVE on "Old"."readings 25 a", below public.readings_25 (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.h0, below public.readings_25 (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.h1, below public.readings_25 (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.readings_25 (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.readings_25_rest, below public.readings_25 (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.readings_25_value_id_idx (stops reads and writes)
-- Transaction: one transaction
-- Locks:       ACCESS EXCLUSIVE on "Old"."readings 25 a" (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on "Old"."readings 25 a_value_id_idx" (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.h0, below "Old"."readings 25 a" (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.h1, below "Old"."readings 25 a" (stops reads and writes)
-- Transaction: one transaction
-- Locks:       ACCESS EXCLUSIVE on public.readings_26 (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.readings_26_value_id_idx (stops reads and writes)
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
DROP INDEX IF EXISTS public.by_value;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '500ms';
SET LOCAL statement_timeout = '15s';
DROP INDEX IF EXISTS public.readings_25_value_id_idx;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '500ms';
SET LOCAL statement_timeout = '15s';
DROP INDEX IF EXISTS "Old"."readings 25 a_value_id_idx";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '500ms';
SET LOCAL statement_timeout = '15s';
DROP INDEX IF EXISTS public.readings_26_value_id_idx;
COMMIT;

-- 017 undo build index readings_25_rest_value_id_idx on public.readings_25_rest, its part of by_value
-- Plan:        case (phase 1)
-- Why:         built CONCURRENTLY: reads and writes go on
-- Locks:       SHARE UPDATE EXCLUSIVE on public.readings_25_rest (stops no reads and no writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public.readings_25_rest_value_id_idx (stops no reads and no writes)
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
DROP INDEX CONCURRENTLY IF EXISTS public.readings_25_rest_value_id_idx;

-- 016 undo build index h1_value_id_idx on public.h1, its part of by_value
-- Plan:        case (phase 1)
-- Why:         built CONCURRENTLY: reads and writes go on
-- Locks:       SHARE UPDATE EXCLUSIVE on public.h1 (stops no reads and no writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public.h1_value_id_idx (stops no reads and no writes)
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
DROP INDEX CONCURRENTLY IF EXISTS public.h1_value_id_idx;

-- 015 undo build index h0_value_id_idx on public.h0, its part of by_value
-- Plan:        case (phase 1)
-- Why:         built CONCURRENTLY: reads and writes go on
-- Locks:       SHARE UPDATE EXCLUSIVE on public.h0 (stops no reads and no writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public.h0_value_id_idx (stops no reads and no writes)
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
DROP INDEX CONCURRENTLY IF EXISTS public.h0_value_id_idx;

-- 014 undo build index readings_24_value_id_idx on public.readings_24, its part of by_value
-- Plan:        case (phase 1)
-- Why:         built CONCURRENTLY: reads and writes go on
-- Locks:       SHARE UPDATE EXCLUSIVE on public.readings_24 (stops no reads and no writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public.readings_24_value_id_idx (stops no reads and no writes)
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
DROP INDEX CONCURRENTLY IF EXISTS public.readings_24_value_id_idx;

-- 013 undo create index by_value on public.readings alone, without its partitions
-- Plan:        case (phase 1)
-- Why:         the declaration has index by_value on public.readings, the database has not; a partitioned table (4 partitions, rows never counted) refuses CONCURRENTLY on every server up to 18: this index begins INVALID and empty, each partition builds its own CONCURRENTLY, and the last to hand it over makes the whole valid
-- Locks:       ACCESS EXCLUSIVE on public.by_value (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.readings (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on the 7 tables below public.readings (stops reads and writes): plan.json names them
-- Transaction: one transaction
-- Locks:       ACCESS EXCLUSIVE on "Old"."readings 25 a", below public.readings_25 (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.h0, below public.readings_25 (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.h1, below public.readings_25 (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.readings_25 (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.readings_25_rest, below public.readings_25 (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.readings_25_value_id_idx (stops reads and writes)
-- Transaction: one transaction
-- Locks:       ACCESS EXCLUSIVE on "Old"."readings 25 a" (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on "Old"."readings 25 a_value_id_idx" (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.h0, below "Old"."readings 25 a" (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.h1, below "Old"."readings 25 a" (stops reads and writes)
-- Transaction: one transaction
-- Locks:       ACCESS EXCLUSIVE on public.readings_26 (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.readings_26_value_id_idx (stops reads and writes)
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
DROP INDEX IF EXISTS public.by_value;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '500ms';
SET LOCAL statement_timeout = '15s';
DROP INDEX IF EXISTS public.readings_25_value_id_idx;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '500ms';
SET LOCAL statement_timeout = '15s';
DROP INDEX IF EXISTS "Old"."readings 25 a_value_id_idx";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '500ms';
SET LOCAL statement_timeout = '15s';
DROP INDEX IF EXISTS public.readings_26_value_id_idx;
COMMIT;

-- 012 undo attach the indexes of the partitions to by_sum of public.readings
-- Plan:        case (phase 1)
-- Why:         each in a transaction of its own, and no row is read; queries on that one partition wait for an instant. A partitioned index cannot be dropped CONCURRENTLY, so a rollback, of this step as of the first, takes it away whole, under ACCESS EXCLUSIVE on the table and all partitions, for an instant
-- Locks:       ACCESS EXCLUSIVE on public.by_sum (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.readings (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on the 7 tables below public.readings (stops reads and writes): plan.json names them
-- Transaction: one transaction
-- Locks:       ACCESS EXCLUSIVE on "Old"."readings 25 a", below public.readings_25 (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.h0, below public.readings_25 (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.h1, below public.readings_25 (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.readings_25 (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.readings_25_expr_idx (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.readings_25_rest, below public.readings_25 (stops reads and writes)
-- Transaction: one transaction
-- Locks:       ACCESS EXCLUSIVE on "Old"."readings 25 a" (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on "Old"."readings 25 a_expr_idx" (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.h0, below "Old"."readings 25 a" (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.h1, below "Old"."readings 25 a" (stops reads and writes)
-- Transaction: one transaction
-- Locks:       ACCESS EXCLUSIVE on public.readings_26 (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.readings_26_expr_idx (stops reads and writes)
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
DROP INDEX IF EXISTS public.by_sum;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '500ms';
SET LOCAL statement_timeout = '15s';
DROP INDEX IF EXISTS public.readings_25_expr_idx;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '500ms';
SET LOCAL statement_timeout = '15s';
DROP INDEX IF EXISTS "Old"."readings 25 a_expr_idx";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '500ms';
SET LOCAL statement_timeout = '15s';
DROP INDEX IF EXISTS public.readings_26_expr_idx;
COMMIT;

-- 011 undo build index readings_25_rest_expr_idx on public.readings_25_rest, its part of by_sum
-- Plan:        case (phase 1)
-- Why:         built CONCURRENTLY: reads and writes go on
-- Locks:       SHARE UPDATE EXCLUSIVE on public.readings_25_rest (stops no reads and no writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public.readings_25_rest_expr_idx (stops no reads and no writes)
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
DROP INDEX CONCURRENTLY IF EXISTS public.readings_25_rest_expr_idx;

-- 010 undo build index h1_expr_idx on public.h1, its part of by_sum
-- Plan:        case (phase 1)
-- Why:         built CONCURRENTLY: reads and writes go on
-- Locks:       SHARE UPDATE EXCLUSIVE on public.h1 (stops no reads and no writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public.h1_expr_idx (stops no reads and no writes)
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
DROP INDEX CONCURRENTLY IF EXISTS public.h1_expr_idx;

-- 009 undo build index h0_expr_idx on public.h0, its part of by_sum
-- Plan:        case (phase 1)
-- Why:         built CONCURRENTLY: reads and writes go on
-- Locks:       SHARE UPDATE EXCLUSIVE on public.h0 (stops no reads and no writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public.h0_expr_idx (stops no reads and no writes)
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
DROP INDEX CONCURRENTLY IF EXISTS public.h0_expr_idx;

-- 008 undo build index readings_24_expr_idx on public.readings_24, its part of by_sum
-- Plan:        case (phase 1)
-- Why:         built CONCURRENTLY: reads and writes go on
-- Locks:       SHARE UPDATE EXCLUSIVE on public.readings_24 (stops no reads and no writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public.readings_24_expr_idx (stops no reads and no writes)
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
DROP INDEX CONCURRENTLY IF EXISTS public.readings_24_expr_idx;

-- 007 undo create index by_sum on public.readings alone, without its partitions
-- Plan:        case (phase 1)
-- Why:         the declaration has index by_sum on public.readings, the database has not; a partitioned table (4 partitions, rows never counted) refuses CONCURRENTLY on every server up to 18: this index begins INVALID and empty, each partition builds its own CONCURRENTLY, and the last to hand it over makes the whole valid
-- Locks:       ACCESS EXCLUSIVE on public.by_sum (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.readings (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on the 7 tables below public.readings (stops reads and writes): plan.json names them
-- Transaction: one transaction
-- Locks:       ACCESS EXCLUSIVE on "Old"."readings 25 a", below public.readings_25 (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.h0, below public.readings_25 (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.h1, below public.readings_25 (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.readings_25 (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.readings_25_expr_idx (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.readings_25_rest, below public.readings_25 (stops reads and writes)
-- Transaction: one transaction
-- Locks:       ACCESS EXCLUSIVE on "Old"."readings 25 a" (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on "Old"."readings 25 a_expr_idx" (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.h0, below "Old"."readings 25 a" (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.h1, below "Old"."readings 25 a" (stops reads and writes)
-- Transaction: one transaction
-- Locks:       ACCESS EXCLUSIVE on public.readings_26 (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.readings_26_expr_idx (stops reads and writes)
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
DROP INDEX IF EXISTS public.by_sum;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '500ms';
SET LOCAL statement_timeout = '15s';
DROP INDEX IF EXISTS public.readings_25_expr_idx;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '500ms';
SET LOCAL statement_timeout = '15s';
DROP INDEX IF EXISTS "Old"."readings 25 a_expr_idx";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '500ms';
SET LOCAL statement_timeout = '15s';
DROP INDEX IF EXISTS public.readings_26_expr_idx;
COMMIT;

-- 006 undo attach the indexes of the partitions to by_name of public.readings
-- Plan:        case (phase 1)
-- Why:         each in a transaction of its own, and no row is read; queries on that one partition wait for an instant. A partitioned index cannot be dropped CONCURRENTLY, so a rollback, of this step as of the first, takes it away whole, under ACCESS EXCLUSIVE on the table and all partitions, for an instant
-- Locks:       ACCESS EXCLUSIVE on public.by_name (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.readings (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on the 7 tables below public.readings (stops reads and writes): plan.json names them
-- Transaction: one transaction
-- Locks:       ACCESS EXCLUSIVE on "Old"."readings 25 a", below public.readings_25 (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.h0, below public.readings_25 (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.h1, below public.readings_25 (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.readings_25 (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.readings_25_lower_name_idx (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.readings_25_rest, below public.readings_25 (stops reads and writes)
-- Transaction: one transaction
-- Locks:       ACCESS EXCLUSIVE on "Old"."readings 25 a" (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on "Old"."readings 25 a_lower_name_idx" (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.h0, below "Old"."readings 25 a" (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.h1, below "Old"."readings 25 a" (stops reads and writes)
-- Transaction: one transaction
-- Locks:       ACCESS EXCLUSIVE on public.readings_26 (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.readings_26_lower_name_idx (stops reads and writes)
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
DROP INDEX IF EXISTS public.by_name;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '500ms';
SET LOCAL statement_timeout = '15s';
DROP INDEX IF EXISTS public.readings_25_lower_name_idx;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '500ms';
SET LOCAL statement_timeout = '15s';
DROP INDEX IF EXISTS "Old"."readings 25 a_lower_name_idx";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '500ms';
SET LOCAL statement_timeout = '15s';
DROP INDEX IF EXISTS public.readings_26_lower_name_idx;
COMMIT;

-- 005 undo build index readings_25_rest_lower_name_idx on public.readings_25_rest, its part of by_name
-- Plan:        case (phase 1)
-- Why:         built CONCURRENTLY: reads and writes go on
-- Locks:       SHARE UPDATE EXCLUSIVE on public.readings_25_rest (stops no reads and no writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public.readings_25_rest_lower_name_idx (stops no reads and no writes)
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
DROP INDEX CONCURRENTLY IF EXISTS public.readings_25_rest_lower_name_idx;

-- 004 undo build index h1_lower_name_idx on public.h1, its part of by_name
-- Plan:        case (phase 1)
-- Why:         built CONCURRENTLY: reads and writes go on
-- Locks:       SHARE UPDATE EXCLUSIVE on public.h1 (stops no reads and no writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public.h1_lower_name_idx (stops no reads and no writes)
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
DROP INDEX CONCURRENTLY IF EXISTS public.h1_lower_name_idx;

-- 003 undo build index h0_lower_name_idx on public.h0, its part of by_name
-- Plan:        case (phase 1)
-- Why:         built CONCURRENTLY: reads and writes go on
-- Locks:       SHARE UPDATE EXCLUSIVE on public.h0 (stops no reads and no writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public.h0_lower_name_idx (stops no reads and no writes)
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
DROP INDEX CONCURRENTLY IF EXISTS public.h0_lower_name_idx;

-- 002 undo build index readings_24_lower_name_idx on public.readings_24, its part of by_name
-- Plan:        case (phase 1)
-- Why:         built CONCURRENTLY: reads and writes go on
-- Locks:       SHARE UPDATE EXCLUSIVE on public.readings_24 (stops no reads and no writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public.readings_24_lower_name_idx (stops no reads and no writes)
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
DROP INDEX CONCURRENTLY IF EXISTS public.readings_24_lower_name_idx;

-- 001 undo create index by_name on public.readings alone, without its partitions
-- Plan:        case (phase 1)
-- Why:         the declaration has index by_name on public.readings, the database has not; a partitioned table (4 partitions, rows never counted) refuses CONCURRENTLY on every server up to 18: this index begins INVALID and empty, each partition builds its own CONCURRENTLY, and the last to hand it over makes the whole valid
-- Locks:       ACCESS EXCLUSIVE on public.by_name (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.readings (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on the 7 tables below public.readings (stops reads and writes): plan.json names them
-- Transaction: one transaction
-- Locks:       ACCESS EXCLUSIVE on "Old"."readings 25 a", below public.readings_25 (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.h0, below public.readings_25 (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.h1, below public.readings_25 (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.readings_25 (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.readings_25_lower_name_idx (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.readings_25_rest, below public.readings_25 (stops reads and writes)
-- Transaction: one transaction
-- Locks:       ACCESS EXCLUSIVE on "Old"."readings 25 a" (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on "Old"."readings 25 a_lower_name_idx" (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.h0, below "Old"."readings 25 a" (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.h1, below "Old"."readings 25 a" (stops reads and writes)
-- Transaction: one transaction
-- Locks:       ACCESS EXCLUSIVE on public.readings_26 (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.readings_26_lower_name_idx (stops reads and writes)
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
DROP INDEX IF EXISTS public.by_name;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '500ms';
SET LOCAL statement_timeout = '15s';
DROP INDEX IF EXISTS public.readings_25_lower_name_idx;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '500ms';
SET LOCAL statement_timeout = '15s';
DROP INDEX IF EXISTS "Old"."readings 25 a_lower_name_idx";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '500ms';
SET LOCAL statement_timeout = '15s';
DROP INDEX IF EXISTS public.readings_26_lower_name_idx;
COMMIT;
