-- 192 undo add 8 checks on public.sensor_readings, not validated yet
-- Plan:        0001-garden (phase 3)
-- Why:         the declaration has 8 checks on public.sensor_readings; added NOT VALID first, so that no row is read under the lock
-- Locks:       ACCESS EXCLUSIVE on public.sensor_readings (stops reads and writes)
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
ALTER TABLE public.sensor_readings
  DROP CONSTRAINT IF EXISTS check_reading_date_plausible,
  DROP CONSTRAINT IF EXISTS check_reading_ec,
  DROP CONSTRAINT IF EXISTS check_reading_humidity,
  DROP CONSTRAINT IF EXISTS check_reading_light_hours,
  DROP CONSTRAINT IF EXISTS check_reading_not_empty,
  DROP CONSTRAINT IF EXISTS check_reading_ph,
  DROP CONSTRAINT IF EXISTS check_reading_temperature,
  DROP CONSTRAINT IF EXISTS check_reading_water_temp;
COMMIT;
