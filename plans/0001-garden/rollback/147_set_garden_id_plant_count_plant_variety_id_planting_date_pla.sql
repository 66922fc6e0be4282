-- 147 undo set garden_id, plant_count, plant_variety_id, planting_date, planting_method, user_id of public.planting_events not null
-- Plan:        0001-garden (phase 2)
-- Why:         the validated CHECK spares the scan; it is dropped by a second statement, because one statement for both would scan
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
  ALTER COLUMN garden_id DROP NOT NULL,
  ALTER COLUMN plant_count DROP NOT NULL,
  ALTER COLUMN plant_variety_id DROP NOT NULL,
  ALTER COLUMN planting_date DROP NOT NULL,
  ALTER COLUMN planting_method DROP NOT NULL,
  ALTER COLUMN user_id DROP NOT NULL;
COMMIT;
