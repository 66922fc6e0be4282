-- 162 set created_at, display_name, email, is_active of public.users not null
-- Plan:        0001-garden (phase 2)
-- Why:         the validated CHECK spares the scan; it is dropped by a second statement, because one statement for both would scan
-- After:       161, it is the next step of the same change
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
  ALTER COLUMN created_at SET NOT NULL,
  ALTER COLUMN display_name SET NOT NULL,
  ALTER COLUMN email SET NOT NULL,
  ALTER COLUMN is_active SET NOT NULL;
ALTER TABLE public.users
  DROP CONSTRAINT created_at__lockstep_not_null,
  DROP CONSTRAINT display_name__lockstep_not_null,
  DROP CONSTRAINT email__lockstep_not_null,
  DROP CONSTRAINT is_active__lockstep_not_null;
COMMIT;
