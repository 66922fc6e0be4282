-- 178 add 9 checks on public.gardens, not validated yet
-- Plan:        0001-garden (phase 3)
-- Why:         the declaration has 9 checks on public.gardens; added NOT VALID first, so that no row is read under the lock
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
ALTER TABLE public.gardens
  ADD CONSTRAINT check_garden_light_hours CHECK (((light_hours_per_day >= (0)::numeric) AND (light_hours_per_day <= (24)::numeric))) NOT VALID,
  ADD CONSTRAINT check_garden_name_not_blank CHECK ((char_length(TRIM(BOTH FROM name)) > 0)) NOT VALID,
  ADD CONSTRAINT check_garden_ph_bounds CHECK (((ph_min >= (0)::numeric) AND (ph_min <= (14)::numeric) AND ((ph_max >= (0)::numeric) AND (ph_max <= (14)::numeric)))) NOT VALID,
  ADD CONSTRAINT check_garden_ph_order CHECK ((ph_min <= ph_max)) NOT VALID,
  ADD CONSTRAINT check_garden_reservoir_only_if_hydroponic CHECK (((is_hydroponic AND (reservoir_size_liters > (0)::numeric)) OR ((NOT is_hydroponic) AND (reservoir_size_liters IS NULL)))) NOT VALID,
  ADD CONSTRAINT check_garden_size_positive CHECK ((size_sq_ft > (0)::numeric)) NOT VALID,
  ADD CONSTRAINT check_garden_temp_plausible CHECK (((temp_min_f >= ('-60'::integer)::numeric) AND (temp_max_f <= (150)::numeric))) NOT VALID,
  ADD CONSTRAINT check_garden_temp_range CHECK (((temp_min_f IS NULL) OR (temp_max_f IS NULL) OR (temp_min_f < temp_max_f))) NOT VALID,
  ADD CONSTRAINT check_garden_type CHECK ((garden_type = ANY (ARRAY['outdoor'::text, 'indoor'::text, 'greenhouse'::text]))) NOT VALID;
COMMIT;
