-- 001 replace exclude y on public.stays in one transaction
-- Plan:        case (phase 1)
-- Why:         the rule changed, and this kind cannot be prepared beside the old one
-- Locks:       ACCESS EXCLUSIVE on public.stays (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.y (stops reads and writes)
-- Transaction: one transaction
-- Rollback:    exact
-- Hazard:      exclusion-blocks (allowed): constraint y on public.stays (rows never counted): PostgreSQL has no NOT VALID, USING INDEX or CONCURRENTLY for EXCLUDE: the index is built under ACCESS EXCLUSIVE

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
ALTER TABLE public.stays DROP CONSTRAINT y;
ALTER TABLE public.stays ADD CONSTRAINT y EXCLUDE USING gist (early WITH &&) WITH (fillfactor='70');
COMMENT ON INDEX public.y IS 'of y';
COMMIT;

-- 002 drop exclude x on public.stays
-- Plan:        case (phase 1)
-- Why:         constraint x on public.stays is not declared, or named under `absent`
-- Locks:       ACCESS EXCLUSIVE on public.stays (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.x (stops reads and writes)
-- Transaction: one transaction
-- Rollback:    exact as to the catalog; rows written meanwhile can be in its way
--              it fails, and this step stays as the plan made it, when there are rows of public.stays that x does not let stand together:
--                SELECT this AS during, other FROM (SELECT during AS this, lag(during) OVER by_range AS other FROM public.stays WHERE during IS NOT NULL WINDOW by_range AS (ORDER BY during)) AS pairs WHERE this && other LIMIT 20;

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
ALTER TABLE public.stays DROP CONSTRAINT x;
COMMIT;
