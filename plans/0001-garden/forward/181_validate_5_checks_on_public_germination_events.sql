-- 181 validate 5 checks on public.germination_events
-- Plan:        0001-garden (phase 3)
-- Why:         reads every row under a lock that stops neither reads nor writes; in its own transaction, or the lock of the step before would be held through the scan
-- After:       180, it is the next step of the same change
-- Locks:       SHARE UPDATE EXCLUSIVE on public.germination_events (stops no reads and no writes)
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
ALTER TABLE public.germination_events
  VALIDATE CONSTRAINT check_germination_date_after_sowing,
  VALIDATE CONSTRAINT check_germination_date_matches_flag,
  VALIDATE CONSTRAINT check_germination_not_more_than_sown,
  VALIDATE CONSTRAINT check_germination_seed_count,
  VALIDATE CONSTRAINT check_germination_soil_temp;
COMMIT;
