-- 004 undo comment on constraint plants_pkey on public.plants
-- Plan:        case (phase 1)
-- Why:         the declaration says another text
-- Rollback:    nothing to do: the step that makes the object takes it away, and its comment with it

-- Nothing to execute.

-- 003 undo validate foreign key notes_plant on public.notes again
-- Plan:        case (phase 1)
-- Why:         the key that it refers to was replaced
-- Rollback:    nothing to do: the step that replaced the key brings it back

-- Nothing to execute.

-- 002 undo replace primary key plants_pkey on public.plants by the new one
-- Plan:        case (phase 1)
-- Why:         one short transaction: at no moment is neither rule in force
-- Locks:       SHARE UPDATE EXCLUSIVE on public.plants (stops no reads and no writes)
-- Transaction: none: each statement by itself, CONCURRENTLY
-- Locks:       ACCESS EXCLUSIVE on public.notes (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.plants (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.plants_pkey (stops reads and writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public.plants_pkey__lockstep_new (stops no reads and no writes)
-- Transaction: one transaction
-- Locks:       SHARE UPDATE EXCLUSIVE on public.notes (stops no reads and no writes)
-- Locks:       ROW SHARE on public.plants (stops no reads and no writes)
-- Transaction: one transaction
-- Rollback:    exact as to the catalog; rows written meanwhile can be in its way
--              it fails, and leaves the old rule NOT VALID, when there are rows of public.notes that foreign key notes_plant finds no row of public.plants for:
--                SELECT c.* FROM public.notes c WHERE (c.plant IS NOT NULL) AND NOT EXISTS (SELECT FROM public.plants p WHERE p.id = c.plant) LIMIT 20;

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
CREATE UNIQUE INDEX CONCURRENTLY plants_pkey__lockstep_new ON public.plants USING btree (id);

BEGIN;
SET LOCAL lock_timeout = '500ms';
SET LOCAL statement_timeout = '15s';
ALTER TABLE public.notes DROP CONSTRAINT notes_plant;
ALTER TABLE public.plants DROP CONSTRAINT plants_pkey;
ALTER TABLE public.plants ADD CONSTRAINT plants_pkey PRIMARY KEY USING INDEX plants_pkey__lockstep_new;
COMMENT ON CONSTRAINT plants_pkey ON public.plants IS 'the key';
COMMENT ON INDEX public.plants_pkey IS 'watch its size';
ALTER TABLE public.notes ADD CONSTRAINT notes_plant FOREIGN KEY (plant) REFERENCES public.plants(id) NOT VALID;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = 0;
SET LOCAL statement_timeout = 0;
ALTER TABLE public.notes VALIDATE CONSTRAINT notes_plant;
COMMIT;

-- 001 undo build the unique index of the new primary key plants_pkey on public.plants
-- Plan:        case (phase 1)
-- Why:         the definition changed; the old rule stays in force meanwhile
-- Locks:       SHARE UPDATE EXCLUSIVE on public.plants (stops no reads and no writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public.plants_pkey__lockstep_new (stops no reads and no writes)
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
DROP INDEX CONCURRENTLY IF EXISTS public.plants_pkey__lockstep_new;
