-- 202 add 9 checks on public.plant_varieties, not validated yet
-- Plan:        0001-garden (phase 3)
-- Why:         the declaration has 9 checks on public.plant_varieties; added NOT VALID first, so that no row is read under the lock
-- Locks:       ACCESS EXCLUSIVE on public.plant_varieties (stops reads and writes)
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
ALTER TABLE public.plant_varieties
  ADD CONSTRAINT check_variety_days_to_germinate CHECK (((days_to_germinate >= 1) AND (days_to_germinate <= 180))) NOT VALID,
  ADD CONSTRAINT check_variety_days_to_harvest CHECK (((days_to_harvest >= 1) AND (days_to_harvest <= 1500))) NOT VALID,
  ADD CONSTRAINT check_variety_harvest_after_germination CHECK (((days_to_germinate IS NULL) OR (days_to_harvest > days_to_germinate))) NOT VALID,
  ADD CONSTRAINT check_variety_names_not_blank CHECK (((char_length(TRIM(BOTH FROM common_name)) > 0) AND (char_length(TRIM(BOTH FROM variety_name)) > 0))) NOT VALID,
  ADD CONSTRAINT check_variety_ph CHECK (((ph_min <= ph_max) AND (ph_min >= 3.5) AND (ph_max <= 9.5))) NOT VALID,
  ADD CONSTRAINT check_variety_sowing_depth CHECK (((sowing_depth_inches >= (0)::numeric) AND (sowing_depth_inches < (24)::numeric))) NOT VALID,
  ADD CONSTRAINT check_variety_spacing_positive CHECK ((spacing_inches > (0)::numeric)) NOT VALID,
  ADD CONSTRAINT check_variety_sun CHECK ((sun_requirement = ANY (ARRAY['full_sun'::text, 'partial_shade'::text, 'full_shade'::text]))) NOT VALID,
  ADD CONSTRAINT check_variety_water CHECK ((water_requirement = ANY (ARRAY['low'::text, 'medium'::text, 'high'::text]))) NOT VALID;
COMMIT;
