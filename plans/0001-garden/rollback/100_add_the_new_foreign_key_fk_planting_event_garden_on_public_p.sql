-- 100 undo add the new foreign key fk_planting_event_garden on public.planting_events beside the old one, not validated yet
-- Plan:        0001-garden (phase 1)
-- Why:         the rule changed; the old one stays in force until the new one is proved
-- Locks:       ACCESS EXCLUSIVE on public.gardens (stops reads and writes)
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
ALTER TABLE public.planting_events DROP CONSTRAINT IF EXISTS fk_planting_event_garden__lockstep_new;
COMMIT;
