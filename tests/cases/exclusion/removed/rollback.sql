-- 001 undo drop exclude no_overlap on public.bookings
-- Plan:        case (phase 1)
-- Why:         constraint no_overlap on public.bookings is not declared, or named under `absent`
-- Locks:       ACCESS EXCLUSIVE on public.bookings (stops reads and writes)
-- Transaction: one transaction
-- Rollback:    exact as to the catalog; rows written meanwhile can be in its way
--              it fails, and this step stays as the plan made it, when there are rows of public.bookings that no_overlap does not let stand together:
--                SELECT e0 AS room, this AS during, other FROM (SELECT room AS e0, during AS this, lag(during) OVER by_range AS other FROM public.bookings WHERE room IS NOT NULL AND during IS NOT NULL WINDOW by_range AS (PARTITION BY room ORDER BY during)) AS pairs WHERE this && other LIMIT 20;

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
ALTER TABLE public.bookings ADD CONSTRAINT no_overlap EXCLUDE USING gist (room WITH =, during WITH &&) DEFERRABLE;
COMMENT ON CONSTRAINT no_overlap ON public.bookings IS 'x';
COMMIT;
