-- 001 drop default of name on public.gardens
-- Plan:        case (phase 1)
-- Why:         the declaration says another default; rows that are there keep their values
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
ALTER TABLE ONLY public.gardens ALTER COLUMN name DROP DEFAULT;
COMMIT;

-- 002 comment on table public.beds
-- Plan:        case (phase 1)
-- Why:         the declaration says another text
-- Locks:       SHARE UPDATE EXCLUSIVE on public.beds (stops no reads and no writes)
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
COMMENT ON TABLE public.beds IS NULL;
COMMIT;

-- 003 drop foreign key f on public.beds
-- Plan:        case (phase 1)
-- Why:         constraint f on public.beds is not declared, or named under `absent`
-- Locks:       ACCESS EXCLUSIVE on public.beds (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.gardens (stops reads and writes)
-- Transaction: one transaction
-- Rollback:    exact as to the catalog; rows written meanwhile can be in its way
--              it fails, and leaves the old rule NOT VALID, when there are rows of public.beds that foreign key f finds no row of public.gardens for:
--                SELECT c.* FROM public.beds c WHERE (c.garden IS NOT NULL) AND NOT EXISTS (SELECT FROM public.gardens p WHERE p.id = c.garden) LIMIT 20;

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
ALTER TABLE public.beds DROP CONSTRAINT f;
COMMIT;

-- 004 drop unique beds_code_key on public.beds
-- Plan:        case (phase 1)
-- Why:         constraint beds_code_key on public.beds is not declared, or named under `absent`
-- Locks:       ACCESS EXCLUSIVE on public.beds (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.beds_code_key (stops reads and writes)
-- Transaction: one transaction
-- Rollback:    exact as to the catalog; rows written meanwhile can be in its way
--              it fails, and this step stays as the plan made it, when there are values that beds_code_key on public.beds would find twice:
--                SELECT code, count(*) FROM public.beds WHERE code IS NOT NULL GROUP BY code HAVING count(*) > 1 LIMIT 20;

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
ALTER TABLE public.beds DROP CONSTRAINT beds_code_key;
COMMIT;

-- 005 drop primary key beds_pkey on public.beds
-- Plan:        case (phase 1)
-- Why:         constraint beds_pkey on public.beds is not declared, or named under `absent`
-- Locks:       ACCESS EXCLUSIVE on public.beds (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.beds_pkey (stops reads and writes)
-- Transaction: one transaction
-- Rollback:    exact as to the catalog; rows written meanwhile can be in its way
--              it fails, and this step stays as the plan made it, when there are values that beds_pkey on public.beds would find twice:
--                SELECT id, count(*) FROM public.beds WHERE id IS NOT NULL GROUP BY id HAVING count(*) > 1 LIMIT 20;

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
ALTER TABLE public.beds DROP CONSTRAINT beds_pkey;
COMMIT;

-- 006 drop check c on public.beds
-- Plan:        case (phase 1)
-- Why:         constraint c on public.beds is not declared, or named under `absent`
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
ALTER TABLE public.beds DROP CONSTRAINT c;
COMMIT;

-- 007 drop not null of id on public.beds
-- Plan:        case (phase 1)
-- Why:         the declaration says that the column takes NULL
-- After:       005, no primary key of public.beds may have id
-- Locks:       ACCESS EXCLUSIVE on public.beds (stops reads and writes)
-- Transaction: one transaction
-- Rollback:    exact as to the catalog; rows written meanwhile can be in its way
--              it fails, and leaves the old rule NOT VALID, when there are rows of public.beds in which id is NULL:
--                SELECT * FROM public.beds WHERE id IS NULL LIMIT 20;

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
ALTER TABLE public.beds ALTER COLUMN id DROP NOT NULL;
COMMIT;

-- 008 drop not null of name on public.gardens
-- Plan:        case (phase 1)
-- Why:         the declaration says that the column takes NULL
-- Locks:       ACCESS EXCLUSIVE on public.gardens (stops reads and writes)
-- Transaction: one transaction
-- Rollback:    exact as to the catalog; rows written meanwhile can be in its way
--              it fails, and leaves the old rule NOT VALID, when there are rows of public.gardens in which name is NULL:
--                SELECT * FROM public.gardens WHERE name IS NULL LIMIT 20;

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
ALTER TABLE public.gardens ALTER COLUMN name DROP NOT NULL;
COMMIT;

-- 009 drop index beds_x on public.beds
-- Plan:        case (phase 1)
-- Why:         index beds_x on public.beds is not declared, or named under `absent`
-- Locks:       SHARE UPDATE EXCLUSIVE on public.beds (stops no reads and no writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public.beds_x (stops no reads and no writes)
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
DROP INDEX CONCURRENTLY public.beds_x;

-- 010 drop enum public.unused
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
