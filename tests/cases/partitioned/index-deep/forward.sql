-- 001 create index by_name on public.readings alone, without its partitions
-- Plan:        case (phase 1)
-- Why:         the declaration has index by_name on public.readings, the database has not; a partitioned table (4 partitions, rows never counted) refuses CONCURRENTLY on every server up to 18: this index begins INVALID and empty, each partition builds its own CONCURRENTLY, and the last to hand it over makes the whole valid
-- Locks:       SHARE on public.readings (stops writes)
-- Transaction: one transaction
-- Locks:       SHARE on public.readings_25 (stops writes)
-- Transaction: one transaction
-- Locks:       SHARE on "Old"."readings 25 a" (stops writes)
-- Transaction: one transaction
-- Locks:       SHARE on public.readings_26 (stops writes)
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
CREATE INDEX by_name ON ONLY public.readings USING btree (lower(name), name NULLS FIRST);
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '500ms';
SET LOCAL statement_timeout = '15s';
CREATE INDEX readings_25_lower_name_idx ON ONLY public.readings_25 USING btree (lower(name), name NULLS FIRST);
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '500ms';
SET LOCAL statement_timeout = '15s';
CREATE INDEX "readings 25 a_lower_name_idx" ON ONLY "Old"."readings 25 a" USING btree (lower(name), name NULLS FIRST);
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '500ms';
SET LOCAL statement_timeout = 0;
CREATE INDEX readings_26_lower_name_idx ON public.readings_26 USING btree (lower(name), name NULLS FIRST);
COMMIT;

-- 002 build index readings_24_lower_name_idx on public.readings_24, its part of by_name
-- Plan:        case (phase 1)
-- Why:         built CONCURRENTLY: reads and writes go on
-- After:       001, it is the next step of the same change
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
CREATE INDEX CONCURRENTLY readings_24_lower_name_idx ON public.readings_24 USING btree (lower(name), name NULLS FIRST);

-- 003 build index h0_lower_name_idx on public.h0, its part of by_name
-- Plan:        case (phase 1)
-- Why:         built CONCURRENTLY: reads and writes go on
-- After:       002, it is the next step of the same change
-- Locks:       SHARE UPDATE EXCLUSIVE on public.h0 (stops no reads and no writes)
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
CREATE INDEX CONCURRENTLY h0_lower_name_idx ON public.h0 USING btree (lower(name), name NULLS FIRST);

-- 004 build index h1_lower_name_idx on public.h1, its part of by_name
-- Plan:        case (phase 1)
-- Why:         built CONCURRENTLY: reads and writes go on
-- After:       003, it is the next step of the same change
-- Locks:       SHARE UPDATE EXCLUSIVE on public.h1 (stops no reads and no writes)
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
CREATE INDEX CONCURRENTLY h1_lower_name_idx ON public.h1 USING btree (lower(name), name NULLS FIRST);

-- 005 build index readings_25_rest_lower_name_idx on public.readings_25_rest, its part of by_name
-- Plan:        case (phase 1)
-- Why:         built CONCURRENTLY: reads and writes go on
-- After:       004, it is the next step of the same change
-- Locks:       SHARE UPDATE EXCLUSIVE on public.readings_25_rest (stops no reads and no writes)
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
CREATE INDEX CONCURRENTLY readings_25_rest_lower_name_idx ON public.readings_25_rest USING btree (lower(name), name NULLS FIRST);

-- 006 attach the indexes of the partitions to by_name of public.readings
-- Plan:        case (phase 1)
-- Why:         each in a transaction of its own, and no row is read; queries on that one partition wait for an instant. A partitioned index cannot be dropped CONCURRENTLY, so a rollback, of this step as of the first, takes it away whole, under ACCESS EXCLUSIVE on the table and all partitions, for an instant
-- After:       005, it is the next step of the same change
-- Locks:       SHARE UPDATE EXCLUSIVE on "Old"."readings 25 a_lower_name_idx" (stops no reads and no writes)
-- Locks:       ACCESS EXCLUSIVE on public.h0_lower_name_idx (stops reads and writes)
-- Transaction: one transaction
-- Locks:       SHARE UPDATE EXCLUSIVE on "Old"."readings 25 a_lower_name_idx" (stops no reads and no writes)
-- Locks:       ACCESS EXCLUSIVE on public.h1_lower_name_idx (stops reads and writes)
-- Transaction: one transaction
-- Locks:       ACCESS EXCLUSIVE on "Old"."readings 25 a_lower_name_idx" (stops reads and writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public.readings_25_lower_name_idx (stops no reads and no writes)
-- Transaction: one transaction
-- Locks:       SHARE UPDATE EXCLUSIVE on public.readings_25_lower_name_idx (stops no reads and no writes)
-- Locks:       ACCESS EXCLUSIVE on public.readings_25_rest_lower_name_idx (stops reads and writes)
-- Transaction: one transaction
-- Locks:       SHARE UPDATE EXCLUSIVE on public.by_name (stops no reads and no writes)
-- Locks:       ACCESS EXCLUSIVE on public.readings_24_lower_name_idx (stops reads and writes)
-- Transaction: one transaction
-- Locks:       SHARE UPDATE EXCLUSIVE on public.by_name (stops no reads and no writes)
-- Locks:       ACCESS EXCLUSIVE on public.readings_25_lower_name_idx (stops reads and writes)
-- Transaction: one transaction
-- Locks:       SHARE UPDATE EXCLUSIVE on public.by_name (stops no reads and no writes)
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
ALTER INDEX "Old"."readings 25 a_lower_name_idx" ATTACH PARTITION public.h0_lower_name_idx;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '500ms';
SET LOCAL statement_timeout = '15s';
ALTER INDEX "Old"."readings 25 a_lower_name_idx" ATTACH PARTITION public.h1_lower_name_idx;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '500ms';
SET LOCAL statement_timeout = '15s';
ALTER INDEX public.readings_25_lower_name_idx ATTACH PARTITION "Old"."readings 25 a_lower_name_idx";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '500ms';
SET LOCAL statement_timeout = '15s';
ALTER INDEX public.readings_25_lower_name_idx ATTACH PARTITION public.readings_25_rest_lower_name_idx;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '500ms';
SET LOCAL statement_timeout = '15s';
ALTER INDEX public.by_name ATTACH PARTITION public.readings_24_lower_name_idx;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '500ms';
SET LOCAL statement_timeout = '15s';
ALTER INDEX public.by_name ATTACH PARTITION public.readings_25_lower_name_idx;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '500ms';
SET LOCAL statement_timeout = '15s';
ALTER INDEX public.by_name ATTACH PARTITION public.readings_26_lower_name_idx;
COMMIT;

-- 007 create index by_sum on public.readings alone, without its partitions
-- Plan:        case (phase 1)
-- Why:         the declaration has index by_sum on public.readings, the database has not; a partitioned table (4 partitions, rows never counted) refuses CONCURRENTLY on every server up to 18: this index begins INVALID and empty, each partition builds its own CONCURRENTLY, and the last to hand it over makes the whole valid
-- Locks:       SHARE on public.readings (stops writes)
-- Transaction: one transaction
-- Locks:       SHARE on public.readings_25 (stops writes)
-- Transaction: one transaction
-- Locks:       SHARE on "Old"."readings 25 a" (stops writes)
-- Transaction: one transaction
-- Locks:       SHARE on public.readings_26 (stops writes)
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
CREATE INDEX by_sum ON ONLY public.readings USING btree (((value + id))) WITH (fillfactor='70');
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '500ms';
SET LOCAL statement_timeout = '15s';
CREATE INDEX readings_25_expr_idx ON ONLY public.readings_25 USING btree (((value + id))) WITH (fillfactor='70');
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '500ms';
SET LOCAL statement_timeout = '15s';
CREATE INDEX "readings 25 a_expr_idx" ON ONLY "Old"."readings 25 a" USING btree (((value + id))) WITH (fillfactor='70');
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '500ms';
SET LOCAL statement_timeout = 0;
CREATE INDEX readings_26_expr_idx ON public.readings_26 USING btree (((value + id))) WITH (fillfactor='70');
COMMIT;

-- 008 build index readings_24_expr_idx on public.readings_24, its part of by_sum
-- Plan:        case (phase 1)
-- Why:         built CONCURRENTLY: reads and writes go on
-- After:       007, it is the next step of the same change
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
CREATE INDEX CONCURRENTLY readings_24_expr_idx ON public.readings_24 USING btree (((value + id))) WITH (fillfactor='70');

-- 009 build index h0_expr_idx on public.h0, its part of by_sum
-- Plan:        case (phase 1)
-- Why:         built CONCURRENTLY: reads and writes go on
-- After:       008, it is the next step of the same change
-- Locks:       SHARE UPDATE EXCLUSIVE on public.h0 (stops no reads and no writes)
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
CREATE INDEX CONCURRENTLY h0_expr_idx ON public.h0 USING btree (((value + id))) WITH (fillfactor='70');

-- 010 build index h1_expr_idx on public.h1, its part of by_sum
-- Plan:        case (phase 1)
-- Why:         built CONCURRENTLY: reads and writes go on
-- After:       009, it is the next step of the same change
-- Locks:       SHARE UPDATE EXCLUSIVE on public.h1 (stops no reads and no writes)
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
CREATE INDEX CONCURRENTLY h1_expr_idx ON public.h1 USING btree (((value + id))) WITH (fillfactor='70');

-- 011 build index readings_25_rest_expr_idx on public.readings_25_rest, its part of by_sum
-- Plan:        case (phase 1)
-- Why:         built CONCURRENTLY: reads and writes go on
-- After:       010, it is the next step of the same change
-- Locks:       SHARE UPDATE EXCLUSIVE on public.readings_25_rest (stops no reads and no writes)
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
CREATE INDEX CONCURRENTLY readings_25_rest_expr_idx ON public.readings_25_rest USING btree (((value + id))) WITH (fillfactor='70');

-- 012 attach the indexes of the partitions to by_sum of public.readings
-- Plan:        case (phase 1)
-- Why:         each in a transaction of its own, and no row is read; queries on that one partition wait for an instant. A partitioned index cannot be dropped CONCURRENTLY, so a rollback, of this step as of the first, takes it away whole, under ACCESS EXCLUSIVE on the table and all partitions, for an instant
-- After:       011, it is the next step of the same change
-- Locks:       SHARE UPDATE EXCLUSIVE on "Old"."readings 25 a_expr_idx" (stops no reads and no writes)
-- Locks:       ACCESS EXCLUSIVE on public.h0_expr_idx (stops reads and writes)
-- Transaction: one transaction
-- Locks:       SHARE UPDATE EXCLUSIVE on "Old"."readings 25 a_expr_idx" (stops no reads and no writes)
-- Locks:       ACCESS EXCLUSIVE on public.h1_expr_idx (stops reads and writes)
-- Transaction: one transaction
-- Locks:       ACCESS EXCLUSIVE on "Old"."readings 25 a_expr_idx" (stops reads and writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public.readings_25_expr_idx (stops no reads and no writes)
-- Transaction: one transaction
-- Locks:       SHARE UPDATE EXCLUSIVE on public.readings_25_expr_idx (stops no reads and no writes)
-- Locks:       ACCESS EXCLUSIVE on public.readings_25_rest_expr_idx (stops reads and writes)
-- Transaction: one transaction
-- Locks:       SHARE UPDATE EXCLUSIVE on public.by_sum (stops no reads and no writes)
-- Locks:       ACCESS EXCLUSIVE on public.readings_24_expr_idx (stops reads and writes)
-- Transaction: one transaction
-- Locks:       SHARE UPDATE EXCLUSIVE on public.by_sum (stops no reads and no writes)
-- Locks:       ACCESS EXCLUSIVE on public.readings_25_expr_idx (stops reads and writes)
-- Transaction: one transaction
-- Locks:       SHARE UPDATE EXCLUSIVE on public.by_sum (stops no reads and no writes)
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
ALTER INDEX "Old"."readings 25 a_expr_idx" ATTACH PARTITION public.h0_expr_idx;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '500ms';
SET LOCAL statement_timeout = '15s';
ALTER INDEX "Old"."readings 25 a_expr_idx" ATTACH PARTITION public.h1_expr_idx;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '500ms';
SET LOCAL statement_timeout = '15s';
ALTER INDEX public.readings_25_expr_idx ATTACH PARTITION "Old"."readings 25 a_expr_idx";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '500ms';
SET LOCAL statement_timeout = '15s';
ALTER INDEX public.readings_25_expr_idx ATTACH PARTITION public.readings_25_rest_expr_idx;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '500ms';
SET LOCAL statement_timeout = '15s';
ALTER INDEX public.by_sum ATTACH PARTITION public.readings_24_expr_idx;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '500ms';
SET LOCAL statement_timeout = '15s';
ALTER INDEX public.by_sum ATTACH PARTITION public.readings_25_expr_idx;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '500ms';
SET LOCAL statement_timeout = '15s';
ALTER INDEX public.by_sum ATTACH PARTITION public.readings_26_expr_idx;
COMMIT;

-- 013 create index by_value on public.readings alone, without its partitions
-- Plan:        case (phase 1)
-- Why:         the declaration has index by_value on public.readings, the database has not; a partitioned table (4 partitions, rows never counted) refuses CONCURRENTLY on every server up to 18: this index begins INVALID and empty, each partition builds its own CONCURRENTLY, and the last to hand it over makes the whole valid
-- Locks:       SHARE on public.readings (stops writes)
-- Transaction: one transaction
-- Locks:       SHARE on public.readings_25 (stops writes)
-- Transaction: one transaction
-- Locks:       SHARE on "Old"."readings 25 a" (stops writes)
-- Transaction: one transaction
-- Locks:       SHARE on public.readings_26 (stops writes)
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
CREATE INDEX by_value ON ONLY public.readings USING btree (value) INCLUDE (id);
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '500ms';
SET LOCAL statement_timeout = '15s';
CREATE INDEX readings_25_value_id_idx ON ONLY public.readings_25 USING btree (value) INCLUDE (id);
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '500ms';
SET LOCAL statement_timeout = '15s';
CREATE INDEX "readings 25 a_value_id_idx" ON ONLY "Old"."readings 25 a" USING btree (value) INCLUDE (id);
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '500ms';
SET LOCAL statement_timeout = 0;
CREATE INDEX readings_26_value_id_idx ON public.readings_26 USING btree (value) INCLUDE (id);
COMMIT;

-- 014 build index readings_24_value_id_idx on public.readings_24, its part of by_value
-- Plan:        case (phase 1)
-- Why:         built CONCURRENTLY: reads and writes go on
-- After:       013, it is the next step of the same change
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
CREATE INDEX CONCURRENTLY readings_24_value_id_idx ON public.readings_24 USING btree (value) INCLUDE (id);

-- 015 build index h0_value_id_idx on public.h0, its part of by_value
-- Plan:        case (phase 1)
-- Why:         built CONCURRENTLY: reads and writes go on
-- After:       014, it is the next step of the same change
-- Locks:       SHARE UPDATE EXCLUSIVE on public.h0 (stops no reads and no writes)
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
CREATE INDEX CONCURRENTLY h0_value_id_idx ON public.h0 USING btree (value) INCLUDE (id);

-- 016 build index h1_value_id_idx on public.h1, its part of by_value
-- Plan:        case (phase 1)
-- Why:         built CONCURRENTLY: reads and writes go on
-- After:       015, it is the next step of the same change
-- Locks:       SHARE UPDATE EXCLUSIVE on public.h1 (stops no reads and no writes)
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
CREATE INDEX CONCURRENTLY h1_value_id_idx ON public.h1 USING btree (value) INCLUDE (id);

-- 017 build index readings_25_rest_value_id_idx on public.readings_25_rest, its part of by_value
-- Plan:        case (phase 1)
-- Why:         built CONCURRENTLY: reads and writes go on
-- After:       016, it is the next step of the same change
-- Locks:       SHARE UPDATE EXCLUSIVE on public.readings_25_rest (stops no reads and no writes)
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
CREATE INDEX CONCURRENTLY readings_25_rest_value_id_idx ON public.readings_25_rest USING btree (value) INCLUDE (id);

-- 018 attach the indexes of the partitions to by_value of public.readings
-- Plan:        case (phase 1)
-- Why:         each in a transaction of its own, and no row is read; queries on that one partition wait for an instant. A partitioned index cannot be dropped CONCURRENTLY, so a rollback, of this step as of the first, takes it away whole, under ACCESS EXCLUSIVE on the table and all partitions, for an instant
-- After:       017, it is the next step of the same change
-- Locks:       SHARE UPDATE EXCLUSIVE on "Old"."readings 25 a_value_id_idx" (stops no reads and no writes)
-- Locks:       ACCESS EXCLUSIVE on public.h0_value_id_idx (stops reads and writes)
-- Transaction: one transaction
-- Locks:       SHARE UPDATE EXCLUSIVE on "Old"."readings 25 a_value_id_idx" (stops no reads and no writes)
-- Locks:       ACCESS EXCLUSIVE on public.h1_value_id_idx (stops reads and writes)
-- Transaction: one transaction
-- Locks:       ACCESS EXCLUSIVE on "Old"."readings 25 a_value_id_idx" (stops reads and writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public.readings_25_value_id_idx (stops no reads and no writes)
-- Transaction: one transaction
-- Locks:       ACCESS EXCLUSIVE on public.readings_25_rest_value_id_idx (stops reads and writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public.readings_25_value_id_idx (stops no reads and no writes)
-- Transaction: one transaction
-- Locks:       SHARE UPDATE EXCLUSIVE on public.by_value (stops no reads and no writes)
-- Locks:       ACCESS EXCLUSIVE on public.readings_24_value_id_idx (stops reads and writes)
-- Transaction: one transaction
-- Locks:       SHARE UPDATE EXCLUSIVE on public.by_value (stops no reads and no writes)
-- Locks:       ACCESS EXCLUSIVE on public.readings_25_value_id_idx (stops reads and writes)
-- Transaction: one transaction
-- Locks:       SHARE UPDATE EXCLUSIVE on public.by_value (stops no reads and no writes)
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
ALTER INDEX "Old"."readings 25 a_value_id_idx" ATTACH PARTITION public.h0_value_id_idx;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '500ms';
SET LOCAL statement_timeout = '15s';
ALTER INDEX "Old"."readings 25 a_value_id_idx" ATTACH PARTITION public.h1_value_id_idx;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '500ms';
SET LOCAL statement_timeout = '15s';
ALTER INDEX public.readings_25_value_id_idx ATTACH PARTITION "Old"."readings 25 a_value_id_idx";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '500ms';
SET LOCAL statement_timeout = '15s';
ALTER INDEX public.readings_25_value_id_idx ATTACH PARTITION public.readings_25_rest_value_id_idx;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '500ms';
SET LOCAL statement_timeout = '15s';
ALTER INDEX public.by_value ATTACH PARTITION public.readings_24_value_id_idx;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '500ms';
SET LOCAL statement_timeout = '15s';
ALTER INDEX public.by_value ATTACH PARTITION public.readings_25_value_id_idx;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '500ms';
SET LOCAL statement_timeout = '15s';
ALTER INDEX public.by_value ATTACH PARTITION public.readings_26_value_id_idx;
COMMIT;

-- 019 create index by_value_again on public.readings alone, without its partitions
-- Plan:        case (phase 1)
-- Why:         the declaration has index by_value_again on public.readings, the database has not; a partitioned table (4 partitions, rows never counted) refuses CONCURRENTLY on every server up to 18: this index begins INVALID and empty, each partition builds its own CONCURRENTLY, and the last to hand it over makes the whole valid
-- Locks:       SHARE on public.readings (stops writes)
-- Transaction: one transaction
-- Locks:       SHARE on public.readings_25 (stops writes)
-- Transaction: one transaction
-- Locks:       SHARE on "Old"."readings 25 a" (stops writes)
-- Transaction: one transaction
-- Locks:       SHARE on public.readings_26 (stops writes)
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
CREATE INDEX by_value_again ON ONLY public.readings USING btree (value DESC) WHERE (value > 2);
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '500ms';
SET LOCAL statement_timeout = '15s';
CREATE INDEX readings_25_value_idx ON ONLY public.readings_25 USING btree (value DESC) WHERE (value > 2);
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '500ms';
SET LOCAL statement_timeout = '15s';
CREATE INDEX "readings 25 a_value_idx" ON ONLY "Old"."readings 25 a" USING btree (value DESC) WHERE (value > 2);
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '500ms';
SET LOCAL statement_timeout = 0;
CREATE INDEX readings_26_value_idx ON public.readings_26 USING btree (value DESC) WHERE (value > 2);
COMMIT;

-- 020 build index readings_24_value_idx1 on public.readings_24, its part of by_value_again
-- Plan:        case (phase 1)
-- Why:         built CONCURRENTLY: reads and writes go on
-- After:       019, it is the next step of the same change
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
CREATE INDEX CONCURRENTLY readings_24_value_idx1 ON public.readings_24 USING btree (value DESC) WHERE (value > 2);

-- 021 build index h0_value_idx on public.h0, its part of by_value_again
-- Plan:        case (phase 1)
-- Why:         built CONCURRENTLY: reads and writes go on
-- After:       020, it is the next step of the same change
-- Locks:       SHARE UPDATE EXCLUSIVE on public.h0 (stops no reads and no writes)
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
CREATE INDEX CONCURRENTLY h0_value_idx ON public.h0 USING btree (value DESC) WHERE (value > 2);

-- 022 build index h1_value_idx on public.h1, its part of by_value_again
-- Plan:        case (phase 1)
-- Why:         built CONCURRENTLY: reads and writes go on
-- After:       021, it is the next step of the same change
-- Locks:       SHARE UPDATE EXCLUSIVE on public.h1 (stops no reads and no writes)
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
CREATE INDEX CONCURRENTLY h1_value_idx ON public.h1 USING btree (value DESC) WHERE (value > 2);

-- 023 build index readings_25_rest_value_idx on public.readings_25_rest, its part of by_value_again
-- Plan:        case (phase 1)
-- Why:         built CONCURRENTLY: reads and writes go on
-- After:       022, it is the next step of the same change
-- Locks:       SHARE UPDATE EXCLUSIVE on public.readings_25_rest (stops no reads and no writes)
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
CREATE INDEX CONCURRENTLY readings_25_rest_value_idx ON public.readings_25_rest USING btree (value DESC) WHERE (value > 2);

-- 024 attach the indexes of the partitions to by_value_again of public.readings
-- Plan:        case (phase 1)
-- Why:         each in a transaction of its own, and no row is read; queries on that one partition wait for an instant. A partitioned index cannot be dropped CONCURRENTLY, so a rollback, of this step as of the first, takes it away whole, under ACCESS EXCLUSIVE on the table and all partitions, for an instant
-- After:       023, it is the next step of the same change
-- Locks:       SHARE UPDATE EXCLUSIVE on "Old"."readings 25 a_value_idx" (stops no reads and no writes)
-- Locks:       ACCESS EXCLUSIVE on public.h0_value_idx (stops reads and writes)
-- Transaction: one transaction
-- Locks:       SHARE UPDATE EXCLUSIVE on "Old"."readings 25 a_value_idx" (stops no reads and no writes)
-- Locks:       ACCESS EXCLUSIVE on public.h1_value_idx (stops reads and writes)
-- Transaction: one transaction
-- Locks:       ACCESS EXCLUSIVE on "Old"."readings 25 a_value_idx" (stops reads and writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public.readings_25_value_idx (stops no reads and no writes)
-- Transaction: one transaction
-- Locks:       ACCESS EXCLUSIVE on public.readings_25_rest_value_idx (stops reads and writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public.readings_25_value_idx (stops no reads and no writes)
-- Transaction: one transaction
-- Locks:       SHARE UPDATE EXCLUSIVE on public.by_value_again (stops no reads and no writes)
-- Locks:       ACCESS EXCLUSIVE on public.readings_24_value_idx1 (stops reads and writes)
-- Transaction: one transaction
-- Locks:       SHARE UPDATE EXCLUSIVE on public.by_value_again (stops no reads and no writes)
-- Locks:       ACCESS EXCLUSIVE on public.readings_25_value_idx (stops reads and writes)
-- Transaction: one transaction
-- Locks:       SHARE UPDATE EXCLUSIVE on public.by_value_again (stops no reads and no writes)
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
ALTER INDEX "Old"."readings 25 a_value_idx" ATTACH PARTITION public.h0_value_idx;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '500ms';
SET LOCAL statement_timeout = '15s';
ALTER INDEX "Old"."readings 25 a_value_idx" ATTACH PARTITION public.h1_value_idx;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '500ms';
SET LOCAL statement_timeout = '15s';
ALTER INDEX public.readings_25_value_idx ATTACH PARTITION "Old"."readings 25 a_value_idx";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '500ms';
SET LOCAL statement_timeout = '15s';
ALTER INDEX public.readings_25_value_idx ATTACH PARTITION public.readings_25_rest_value_idx;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '500ms';
SET LOCAL statement_timeout = '15s';
ALTER INDEX public.by_value_again ATTACH PARTITION public.readings_24_value_idx1;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '500ms';
SET LOCAL statement_timeout = '15s';
ALTER INDEX public.by_value_again ATTACH PARTITION public.readings_25_value_idx;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '500ms';
SET LOCAL statement_timeout = '15s';
ALTER INDEX public.by_value_again ATTACH PARTITION public.readings_26_value_idx;
COMMIT;

-- 025 create index by_value_plain on public.readings alone, without its partitions
-- Plan:        case (phase 1)
-- Why:         the declaration has index by_value_plain on public.readings, the database has not; a partitioned table (4 partitions, rows never counted) refuses CONCURRENTLY on every server up to 18: this index begins INVALID and empty, each partition builds its own CONCURRENTLY, and the last to hand it over makes the whole valid
-- Locks:       SHARE on public.readings (stops writes)
-- Transaction: one transaction
-- Locks:       SHARE on public.readings_25 (stops writes)
-- Transaction: one transaction
-- Locks:       SHARE on "Old"."readings 25 a" (stops writes)
-- Transaction: one transaction
-- Locks:       SHARE on public.readings_26 (stops writes)
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
CREATE INDEX by_value_plain ON ONLY public.readings USING btree (value);
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '500ms';
SET LOCAL statement_timeout = '15s';
CREATE INDEX readings_25_value_idx1 ON ONLY public.readings_25 USING btree (value);
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '500ms';
SET LOCAL statement_timeout = '15s';
CREATE INDEX "readings 25 a_value_idx1" ON ONLY "Old"."readings 25 a" USING btree (value);
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '500ms';
SET LOCAL statement_timeout = 0;
CREATE INDEX readings_26_value_idx1 ON public.readings_26 USING btree (value);
COMMIT;

-- 026 build index readings_24_value_idx2 on public.readings_24, its part of by_value_plain
-- Plan:        case (phase 1)
-- Why:         built CONCURRENTLY: reads and writes go on
-- After:       025, it is the next step of the same change
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
CREATE INDEX CONCURRENTLY readings_24_value_idx2 ON public.readings_24 USING btree (value);

-- 027 build index h0_value_idx1 on public.h0, its part of by_value_plain
-- Plan:        case (phase 1)
-- Why:         built CONCURRENTLY: reads and writes go on
-- After:       026, it is the next step of the same change
-- Locks:       SHARE UPDATE EXCLUSIVE on public.h0 (stops no reads and no writes)
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
CREATE INDEX CONCURRENTLY h0_value_idx1 ON public.h0 USING btree (value);

-- 028 build index h1_value_idx1 on public.h1, its part of by_value_plain
-- Plan:        case (phase 1)
-- Why:         built CONCURRENTLY: reads and writes go on
-- After:       027, it is the next step of the same change
-- Locks:       SHARE UPDATE EXCLUSIVE on public.h1 (stops no reads and no writes)
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
CREATE INDEX CONCURRENTLY h1_value_idx1 ON public.h1 USING btree (value);

-- 029 build index readings_25_rest_value_idx1 on public.readings_25_rest, its part of by_value_plain
-- Plan:        case (phase 1)
-- Why:         built CONCURRENTLY: reads and writes go on
-- After:       028, it is the next step of the same change
-- Locks:       SHARE UPDATE EXCLUSIVE on public.readings_25_rest (stops no reads and no writes)
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
CREATE INDEX CONCURRENTLY readings_25_rest_value_idx1 ON public.readings_25_rest USING btree (value);

-- 030 attach the indexes of the partitions to by_value_plain of public.readings
-- Plan:        case (phase 1)
-- Why:         each in a transaction of its own, and no row is read; queries on that one partition wait for an instant. A partitioned index cannot be dropped CONCURRENTLY, so a rollback, of this step as of the first, takes it away whole, under ACCESS EXCLUSIVE on the table and all partitions, for an instant
-- After:       029, it is the next step of the same change
-- Locks:       SHARE UPDATE EXCLUSIVE on "Old"."readings 25 a_value_idx1" (stops no reads and no writes)
-- Locks:       ACCESS EXCLUSIVE on public.h0_value_idx1 (stops reads and writes)
-- Transaction: one transaction
-- Locks:       SHARE UPDATE EXCLUSIVE on "Old"."readings 25 a_value_idx1" (stops no reads and no writes)
-- Locks:       ACCESS EXCLUSIVE on public.h1_value_idx1 (stops reads and writes)
-- Transaction: one transaction
-- Locks:       ACCESS EXCLUSIVE on "Old"."readings 25 a_value_idx1" (stops reads and writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public.readings_25_value_idx1 (stops no reads and no writes)
-- Transaction: one transaction
-- Locks:       ACCESS EXCLUSIVE on public.readings_25_rest_value_idx1 (stops reads and writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public.readings_25_value_idx1 (stops no reads and no writes)
-- Transaction: one transaction
-- Locks:       SHARE UPDATE EXCLUSIVE on public.by_value_plain (stops no reads and no writes)
-- Locks:       ACCESS EXCLUSIVE on public.readings_24_value_idx2 (stops reads and writes)
-- Transaction: one transaction
-- Locks:       SHARE UPDATE EXCLUSIVE on public.by_value_plain (stops no reads and no writes)
-- Locks:       ACCESS EXCLUSIVE on public.readings_25_value_idx1 (stops reads and writes)
-- Transaction: one transaction
-- Locks:       SHARE UPDATE EXCLUSIVE on public.by_value_plain (stops no reads and no writes)
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
ALTER INDEX "Old"."readings 25 a_value_idx1" ATTACH PARTITION public.h0_value_idx1;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '500ms';
SET LOCAL statement_timeout = '15s';
ALTER INDEX "Old"."readings 25 a_value_idx1" ATTACH PARTITION public.h1_value_idx1;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '500ms';
SET LOCAL statement_timeout = '15s';
ALTER INDEX public.readings_25_value_idx1 ATTACH PARTITION "Old"."readings 25 a_value_idx1";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '500ms';
SET LOCAL statement_timeout = '15s';
ALTER INDEX public.readings_25_value_idx1 ATTACH PARTITION public.readings_25_rest_value_idx1;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '500ms';
SET LOCAL statement_timeout = '15s';
ALTER INDEX public.by_value_plain ATTACH PARTITION public.readings_24_value_idx2;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '500ms';
SET LOCAL statement_timeout = '15s';
ALTER INDEX public.by_value_plain ATTACH PARTITION public.readings_25_value_idx1;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '500ms';
SET LOCAL statement_timeout = '15s';
ALTER INDEX public.by_value_plain ATTACH PARTITION public.readings_26_value_idx1;
COMMIT;

-- 031 create index one_per_day on public.readings alone, without its partitions
-- Plan:        case (phase 1)
-- Why:         the declaration has index one_per_day on public.readings, the database has not; a partitioned table (4 partitions, rows never counted) refuses CONCURRENTLY on every server up to 18: this index begins INVALID and empty, each partition builds its own CONCURRENTLY, and the last to hand it over makes the whole valid
-- Locks:       SHARE on public.readings (stops writes)
-- Transaction: one transaction
-- Locks:       SHARE on public.readings_25 (stops writes)
-- Transaction: one transaction
-- Locks:       SHARE on "Old"."readings 25 a" (stops writes)
-- Transaction: one transaction
-- Locks:       SHARE on public.readings_26 (stops writes)
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
CREATE UNIQUE INDEX one_per_day ON ONLY public.readings USING btree (day, value, id);
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '500ms';
SET LOCAL statement_timeout = '15s';
CREATE UNIQUE INDEX readings_25_day_value_id_idx ON ONLY public.readings_25 USING btree (day, value, id);
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '500ms';
SET LOCAL statement_timeout = '15s';
CREATE UNIQUE INDEX "readings 25 a_day_value_id_idx" ON ONLY "Old"."readings 25 a" USING btree (day, value, id);
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '500ms';
SET LOCAL statement_timeout = 0;
CREATE UNIQUE INDEX readings_26_day_value_id_idx ON public.readings_26 USING btree (day, value, id);
COMMIT;

-- 032 build index readings_24_day_value_id_idx on public.readings_24, its part of one_per_day
-- Plan:        case (phase 1)
-- Why:         built CONCURRENTLY: reads and writes go on
-- After:       031, it is the next step of the same change
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
CREATE UNIQUE INDEX CONCURRENTLY readings_24_day_value_id_idx ON public.readings_24 USING btree (day, value, id);

-- 033 build index h0_day_value_id_idx on public.h0, its part of one_per_day
-- Plan:        case (phase 1)
-- Why:         built CONCURRENTLY: reads and writes go on
-- After:       032, it is the next step of the same change
-- Locks:       SHARE UPDATE EXCLUSIVE on public.h0 (stops no reads and no writes)
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
CREATE UNIQUE INDEX CONCURRENTLY h0_day_value_id_idx ON public.h0 USING btree (day, value, id);

-- 034 build index h1_day_value_id_idx on public.h1, its part of one_per_day
-- Plan:        case (phase 1)
-- Why:         built CONCURRENTLY: reads and writes go on
-- After:       033, it is the next step of the same change
-- Locks:       SHARE UPDATE EXCLUSIVE on public.h1 (stops no reads and no writes)
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
CREATE UNIQUE INDEX CONCURRENTLY h1_day_value_id_idx ON public.h1 USING btree (day, value, id);

-- 035 build index readings_25_rest_day_value_id_idx on public.readings_25_rest, its part of one_per_day
-- Plan:        case (phase 1)
-- Why:         built CONCURRENTLY: reads and writes go on
-- After:       034, it is the next step of the same change
-- Locks:       SHARE UPDATE EXCLUSIVE on public.readings_25_rest (stops no reads and no writes)
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
CREATE UNIQUE INDEX CONCURRENTLY readings_25_rest_day_value_id_idx ON public.readings_25_rest USING btree (day, value, id);

-- 036 attach the indexes of the partitions to one_per_day of public.readings
-- Plan:        case (phase 1)
-- Why:         each in a transaction of its own, and no row is read; queries on that one partition wait for an instant. A partitioned index cannot be dropped CONCURRENTLY, so a rollback, of this step as of the first, takes it away whole, under ACCESS EXCLUSIVE on the table and all partitions, for an instant
-- After:       035, it is the next step of the same change
-- Locks:       SHARE UPDATE EXCLUSIVE on "Old"."readings 25 a_day_value_id_idx" (stops no reads and no writes)
-- Locks:       ACCESS EXCLUSIVE on public.h0_day_value_id_idx (stops reads and writes)
-- Transaction: one transaction
-- Locks:       SHARE UPDATE EXCLUSIVE on "Old"."readings 25 a_day_value_id_idx" (stops no reads and no writes)
-- Locks:       ACCESS EXCLUSIVE on public.h1_day_value_id_idx (stops reads and writes)
-- Transaction: one transaction
-- Locks:       ACCESS EXCLUSIVE on "Old"."readings 25 a_day_value_id_idx" (stops reads and writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public.readings_25_day_value_id_idx (stops no reads and no writes)
-- Transaction: one transaction
-- Locks:       SHARE UPDATE EXCLUSIVE on public.readings_25_day_value_id_idx (stops no reads and no writes)
-- Locks:       ACCESS EXCLUSIVE on public.readings_25_rest_day_value_id_idx (stops reads and writes)
-- Transaction: one transaction
-- Locks:       SHARE UPDATE EXCLUSIVE on public.one_per_day (stops no reads and no writes)
-- Locks:       ACCESS EXCLUSIVE on public.readings_24_day_value_id_idx (stops reads and writes)
-- Transaction: one transaction
-- Locks:       SHARE UPDATE EXCLUSIVE on public.one_per_day (stops no reads and no writes)
-- Locks:       ACCESS EXCLUSIVE on public.readings_25_day_value_id_idx (stops reads and writes)
-- Transaction: one transaction
-- Locks:       SHARE UPDATE EXCLUSIVE on public.one_per_day (stops no reads and no writes)
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
ALTER INDEX "Old"."readings 25 a_day_value_id_idx" ATTACH PARTITION public.h0_day_value_id_idx;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '500ms';
SET LOCAL statement_timeout = '15s';
ALTER INDEX "Old"."readings 25 a_day_value_id_idx" ATTACH PARTITION public.h1_day_value_id_idx;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '500ms';
SET LOCAL statement_timeout = '15s';
ALTER INDEX public.readings_25_day_value_id_idx ATTACH PARTITION "Old"."readings 25 a_day_value_id_idx";
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '500ms';
SET LOCAL statement_timeout = '15s';
ALTER INDEX public.readings_25_day_value_id_idx ATTACH PARTITION public.readings_25_rest_day_value_id_idx;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '500ms';
SET LOCAL statement_timeout = '15s';
ALTER INDEX public.one_per_day ATTACH PARTITION public.readings_24_day_value_id_idx;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '500ms';
SET LOCAL statement_timeout = '15s';
ALTER INDEX public.one_per_day ATTACH PARTITION public.readings_25_day_value_id_idx;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '500ms';
SET LOCAL statement_timeout = '15s';
ALTER INDEX public.one_per_day ATTACH PARTITION public.readings_26_day_value_id_idx;
COMMIT;
