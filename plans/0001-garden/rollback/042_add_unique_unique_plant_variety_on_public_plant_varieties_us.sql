-- 042 undo add unique unique_plant_variety on public.plant_varieties using its index
-- Plan:        0001-garden (phase 1)
-- Why:         the index is there and valid, so no row is read
-- Locks:       ACCESS EXCLUSIVE on public.plant_varieties (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.unique_plant_variety (stops reads and writes)
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
ALTER TABLE public.plant_varieties DROP CONSTRAINT unique_plant_variety;
COMMIT;
