-- 130 undo add 4 not nulls on public.germination_events, not validated yet
-- Plan:        0001-garden (phase 2)
-- Why:         the declaration has 4 not nulls on public.germination_events; added NOT VALID first, so that no row is read under the lock; a CHECK stands in for each NOT NULL until it is proved
-- Locks:       ACCESS EXCLUSIVE on public.germination_events (stops reads and writes)
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
ALTER TABLE public.germination_events
  DROP CONSTRAINT IF EXISTS germinated__lockstep_not_null,
  DROP CONSTRAINT IF EXISTS seed_count__lockstep_not_null,
  DROP CONSTRAINT IF EXISTS sown_date__lockstep_not_null,
  DROP CONSTRAINT IF EXISTS user_id__lockstep_not_null;
COMMIT;
