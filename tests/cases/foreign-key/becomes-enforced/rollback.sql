-- 002 undo validate foreign key bed_in_garden on public.beds
-- Plan:        case (phase 1)
-- Why:         reads every row under a lock that stops neither reads nor writes
-- Rollback:    nothing to do: the step that added it drops it

-- Nothing to execute.

-- 001 undo replace foreign key bed_in_garden on public.beds, not validated yet
-- Plan:        case (phase 1)
-- Why:         it was NOT ENFORCED, so nothing is lost between; added NOT VALID, so that no row is read under the lock
-- Locks:       ACCESS EXCLUSIVE on public.beds (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.gardens (stops reads and writes)
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
ALTER TABLE public.beds DROP CONSTRAINT bed_in_garden;
ALTER TABLE public.beds ADD CONSTRAINT bed_in_garden FOREIGN KEY (garden) REFERENCES public.gardens(id) NOT ENFORCED;
COMMIT;
