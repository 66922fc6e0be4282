-- 001 build the unique index of unique by_name on public.plants
-- Plan:        case (phase 1)
-- Why:         the declaration has constraint by_name on public.plants, the database has not; built CONCURRENTLY, because ADD CONSTRAINT alone would build it under ACCESS EXCLUSIVE
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
CREATE UNIQUE INDEX CONCURRENTLY by_name ON public.plants USING btree (name, height) INCLUDE (note, kind) WITH (fillfactor='60');

-- 002 add unique by_name on public.plants using its index
-- Plan:        case (phase 1)
-- Why:         the index is there and valid, so no row is read
-- After:       001, it is the next step of the same change
-- Locks:       ACCESS SHARE on public.by_name (stops no reads and no writes)
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
ALTER TABLE public.plants ADD CONSTRAINT by_name UNIQUE USING INDEX by_name DEFERRABLE INITIALLY DEFERRED;
COMMIT;

-- 003 comment on constraint by_name on public.plants
-- Plan:        case (phase 1)
-- Why:         the declaration says another text
-- After:       002, constraint by_name on public.plants must exist
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
COMMENT ON CONSTRAINT by_name ON public.plants IS 'one of each';
COMMIT;
