-- 105 replace foreign key fk_sensor_reading_garden on public.sensor_readings by the new one
-- Plan:        0001-garden (phase 1)
-- Why:         one short transaction: at no moment is neither rule in force
-- After:       104, it is the next step of the same change
-- Locks:       ACCESS EXCLUSIVE on public.gardens (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.sensor_readings (stops reads and writes)
-- Transaction: one transaction
-- Rollback:    exact

SET search_path = '';
SET standard_conforming_strings = on;
SET TimeZone = 'UTC';
SET DateStyle = 'ISO, MDY';
SET IntervalStyle = 'postgres';
SET quote_all_identifiers = off;

BEGIN;
SET LOCAL lock_timeout = '500ms';
SET LOCAL statement_timeout = '15s';
ALTER TABLE public.sensor_readings DROP CONSTRAINT fk_sensor_reading_garden;
ALTER TABLE public.sensor_readings RENAME CONSTRAINT fk_sensor_reading_garden__lockstep_new TO fk_sensor_reading_garden;
COMMIT;
