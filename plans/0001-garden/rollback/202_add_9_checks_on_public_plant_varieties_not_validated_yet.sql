-- 202 undo add 9 checks on public.plant_varieties, not validated yet
-- Plan:        0001-garden (phase 3)
-- Why:         the declaration has 9 checks on public.plant_varieties; added NOT VALID first, so that no row is read under the lock
-- Locks:       ACCESS EXCLUSIVE on public.plant_varieties (stops reads and writes)
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
ALTER TABLE public.plant_varieties
  DROP CONSTRAINT IF EXISTS check_variety_days_to_germinate,
  DROP CONSTRAINT IF EXISTS check_variety_days_to_harvest,
  DROP CONSTRAINT IF EXISTS check_variety_harvest_after_germination,
  DROP CONSTRAINT IF EXISTS check_variety_names_not_blank,
  DROP CONSTRAINT IF EXISTS check_variety_ph,
  DROP CONSTRAINT IF EXISTS check_variety_sowing_depth,
  DROP CONSTRAINT IF EXISTS check_variety_spacing_positive,
  DROP CONSTRAINT IF EXISTS check_variety_sun,
  DROP CONSTRAINT IF EXISTS check_variety_water;
COMMIT;
