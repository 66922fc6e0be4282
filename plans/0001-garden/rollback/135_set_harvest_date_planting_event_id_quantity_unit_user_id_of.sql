-- 135 undo set harvest_date, planting_event_id, quantity, unit, user_id of public.harvests not null
-- Plan:        0001-garden (phase 2)
-- Why:         the validated CHECK spares the scan; it is dropped by a second statement, because one statement for both would scan
-- Locks:       ACCESS EXCLUSIVE on public.harvests (stops reads and writes)
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
ALTER TABLE public.harvests
  ALTER COLUMN harvest_date DROP NOT NULL,
  ALTER COLUMN planting_event_id DROP NOT NULL,
  ALTER COLUMN quantity DROP NOT NULL,
  ALTER COLUMN unit DROP NOT NULL,
  ALTER COLUMN user_id DROP NOT NULL;
COMMIT;
