-- 002 undo comment on constraint no_twins on public.readings
-- Plan:        case (phase 1)
-- Why:         the declaration says another text
-- Rollback:    nothing to do: the step that makes the object takes it away, and its comment with it

-- Nothing to execute.

-- 001 undo add exclusion constraint no_twins on public.readings
-- Plan:        case (phase 1)
-- Why:         the declaration has constraint no_twins on public.readings, the database has not
-- Locks:       ACCESS EXCLUSIVE on public.no_twins (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.readings (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.readings_24, below public.readings (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.readings_25, below public.readings (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.readings_25_a, below public.readings (stops reads and writes)
-- Transaction: one transaction
-- Rollback:    exact
-- Hazard:      exclusion-blocks (allowed): constraint no_twins on public.readings (rows never counted): PostgreSQL has no NOT VALID, USING INDEX or CONCURRENTLY for EXCLUDE: the index is built under ACCESS EXCLUSIVE

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
ALTER TABLE public.readings DROP CONSTRAINT no_twins;
COMMIT;
