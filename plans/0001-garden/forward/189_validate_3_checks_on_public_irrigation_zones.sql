-- 189 validate 3 checks on public.irrigation_zones
-- Plan:        0001-garden (phase 3)
-- Why:         reads every row under a lock that stops neither reads nor writes; in its own transaction, or the lock of the step before would be held through the scan
-- After:       188, it is the next step of the same change
-- Locks:       SHARE UPDATE EXCLUSIVE on public.irrigation_zones (stops no reads and no writes)
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
ALTER TABLE public.irrigation_zones
  VALIDATE CONSTRAINT check_irrigation_zone_minutes,
  VALIDATE CONSTRAINT check_irrigation_zone_runs,
  VALIDATE CONSTRAINT check_irrigation_zone_schedule_fits_delivery;
COMMIT;
