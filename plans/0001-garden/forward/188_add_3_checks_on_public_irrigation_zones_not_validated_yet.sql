-- 188 add 3 checks on public.irrigation_zones, not validated yet
-- Plan:        0001-garden (phase 3)
-- Why:         the declaration has 3 checks on public.irrigation_zones; added NOT VALID first, so that no row is read under the lock
-- After:       107, type public.irrigation_delivery_type must exist
-- After:       110, column public.irrigation_zones.delivery_type must have its new type
-- Locks:       ACCESS EXCLUSIVE on public.irrigation_zones (stops reads and writes)
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
ALTER TABLE public.irrigation_zones
  ADD CONSTRAINT check_irrigation_zone_minutes CHECK (((minutes_per_run >= 1) AND (minutes_per_run <= 720))) NOT VALID,
  ADD CONSTRAINT check_irrigation_zone_runs CHECK (((runs_per_week >= 1) AND (runs_per_week <= 28))) NOT VALID,
  ADD CONSTRAINT check_irrigation_zone_schedule_fits_delivery CHECK ((((delivery_type = 'manual'::public.irrigation_delivery_type) AND (minutes_per_run IS NULL) AND (runs_per_week IS NULL)) OR ((delivery_type = ANY (ARRAY['drip'::public.irrigation_delivery_type, 'sprinkler'::public.irrigation_delivery_type, 'soaker'::public.irrigation_delivery_type])) AND (minutes_per_run IS NOT NULL) AND (runs_per_week IS NOT NULL)))) NOT VALID;
COMMIT;
