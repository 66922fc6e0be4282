-- 192 add 8 checks on public.sensor_readings, not validated yet
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
  ADD CONSTRAINT check_reading_date_plausible CHECK ((reading_date >= '2000-01-01'::date)) NOT VALID,
  ADD CONSTRAINT check_reading_ec CHECK (((ec_ms_cm >= (0)::numeric) AND (ec_ms_cm < (20)::numeric))) NOT VALID,
  ADD CONSTRAINT check_reading_humidity CHECK (((humidity_percent >= (0)::numeric) AND (humidity_percent <= (100)::numeric))) NOT VALID,
  ADD CONSTRAINT check_reading_light_hours CHECK (((light_hours >= (0)::numeric) AND (light_hours <= (24)::numeric))) NOT VALID,
  ADD CONSTRAINT check_reading_not_empty CHECK ((COALESCE(temperature_f, humidity_percent, light_hours, ph_level, ec_ms_cm, water_temp_f) IS NOT NULL)) NOT VALID,
  ADD CONSTRAINT check_reading_ph CHECK (((ph_level >= (0)::numeric) AND (ph_level <= (14)::numeric))) NOT VALID,
  ADD CONSTRAINT check_reading_temperature CHECK (((temperature_f >= ('-60'::integer)::numeric) AND (temperature_f <= (150)::numeric))) NOT VALID,
  ADD CONSTRAINT check_reading_water_temp CHECK (((water_temp_f IS NULL) OR ((water_temp_f >= (32)::numeric) AND (water_temp_f <= (212)::numeric)))) NOT VALID;
COMMIT;
