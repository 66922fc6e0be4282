-- 002 undo comment on constraint one_at_a_time on public.bookings
-- Plan:        case (phase 1)
-- Why:         the declaration says another text
-- Locks:       ACCESS SHARE on public.bookings (stops no reads and no writes)
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
COMMENT ON CONSTRAINT one_at_a_time ON public.bookings IS NULL;
COMMIT;

-- 001 undo rename constraint no_overlap on public.bookings to one_at_a_time
-- Plan:        case (phase 1)
-- Why:         the declaration says `was:`
-- Locks:       ACCESS EXCLUSIVE on public.bookings (stops reads and writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public.one_at_a_time (stops no reads and no writes)
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
ALTER TABLE public.bookings RENAME CONSTRAINT one_at_a_time TO no_overlap;
COMMIT;
