-- 001 create index x__lockstep_new on public.readings alone, without its partitions
-- Plan:        case (phase 1)
-- Why:         the definition changed; queries keep the old index meanwhile; a partitioned table (2 partitions, rows never counted) refuses CONCURRENTLY on every server up to 18: this index begins INVALID and empty, each partition builds its own CONCURRENTLY, and the last to hand it over makes the whole valid
-- Locks:       SHARE on public.readings (stops writes)
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
CREATE INDEX x__lockstep_new ON ONLY public.readings USING btree (value, id);
COMMIT;

-- 002 build index readings_24_value_id_idx on public.readings_24, its part of x__lockstep_new
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
CREATE INDEX CONCURRENTLY readings_24_value_id_idx ON public.readings_24 USING btree (value, id);

-- 003 build index readings_25_value_id_idx on public.readings_25, its part of x__lockstep_new
-- Plan:        case (phase 1)
-- Why:         built CONCURRENTLY: reads and writes go on
-- After:       002, it is the next step of the same change
-- Locks:       SHARE UPDATE EXCLUSIVE on public.readings_25 (stops no reads and no writes)
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
CREATE INDEX CONCURRENTLY readings_25_value_id_idx ON public.readings_25 USING btree (value, id);

-- 004 attach the indexes of the partitions to x__lockstep_new of public.readings
-- Plan:        case (phase 1)
-- Why:         each in a transaction of its own, and no row is read; queries on that one partition wait for an instant. A partitioned index cannot be dropped CONCURRENTLY, so a rollback, of this step as of the first, takes it away whole, under ACCESS EXCLUSIVE on the table and all partitions, for an instant
-- After:       003, it is the next step of the same change
-- Locks:       ACCESS EXCLUSIVE on public.readings_24_value_id_idx (stops reads and writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public.x__lockstep_new (stops no reads and no writes)
-- Transaction: one transaction
-- Locks:       ACCESS EXCLUSIVE on public.readings_25_value_id_idx (stops reads and writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public.x__lockstep_new (stops no reads and no writes)
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
ALTER INDEX public.x__lockstep_new ATTACH PARTITION public.readings_24_value_id_idx;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '500ms';
SET LOCAL statement_timeout = '15s';
ALTER INDEX public.x__lockstep_new ATTACH PARTITION public.readings_25_value_id_idx;
COMMIT;

-- 005 swap the names of the old and the new index x on public.readings
-- Plan:        case (phase 1)
-- Why:         renames an index under a lock that stops neither reads nor writes
-- After:       004, it is the next step of the same change
-- Locks:       SHARE UPDATE EXCLUSIVE on public.x (stops no reads and no writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public.x__lockstep_new (stops no reads and no writes)
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
SET LOCAL lock_timeout = 0;
SET LOCAL statement_timeout = 0;
ALTER INDEX public.x RENAME TO x__lockstep_old;
ALTER INDEX public.x__lockstep_new RENAME TO x;
COMMIT;

-- 006 drop the old index x on public.readings
-- Plan:        case (phase 1)
-- Why:         the new one serves all queries
-- After:       005, it is the next step of the same change
-- Locks:       ACCESS EXCLUSIVE on public.readings (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.readings_24, below public.readings (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.readings_25, below public.readings (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.x__lockstep_old (stops reads and writes)
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
DROP INDEX IF EXISTS public.x__lockstep_old;
DROP INDEX IF EXISTS public.readings_24_value_idx;
DROP INDEX IF EXISTS public.readings_25_value_idx;
COMMIT;
