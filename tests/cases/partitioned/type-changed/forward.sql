-- 001 create enum public.soil
-- Plan:        case (phase 1)
-- Why:         the declaration has enum public.soil, the database has not
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
CREATE TYPE public.soil AS ENUM ('dry', 'wet');
COMMIT;

-- 002 change kind of public.readings from text to public.soil
-- Plan:        case (phase 1)
-- Why:         in place, allowed by name: rows never counted, 0 B; PostgreSQL N writes the table and its indexes anew for it
-- After:       001, type public.soil must exist
-- Locks:       ACCESS EXCLUSIVE on public.readings (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.readings_24 (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.readings_25 (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.readings_25_a (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.readings_25_b (stops reads and writes)
-- Transaction: one transaction
-- Rollback:    exact
-- Hazard:      rewrite-blocks (allowed): column public.readings.kind from text to public.soil (rows never counted: run ANALYZE to have small tables pass): the type change rewrites the table and its indexes under ACCESS EXCLUSIVE

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
ALTER TABLE ONLY public.readings ALTER COLUMN kind DROP DEFAULT;
ALTER TABLE ONLY public.readings_24 ALTER COLUMN kind DROP DEFAULT;
ALTER TABLE ONLY public.readings_25 ALTER COLUMN kind DROP DEFAULT;
ALTER TABLE ONLY public.readings_25_a ALTER COLUMN kind DROP DEFAULT;
ALTER TABLE ONLY public.readings_25_b ALTER COLUMN kind DROP DEFAULT;
ALTER TABLE public.readings ALTER COLUMN kind TYPE public.soil USING (kind::text)::public.soil;
ALTER TABLE ONLY public.readings ALTER COLUMN kind SET DEFAULT 'dry'::public.soil;
ALTER TABLE ONLY public.readings_24 ALTER COLUMN kind SET DEFAULT 'wet'::public.soil;
ALTER TABLE ONLY public.readings_25 ALTER COLUMN kind SET DEFAULT 'dry'::public.soil;
ALTER TABLE ONLY public.readings_25_a ALTER COLUMN kind SET DEFAULT ((lower('WET'::text))::text)::public.soil;
ALTER TABLE ONLY public.readings_25_b ALTER COLUMN kind SET DEFAULT 'dry'::public.soil;
COMMIT;

-- 003 change value of public.readings from integer to bigint
-- Plan:        case (phase 1)
-- Why:         in place, allowed by name: rows never counted, 0 B; PostgreSQL N writes the table and its indexes anew for it
-- Locks:       ACCESS EXCLUSIVE on public.readings (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.readings_24, below public.readings (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.readings_25, below public.readings (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.readings_25_a, below public.readings (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.readings_25_b, below public.readings (stops reads and writes)
-- Transaction: one transaction
-- Rollback:    exact as to the catalog; rows written meanwhile can be in its way
--              it fails, and this step stays as the plan made it, when there are values of value in public.readings that integer does not hold as they are:
--                SELECT * FROM public.readings WHERE value NOT BETWEEN -2147483648 AND 2147483647 LIMIT 20;
-- Hazard:      rewrite-blocks (allowed): column public.readings.value from integer to bigint (rows never counted: run ANALYZE to have small tables pass): the type change rewrites the table and its indexes under ACCESS EXCLUSIVE

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
ALTER TABLE ONLY public.readings ALTER COLUMN value DROP DEFAULT;
ALTER TABLE public.readings ALTER COLUMN value TYPE bigint USING value::bigint;
ALTER TABLE ONLY public.readings ALTER COLUMN value SET DEFAULT 1;
COMMIT;
