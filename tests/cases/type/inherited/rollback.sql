-- 003 undo change kind of public.trees from text to public.species
-- Plan:        case (phase 1)
-- Why:         in place, allowed by name: rows never counted, 0 B; PostgreSQL N writes the table and its indexes anew for it
-- Locks:       ACCESS EXCLUSIVE on public.oaks (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.old_oaks (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.trees (stops reads and writes)
-- Transaction: one transaction
-- Rollback:    exact
-- Hazard:      rewrite-blocks (allowed): column public.trees.kind from text to public.species (rows never counted: run ANALYZE to have small tables pass): the type change rewrites the table and its indexes under ACCESS EXCLUSIVE

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
SET LOCAL statement_timeout = 0;
ALTER TABLE ONLY public.trees ALTER COLUMN kind DROP DEFAULT;
ALTER TABLE ONLY public.oaks ALTER COLUMN kind DROP DEFAULT;
ALTER TABLE ONLY public.old_oaks ALTER COLUMN kind DROP DEFAULT;
ALTER TABLE public.trees ALTER COLUMN kind TYPE text USING kind;
ALTER TABLE ONLY public.trees ALTER COLUMN kind SET DEFAULT 'ash'::text;
ALTER TABLE ONLY public.oaks ALTER COLUMN kind SET DEFAULT 'oak'::text;
ALTER TABLE ONLY public.old_oaks ALTER COLUMN kind SET DEFAULT 'oak'::text;
COMMIT;

-- 002 undo change height of public.trees from integer to bigint
-- Plan:        case (phase 1)
-- Why:         in place, allowed by name: rows never counted, 0 B; PostgreSQL N writes the table and its indexes anew for it
-- Locks:       ACCESS EXCLUSIVE on public.oaks, below public.trees (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.old_oaks, below public.trees (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.trees (stops reads and writes)
-- Transaction: one transaction
-- Rollback:    exact as to the catalog; rows written meanwhile can be in its way
--              it fails, and this step stays as the plan made it, when there are values of height in public.trees that integer does not hold as they are:
--                SELECT * FROM public.trees WHERE height NOT BETWEEN -2147483648 AND 2147483647 LIMIT 20;
-- Hazard:      rewrite-blocks (allowed): column public.trees.height from integer to bigint (rows never counted: run ANALYZE to have small tables pass): the type change rewrites the table and its indexes under ACCESS EXCLUSIVE

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
SET LOCAL statement_timeout = 0;
ALTER TABLE ONLY public.trees ALTER COLUMN height DROP DEFAULT;
ALTER TABLE public.trees ALTER COLUMN height TYPE integer USING height::integer;
ALTER TABLE ONLY public.trees ALTER COLUMN height SET DEFAULT 1;
COMMIT;

-- 001 undo create enum public.species
-- Plan:        case (phase 1)
-- Why:         the declaration has enum public.species, the database has not
-- Locks:       none on tables or indexes
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
SET LOCAL lock_timeout = '2s';
SET LOCAL statement_timeout = '30s';
DROP TYPE public.species;
COMMIT;
