-- 002 undo validate check named and 2 not nulls on public.plants
-- Plan:        case (phase 1)
-- Why:         reads every row under a lock that stops neither reads nor writes; in its own transaction, or the lock of the step before would be held through the scan
-- Rollback:    nothing to do: the step that added them drops them

-- Nothing to execute.

-- 001 undo add check named and 2 not nulls on public.plants, not validated yet
-- Plan:        case (phase 1)
-- Why:         the declaration has check named and 2 not nulls on public.plants; added NOT VALID first, so that no row is read under the lock
-- Locks:       ACCESS EXCLUSIVE on public.herbs, below public.plants (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.oaks, below public.plants (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.plants (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.trees, below public.plants (stops reads and writes)
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
ALTER TABLE public.plants
  DROP CONSTRAINT IF EXISTS named,
  ALTER COLUMN kind DROP NOT NULL,
  ALTER COLUMN name DROP NOT NULL;
COMMIT;
