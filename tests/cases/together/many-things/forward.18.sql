-- 001 install extension pg_trgm
-- Plan:        case (phase 1)
-- Why:         the declaration has extension pg_trgm, the database has not
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
CREATE EXTENSION IF NOT EXISTS pg_trgm WITH SCHEMA public;
COMMIT;

-- 002 create enum public.bed_kind
-- Plan:        case (phase 1)
-- Why:         the declaration has enum public.bed_kind, the database has not
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
CREATE TYPE public.bed_kind AS ENUM ('flat', 'raised');
COMMIT;

-- 003 set default of name on public.gardens to 'garden'::text
-- Plan:        case (phase 1)
-- Why:         the declaration says another default; rows that are there keep their values
-- After:       001, it may use what extension pg_trgm brings
-- Locks:       ACCESS EXCLUSIVE on public.gardens (stops reads and writes)
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
ALTER TABLE ONLY public.gardens ALTER COLUMN name SET DEFAULT 'garden'::text;
COMMIT;

-- 004 create index beds_garden on public.beds
-- Plan:        case (phase 1)
-- Why:         the declaration has index beds_garden on public.beds, the database has not; built CONCURRENTLY: reads and writes go on
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
CREATE INDEX CONCURRENTLY beds_garden ON public.beds USING btree (garden);

-- 005 create index beds_part on public.beds
-- Plan:        case (phase 1)
-- Why:         the declaration has index beds_part on public.beds, the database has not; built CONCURRENTLY: reads and writes go on
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
CREATE INDEX CONCURRENTLY beds_part ON public.beds USING btree (part_of);

-- 006 create index like_name on public.gardens
-- Plan:        case (phase 1)
-- Why:         the declaration has index like_name on public.gardens, the database has not; built CONCURRENTLY: reads and writes go on
-- After:       001, it may use what extension pg_trgm brings
-- Locks:       SHARE UPDATE EXCLUSIVE on public.gardens (stops no reads and no writes)
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
CREATE INDEX CONCURRENTLY like_name ON public.gardens USING gin (name public.gin_trgm_ops);

-- 007 add not null of garden on public.beds, not validated yet
-- Plan:        case (phase 1)
-- Why:         the declaration has not null of garden on public.beds; added NOT VALID first, so that no row is read under the lock
-- Locks:       ACCESS EXCLUSIVE on public.beds (stops reads and writes)
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
ALTER TABLE public.beds ADD CONSTRAINT beds_garden_not_null NOT NULL garden NOT VALID;
COMMIT;

-- 008 validate not null of garden on public.beds
-- Plan:        case (phase 1)
-- Why:         reads every row under a lock that stops neither reads nor writes; in its own transaction, or the lock of the step before would be held through the scan
-- After:       007, it is the next step of the same change
-- Locks:       SHARE UPDATE EXCLUSIVE on public.beds (stops no reads and no writes)
-- Transaction: one transaction
-- Rollback:    nothing to do: the step that added them drops them

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
ALTER TABLE public.beds VALIDATE CONSTRAINT beds_garden_not_null;
COMMIT;

-- 009 add check named and 2 not nulls on public.gardens, not validated yet
-- Plan:        case (phase 1)
-- Why:         the declaration has check named and 2 not nulls on public.gardens; added NOT VALID first, so that no row is read under the lock
-- After:       001, it may use what extension pg_trgm brings
-- Locks:       ACCESS EXCLUSIVE on public.gardens (stops reads and writes)
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
ALTER TABLE public.gardens
  ADD CONSTRAINT named CHECK ((name <> ''::text)) NOT VALID,
  ADD CONSTRAINT gardens_code_not_null NOT NULL code NOT VALID,
  ADD CONSTRAINT gardens_name_not_null NOT NULL name NOT VALID;
COMMIT;

-- 010 validate check named and 2 not nulls on public.gardens
-- Plan:        case (phase 1)
-- Why:         reads every row under a lock that stops neither reads nor writes; in its own transaction, or the lock of the step before would be held through the scan
-- After:       009, it is the next step of the same change
-- Locks:       SHARE UPDATE EXCLUSIVE on public.gardens (stops no reads and no writes)
-- Transaction: one transaction
-- Rollback:    nothing to do: the step that added them drops them

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
ALTER TABLE public.gardens
  VALIDATE CONSTRAINT named,
  VALIDATE CONSTRAINT gardens_code_not_null,
  VALIDATE CONSTRAINT gardens_name_not_null;
COMMIT;

-- 011 build the unique index of unique one_code on public.beds
-- Plan:        case (phase 1)
-- Why:         the declaration has constraint one_code on public.beds, the database has not; built CONCURRENTLY, because ADD CONSTRAINT alone would build it under ACCESS EXCLUSIVE
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
CREATE UNIQUE INDEX CONCURRENTLY one_code ON public.beds USING btree (code, id);

-- 012 add unique one_code on public.beds using its index
-- Plan:        case (phase 1)
-- Why:         the index is there and valid, so no row is read
-- After:       011, it is the next step of the same change
-- Locks:       ACCESS EXCLUSIVE on public.beds (stops reads and writes)
-- Locks:       ACCESS SHARE on public.one_code (stops no reads and no writes)
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
ALTER TABLE public.beds ADD CONSTRAINT one_code UNIQUE USING INDEX one_code;
COMMIT;

-- 013 add foreign key bed_in_garden on public.beds, not validated yet
-- Plan:        case (phase 1)
-- Why:         the declaration has constraint bed_in_garden on public.beds, the database has not; NOT VALID, so that no row is read while writes to both tables wait
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
ALTER TABLE public.beds ADD CONSTRAINT bed_in_garden FOREIGN KEY (garden) REFERENCES public.gardens(id) ON DELETE CASCADE NOT VALID;
COMMIT;

-- 014 validate foreign key bed_in_garden on public.beds
-- Plan:        case (phase 1)
-- Why:         looks every row up under locks that stop neither reads nor writes
-- After:       013, it is the next step of the same change
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
ALTER TABLE public.beds VALIDATE CONSTRAINT bed_in_garden;
COMMIT;

-- 015 add foreign key in_bed on public.beds, not validated yet
-- Plan:        case (phase 1)
-- Why:         the declaration has constraint in_bed on public.beds, the database has not; NOT VALID, so that no row is read while writes to both tables wait
-- Locks:       SHARE ROW EXCLUSIVE on public.beds (stops writes)
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
ALTER TABLE public.beds ADD CONSTRAINT in_bed FOREIGN KEY (part_of) REFERENCES public.beds(id) NOT VALID;
COMMIT;

-- 016 validate foreign key in_bed on public.beds
-- Plan:        case (phase 1)
-- Why:         looks every row up under locks that stop neither reads nor writes
-- After:       015, it is the next step of the same change
-- Locks:       SHARE UPDATE EXCLUSIVE on public.beds (stops no reads and no writes)
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
ALTER TABLE public.beds VALIDATE CONSTRAINT in_bed;
COMMIT;

-- 017 drop check old_check on public.beds
-- Plan:        case (phase 1)
-- Why:         constraint old_check on public.beds is not declared, or named under `absent`
-- Locks:       ACCESS EXCLUSIVE on public.beds (stops reads and writes)
-- Transaction: one transaction
-- Rollback:    exact as to the catalog; rows written meanwhile can be in its way
--              it fails, and leaves the old rule NOT VALID, when there are rows of public.beds for which (id > 0) is false:
--                SELECT * FROM public.beds WHERE NOT ((id > 0)) LIMIT 20;

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
ALTER TABLE public.beds DROP CONSTRAINT old_check;
COMMIT;

-- 018 drop index old_index on public.beds
-- Plan:        case (phase 1)
-- Why:         index old_index on public.beds is not declared, or named under `absent`
-- Locks:       SHARE UPDATE EXCLUSIVE on public.beds (stops no reads and no writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public.old_index (stops no reads and no writes)
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
DROP INDEX CONCURRENTLY public.old_index;

-- 019 drop enum public.unused
-- Plan:        case (phase 1)
-- Why:         enum public.unused is not declared, or named under `absent`
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
DROP TYPE public.unused;
COMMIT;
