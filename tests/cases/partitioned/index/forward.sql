-- 001 create index by_value on public.readings
-- Plan:        case (phase 1)
-- Why:         the declaration has index by_value on public.readings, the database has not; CONCURRENTLY is not possible on a partitioned table
-- Locks:       SHARE on public.readings (stops writes)
-- Locks:       SHARE on public.readings_24, below public.readings (stops writes)
-- Locks:       SHARE on public.readings_25, below public.readings (stops writes)
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
SET LOCAL statement_timeout = 0;
CREATE INDEX by_value ON public.readings USING btree (value);
COMMIT;

-- 002 comment on index by_value on public.readings
-- Plan:        case (phase 1)
-- Why:         the declaration says another text
-- After:       001, index public.by_value must exist
-- Locks:       SHARE UPDATE EXCLUSIVE on public.by_value (stops no reads and no writes)
-- Transaction: one transaction
-- Rollback:    nothing to do: the step that makes the object takes it away, and its comment with it

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
COMMENT ON INDEX public.by_value IS 'slow ones';
COMMIT;
