-- 001 replace check real on public.visits in one transaction
-- Plan:        case (phase 1)
-- Why:         the declaration has it NOT ENFORCED: no row is read
-- Locks:       ACCESS EXCLUSIVE on public.visits (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.visits_1, below public.visits (stops reads and writes)
-- Transaction: one transaction
-- Rollback:    exact as to the catalog; rows written meanwhile can be in its way
--              it fails, and leaves the old rule NOT VALID, when there are rows of public.visits for which (garden > 0) is false:
--                SELECT * FROM public.visits WHERE NOT ((garden > 0)) LIMIT 20;

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

-- 002 replace foreign key visit_in_garden on public.visits in one transaction
-- Plan:        case (phase 1)
-- Why:         the declaration has it NOT ENFORCED: no row is read
-- Locks:       ACCESS EXCLUSIVE on public.gardens (stops reads and writes)
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

-- 003 comment on constraint visit_in_garden on public.visits
-- Plan:        case (phase 1)
-- Why:         the declaration says another text
-- After:       002, constraint visit_in_garden on public.visits must exist
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
