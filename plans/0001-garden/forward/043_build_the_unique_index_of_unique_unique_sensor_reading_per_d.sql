-- 043 build the unique index of unique unique_sensor_reading_per_day on public.sensor_readings
-- Plan:        0001-garden (phase 1)
-- Why:         the declaration has constraint unique_sensor_reading_per_day on public.sensor_readings, the database has not; built CONCURRENTLY, because ADD CONSTRAINT alone would build it under ACCESS EXCLUSIVE
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
CREATE UNIQUE INDEX CONCURRENTLY unique_sensor_reading_per_day ON public.sensor_readings USING btree (garden_id, reading_date);
