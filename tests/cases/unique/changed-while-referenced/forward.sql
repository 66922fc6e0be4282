-- 001 build the unique index of the new unique by_id on public.plants
-- Plan:        case (phase 1)
-- Why:         the definition changed; the old rule stays in force meanwhile
-- Locks:       SHARE UPDATE EXCLUSIVE on public.plants (stops no reads and no writes)
-- Transaction: none: each statement by itself, CONCURRENTLY
-- Rollback:    exact

SET search_path = '';
SET standard_conforming_strings = on;
SET TimeZone = 'UTC';
SET DateStyle = 'ISO, MDY';
SET IntervalStyle = 'postgres';
SET quote_all_identifiers = off;
SET client_encoding = 'UTF8';
SET default_tablespace = '';

SET lock_timeout = 0;
SET statement_timeout = 0;
CREATE UNIQUE INDEX CONCURRENTLY by_id__lockstep_new ON public.plants USING btree (id) INCLUDE (name);

-- 002 replace unique by_id on public.plants by the new one
-- Plan:        case (phase 1)
-- Why:         one short transaction: at no moment is neither rule in force
-- After:       001, it is the next step of the same change
-- Locks:       ACCESS EXCLUSIVE on public.by_id (stops reads and writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public.by_id__lockstep_new (stops no reads and no writes)
-- Locks:       ACCESS EXCLUSIVE on public.leaves (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.plants (stops reads and writes)
-- Transaction: one transaction
-- Rollback:    exact as to the catalog; rows written meanwhile can be in its way
--              it fails, and leaves the old rule NOT VALID, when there are rows of public.leaves that foreign key leaf_of finds no row of public.plants for:
--                SELECT c.* FROM public.leaves c WHERE (c.plant IS NOT NULL) AND NOT EXISTS (SELECT FROM public.plants p WHERE p.id = c.plant) LIMIT 20;

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
ALTER TABLE public.leaves DROP CONSTRAINT leaf_of;
ALTER TABLE public.plants DROP CONSTRAINT by_id;
ALTER TABLE public.plants ADD CONSTRAINT by_id UNIQUE USING INDEX by_id__lockstep_new;
ALTER TABLE public.leaves ADD CONSTRAINT leaf_of FOREIGN KEY (plant) REFERENCES public.plants(id) NOT VALID;
COMMENT ON CONSTRAINT leaf_of ON public.leaves IS 'stays';
COMMIT;

-- 003 validate foreign key leaf_of on public.leaves again
-- Plan:        case (phase 1)
-- Why:         the key that it refers to was replaced
-- After:       002, it is the next step of the same change
-- Locks:       SHARE UPDATE EXCLUSIVE on public.leaves (stops no reads and no writes)
-- Locks:       ROW SHARE on public.plants (stops no reads and no writes)
-- Transaction: one transaction
-- Rollback:    nothing to do: the step that replaced the key brings it back

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
ALTER TABLE public.leaves VALIDATE CONSTRAINT leaf_of;
COMMIT;
