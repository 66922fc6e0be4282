-- 157 add 4 not nulls on public.tasks, not validated yet
-- Plan:        0001-garden (phase 2)
-- Why:         the declaration has 4 not nulls on public.tasks; added NOT VALID first, so that no row is read under the lock; a CHECK stands in for each NOT NULL until it is proved
-- Locks:       ACCESS EXCLUSIVE on public.tasks (stops reads and writes)
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
ALTER TABLE public.tasks
  ADD CONSTRAINT priority__lockstep_not_null CHECK ((priority IS NOT NULL)) NOT VALID,
  ADD CONSTRAINT status__lockstep_not_null CHECK ((status IS NOT NULL)) NOT VALID,
  ADD CONSTRAINT title__lockstep_not_null CHECK ((title IS NOT NULL)) NOT VALID,
  ADD CONSTRAINT user_id__lockstep_not_null CHECK ((user_id IS NOT NULL)) NOT VALID;
COMMIT;
