-- 034 set plant_a_id, plant_b_id of public.companion_relationships not null
-- Plan:        0001-garden (phase 1)
-- Why:         the validated CHECK spares the scan; it is dropped by a second statement, because one statement for both would scan
-- After:       033, it is the next step of the same change
-- Locks:       ACCESS EXCLUSIVE on public.companion_relationships (stops reads and writes)
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
ALTER TABLE public.companion_relationships
  ALTER COLUMN plant_a_id SET NOT NULL,
  ALTER COLUMN plant_b_id SET NOT NULL;
ALTER TABLE public.companion_relationships
  DROP CONSTRAINT plant_a_id__lockstep_not_null,
  DROP CONSTRAINT plant_b_id__lockstep_not_null;
COMMIT;
