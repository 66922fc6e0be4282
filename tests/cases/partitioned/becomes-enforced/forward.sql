-- 001 replace check real on public.visits, not validated yet
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
ALTER TABLE public.visits ADD CONSTRAINT "real" CHECK ((garden > 0)) NOT VALID;
COMMIT;

-- 002 validate check real on public.visits
-- Plan:        case (phase 1)
-- Why:         reads every row under a lock that stops neither reads nor writes
-- After:       001, it is the next step of the same change
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
ALTER TABLE public.visits VALIDATE CONSTRAINT "real";
COMMIT;

-- 003 replace foreign key visit_in_garden on public.visits, not validated yet
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
ALTER TABLE public.visits ADD CONSTRAINT visit_in_garden FOREIGN KEY (garden) REFERENCES public.gardens(id) NOT VALID;
COMMIT;

-- 004 validate foreign key visit_in_garden on public.visits
-- Plan:        case (phase 1)
-- Why:         reads every row under a lock that stops neither reads nor writes
-- After:       003, it is the next step of the same change
-- Locks:       ROW SHARE on public.gardens (stops no reads and no writes)
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
ALTER TABLE public.visits VALIDATE CONSTRAINT visit_in_garden;
COMMIT;

-- 005 comment on constraint visit_in_garden on public.visits
-- Plan:        case (phase 1)
-- Why:         the declaration says another text
-- After:       003, constraint visit_in_garden on public.visits must exist
-- Locks:       ACCESS SHARE on public.visits (stops no reads and no writes)
-- Transaction: one transaction
-- Rollback:    nothing to do: the step that makes the object takes it away, and its comment with it

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
COMMENT ON CONSTRAINT visit_in_garden ON public.visits IS 'where it was';
COMMIT;
