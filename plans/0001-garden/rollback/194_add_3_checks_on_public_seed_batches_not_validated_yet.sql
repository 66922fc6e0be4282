-- 194 undo add 3 checks on public.seed_batches, not validated yet
-- Plan:        0001-garden (phase 3)
-- Why:         the declaration has 3 checks on public.seed_batches; added NOT VALID first, so that no row is read under the lock
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
ALTER TABLE public.seed_batches
  DROP CONSTRAINT IF EXISTS check_seed_batch_seeds_left,
  DROP CONSTRAINT IF EXISTS check_seed_batch_supplier_not_blank,
  DROP CONSTRAINT IF EXISTS check_seed_batch_years;
COMMIT;
