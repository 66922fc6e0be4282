-- 170 undo add unique unique_zone_name on public.irrigation_zones using its index
-- Plan:        0001-garden (phase 2)
-- Why:         the index is there and valid, so no row is read
-- Locks:       ACCESS EXCLUSIVE on public.irrigation_zones (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.unique_zone_name (stops reads and writes)
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
ALTER TABLE public.irrigation_zones DROP CONSTRAINT unique_zone_name;
COMMIT;
