-- 001 create enum public.plant_kind
-- Plan:        case (phase 1)
-- Why:         the declaration has enum public.plant_kind, the database has not
-- Locks:       none on tables or indexes
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
SET LOCAL lock_timeout = '2s';
SET LOCAL statement_timeout = '30s';
CREATE TYPE public.plant_kind AS ENUM ('herb', 'tree');
COMMIT;

-- 002 change kind of public.plants from text to public.plant_kind
-- Plan:        case (phase 1)
-- Why:         in place: about 2 rows in 8192 B, at most 10000; PostgreSQL N writes the table and its indexes anew for it
-- After:       001, type public.plant_kind must exist
-- Locks:       ACCESS EXCLUSIVE on public.plants (stops reads and writes)
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
SET LOCAL statement_timeout = 0;
ALTER TABLE public.plants ALTER COLUMN kind TYPE public.plant_kind USING (kind::text)::public.plant_kind;
COMMIT;
