-- 001 create index x on public.readings alone, without its partitions
-- Plan:        case (phase 1)
-- Why:         the declaration has index x on public.readings, the database has not; a partitioned table (9 partitions, rows never counted) refuses CONCURRENTLY on every server up to 18: this index begins INVALID and empty, each partition builds its own CONCURRENTLY, and the last to hand it over makes the whole valid
-- Locks:       SHARE on public.readings (stops writes)
-- Transaction: one transaction
-- Locks:       SHARE on public.readings_25 (stops writes)
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
CREATE INDEX x ON ONLY public.readings USING btree (value);
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '500ms';
SET LOCAL statement_timeout = '15s';
CREATE INDEX readings_25_value_idx ON ONLY public.readings_25 USING btree (value);
COMMIT;

-- 002 build index readings_210_value_idx on public.readings_210, its part of x
-- Plan:        case (phase 1)
-- Why:         built CONCURRENTLY: reads and writes go on
-- After:       001, it is the next step of the same change
-- Locks:       SHARE UPDATE EXCLUSIVE on public.readings_210 (stops no reads and no writes)
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
CREATE INDEX CONCURRENTLY readings_210_value_idx ON public.readings_210 USING btree (value);

-- 003 build index readings_211_value_idx on public.readings_211, its part of x
-- Plan:        case (phase 1)
-- Why:         built CONCURRENTLY: reads and writes go on
-- After:       002, it is the next step of the same change
-- Locks:       SHARE UPDATE EXCLUSIVE on public.readings_211 (stops no reads and no writes)
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
CREATE INDEX CONCURRENTLY readings_211_value_idx ON public.readings_211 USING btree (value);

-- 004 build index readings_24_value_idx on public.readings_24, its part of x
-- Plan:        case (phase 1)
-- Why:         built CONCURRENTLY: reads and writes go on
-- After:       003, it is the next step of the same change
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
CREATE INDEX CONCURRENTLY readings_24_value_idx ON public.readings_24 USING btree (value);

-- 005 build index readings_25_a_value_idx on public.readings_25_a, its part of x
-- Plan:        case (phase 1)
-- Why:         built CONCURRENTLY: reads and writes go on
-- After:       004, it is the next step of the same change
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
CREATE INDEX CONCURRENTLY readings_25_a_value_idx ON public.readings_25_a USING btree (value);

-- 006 build index readings_25_b_value_idx on public.readings_25_b, its part of x
-- Plan:        case (phase 1)
-- Why:         built CONCURRENTLY: reads and writes go on
-- After:       005, it is the next step of the same change
-- Locks:       SHARE UPDATE EXCLUSIVE on public.readings_25_b (stops no reads and no writes)
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
CREATE INDEX CONCURRENTLY readings_25_b_value_idx ON public.readings_25_b USING btree (value);

-- 007 build index readings_26_value_idx on public.readings_26, its part of x
-- Plan:        case (phase 1)
-- Why:         built CONCURRENTLY: reads and writes go on
-- After:       006, it is the next step of the same change
-- Locks:       SHARE UPDATE EXCLUSIVE on public.readings_26 (stops no reads and no writes)
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
CREATE INDEX CONCURRENTLY readings_26_value_idx ON public.readings_26 USING btree (value);

-- 008 build index readings_27_value_idx on public.readings_27, its part of x
-- Plan:        case (phase 1)
-- Why:         built CONCURRENTLY: reads and writes go on
-- After:       007, it is the next step of the same change
-- Locks:       SHARE UPDATE EXCLUSIVE on public.readings_27 (stops no reads and no writes)
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
CREATE INDEX CONCURRENTLY readings_27_value_idx ON public.readings_27 USING btree (value);

-- 009 build index readings_28_value_idx on public.readings_28, its part of x
-- Plan:        case (phase 1)
-- Why:         built CONCURRENTLY: reads and writes go on
-- After:       008, it is the next step of the same change
-- Locks:       SHARE UPDATE EXCLUSIVE on public.readings_28 (stops no reads and no writes)
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
CREATE INDEX CONCURRENTLY readings_28_value_idx ON public.readings_28 USING btree (value);

-- 010 build index readings_29_value_idx on public.readings_29, its part of x
-- Plan:        case (phase 1)
-- Why:         built CONCURRENTLY: reads and writes go on
-- After:       009, it is the next step of the same change
-- Locks:       SHARE UPDATE EXCLUSIVE on public.readings_29 (stops no reads and no writes)
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
CREATE INDEX CONCURRENTLY readings_29_value_idx ON public.readings_29 USING btree (value);

-- 011 attach the indexes of the partitions to x of public.readings
-- Plan:        case (phase 1)
-- Why:         each in a transaction of its own, and no row is read; queries on that one partition wait for an instant. A partitioned index cannot be dropped CONCURRENTLY, so a rollback, of this step as of the first, takes it away whole, under ACCESS EXCLUSIVE on the table and all partitions, for an instant
-- After:       010, it is the next step of the same change
-- Locks:       ACCESS EXCLUSIVE on public.readings_25_a_value_idx (stops reads and writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public.readings_25_value_idx (stops no reads and no writes)
-- Transaction: one transaction
-- Locks:       ACCESS EXCLUSIVE on public.readings_25_b_value_idx (stops reads and writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public.readings_25_value_idx (stops no reads and no writes)
-- Transaction: one transaction
-- Locks:       ACCESS EXCLUSIVE on public.readings_210_value_idx (stops reads and writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public.x (stops no reads and no writes)
-- Transaction: one transaction
-- Locks:       ACCESS EXCLUSIVE on public.readings_211_value_idx (stops reads and writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public.x (stops no reads and no writes)
-- Transaction: one transaction
-- Locks:       ACCESS EXCLUSIVE on public.readings_24_value_idx (stops reads and writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public.x (stops no reads and no writes)
-- Transaction: one transaction
-- Locks:       ACCESS EXCLUSIVE on public.readings_25_value_idx (stops reads and writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public.x (stops no reads and no writes)
-- Transaction: one transaction
-- Locks:       ACCESS EXCLUSIVE on public.readings_26_value_idx (stops reads and writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public.x (stops no reads and no writes)
-- Transaction: one transaction
-- Locks:       ACCESS EXCLUSIVE on public.readings_27_value_idx (stops reads and writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public.x (stops no reads and no writes)
-- Transaction: one transaction
-- Locks:       ACCESS EXCLUSIVE on public.readings_28_value_idx (stops reads and writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public.x (stops no reads and no writes)
-- Transaction: one transaction
-- Locks:       ACCESS EXCLUSIVE on public.readings_29_value_idx (stops reads and writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public.x (stops no reads and no writes)
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
ALTER INDEX public.readings_25_value_idx ATTACH PARTITION public.readings_25_a_value_idx;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '500ms';
SET LOCAL statement_timeout = '15s';
ALTER INDEX public.readings_25_value_idx ATTACH PARTITION public.readings_25_b_value_idx;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '500ms';
SET LOCAL statement_timeout = '15s';
ALTER INDEX public.x ATTACH PARTITION public.readings_210_value_idx;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '500ms';
SET LOCAL statement_timeout = '15s';
ALTER INDEX public.x ATTACH PARTITION public.readings_211_value_idx;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '500ms';
SET LOCAL statement_timeout = '15s';
ALTER INDEX public.x ATTACH PARTITION public.readings_24_value_idx;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '500ms';
SET LOCAL statement_timeout = '15s';
ALTER INDEX public.x ATTACH PARTITION public.readings_25_value_idx;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '500ms';
SET LOCAL statement_timeout = '15s';
ALTER INDEX public.x ATTACH PARTITION public.readings_26_value_idx;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '500ms';
SET LOCAL statement_timeout = '15s';
ALTER INDEX public.x ATTACH PARTITION public.readings_27_value_idx;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '500ms';
SET LOCAL statement_timeout = '15s';
ALTER INDEX public.x ATTACH PARTITION public.readings_28_value_idx;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '500ms';
SET LOCAL statement_timeout = '15s';
ALTER INDEX public.x ATTACH PARTITION public.readings_29_value_idx;
COMMIT;

-- 012 add check c on public.readings, not validated yet
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
ALTER TABLE public.readings ADD CONSTRAINT c CHECK ((value > 0)) NOT VALID;
COMMIT;

-- 013 validate check c on public.readings
-- Plan:        case (phase 1)
-- Why:         reads every row under a lock that stops neither reads nor writes; in its own transaction, or the lock of the step before would be held through the scan
-- After:       012, it is the next step of the same change
-- Locks:       SHARE UPDATE EXCLUSIVE on public.readings (stops no reads and no writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on the 10 tables below public.readings (stops no reads and no writes): plan.json names them
-- Transaction: one transaction
-- Rollback:    nothing to do: the step that added them drops them

SET search_path = '';
SET standard_conforming_strings = on;
SET TimeZone = 'UTC';
SET DateStyle = 'ISO, MDY';
SET IntervalStyle = 'postgres';
SET quote_all_identifiers = off;
SET client_encoding = 'UTF8';
SET default_tablespace = '';

BEGIN;
SET LOCAL lock_timeout = 0;
SET LOCAL statement_timeout = 0;
ALTER TABLE public.readings VALIDATE CONSTRAINT c;
COMMIT;
