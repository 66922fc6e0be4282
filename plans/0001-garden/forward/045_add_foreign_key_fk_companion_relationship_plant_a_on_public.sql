-- 045 add foreign key fk_companion_relationship_plant_a on public.companion_relationships, not validated yet
-- Plan:        0001-garden (phase 1)
-- Why:         the declaration has constraint fk_companion_relationship_plant_a on public.companion_relationships, the database has not; NOT VALID, so that no row is read while writes to both tables wait
-- Locks:       SHARE ROW EXCLUSIVE on public.companion_relationships (stops writes)
-- Locks:       SHARE ROW EXCLUSIVE on public.plant_varieties (stops writes)
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
ALTER TABLE public.companion_relationships ADD CONSTRAINT fk_companion_relationship_plant_a FOREIGN KEY (plant_a_id) REFERENCES public.plant_varieties(id) ON DELETE CASCADE NOT VALID;
COMMIT;
