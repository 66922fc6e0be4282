-- 208 undo drop index idx_sensor_readings_tmp on public.sensor_readings
-- Plan:        0001-garden (phase 3)
-- Why:         index idx_sensor_readings_tmp on public.sensor_readings is not declared, or named under `absent`
-- Locks:       SHARE UPDATE EXCLUSIVE on public.sensor_readings (stops no reads and no writes)
-- Transaction: none: each statement by itself, CONCURRENTLY
-- Rollback:    exact

SET search_path = '';
SET standard_conforming_strings = on;
SET TimeZone = 'UTC';
SET DateStyle = 'ISO, MDY';
SET IntervalStyle = 'postgres';
SET quote_all_identifiers = off;
SET client_encoding = 'UTF8';
SET default_tablespace = '';

SET lock_timeout = 0;
SET statement_timeout = 0;
CREATE INDEX CONCURRENTLY idx_sensor_readings_tmp ON public.sensor_readings USING btree (temperature_f, humidity_percent, light_hours);
