-- 001 undo drop index by_value on public.readings
-- Plan:        case (phase 1)
-- Why:         index by_value on public.readings is not declared, or named under `absent`; a partitioned index cannot be dropped CONCURRENTLY: it goes with its parts under ACCESS EXCLUSIVE on the table and all partitions, for an instant (2 partitions, rows never counted)
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
-- Locks:       SHARE UPDATE EXCLUSIVE on public.by_value (stops no reads and no writes)
-- Locks:       ACCESS EXCLUSIVE on public.its_own_name (stops reads and writes)
-- Transaction: one transaction
-- Locks:       SHARE UPDATE EXCLUSIVE on public.by_value (stops no reads and no writes)
-- Locks:       ACCESS EXCLUSIVE on public.readings_25_value_idx (stops reads and writes)
-- Transaction: one transaction
-- Locks:       SHARE UPDATE EXCLUSIVE on public.by_value (stops no reads and no writes)
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
CREATE INDEX by_value ON ONLY public.readings USING btree (value);
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
ALTER INDEX public.by_value ATTACH PARTITION public.its_own_name;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '500ms';
SET LOCAL statement_timeout = '15s';
ALTER INDEX public.by_value ATTACH PARTITION public.readings_25_value_idx;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = 0;
SET LOCAL statement_timeout = 0;
COMMENT ON INDEX public.by_value IS 'slow ones';
COMMIT;
