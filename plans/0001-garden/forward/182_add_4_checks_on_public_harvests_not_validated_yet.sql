-- 182 add 4 checks on public.harvests, not validated yet
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
  ADD CONSTRAINT check_harvest_count_is_whole CHECK (((unit <> 'count'::text) OR (quantity = floor(quantity)))) NOT VALID,
  ADD CONSTRAINT check_harvest_quality_rating CHECK (((quality_rating >= 1) AND (quality_rating <= 5))) NOT VALID,
  ADD CONSTRAINT check_harvest_quantity_positive CHECK ((quantity > (0)::numeric)) NOT VALID,
  ADD CONSTRAINT check_harvest_unit CHECK ((unit = ANY (ARRAY['lb'::text, 'oz'::text, 'kg'::text, 'g'::text, 'count'::text, 'bunch'::text]))) NOT VALID;
COMMIT;
