-- 001 rename constraint f on public.plants to bed_of_plant
-- Plan:        case (phase 1)
-- Why:         the declaration says `was:`
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
ALTER TABLE public.plants RENAME CONSTRAINT f TO bed_of_plant;
COMMIT;

-- 002 build the unique index of the new unique k on public.beds
-- Plan:        case (phase 1)
-- Why:         the definition changed; the old rule stays in force meanwhile
-- Locks:       SHARE UPDATE EXCLUSIVE on public.beds (stops no reads and no writes)
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
CREATE UNIQUE INDEX CONCURRENTLY k__lockstep_new ON public.beds USING btree (id) INCLUDE (kind);

-- 003 replace unique k on public.beds by the new one
-- Plan:        case (phase 1)
-- Why:         one short transaction: at no moment is neither rule in force
-- After:       001, constraint bed_of_plant on public.plants must exist
-- After:       002, it is the next step of the same change
-- Locks:       ACCESS EXCLUSIVE on public.beds (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.k (stops reads and writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public.k__lockstep_new (stops no reads and no writes)
-- Locks:       ACCESS EXCLUSIVE on public.plants (stops reads and writes)
-- Transaction: one transaction
-- Rollback:    exact as to the catalog; rows written meanwhile can be in its way
--              it fails, and leaves the old rule NOT VALID, when there are rows of public.plants that foreign key bed_of_plant finds no row of public.beds for:
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
ALTER TABLE public.plants DROP CONSTRAINT bed_of_plant;
ALTER TABLE public.beds DROP CONSTRAINT k;
ALTER TABLE public.beds ADD CONSTRAINT k UNIQUE USING INDEX k__lockstep_new;
ALTER TABLE public.plants ADD CONSTRAINT bed_of_plant FOREIGN KEY (bed) REFERENCES public.beds(id) NOT VALID;
COMMENT ON CONSTRAINT bed_of_plant ON public.plants IS 'where it stands';
COMMIT;

-- 004 add the new foreign key bed_of_plant on public.plants beside the old one, not validated yet
-- Plan:        case (phase 1)
-- Why:         the rule changed; the old one stays in force until the new one is proved
-- After:       001, constraint bed_of_plant on public.plants must exist
-- After:       003, public.beds must have its unique key on (id)
-- Locks:       SHARE ROW EXCLUSIVE on public.beds (stops writes)
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
ALTER TABLE public.plants ADD CONSTRAINT bed_of_plant__lockstep_new FOREIGN KEY (bed) REFERENCES public.beds(id) ON DELETE CASCADE NOT VALID;
COMMIT;

-- 005 validate the new foreign key bed_of_plant on public.plants
-- Plan:        case (phase 1)
-- Why:         reads every row under a lock that stops neither reads nor writes
-- After:       003, public.beds must have its unique key on (id)
-- After:       004, it is the next step of the same change
-- Locks:       ROW SHARE on public.beds (stops no reads and no writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public.plants (stops no reads and no writes)
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
ALTER TABLE public.plants VALIDATE CONSTRAINT bed_of_plant__lockstep_new;
COMMIT;

-- 006 replace foreign key bed_of_plant on public.plants by the new one
-- Plan:        case (phase 1)
-- Why:         one short transaction: at no moment is neither rule in force
-- After:       003, public.beds must have its unique key on (id)
-- After:       005, it is the next step of the same change
-- Locks:       ACCESS EXCLUSIVE on public.beds (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.plants (stops reads and writes)
-- Transaction: one transaction
-- Rollback:    exact as to the catalog; rows written meanwhile can be in its way
--              it fails, and leaves the old rule NOT VALID, when there are rows of public.plants that foreign key bed_of_plant finds no row of public.beds for:
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
ALTER TABLE public.plants DROP CONSTRAINT bed_of_plant;
ALTER TABLE public.plants RENAME CONSTRAINT bed_of_plant__lockstep_new TO bed_of_plant;
COMMIT;

-- 007 comment on constraint bed_of_plant on public.plants
-- Plan:        case (phase 1)
-- Why:         the declaration says another text
-- After:       001, constraint bed_of_plant on public.plants must exist
-- After:       003, public.beds must have its unique key on (id)
-- Locks:       ACCESS SHARE on public.plants (stops no reads and no writes)
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
COMMENT ON CONSTRAINT bed_of_plant ON public.plants IS 'where it stands';
COMMIT;
