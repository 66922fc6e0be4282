-- 162 undo set created_at, display_name, email, is_active of public.users not null
-- Plan:        0001-garden (phase 2)
-- Why:         the validated CHECK spares the scan; it is dropped by a second statement, because one statement for both would scan
-- Locks:       ACCESS EXCLUSIVE on public.users (stops reads and writes)
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
ALTER TABLE public.users
  ALTER COLUMN created_at DROP NOT NULL,
  ALTER COLUMN display_name DROP NOT NULL,
  ALTER COLUMN email DROP NOT NULL,
  ALTER COLUMN is_active DROP NOT NULL;
COMMIT;
