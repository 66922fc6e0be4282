-- 002 undo comment on constraint no_overlap on public.bookings
-- Plan:        case (phase 1)
-- Why:         the declaration says another text
-- Rollback:    nothing to do: the step that makes the object takes it away, and its comment with it

-- Nothing to execute.

-- 001 undo replace exclude no_overlap on public.bookings in one transaction
-- Plan:        case (phase 1)
-- Why:         the rule changed, and this kind cannot be prepared beside the old one
-- Locks:       ACCESS EXCLUSIVE on public.bookings (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.no_overlap (stops reads and writes)
-- Transaction: one transaction
-- Rollback:    exact as to the catalog; rows written meanwhile can be in its way
--              it fails, and this step stays as the plan made it, when there are rows of public.bookings that no_overlap does not let stand together:
--                SELECT e0 AS room, this AS during, other FROM (SELECT room AS e0, during AS this, lag(during) OVER by_range AS other FROM public.bookings WHERE room IS NOT NULL AND during IS NOT NULL WINDOW by_range AS (PARTITION BY room ORDER BY during)) AS pairs WHERE this && other LIMIT 20;
-- Hazard:      exclusion-blocks (allowed): constraint no_overlap on public.bookings (about 10 rows): PostgreSQL has no NOT VALID, USING INDEX or CONCURRENTLY for EXCLUDE: the index is built under ACCESS EXCLUSIVE

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
ALTER TABLE public.bookings DROP CONSTRAINT no_overlap;
ALTER TABLE public.bookings ADD CONSTRAINT no_overlap EXCLUDE USING gist (room WITH =, during WITH &&);
COMMENT ON CONSTRAINT no_overlap ON public.bookings IS 'x';
COMMIT;
