-- 001 replace foreign key next_in_garden on public.visits, not validated yet
-- Plan:        case (phase 1)
-- Why:         it was NOT ENFORCED, so nothing is lost between; added NOT VALID, so that no row is read under the lock
-- Locks:       ACCESS EXCLUSIVE on public.gardens (stops reads and writes)
-- Locks:       SHARE ROW EXCLUSIVE on public.gardens_1, below public.gardens (stops writes)
-- Locks:       SHARE ROW EXCLUSIVE on public.gardens_2, below public.gardens (stops writes)
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
ALTER TABLE public.visits DROP CONSTRAINT next_in_garden;
ALTER TABLE public.visits ADD CONSTRAINT next_in_garden FOREIGN KEY (next) REFERENCES public.gardens(id) NOT VALID;
COMMIT;

-- 002 validate foreign key next_in_garden on public.visits
-- Plan:        case (phase 1)
-- Why:         reads every row under a lock that stops neither reads nor writes
-- After:       001, it is the next step of the same change
-- Locks:       ROW SHARE on public.gardens (stops no reads and no writes)
-- Locks:       ACCESS SHARE on public.gardens_1, below public.gardens (stops no reads and no writes)
-- Locks:       ACCESS SHARE on public.gardens_2, below public.gardens (stops no reads and no writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public.visits (stops no reads and no writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public.visits_1, below public.visits (stops no reads and no writes)
-- Transaction: one transaction
-- Rollback:    nothing to do: the step that added it drops it

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
ALTER TABLE public.visits VALIDATE CONSTRAINT next_in_garden;
COMMIT;

-- 003 replace foreign key visit_in_garden on public.visits in one transaction
-- Plan:        case (phase 1)
-- Why:         the declaration has it NOT ENFORCED: no row is read
-- Locks:       ACCESS EXCLUSIVE on public.gardens (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.gardens_1, below public.gardens (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.gardens_2, below public.gardens (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.visits (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.visits_1, below public.visits (stops reads and writes)
-- Transaction: one transaction
-- Rollback:    exact as to the catalog; rows written meanwhile can be in its way
--              it fails, and leaves the old rule NOT VALID, when there are rows of public.visits that foreign key visit_in_garden finds no row of public.gardens for:
--                SELECT c.* FROM public.visits c WHERE (c.garden IS NOT NULL) AND NOT EXISTS (SELECT FROM public.gardens p WHERE p.id = c.garden) LIMIT 20;

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
COMMIT;

-- 004 drop foreign key last_in_garden on public.visits
-- Plan:        case (phase 1)
-- Why:         constraint last_in_garden on public.visits is not declared, or named under `absent`
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
ALTER TABLE public.visits DROP CONSTRAINT last_in_garden;
COMMIT;
