-- 001 drop exclude no_overlap on public.bookings
-- Plan:        case (phase 1)
-- Why:         constraint no_overlap on public.bookings is not declared, or named under `absent`
-- Locks:       ACCESS EXCLUSIVE on public.bookings (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.no_overlap (stops reads and writes)
-- Transaction: one transaction
-- Rollback:    exact

SET search_path = '';
SET standard_conforming_strings = on;
SET TimeZone = 'UTC';
SET DateStyle = 'ISO, MDY';
SET IntervalStyle = 'postgres';
SET quote_all_identifiers = off;

BEGIN;
SET LOCAL lock_timeout = '500ms';
SET LOCAL statement_timeout = '15s';
ALTER TABLE public.bookings DROP CONSTRAINT no_overlap;
COMMIT;
