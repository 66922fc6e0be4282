-- 001 build the unique index of the new primary key plants_pkey on public.plants
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
CREATE UNIQUE INDEX CONCURRENTLY plants_pkey__lockstep_new ON public.plants USING btree (id) INCLUDE (bed) TABLESPACE room;

-- 002 replace primary key plants_pkey on public.plants by the new one
-- Plan:        case (phase 1)
-- Why:         one short transaction: at no moment is neither rule in force
-- After:       001, it is the next step of the same change
-- Locks:       ACCESS EXCLUSIVE on public.notes (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.plants (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.plants_pkey (stops reads and writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public.plants_pkey__lockstep_new (stops no reads and no writes)
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

BEGIN;
SET LOCAL lock_timeout = '500ms';
SET LOCAL statement_timeout = '15s';
ALTER TABLE public.notes DROP CONSTRAINT notes_plant;
ALTER TABLE public.plants DROP CONSTRAINT plants_pkey;
ALTER TABLE public.plants ADD CONSTRAINT plants_pkey PRIMARY KEY USING INDEX plants_pkey__lockstep_new;
ALTER TABLE public.notes ADD CONSTRAINT notes_plant FOREIGN KEY (plant) REFERENCES public.plants(id) NOT VALID;
COMMIT;

-- 003 validate foreign key notes_plant on public.notes again
-- Plan:        case (phase 1)
-- Why:         the key that it refers to was replaced
-- After:       002, it is the next step of the same change
-- Locks:       SHARE UPDATE EXCLUSIVE on public.notes (stops no reads and no writes)
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
ALTER TABLE public.notes VALIDATE CONSTRAINT notes_plant;
COMMIT;

-- 004 build the unique index of the new unique u on public.plants
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
CREATE UNIQUE INDEX CONCURRENTLY u__lockstep_new ON public.plants USING btree (bed, id) TABLESPACE room;

-- 005 replace unique u on public.plants by the new one
-- Plan:        case (phase 1)
-- Why:         one short transaction: at no moment is neither rule in force
-- After:       004, it is the next step of the same change
-- Locks:       ACCESS EXCLUSIVE on public.plants (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.u (stops reads and writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public.u__lockstep_new (stops no reads and no writes)
-- Transaction: one transaction
-- Rollback:    exact as to the catalog; rows written meanwhile can be in its way
--              it fails, and this step stays as the plan made it, when there are values that u on public.plants would find twice:
--                SELECT bed, count(*) FROM public.plants WHERE bed IS NOT NULL GROUP BY bed HAVING count(*) > 1 LIMIT 20;

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
ALTER TABLE public.plants DROP CONSTRAINT u;
ALTER TABLE public.plants ADD CONSTRAINT u UNIQUE USING INDEX u__lockstep_new;
COMMIT;

-- 006 replace exclude x on public.plants in one transaction
-- Plan:        case (phase 1)
-- Why:         the rule changed, and this kind cannot be prepared beside the old one
-- Locks:       ACCESS EXCLUSIVE on public.plants (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.x (stops reads and writes)
-- Transaction: one transaction
-- Rollback:    exact as to the catalog; rows written meanwhile can be in its way
--              it fails, and this step stays as the plan made it, when there are rows of public.plants that x does not let stand together:
--                SELECT k0 AS id, this AS during, o0 AS "other id", other FROM (SELECT id AS k0, lag(id) OVER by_range AS o0, during AS this, lag(during) OVER by_range AS other FROM public.plants WHERE during IS NOT NULL WINDOW by_range AS (ORDER BY during)) AS pairs WHERE this && other LIMIT 20;
-- Hazard:      exclusion-blocks (allowed): constraint x on public.plants (rows never counted): PostgreSQL has no NOT VALID, USING INDEX or CONCURRENTLY for EXCLUDE: the index is built under ACCESS EXCLUSIVE

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
ALTER TABLE public.plants DROP CONSTRAINT x;
ALTER TABLE public.plants ADD CONSTRAINT x EXCLUDE USING gist (during WITH &&) USING INDEX TABLESPACE room WHERE ((bed > 0));
COMMIT;

-- 007 build the new index i on public.plants beside the old one
-- Plan:        case (phase 1)
-- Why:         the definition changed; queries keep the old index meanwhile
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
CREATE INDEX CONCURRENTLY i__lockstep_new ON public.plants USING btree (bed, id) TABLESPACE room;

-- 008 swap the names of the old and the new index i on public.plants
-- Plan:        case (phase 1)
-- Why:         renames an index under a lock that stops neither reads nor writes
-- After:       007, it is the next step of the same change
-- Locks:       SHARE UPDATE EXCLUSIVE on public.i (stops no reads and no writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public.i__lockstep_new (stops no reads and no writes)
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
SET LOCAL lock_timeout = 0;
SET LOCAL statement_timeout = 0;
ALTER INDEX public.i RENAME TO i__lockstep_old;
ALTER INDEX public.i__lockstep_new RENAME TO i;
COMMIT;

-- 009 drop the old index i on public.plants
-- Plan:        case (phase 1)
-- Why:         the new one serves all queries
-- After:       008, it is the next step of the same change
-- Locks:       SHARE UPDATE EXCLUSIVE on public.i__lockstep_old (stops no reads and no writes)
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
DROP INDEX CONCURRENTLY IF EXISTS public.i__lockstep_old;
