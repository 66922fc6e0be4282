-- 110 undo change delivery_type of public.irrigation_zones from text to public.irrigation_delivery_type
-- Plan:        0001-garden (phase 2)
-- Why:         in place: about 120 rows in 16 kB, at most 10000; PostgreSQL 15 writes the table and its indexes anew for it
-- Locks:       ACCESS EXCLUSIVE on public.irrigation_zones (stops reads and writes)
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
ALTER TABLE ONLY public.irrigation_zones ALTER COLUMN delivery_type DROP DEFAULT;
ALTER TABLE public.irrigation_zones ALTER COLUMN delivery_type TYPE text USING delivery_type;
ALTER TABLE ONLY public.irrigation_zones ALTER COLUMN delivery_type SET DEFAULT 'manual'::text;
COMMIT;
