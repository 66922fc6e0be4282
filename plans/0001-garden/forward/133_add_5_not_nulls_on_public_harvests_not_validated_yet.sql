-- 133 add 5 not nulls on public.harvests, not validated yet
-- Plan:        0001-garden (phase 2)
-- Why:         the declaration has 5 not nulls on public.harvests; added NOT VALID first, so that no row is read under the lock; a CHECK stands in for each NOT NULL until it is proved
-- Locks:       ACCESS EXCLUSIVE on public.harvests (stops reads and writes)
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
ALTER TABLE public.harvests
  ADD CONSTRAINT harvest_date__lockstep_not_null CHECK ((harvest_date IS NOT NULL)) NOT VALID,
  ADD CONSTRAINT planting_event_id__lockstep_not_null CHECK ((planting_event_id IS NOT NULL)) NOT VALID,
  ADD CONSTRAINT quantity__lockstep_not_null CHECK ((quantity IS NOT NULL)) NOT VALID,
  ADD CONSTRAINT unit__lockstep_not_null CHECK ((unit IS NOT NULL)) NOT VALID,
  ADD CONSTRAINT user_id__lockstep_not_null CHECK ((user_id IS NOT NULL)) NOT VALID;
COMMIT;
