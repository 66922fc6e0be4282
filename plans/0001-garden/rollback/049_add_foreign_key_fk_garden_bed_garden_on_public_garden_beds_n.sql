-- 049 undo add foreign key fk_garden_bed_garden on public.garden_beds, not validated yet
-- Plan:        0001-garden (phase 1)
-- Why:         the declaration has constraint fk_garden_bed_garden on public.garden_beds, the database has not; NOT VALID, so that no row is read while writes to both tables wait
-- Locks:       ACCESS EXCLUSIVE on public.garden_beds (stops reads and writes)
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
ALTER TABLE public.garden_beds DROP CONSTRAINT IF EXISTS fk_garden_bed_garden;
COMMIT;
