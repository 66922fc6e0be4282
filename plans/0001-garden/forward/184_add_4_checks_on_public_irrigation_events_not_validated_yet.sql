-- 184 add 4 checks on public.irrigation_events, not validated yet
-- Plan:        0001-garden (phase 3)
-- Why:         the declaration has 4 checks on public.irrigation_events; added NOT VALID first, so that no row is read under the lock
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
  ADD CONSTRAINT check_irrigation_event_ends_after_start CHECK (((ended_at IS NULL) OR (ended_at > started_at))) NOT VALID,
  ADD CONSTRAINT check_irrigation_event_length CHECK (((ended_at - started_at) <= '24:00:00'::interval)) NOT VALID,
  ADD CONSTRAINT check_irrigation_event_skipped_uses_no_water CHECK (((skipped_reason IS NULL) OR ((volume_liters = (0)::numeric) AND (ended_at IS NULL)))) NOT VALID,
  ADD CONSTRAINT check_irrigation_event_volume CHECK ((volume_liters >= 0.0)) NOT VALID;
COMMIT;
