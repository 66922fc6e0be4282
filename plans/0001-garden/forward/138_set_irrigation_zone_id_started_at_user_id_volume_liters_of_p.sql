-- 138 set irrigation_zone_id, started_at, user_id, volume_liters of public.irrigation_events not null
-- Plan:        0001-garden (phase 2)
-- Why:         the validated CHECK spares the scan; it is dropped by a second statement, because one statement for both would scan
-- After:       137, it is the next step of the same change
-- Locks:       ACCESS EXCLUSIVE on public.irrigation_events (stops reads and writes)
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
ALTER TABLE public.irrigation_events
  ALTER COLUMN irrigation_zone_id SET NOT NULL,
  ALTER COLUMN started_at SET NOT NULL,
  ALTER COLUMN user_id SET NOT NULL,
  ALTER COLUMN volume_liters SET NOT NULL;
ALTER TABLE public.irrigation_events
  DROP CONSTRAINT irrigation_zone_id__lockstep_not_null,
  DROP CONSTRAINT started_at__lockstep_not_null,
  DROP CONSTRAINT user_id__lockstep_not_null,
  DROP CONSTRAINT volume_liters__lockstep_not_null;
COMMIT;
