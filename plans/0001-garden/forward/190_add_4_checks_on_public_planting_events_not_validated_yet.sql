-- 190 add 4 checks on public.planting_events, not validated yet
-- Plan:        0001-garden (phase 3)
-- Why:         the declaration has 4 checks on public.planting_events; added NOT VALID first, so that no row is read under the lock
-- Locks:       ACCESS EXCLUSIVE on public.planting_events (stops reads and writes)
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
ALTER TABLE public.planting_events
  ADD CONSTRAINT check_planting_count_positive CHECK ((plant_count > 0)) NOT VALID,
  ADD CONSTRAINT check_planting_direct_seed_has_batch CHECK (((planting_method <> 'direct_seed'::text) OR (seed_batch_id IS NOT NULL))) NOT VALID,
  ADD CONSTRAINT check_planting_harvest_after_planting CHECK (((expected_harvest_date IS NULL) OR (expected_harvest_date > planting_date))) NOT VALID,
  ADD CONSTRAINT check_planting_method CHECK ((planting_method = ANY (ARRAY['direct_seed'::text, 'transplant'::text, 'cutting'::text, 'division'::text]))) NOT VALID;
COMMIT;
