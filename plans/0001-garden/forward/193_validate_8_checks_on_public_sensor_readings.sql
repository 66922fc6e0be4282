-- 193 validate 8 checks on public.sensor_readings
-- Plan:        0001-garden (phase 3)
-- Why:         reads every row under a lock that stops neither reads nor writes; in its own transaction, or the lock of the step before would be held through the scan
-- After:       192, it is the next step of the same change
-- Locks:       SHARE UPDATE EXCLUSIVE on public.sensor_readings (stops no reads and no writes)
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
ALTER TABLE public.sensor_readings
  VALIDATE CONSTRAINT check_reading_date_plausible,
  VALIDATE CONSTRAINT check_reading_ec,
  VALIDATE CONSTRAINT check_reading_humidity,
  VALIDATE CONSTRAINT check_reading_light_hours,
  VALIDATE CONSTRAINT check_reading_not_empty,
  VALIDATE CONSTRAINT check_reading_ph,
  VALIDATE CONSTRAINT check_reading_temperature,
  VALIDATE CONSTRAINT check_reading_water_temp;
COMMIT;
