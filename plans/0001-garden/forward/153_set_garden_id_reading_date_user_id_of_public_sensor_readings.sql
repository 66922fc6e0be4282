-- 153 set garden_id, reading_date, user_id of public.sensor_readings not null
-- Plan:        0001-garden (phase 2)
-- Why:         the validated CHECK spares the scan; it is dropped by a second statement, because one statement for both would scan
-- After:       152, it is the next step of the same change
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
  ALTER COLUMN garden_id SET NOT NULL,
  ALTER COLUMN reading_date SET NOT NULL,
  ALTER COLUMN user_id SET NOT NULL;
ALTER TABLE public.sensor_readings
  DROP CONSTRAINT garden_id__lockstep_not_null,
  DROP CONSTRAINT reading_date__lockstep_not_null,
  DROP CONSTRAINT user_id__lockstep_not_null;
COMMIT;
