-- 001 create index beds_code on public.beds
-- Plan:        case (phase 1)
-- Why:         the declaration has index beds_code on public.beds, the database has not; built CONCURRENTLY: reads and writes go on
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
CREATE INDEX CONCURRENTLY beds_code ON public.beds USING btree (code);

-- 002 build the unique index of unique gardens_nick on public.gardens
-- Plan:        case (phase 1)
-- Why:         the declaration has constraint gardens_nick on public.gardens, the database has not; built CONCURRENTLY, because ADD CONSTRAINT alone would build it under ACCESS EXCLUSIVE
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
CREATE UNIQUE INDEX CONCURRENTLY gardens_nick ON public.gardens USING btree (nick);

-- 003 add unique gardens_nick on public.gardens using its index
-- Plan:        case (phase 1)
-- Why:         the index is there and valid, so no row is read
-- After:       002, it is the next step of the same change
-- Locks:       ACCESS EXCLUSIVE on public.gardens (stops reads and writes)
-- Locks:       ACCESS SHARE on public.gardens_nick (stops no reads and no writes)
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
ALTER TABLE public.gardens ADD CONSTRAINT gardens_nick UNIQUE USING INDEX gardens_nick;
COMMIT;

-- 004 add foreign key by_nick on public.beds, not validated yet
-- Plan:        case (phase 1)
-- Why:         the declaration has constraint by_nick on public.beds, the database has not; NOT VALID, so that no row is read while writes to both tables wait
-- After:       003, public.gardens must have its unique key on (nick)
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
ALTER TABLE public.beds ADD CONSTRAINT by_nick FOREIGN KEY (code) REFERENCES public.gardens(nick) NOT VALID;
COMMIT;

-- 005 validate foreign key by_nick on public.beds
-- Plan:        case (phase 1)
-- Why:         looks every row up under locks that stop neither reads nor writes
-- After:       004, it is the next step of the same change
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
ALTER TABLE public.beds VALIDATE CONSTRAINT by_nick;
COMMIT;
