-- 102 undo replace foreign key fk_planting_event_garden on public.planting_events by the new one
-- Plan:        0001-garden (phase 1)
-- Why:         one short transaction: at no moment is neither rule in force
-- Locks:       SHARE ROW EXCLUSIVE on public.gardens (stops writes)
-- Locks:       SHARE ROW EXCLUSIVE on public.planting_events (stops writes)
-- Transaction: one transaction
-- Locks:       ROW SHARE on public.gardens (stops no reads and no writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public.planting_events (stops no reads and no writes)
-- Transaction: one transaction
-- Locks:       ACCESS EXCLUSIVE on public.gardens (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.planting_events (stops reads and writes)
-- Transaction: one transaction
-- Rollback:    exact as to the catalog; rows written meanwhile can be in its way
--              it fails, and leaves the old rule NOT VALID, when there are rows of public.planting_events that foreign key fk_planting_event_garden finds no row of public.gardens for:
--                SELECT c.* FROM public.planting_events c WHERE (c.garden_id IS NOT NULL) AND NOT EXISTS (SELECT FROM public.gardens p WHERE p.id = c.garden_id) LIMIT 20;

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
ALTER TABLE public.planting_events ADD CONSTRAINT fk_planting_event_garden__lockstep_new FOREIGN KEY (garden_id) REFERENCES public.gardens(id) NOT VALID;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = 0;
SET LOCAL statement_timeout = 0;
ALTER TABLE public.planting_events VALIDATE CONSTRAINT fk_planting_event_garden__lockstep_new;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '500ms';
SET LOCAL statement_timeout = '15s';
ALTER TABLE public.planting_events DROP CONSTRAINT fk_planting_event_garden;
ALTER TABLE public.planting_events RENAME CONSTRAINT fk_planting_event_garden__lockstep_new TO fk_planting_event_garden;
COMMIT;
