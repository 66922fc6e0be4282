-- 067 add foreign key fk_irrigation_zone_source on public.irrigation_zones, not validated yet
-- Plan:        0001-garden (phase 1)
-- Why:         the declaration has constraint fk_irrigation_zone_source on public.irrigation_zones, the database has not; NOT VALID, so that no row is read while writes to both tables wait
-- After:       038, public.irrigation_sources must have its unique key on (id)
-- Locks:       SHARE ROW EXCLUSIVE on public.irrigation_sources (stops writes)
-- Locks:       SHARE ROW EXCLUSIVE on public.irrigation_zones (stops writes)
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
ALTER TABLE public.irrigation_zones ADD CONSTRAINT fk_irrigation_zone_source FOREIGN KEY (irrigation_source_id) REFERENCES public.irrigation_sources(id) ON DELETE SET NULL NOT VALID;
COMMIT;
