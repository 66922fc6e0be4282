-- 002 undo comment on constraint no_overlap on public.bookings
-- Plan:        case (phase 1)
-- Why:         the declaration says another text
-- Rollback:    nothing to do: the step that makes the object takes it away, and its comment with it

-- Nothing to execute.

-- 001 undo add exclusion constraint no_overlap on public.bookings
-- Plan:        case (phase 1)
-- Why:         the declaration has constraint no_overlap on public.bookings, the database has not
-- Locks:       ACCESS EXCLUSIVE on public.bookings (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.no_overlap (stops reads and writes)
-- Transaction: one transaction
-- Rollback:    exact
-- Hazard:      exclusion-blocks (allowed): constraint no_overlap on public.bookings (rows never counted): PostgreSQL has no NOT VALID, USING INDEX or CONCURRENTLY for EXCLUDE: the index is built under ACCESS EXCLUSIVE

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
ALTER TABLE public.bookings DROP CONSTRAINT no_overlap;
COMMIT;
