-- 088 validate foreign key fk_soil_sample_planting_event on public.soil_samples
-- Plan:        0001-garden (phase 1)
-- Why:         looks every row up under locks that stop neither reads nor writes
-- After:       087, it is the next step of the same change
-- Locks:       ROW SHARE on public.planting_events (stops no reads and no writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public.soil_samples (stops no reads and no writes)
-- Transaction: one transaction
-- Rollback:    nothing to do: the step that added it drops it

SET search_path = '';
SET standard_conforming_strings = on;
SET TimeZone = 'UTC';
SET DateStyle = 'ISO, MDY';
SET IntervalStyle = 'postgres';
SET quote_all_identifiers = off;
SET client_encoding = 'UTF8';
SET default_tablespace = '';

BEGIN;
SET LOCAL lock_timeout = 0;
SET LOCAL statement_timeout = 0;
ALTER TABLE public.soil_samples VALIDATE CONSTRAINT fk_soil_sample_planting_event;
COMMIT;
