-- 001 add the new foreign key owned on public.plants beside the old one, not validated
-- Plan:        case (phase 1)
-- Why:         the rule changed, and is declared not to ask the rows that are there; the old one stays in force until the new one takes its place
-- Locks:       SHARE ROW EXCLUSIVE on public.gardens (stops writes)
-- Locks:       SHARE ROW EXCLUSIVE on public.plants (stops writes)
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
ALTER TABLE public.plants ADD CONSTRAINT owned__lockstep_new FOREIGN KEY (owner) REFERENCES public.gardens(id) NOT VALID;
COMMIT;

-- 002 replace foreign key owned on public.plants by the new one
-- Plan:        case (phase 1)
-- Why:         one short transaction: at no moment is neither rule in force
-- After:       001, it is the next step of the same change
-- Locks:       ACCESS EXCLUSIVE on public.owners (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.plants (stops reads and writes)
-- Transaction: one transaction
-- Rollback:    exact as to the catalog; rows written meanwhile can be in its way
--              it fails, and leaves the old rule NOT VALID, when there are rows of public.plants that foreign key owned finds no row of public.owners for:
--                SELECT c.* FROM public.plants c WHERE (c.owner IS NOT NULL) AND NOT EXISTS (SELECT FROM public.owners p WHERE p.id = c.owner) LIMIT 20;

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
ALTER TABLE public.plants DROP CONSTRAINT owned;
ALTER TABLE public.plants RENAME CONSTRAINT owned__lockstep_new TO owned;
COMMIT;

-- 003 change when foreign key stays on public.plants is checked
-- Plan:        case (phase 1)
-- Why:         only DEFERRABLE differs, which can change where it stands
-- Locks:       ACCESS EXCLUSIVE on public.plants (stops reads and writes)
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
ALTER TABLE public.plants ALTER CONSTRAINT stays DEFERRABLE INITIALLY IMMEDIATE;
COMMIT;
