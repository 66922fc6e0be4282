-- 005 undo validate check not_mid on public.people
-- Plan:        case (phase 1)
-- Why:         reads every row under a lock that stops neither reads nor writes; in its own transaction, or the lock of the step before would be held through the scan
-- Rollback:    nothing to do: the step that added them drops them

-- Nothing to execute.

-- 004 undo add check not_mid on public.people, not validated yet
-- Plan:        case (phase 1)
-- Why:         the declaration has check not_mid on public.people; added NOT VALID first, so that no row is read under the lock
-- Locks:       ACCESS EXCLUSIVE on public.people (stops reads and writes)
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
ALTER TABLE public.people DROP CONSTRAINT IF EXISTS not_mid;
COMMIT;

-- 003 undo create index mids on public.people
-- Plan:        case (phase 1)
-- Why:         the declaration has index mids on public.people, the database has not; built CONCURRENTLY: reads and writes go on
-- Locks:       SHARE UPDATE EXCLUSIVE on public.mids (stops no reads and no writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public.people (stops no reads and no writes)
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
DROP INDEX CONCURRENTLY IF EXISTS public.mids;

-- 002 undo set default of mood on public.people to 'mid'::public.mood
-- Plan:        case (phase 1)
-- Why:         the declaration says another default; rows that are there keep their values
-- Locks:       ACCESS EXCLUSIVE on public.people (stops reads and writes)
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
ALTER TABLE ONLY public.people ALTER COLUMN mood DROP DEFAULT;
COMMIT;

-- 001 undo add value 'mid' to enum public.mood after 'low'
-- Plan:        case (phase 1)
-- Why:         the declaration has the value, the type has not; it must be committed before its first use
-- Rollback:    keeps something: PostgreSQL cannot remove an enum value: 'mid' stays, harmless while no row uses it

-- Nothing to execute.
