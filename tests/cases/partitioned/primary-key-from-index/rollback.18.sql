-- 001 undo replace the unique index readings_pkey on public.readings by a primary key
-- Plan:        case (phase 1)
-- Why:         a partitioned table refuses USING INDEX on every server up to 18, and its partitions cannot each have the key first
-- Locks:       ACCESS EXCLUSIVE on public.readings (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.readings_24, below public.readings (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.readings_25, below public.readings (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.readings_25_a, below public.readings (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.readings_pkey (stops reads and writes)
-- Transaction: one transaction
-- Rollback:    exact
-- Hazard:      partition-blocks (allowed): PRIMARY KEY readings_pkey on public.readings: on a partitioned table this runs in one go, scanning or building under a lock that stops writes

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
SET LOCAL statement_timeout = 0;
ALTER TABLE public.readings DROP CONSTRAINT readings_pkey;
CREATE UNIQUE INDEX readings_pkey ON public.readings USING btree (id, day);
COMMENT ON INDEX public.readings_pkey IS 'an index';
COMMIT;
