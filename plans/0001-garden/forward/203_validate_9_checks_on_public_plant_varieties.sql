-- 203 validate 9 checks on public.plant_varieties
-- Plan:        0001-garden (phase 3)
-- Why:         reads every row under a lock that stops neither reads nor writes; in its own transaction, or the lock of the step before would be held through the scan
-- After:       202, it is the next step of the same change
-- Locks:       SHARE UPDATE EXCLUSIVE on public.plant_varieties (stops no reads and no writes)
-- Transaction: one transaction
-- Rollback:    nothing to do: the step that added them drops them

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
ALTER TABLE public.plant_varieties
  VALIDATE CONSTRAINT check_variety_days_to_germinate,
  VALIDATE CONSTRAINT check_variety_days_to_harvest,
  VALIDATE CONSTRAINT check_variety_harvest_after_germination,
  VALIDATE CONSTRAINT check_variety_names_not_blank,
  VALIDATE CONSTRAINT check_variety_ph,
  VALIDATE CONSTRAINT check_variety_sowing_depth,
  VALIDATE CONSTRAINT check_variety_spacing_positive,
  VALIDATE CONSTRAINT check_variety_sun,
  VALIDATE CONSTRAINT check_variety_water;
COMMIT;
