-- 001 undo change height of public.plants from integer to text
-- Plan:        case (phase 1)
-- Why:         in place: about 20 rows in 8192 B, at most 10000; PostgreSQL N writes the table and its indexes anew for it
-- Locks:       ACCESS EXCLUSIVE on public.plants (stops reads and writes)
-- Transaction: one transaction
-- Rollback:    LOSES DATA: what `using` changed in public.plants.height does not come back; and rows written meanwhile can be in its way
--              it fails, and this step stays as the plan made it, when there are values of height in public.plants that integer does not hold as they are:
--                SELECT * FROM public.plants WHERE height IS NOT NULL AND NOT pg_catalog.pg_input_is_valid(height::text, 'integer') LIMIT 20;

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
SET LOCAL statement_timeout = 0;
ALTER TABLE public.plants ALTER COLUMN height TYPE integer USING height::integer;
COMMIT;
