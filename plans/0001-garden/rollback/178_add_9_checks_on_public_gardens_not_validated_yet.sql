-- 178 undo add 9 checks on public.gardens, not validated yet
-- Plan:        0001-garden (phase 3)
-- Why:         the declaration has 9 checks on public.gardens; added NOT VALID first, so that no row is read under the lock
-- Locks:       ACCESS EXCLUSIVE on public.gardens (stops reads and writes)
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
ALTER TABLE public.gardens
  DROP CONSTRAINT IF EXISTS check_garden_light_hours,
  DROP CONSTRAINT IF EXISTS check_garden_name_not_blank,
  DROP CONSTRAINT IF EXISTS check_garden_ph_bounds,
  DROP CONSTRAINT IF EXISTS check_garden_ph_order,
  DROP CONSTRAINT IF EXISTS check_garden_reservoir_only_if_hydroponic,
  DROP CONSTRAINT IF EXISTS check_garden_size_positive,
  DROP CONSTRAINT IF EXISTS check_garden_temp_plausible,
  DROP CONSTRAINT IF EXISTS check_garden_temp_range,
  DROP CONSTRAINT IF EXISTS check_garden_type;
COMMIT;
