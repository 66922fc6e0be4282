-- 104 validate the new foreign key fk_sensor_reading_garden on public.sensor_readings
-- Plan:        0001-garden (phase 1)
-- Why:         reads every row under a lock that stops neither reads nor writes
-- After:       103, it is the next step of the same change
-- Locks:       ROW SHARE on public.gardens (stops no reads and no writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public.sensor_readings (stops no reads and no writes)
-- Transaction: one transaction
-- Rollback:    nothing to do: the step that added it drops it

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
ALTER TABLE public.sensor_readings VALIDATE CONSTRAINT fk_sensor_reading_garden__lockstep_new;
COMMIT;
