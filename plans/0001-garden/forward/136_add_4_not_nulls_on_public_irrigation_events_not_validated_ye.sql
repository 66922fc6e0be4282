-- 136 add 4 not nulls on public.irrigation_events, not validated yet
-- Plan:        0001-garden (phase 2)
-- Why:         the declaration has 4 not nulls on public.irrigation_events; added NOT VALID first, so that no row is read under the lock; a CHECK stands in for each NOT NULL until it is proved
-- Locks:       ACCESS EXCLUSIVE on public.irrigation_events (stops reads and writes)
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
ALTER TABLE public.irrigation_events
  ADD CONSTRAINT irrigation_zone_id__lockstep_not_null CHECK ((irrigation_zone_id IS NOT NULL)) NOT VALID,
  ADD CONSTRAINT started_at__lockstep_not_null CHECK ((started_at IS NOT NULL)) NOT VALID,
  ADD CONSTRAINT user_id__lockstep_not_null CHECK ((user_id IS NOT NULL)) NOT VALID,
  ADD CONSTRAINT volume_liters__lockstep_not_null CHECK ((volume_liters IS NOT NULL)) NOT VALID;
COMMIT;
