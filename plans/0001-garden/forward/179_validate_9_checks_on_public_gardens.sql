-- 179 validate 9 checks on public.gardens
-- Plan:        0001-garden (phase 3)
-- Why:         reads every row under a lock that stops neither reads nor writes; in its own transaction, or the lock of the step before would be held through the scan
-- After:       178, it is the next step of the same change
-- Locks:       SHARE UPDATE EXCLUSIVE on public.gardens (stops no reads and no writes)
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
ALTER TABLE public.gardens
  VALIDATE CONSTRAINT check_garden_light_hours,
  VALIDATE CONSTRAINT check_garden_name_not_blank,
  VALIDATE CONSTRAINT check_garden_ph_bounds,
  VALIDATE CONSTRAINT check_garden_ph_order,
  VALIDATE CONSTRAINT check_garden_reservoir_only_if_hydroponic,
  VALIDATE CONSTRAINT check_garden_size_positive,
  VALIDATE CONSTRAINT check_garden_temp_plausible,
  VALIDATE CONSTRAINT check_garden_temp_range,
  VALIDATE CONSTRAINT check_garden_type;
COMMIT;
