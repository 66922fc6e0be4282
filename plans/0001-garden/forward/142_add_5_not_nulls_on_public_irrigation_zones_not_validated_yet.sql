-- 142 add 5 not nulls on public.irrigation_zones, not validated yet
-- Plan:        0001-garden (phase 2)
-- Why:         the declaration has 5 not nulls on public.irrigation_zones; added NOT VALID first, so that no row is read under the lock; a CHECK stands in for each NOT NULL until it is proved
-- Locks:       ACCESS EXCLUSIVE on public.irrigation_zones (stops reads and writes)
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
ALTER TABLE public.irrigation_zones
  ADD CONSTRAINT delivery_type__lockstep_not_null CHECK ((delivery_type IS NOT NULL)) NOT VALID,
  ADD CONSTRAINT garden_id__lockstep_not_null CHECK ((garden_id IS NOT NULL)) NOT VALID,
  ADD CONSTRAINT is_active__lockstep_not_null CHECK ((is_active IS NOT NULL)) NOT VALID,
  ADD CONSTRAINT name__lockstep_not_null CHECK ((name IS NOT NULL)) NOT VALID,
  ADD CONSTRAINT user_id__lockstep_not_null CHECK ((user_id IS NOT NULL)) NOT VALID;
COMMIT;
