-- 129 undo set created_at, garden_type, is_hydroponic, name, user_id of public.gardens not null
-- Plan:        0001-garden (phase 2)
-- Why:         the validated CHECK spares the scan; it is dropped by a second statement, because one statement for both would scan
-- Locks:       ACCESS EXCLUSIVE on public.gardens (stops reads and writes)
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
ALTER TABLE public.gardens
  ALTER COLUMN created_at DROP NOT NULL,
  ALTER COLUMN garden_type DROP NOT NULL,
  ALTER COLUMN is_hydroponic DROP NOT NULL,
  ALTER COLUMN name DROP NOT NULL,
  ALTER COLUMN user_id DROP NOT NULL;
COMMIT;
