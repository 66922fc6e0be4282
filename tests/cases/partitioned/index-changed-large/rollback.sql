-- 014 undo comment on index y on public.readings
-- Plan:        case (phase 1)
-- Why:         the declaration says another text
-- Rollback:    nothing to do: the step that makes the object takes it away, and its comment with it

-- Nothing to execute.

-- 013 undo drop the old index y on public.readings
-- Plan:        case (phase 1)
-- Why:         the new one serves all queries
-- Locks:       SHARE on public.readings (stops writes)
-- Transaction: one transaction
-- Locks:       SHARE on public.readings_25 (stops writes)
-- Transaction: one transaction
-- Locks:       SHARE UPDATE EXCLUSIVE on public.readings_24 (stops no reads and no writes)
-- Transaction: none: each statement by itself, CONCURRENTLY
-- Locks:       SHARE UPDATE EXCLUSIVE on public.readings_25_a (stops no reads and no writes)
-- Transaction: none: each statement by itself, CONCURRENTLY
-- Locks:       ACCESS EXCLUSIVE on public.readings_25_a_id_idx (stops reads and writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public.readings_25_id_idx (stops no reads and no writes)
-- Transaction: one transaction
-- Locks:       ACCESS EXCLUSIVE on public.readings_24_id_idx (stops reads and writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public.y__lockstep_old (stops no reads and no writes)
-- Transaction: one transaction
-- Locks:       ACCESS EXCLUSIVE on public.readings_25_id_idx (stops reads and writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public.y__lockstep_old (stops no reads and no writes)
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
CREATE INDEX y__lockstep_old ON ONLY public.readings USING btree (id);
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '500ms';
SET LOCAL statement_timeout = '15s';
CREATE INDEX readings_25_id_idx ON ONLY public.readings_25 USING btree (id);
COMMIT;

SET lock_timeout = 0;
SET statement_timeout = 0;
CREATE INDEX CONCURRENTLY readings_24_id_idx ON public.readings_24 USING btree (id);

SET lock_timeout = 0;
SET statement_timeout = 0;
CREATE INDEX CONCURRENTLY readings_25_a_id_idx ON public.readings_25_a USING btree (id);

BEGIN;
SET LOCAL lock_timeout = '500ms';
SET LOCAL statement_timeout = '15s';
ALTER INDEX public.readings_25_id_idx ATTACH PARTITION public.readings_25_a_id_idx;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '500ms';
SET LOCAL statement_timeout = '15s';
ALTER INDEX public.y__lockstep_old ATTACH PARTITION public.readings_24_id_idx;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '500ms';
SET LOCAL statement_timeout = '15s';
ALTER INDEX public.y__lockstep_old ATTACH PARTITION public.readings_25_id_idx;
COMMIT;

-- 012 undo swap the names of the old and the new index y on public.readings
-- Plan:        case (phase 1)
-- Why:         renames an index under a lock that stops neither reads nor writes
-- Locks:       SHARE UPDATE EXCLUSIVE on public.y (stops no reads and no writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public.y__lockstep_old (stops no reads and no writes)
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
ALTER INDEX public.y RENAME TO y__lockstep_new;
ALTER INDEX public.y__lockstep_old RENAME TO y;
COMMENT ON INDEX public.y IS 'the other one';
COMMIT;

-- 011 undo attach the indexes of the partitions to y__lockstep_new of public.readings
-- Plan:        case (phase 1)
-- Why:         each in a transaction of its own, and no row is read; queries on that one partition wait for an instant. A partitioned index cannot be dropped CONCURRENTLY, so a rollback, of this step as of the first, takes it away whole, under ACCESS EXCLUSIVE on the table and all partitions, for an instant
-- Locks:       ACCESS EXCLUSIVE on public.readings (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.readings_24, below public.readings (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.readings_25, below public.readings (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.readings_25_a, below public.readings (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.y__lockstep_new (stops reads and writes)
-- Transaction: one transaction
-- Locks:       ACCESS EXCLUSIVE on public.readings_25 (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.readings_25_a, below public.readings_25 (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.readings_25_id_idx1 (stops reads and writes)
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
DROP INDEX IF EXISTS public.y__lockstep_new;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '500ms';
SET LOCAL statement_timeout = '15s';
DROP INDEX IF EXISTS public.readings_25_id_idx1;
COMMIT;

-- 010 undo build index readings_25_a_id_idx1 on public.readings_25_a, its part of y__lockstep_new
-- Plan:        case (phase 1)
-- Why:         built CONCURRENTLY: reads and writes go on
-- Locks:       SHARE UPDATE EXCLUSIVE on public.readings_25_a (stops no reads and no writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public.readings_25_a_id_idx1 (stops no reads and no writes)
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
DROP INDEX CONCURRENTLY IF EXISTS public.readings_25_a_id_idx1;

-- 009 undo build index readings_24_id_idx1 on public.readings_24, its part of y__lockstep_new
-- Plan:        case (phase 1)
-- Why:         built CONCURRENTLY: reads and writes go on
-- Locks:       SHARE UPDATE EXCLUSIVE on public.readings_24 (stops no reads and no writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public.readings_24_id_idx1 (stops no reads and no writes)
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
DROP INDEX CONCURRENTLY IF EXISTS public.readings_24_id_idx1;

-- 008 undo create index y__lockstep_new on public.readings alone, without its partitions
-- Plan:        case (phase 1)
-- Why:         the definition changed; queries keep the old index meanwhile; a partitioned table (2 partitions, about 60000 rows, 3276800 bytes) refuses CONCURRENTLY on every server up to 18: this index begins INVALID and empty, each partition builds its own CONCURRENTLY, and the last to hand it over makes the whole valid
-- Locks:       ACCESS EXCLUSIVE on public.readings (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.readings_24, below public.readings (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.readings_25, below public.readings (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.readings_25_a, below public.readings (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.y__lockstep_new (stops reads and writes)
-- Transaction: one transaction
-- Locks:       ACCESS EXCLUSIVE on public.readings_25 (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.readings_25_a, below public.readings_25 (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.readings_25_id_idx1 (stops reads and writes)
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
DROP INDEX IF EXISTS public.y__lockstep_new;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '500ms';
SET LOCAL statement_timeout = '15s';
DROP INDEX IF EXISTS public.readings_25_id_idx1;
COMMIT;

-- 007 undo drop the old index x on public.readings
-- Plan:        case (phase 1)
-- Why:         the new one serves all queries
-- Locks:       SHARE on public.readings (stops writes)
-- Transaction: one transaction
-- Locks:       SHARE on public.readings_25 (stops writes)
-- Transaction: one transaction
-- Locks:       SHARE UPDATE EXCLUSIVE on public.readings_24 (stops no reads and no writes)
-- Transaction: none: each statement by itself, CONCURRENTLY
-- Locks:       SHARE UPDATE EXCLUSIVE on public.readings_25_a (stops no reads and no writes)
-- Transaction: none: each statement by itself, CONCURRENTLY
-- Locks:       ACCESS EXCLUSIVE on public.readings_25_a_value_idx (stops reads and writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public.readings_25_value_idx (stops no reads and no writes)
-- Transaction: one transaction
-- Locks:       ACCESS EXCLUSIVE on public.its_own_name (stops reads and writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public.x__lockstep_old (stops no reads and no writes)
-- Transaction: one transaction
-- Locks:       ACCESS EXCLUSIVE on public.readings_25_value_idx (stops reads and writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public.x__lockstep_old (stops no reads and no writes)
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
CREATE INDEX x__lockstep_old ON ONLY public.readings USING btree (value);
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '500ms';
SET LOCAL statement_timeout = '15s';
CREATE INDEX readings_25_value_idx ON ONLY public.readings_25 USING btree (value);
COMMIT;

SET lock_timeout = 0;
SET statement_timeout = 0;
CREATE INDEX CONCURRENTLY its_own_name ON public.readings_24 USING btree (value);

SET lock_timeout = 0;
SET statement_timeout = 0;
CREATE INDEX CONCURRENTLY readings_25_a_value_idx ON public.readings_25_a USING btree (value);

BEGIN;
SET LOCAL lock_timeout = '500ms';
SET LOCAL statement_timeout = '15s';
ALTER INDEX public.readings_25_value_idx ATTACH PARTITION public.readings_25_a_value_idx;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '500ms';
SET LOCAL statement_timeout = '15s';
ALTER INDEX public.x__lockstep_old ATTACH PARTITION public.its_own_name;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '500ms';
SET LOCAL statement_timeout = '15s';
ALTER INDEX public.x__lockstep_old ATTACH PARTITION public.readings_25_value_idx;
COMMIT;

-- 006 undo swap the names of the old and the new index x on public.readings
-- Plan:        case (phase 1)
-- Why:         renames an index under a lock that stops neither reads nor writes
-- Locks:       SHARE UPDATE EXCLUSIVE on public.x (stops no reads and no writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public.x__lockstep_old (stops no reads and no writes)
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
ALTER INDEX public.x RENAME TO x__lockstep_new;
ALTER INDEX public.x__lockstep_old RENAME TO x;
COMMIT;

-- 005 undo attach the indexes of the partitions to x__lockstep_new of public.readings
-- Plan:        case (phase 1)
-- Why:         each in a transaction of its own, and no row is read; queries on that one partition wait for an instant. A partitioned index cannot be dropped CONCURRENTLY, so a rollback, of this step as of the first, takes it away whole, under ACCESS EXCLUSIVE on the table and all partitions, for an instant
-- Locks:       ACCESS EXCLUSIVE on public.readings (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.readings_24, below public.readings (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.readings_25, below public.readings (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.readings_25_a, below public.readings (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.x__lockstep_new (stops reads and writes)
-- Transaction: one transaction
-- Locks:       ACCESS EXCLUSIVE on public.readings_25 (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.readings_25_a, below public.readings_25 (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.readings_25_value_idx1 (stops reads and writes)
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
DROP INDEX IF EXISTS public.x__lockstep_new;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '500ms';
SET LOCAL statement_timeout = '15s';
DROP INDEX IF EXISTS public.readings_25_value_idx1;
COMMIT;

-- 004 undo build index readings_25_a_value_idx1 on public.readings_25_a, its part of x__lockstep_new
-- Plan:        case (phase 1)
-- Why:         built CONCURRENTLY: reads and writes go on
-- Locks:       SHARE UPDATE EXCLUSIVE on public.readings_25_a (stops no reads and no writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public.readings_25_a_value_idx1 (stops no reads and no writes)
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
DROP INDEX CONCURRENTLY IF EXISTS public.readings_25_a_value_idx1;

-- 003 undo build index readings_24_value_idx on public.readings_24, its part of x__lockstep_new
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

-- 002 undo create index x__lockstep_new on public.readings alone, without its partitions
-- Plan:        case (phase 1)
-- Why:         the definition changed; queries keep the old index meanwhile; a partitioned table (2 partitions, about 60000 rows, 3276800 bytes) refuses CONCURRENTLY on every server up to 18: this index begins INVALID and empty, each partition builds its own CONCURRENTLY, and the last to hand it over makes the whole valid
-- Locks:       ACCESS EXCLUSIVE on public.readings (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.readings_24, below public.readings (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.readings_25, below public.readings (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.readings_25_a, below public.readings (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.x__lockstep_new (stops reads and writes)
-- Transaction: one transaction
-- Locks:       ACCESS EXCLUSIVE on public.readings_25 (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.readings_25_a, below public.readings_25 (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.readings_25_value_idx1 (stops reads and writes)
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
DROP INDEX IF EXISTS public.x__lockstep_new;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '500ms';
SET LOCAL statement_timeout = '15s';
DROP INDEX IF EXISTS public.readings_25_value_idx1;
COMMIT;

-- 001 undo rename index was_y on public.readings to y
-- Plan:        case (phase 1)
-- Why:         the declaration says `was:`
-- Locks:       SHARE UPDATE EXCLUSIVE on public.y (stops no reads and no writes)
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
ALTER INDEX public.y RENAME TO was_y;
COMMIT;
