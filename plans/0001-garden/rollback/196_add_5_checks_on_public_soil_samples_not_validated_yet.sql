-- 196 undo add 5 checks on public.soil_samples, not validated yet
-- Plan:        0001-garden (phase 3)
-- Why:         the declaration has 5 checks on public.soil_samples; added NOT VALID first, so that no row is read under the lock
-- Locks:       ACCESS EXCLUSIVE on public.soil_samples (stops reads and writes)
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
ALTER TABLE public.soil_samples
  DROP CONSTRAINT IF EXISTS check_soil_collected_in_range,
  DROP CONSTRAINT IF EXISTS check_soil_moisture,
  DROP CONSTRAINT IF EXISTS check_soil_nutrients_not_negative,
  DROP CONSTRAINT IF EXISTS check_soil_organic_matter,
  DROP CONSTRAINT IF EXISTS check_soil_ph;
COMMIT;
