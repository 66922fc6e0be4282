-- 002 undo drop primary key plants_pkey on public.plants
-- Plan:        case (phase 1)
-- Why:         constraint plants_pkey on public.plants is not declared, or named under `absent`
-- Locks:       SHARE UPDATE EXCLUSIVE on public.plants (stops no reads and no writes)
-- Transaction: none: each statement by itself, CONCURRENTLY
-- Locks:       ACCESS EXCLUSIVE on public.plants (stops reads and writes)
-- Locks:       ACCESS SHARE on public.plants_pkey (stops no reads and no writes)
-- Transaction: one transaction
-- Rollback:    exact as to the catalog; rows written meanwhile can be in its way
--              it fails, and this step stays as the plan made it, when there are values that plants_pkey on public.plants would find twice:
--                SELECT id, count(*) FROM public.plants WHERE id IS NOT NULL GROUP BY id HAVING count(*) > 1 LIMIT 20;

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
CREATE UNIQUE INDEX CONCURRENTLY plants_pkey ON public.plants USING btree (id);

BEGIN;
SET LOCAL lock_timeout = '500ms';
SET LOCAL statement_timeout = '15s';
ALTER TABLE public.plants ADD CONSTRAINT plants_pkey PRIMARY KEY USING INDEX plants_pkey;
COMMIT;

-- 001 undo drop foreign key leaf_of on public.leaves
-- Plan:        case (phase 1)
-- Why:         constraint leaf_of on public.leaves is not declared, or named under `absent`
-- Locks:       SHARE ROW EXCLUSIVE on public.leaves (stops writes)
-- Locks:       SHARE ROW EXCLUSIVE on public.plants (stops writes)
-- Transaction: one transaction
-- Locks:       SHARE UPDATE EXCLUSIVE on public.leaves (stops no reads and no writes)
-- Locks:       ROW SHARE on public.plants (stops no reads and no writes)
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
ALTER TABLE public.leaves ADD CONSTRAINT leaf_of FOREIGN KEY (plant) REFERENCES public.plants(id) ON DELETE CASCADE NOT VALID;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = 0;
SET LOCAL statement_timeout = 0;
ALTER TABLE public.leaves VALIDATE CONSTRAINT leaf_of;
COMMIT;
