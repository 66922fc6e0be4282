-- 005 undo comment on constraint visit_in_garden on public.visits
-- Plan:        case (phase 1)
-- Why:         the declaration says another text
-- Rollback:    nothing to do: the step that makes the object takes it away, and its comment with it

-- Nothing to execute.

-- 004 undo validate foreign key visit_in_garden on public.visits
-- Plan:        case (phase 1)
-- Why:         reads every row under a lock that stops neither reads nor writes
-- Rollback:    nothing to do: the step that added it drops it

-- Nothing to execute.

-- 003 undo replace foreign key visit_in_garden on public.visits, not validated yet
-- Plan:        case (phase 1)
-- Why:         it was NOT ENFORCED, so nothing is lost between; added NOT VALID, so that no row is read under the lock
-- Locks:       ACCESS EXCLUSIVE on public.gardens (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.visits (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.visits_1, below public.visits (stops reads and writes)
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
ALTER TABLE public.visits DROP CONSTRAINT visit_in_garden;
ALTER TABLE public.visits ADD CONSTRAINT visit_in_garden FOREIGN KEY (garden) REFERENCES public.gardens(id) NOT ENFORCED;
COMMENT ON CONSTRAINT visit_in_garden ON public.visits IS 'where it was';
COMMIT;

-- 002 undo validate check real on public.visits
-- Plan:        case (phase 1)
-- Why:         reads every row under a lock that stops neither reads nor writes
-- Rollback:    nothing to do: the step that added it drops it

-- Nothing to execute.

-- 001 undo replace check real on public.visits, not validated yet
-- Plan:        case (phase 1)
-- Why:         it was NOT ENFORCED, so nothing is lost between; added NOT VALID, so that no row is read under the lock
-- Locks:       ACCESS EXCLUSIVE on public.visits (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.visits_1, below public.visits (stops reads and writes)
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
ALTER TABLE public.visits DROP CONSTRAINT "real";
ALTER TABLE public.visits ADD CONSTRAINT "real" CHECK ((garden > 0)) NOT ENFORCED;
COMMIT;
