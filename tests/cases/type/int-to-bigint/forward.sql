-- 001 change height of public.plants from integer to bigint
-- Plan:        case (phase 1)
-- Why:         in place: the table has about 20 rows, at most 10000
-- Locks:       ACCESS EXCLUSIVE on public.plants (stops reads and writes)
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
SET LOCAL statement_timeout = 0;
ALTER TABLE public.plants ALTER COLUMN height DROP DEFAULT;
ALTER TABLE public.plants ALTER COLUMN height TYPE bigint USING height::bigint;
ALTER TABLE public.plants ALTER COLUMN height SET DEFAULT 3;
COMMIT;
