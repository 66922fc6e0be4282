-- 147 set garden_id, plant_count, plant_variety_id, planting_date, planting_method, user_id of public.planting_events not null
-- Plan:        0001-garden (phase 2)
-- Why:         the validated CHECK spares the scan; it is dropped by a second statement, because one statement for both would scan
-- After:       146, it is the next step of the same change
-- Locks:       ACCESS EXCLUSIVE on public.planting_events (stops reads and writes)
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
ALTER TABLE public.planting_events
  ALTER COLUMN garden_id SET NOT NULL,
  ALTER COLUMN plant_count SET NOT NULL,
  ALTER COLUMN plant_variety_id SET NOT NULL,
  ALTER COLUMN planting_date SET NOT NULL,
  ALTER COLUMN planting_method SET NOT NULL,
  ALTER COLUMN user_id SET NOT NULL;
ALTER TABLE public.planting_events
  DROP CONSTRAINT garden_id__lockstep_not_null,
  DROP CONSTRAINT plant_count__lockstep_not_null,
  DROP CONSTRAINT plant_variety_id__lockstep_not_null,
  DROP CONSTRAINT planting_date__lockstep_not_null,
  DROP CONSTRAINT planting_method__lockstep_not_null,
  DROP CONSTRAINT user_id__lockstep_not_null;
COMMIT;
