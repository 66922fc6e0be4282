-- 002 undo validate check beds and not null of bed on public.visits
-- Plan:        case (phase 1)
-- Why:         reads every row under a lock that stops neither reads nor writes; in its own transaction, or the lock of the step before would be held through the scan
-- Rollback:    nothing to do: the step that added them drops them

-- Nothing to execute.

-- 001 undo add check beds and not null of bed on public.visits, not validated yet
-- Plan:        case (phase 1)
-- Why:         the declaration has check beds and not null of bed on public.visits; added NOT VALID first, so that no row is read under the lock
-- Locks:       ACCESS EXCLUSIVE on public.visits (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.visits_1 (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.visits_2 (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.visits_21 (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.visits_22, below public.visits (stops reads and writes)
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
ALTER TABLE public.visits
  DROP CONSTRAINT IF EXISTS beds,
  ALTER COLUMN bed DROP NOT NULL;
ALTER TABLE public.visits_2 ALTER COLUMN bed DROP NOT NULL;
ALTER TABLE public.visits_1 ALTER COLUMN bed DROP NOT NULL;
ALTER TABLE public.visits_21 ALTER COLUMN bed DROP NOT NULL;
ALTER TABLE public.visits_21 ADD CONSTRAINT deep NOT NULL bed NOT VALID;
ALTER TABLE public.visits_1 ADD CONSTRAINT mine NOT NULL bed NOT VALID;
COMMENT ON CONSTRAINT mine ON public.visits_1 IS 'soon';
ALTER TABLE public.visits_2 ADD CONSTRAINT half NOT NULL bed NOT VALID;
COMMIT;
