-- 186 add 3 checks on public.irrigation_sources, not validated yet
-- Plan:        0001-garden (phase 3)
-- Why:         the declaration has 3 checks on public.irrigation_sources; added NOT VALID first, so that no row is read under the lock
-- After:       108, type public.irrigation_source_type must exist
-- After:       109, column public.irrigation_sources.source_type must have its new type
-- Locks:       ACCESS EXCLUSIVE on public.irrigation_sources (stops reads and writes)
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
ALTER TABLE public.irrigation_sources
  ADD CONSTRAINT check_irrigation_source_barrel_has_size CHECK (((source_type <> 'rain_barrel'::public.irrigation_source_type) OR ((storage_liters IS NOT NULL) AND (storage_liters > (0)::numeric)))) NOT VALID,
  ADD CONSTRAINT check_irrigation_source_flow_positive CHECK (((flow_capacity_lpm IS NULL) OR (flow_capacity_lpm > (0)::numeric))) NOT VALID,
  ADD CONSTRAINT check_irrigation_source_name_not_blank CHECK ((char_length(TRIM(BOTH FROM name)) > 0)) NOT VALID;
COMMIT;
