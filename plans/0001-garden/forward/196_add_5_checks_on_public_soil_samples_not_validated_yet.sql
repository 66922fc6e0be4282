-- 196 add 5 checks on public.soil_samples, not validated yet
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
  ADD CONSTRAINT check_soil_collected_in_range CHECK ((((EXTRACT(year FROM collected_on))::integer >= 2000) AND ((EXTRACT(year FROM collected_on))::integer <= 2100))) NOT VALID,
  ADD CONSTRAINT check_soil_moisture CHECK (((moisture_percent >= (0)::numeric) AND (moisture_percent <= (100)::numeric))) NOT VALID,
  ADD CONSTRAINT check_soil_nutrients_not_negative CHECK (((nitrogen_ppm >= (0)::numeric) AND (phosphorus_ppm >= (0)::numeric) AND (potassium_ppm >= (0)::numeric))) NOT VALID,
  ADD CONSTRAINT check_soil_organic_matter CHECK (((organic_matter_percent >= (0)::numeric) AND (organic_matter_percent <= (100)::numeric))) NOT VALID,
  ADD CONSTRAINT check_soil_ph CHECK (((ph >= (0)::numeric) AND (ph <= (14)::numeric))) NOT VALID;
COMMIT;
