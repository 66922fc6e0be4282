-- 001 add the new foreign key bed_in_garden on public.beds beside the old one, not validated yet
-- Plan:        case (phase 1)
-- Why:         the rule changed; the old one stays in force until the new one is proved
-- Locks:       SHARE ROW EXCLUSIVE on public.beds (stops writes)
-- Locks:       SHARE ROW EXCLUSIVE on public.gardens (stops writes)
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
ALTER TABLE public.beds ADD CONSTRAINT bed_in_garden__lockstep_new FOREIGN KEY (garden) REFERENCES public.gardens(id) ON DELETE CASCADE NOT VALID;
COMMIT;

-- 002 validate the new foreign key bed_in_garden on public.beds
-- Plan:        case (phase 1)
-- Why:         reads every row under a lock that stops neither reads nor writes
-- After:       001, it is the next step of the same change
-- Locks:       SHARE UPDATE EXCLUSIVE on public.beds (stops no reads and no writes)
-- Locks:       ROW SHARE on public.gardens (stops no reads and no writes)
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
ALTER TABLE public.beds VALIDATE CONSTRAINT bed_in_garden__lockstep_new;
COMMIT;

-- 003 replace foreign key bed_in_garden on public.beds by the new one
-- Plan:        case (phase 1)
-- Why:         one short transaction: at no moment is neither rule in force
-- After:       002, it is the next step of the same change
-- Locks:       ACCESS EXCLUSIVE on public.beds (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.gardens (stops reads and writes)
-- Transaction: one transaction
-- Rollback:    exact as to the catalog; rows written meanwhile can be in its way
--              it fails, and leaves the old rule NOT VALID, when there are rows of public.beds that foreign key bed_in_garden finds no row of public.gardens for:
--                SELECT c.* FROM public.beds c WHERE (c.garden IS NOT NULL) AND NOT EXISTS (SELECT FROM public.gardens p WHERE p.id = c.garden) LIMIT 20;

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
ALTER TABLE public.beds RENAME CONSTRAINT bed_in_garden__lockstep_new TO bed_in_garden;
COMMIT;

-- 004 comment on constraint bed_in_garden on public.beds
-- Plan:        case (phase 1)
-- Why:         the declaration says another text
-- After:       003, constraint bed_in_garden on public.beds must exist
-- Locks:       ACCESS SHARE on public.beds (stops no reads and no writes)
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
COMMENT ON CONSTRAINT bed_in_garden ON public.beds IS 'stays';
COMMIT;
