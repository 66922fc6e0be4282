-- 149 validate 3 not nulls on public.seed_batches
-- Plan:        0001-garden (phase 2)
-- Why:         reads every row under a lock that stops neither reads nor writes; in its own transaction, or the lock of the step before would be held through the scan
-- After:       148, it is the next step of the same change
-- Locks:       SHARE UPDATE EXCLUSIVE on public.seed_batches (stops no reads and no writes)
-- Transaction: one transaction
-- Rollback:    nothing to do: the step that added them drops them

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
ALTER TABLE public.seed_batches
  VALIDATE CONSTRAINT plant_variety_id__lockstep_not_null,
  VALIDATE CONSTRAINT seeds_left__lockstep_not_null,
  VALIDATE CONSTRAINT user_id__lockstep_not_null;
COMMIT;
