-- 174 add 3 checks on public.garden_beds, not validated yet
-- Plan:        0001-garden (phase 3)
-- Why:         the declaration has 3 checks on public.garden_beds; added NOT VALID first, so that no row is read under the lock
-- Locks:       ACCESS EXCLUSIVE on public.garden_beds (stops reads and writes)
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
ALTER TABLE public.garden_beds
  ADD CONSTRAINT check_bed_dimensions_positive CHECK (((length_ft > (0)::numeric) AND (width_ft > (0)::numeric))) NOT VALID,
  ADD CONSTRAINT check_bed_height CHECK (((height_in IS NULL) OR ((height_in >= (1)::numeric) AND (height_in <= (48)::numeric)))) NOT VALID,
  ADD CONSTRAINT check_bed_sun_exposure CHECK ((sun_exposure = ANY (ARRAY['full_sun'::text, 'partial_shade'::text, 'full_shade'::text]))) NOT VALID;
COMMIT;
