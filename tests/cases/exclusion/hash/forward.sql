-- 001 add exclusion constraint one_room on public.bookings
-- Plan:        case (phase 1)
-- Why:         the declaration has constraint one_room on public.bookings, the database has not
-- Locks:       ACCESS EXCLUSIVE on public.bookings (stops reads and writes)
-- Transaction: one transaction
-- Rollback:    exact
-- Hazard:      exclusion-blocks (allowed): constraint one_room on public.bookings (rows never counted): PostgreSQL has no NOT VALID, USING INDEX or CONCURRENTLY for EXCLUDE: the index is built under ACCESS EXCLUSIVE

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
ALTER TABLE public.bookings ADD CONSTRAINT one_room EXCLUDE USING hash (room WITH =);
COMMIT;
