-- 073 add foreign key fk_planting_event_seed_batch on public.planting_events, not validated yet
-- Plan:        0001-garden (phase 1)
-- Why:         the declaration has constraint fk_planting_event_seed_batch on public.planting_events, the database has not; NOT VALID, so that no row is read while writes to both tables wait
-- Locks:       SHARE ROW EXCLUSIVE on public.planting_events (stops writes)
-- Locks:       SHARE ROW EXCLUSIVE on public.seed_batches (stops writes)
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
ALTER TABLE public.planting_events ADD CONSTRAINT fk_planting_event_seed_batch FOREIGN KEY (seed_batch_id) REFERENCES public.seed_batches(id) ON DELETE SET NULL NOT VALID;
COMMIT;
