-- 055 add foreign key fk_harvest_planting_event on public.harvests, not validated yet
-- Plan:        0001-garden (phase 1)
-- Why:         the declaration has constraint fk_harvest_planting_event on public.harvests, the database has not; NOT VALID, so that no row is read while writes to both tables wait
-- Locks:       SHARE ROW EXCLUSIVE on public.harvests (stops writes)
-- Locks:       SHARE ROW EXCLUSIVE on public.planting_events (stops writes)
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
ALTER TABLE public.harvests ADD CONSTRAINT fk_harvest_planting_event FOREIGN KEY (planting_event_id) REFERENCES public.planting_events(id) ON DELETE CASCADE NOT VALID;
COMMIT;
