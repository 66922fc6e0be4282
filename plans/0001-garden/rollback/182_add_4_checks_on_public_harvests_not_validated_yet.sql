-- 182 undo add 4 checks on public.harvests, not validated yet
-- Plan:        0001-garden (phase 3)
-- Why:         the declaration has 4 checks on public.harvests; added NOT VALID first, so that no row is read under the lock
-- Locks:       ACCESS EXCLUSIVE on public.harvests (stops reads and writes)
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
ALTER TABLE public.harvests
  DROP CONSTRAINT IF EXISTS check_harvest_count_is_whole,
  DROP CONSTRAINT IF EXISTS check_harvest_quality_rating,
  DROP CONSTRAINT IF EXISTS check_harvest_quantity_positive,
  DROP CONSTRAINT IF EXISTS check_harvest_unit;
COMMIT;
