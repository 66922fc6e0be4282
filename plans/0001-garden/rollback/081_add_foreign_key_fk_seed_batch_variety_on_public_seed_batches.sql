-- 081 undo add foreign key fk_seed_batch_variety on public.seed_batches, not validated yet
-- Plan:        0001-garden (phase 1)
-- Why:         the declaration has constraint fk_seed_batch_variety on public.seed_batches, the database has not; NOT VALID, so that no row is read while writes to both tables wait
-- Locks:       ACCESS EXCLUSIVE on public.plant_varieties (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.seed_batches (stops reads and writes)
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
ALTER TABLE public.seed_batches DROP CONSTRAINT IF EXISTS fk_seed_batch_variety;
COMMIT;
