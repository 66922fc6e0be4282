-- 001 rename constraint beds_key on public.beds to beds_pkey
-- Plan:        case (phase 1)
-- Why:         the declaration says `was:`
-- Locks:       ACCESS EXCLUSIVE on public.beds (stops reads and writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public.beds_key (stops no reads and no writes)
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
ALTER TABLE public.beds RENAME CONSTRAINT beds_key TO beds_pkey;
COMMIT;

-- 002 rename constraint f on public.notes to bed_of_note
-- Plan:        case (phase 1)
-- Why:         the declaration says `was:`
-- Locks:       ACCESS EXCLUSIVE on public.notes (stops reads and writes)
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
ALTER TABLE public.notes RENAME CONSTRAINT f TO bed_of_note;
COMMIT;

-- 003 rename constraint f on public.plants to bed_of_plant
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

-- 004 build the unique index of the new primary key beds_pkey on public.beds
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
CREATE UNIQUE INDEX CONCURRENTLY beds_pkey__lockstep_new ON public.beds USING btree (id) INCLUDE (kind);

-- 005 replace primary key beds_pkey on public.beds by the new one
-- Plan:        case (phase 1)
-- Why:         one short transaction: at no moment is neither rule in force
-- After:       002, constraint bed_of_note on public.notes must exist
-- After:       003, constraint bed_of_plant on public.plants must exist
-- After:       004, it is the next step of the same change
-- Locks:       ACCESS EXCLUSIVE on public.beds (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.beds_pkey (stops reads and writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public.beds_pkey__lockstep_new (stops no reads and no writes)
-- Locks:       ACCESS EXCLUSIVE on public.notes (stops reads and writes)
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
ALTER TABLE public.notes DROP CONSTRAINT bed_of_note;
ALTER TABLE public.plants DROP CONSTRAINT bed_of_plant;
ALTER TABLE public.beds DROP CONSTRAINT beds_pkey;
ALTER TABLE public.beds ADD CONSTRAINT beds_pkey PRIMARY KEY USING INDEX beds_pkey__lockstep_new;
ALTER TABLE public.notes ADD CONSTRAINT bed_of_note FOREIGN KEY (bed) REFERENCES public.beds(id) NOT VALID;
ALTER TABLE public.plants ADD CONSTRAINT bed_of_plant FOREIGN KEY (bed) REFERENCES public.beds(id) NOT VALID;
COMMIT;

-- 006 validate foreign key bed_of_plant on public.plants again
-- Plan:        case (phase 1)
-- Why:         the key that it refers to was replaced
-- After:       005, it is the next step of the same change
-- Locks:       ROW SHARE on public.beds (stops no reads and no writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public.plants (stops no reads and no writes)
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
ALTER TABLE public.plants VALIDATE CONSTRAINT bed_of_plant;
COMMIT;
