-- 180 add 5 checks on public.germination_events, not validated yet
-- Plan:        0001-garden (phase 3)
-- Why:         the declaration has 5 checks on public.germination_events; added NOT VALID first, so that no row is read under the lock
-- Locks:       ACCESS EXCLUSIVE on public.germination_events (stops reads and writes)
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
ALTER TABLE public.germination_events
  ADD CONSTRAINT check_germination_date_after_sowing CHECK (((germinated_date IS NULL) OR (germinated_date >= sown_date))) NOT VALID,
  ADD CONSTRAINT check_germination_date_matches_flag CHECK ((germinated = (germinated_date IS NOT NULL))) NOT VALID,
  ADD CONSTRAINT check_germination_not_more_than_sown CHECK (((germinated_count >= 0) AND (germinated_count <= seed_count))) NOT VALID,
  ADD CONSTRAINT check_germination_seed_count CHECK ((seed_count >= 0)) NOT VALID,
  ADD CONSTRAINT check_germination_soil_temp CHECK (((soil_temp_f >= (20)::numeric) AND (soil_temp_f <= (120)::numeric))) NOT VALID;
COMMIT;
