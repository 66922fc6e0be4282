-- 002 undo comment on index by_value on public.readings
-- Plan:        case (phase 1)
-- Why:         the declaration says another text
-- Rollback:    nothing to do: the step that makes the object takes it away, and its comment with it

-- Nothing to execute.

-- 001 undo create index by_value on public.readings
-- Plan:        case (phase 1)
-- Why:         the declaration has index by_value on public.readings, the database has not; CONCURRENTLY is not possible on a partitioned table
-- Locks:       ACCESS EXCLUSIVE on public.by_value (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.readings (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.readings_24, below public.readings (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.readings_25, below public.readings (stops reads and writes)
-- Transaction: one transaction
-- Rollback:    exact
-- Hazard:      partition-blocks (allowed): index by_value on public.readings: on a partitioned table this runs in one go, scanning or building under a lock that stops writes

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
