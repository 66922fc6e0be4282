-- 007 undo comment on constraint bed_of_plant on public.plants
-- Plan:        case (phase 1)
-- Why:         the declaration says another text
-- Rollback:    nothing to do: the step that makes the object takes it away, and its comment with it

-- Nothing to execute.

-- 006 undo validate foreign key bed_of_plant on public.plants
-- Plan:        case (phase 1)
-- Why:         looks every row up under locks that stop neither reads nor writes
-- Rollback:    nothing to do: the step that added it drops it

-- Nothing to execute.

-- 005 undo add foreign key bed_of_plant on public.plants, not validated yet
-- Plan:        case (phase 1)
-- Why:         the declaration has constraint bed_of_plant on public.plants, the database has not; NOT VALID, so that no row is read while writes to both tables wait
-- Locks:       ACCESS EXCLUSIVE on public.beds (stops reads and writes)
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
ALTER TABLE public.plants DROP CONSTRAINT IF EXISTS bed_of_plant;
COMMIT;

-- 004 undo add unique k on public.beds using its index
-- Plan:        case (phase 1)
-- Why:         the index is there and valid, so no row is read
-- Locks:       ACCESS EXCLUSIVE on public.beds (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.k (stops reads and writes)
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
ALTER TABLE public.beds DROP CONSTRAINT k;
COMMIT;

-- 003 undo build the unique index of unique k on public.beds
-- Plan:        case (phase 1)
-- Why:         the declaration has constraint k on public.beds, the database has not; built CONCURRENTLY, because ADD CONSTRAINT alone would build it under ACCESS EXCLUSIVE
-- Locks:       SHARE UPDATE EXCLUSIVE on public.beds (stops no reads and no writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public.k (stops no reads and no writes)
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
DROP INDEX CONCURRENTLY IF EXISTS public.k;

-- 002 undo drop unique k on public.beds
-- Plan:        case (phase 1)
-- Why:         constraint k on public.beds cannot stand beside its successor, whose columns or kind are others: it goes before, and until the step that adds it again the rule is NOT in force
-- Locks:       SHARE UPDATE EXCLUSIVE on public.beds (stops no reads and no writes)
-- Transaction: none: each statement by itself, CONCURRENTLY
-- Locks:       ACCESS EXCLUSIVE on public.beds (stops reads and writes)
-- Locks:       ACCESS SHARE on public.k (stops no reads and no writes)
-- Transaction: one transaction
-- Rollback:    exact as to the catalog; rows written meanwhile can be in its way
--              it fails, and this step stays as the plan made it, when there are values that k on public.beds would find twice:
--                SELECT id, count(*) FROM public.beds WHERE id IS NOT NULL GROUP BY id HAVING count(*) > 1 LIMIT 20;

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
CREATE UNIQUE INDEX CONCURRENTLY k ON public.beds USING btree (id);

BEGIN;
SET LOCAL lock_timeout = '500ms';
SET LOCAL statement_timeout = '15s';
ALTER TABLE public.beds ADD CONSTRAINT k UNIQUE USING INDEX k;
COMMIT;

-- 001 undo drop foreign key f on public.plants
-- Plan:        case (phase 1)
-- Why:         constraint f on public.plants is not declared, or named under `absent`
-- Locks:       SHARE ROW EXCLUSIVE on public.beds (stops writes)
-- Locks:       SHARE ROW EXCLUSIVE on public.plants (stops writes)
-- Transaction: one transaction
-- Locks:       ROW SHARE on public.beds (stops no reads and no writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public.plants (stops no reads and no writes)
-- Transaction: one transaction
-- Rollback:    exact as to the catalog; rows written meanwhile can be in its way
--              it fails, and leaves the old rule NOT VALID, when there are rows of public.plants that foreign key f finds no row of public.beds for:
--                SELECT c.* FROM public.plants c WHERE (c.bed IS NOT NULL) AND NOT EXISTS (SELECT FROM public.beds p WHERE p.id = c.bed) LIMIT 20;

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
ALTER TABLE public.plants ADD CONSTRAINT f FOREIGN KEY (bed) REFERENCES public.beds(id) NOT VALID;
COMMENT ON CONSTRAINT f ON public.plants IS 'where it stands';
COMMIT;

BEGIN;
SET LOCAL lock_timeout = 0;
SET LOCAL statement_timeout = 0;
ALTER TABLE public.plants VALIDATE CONSTRAINT f;
COMMIT;
