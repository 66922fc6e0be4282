-- 001 add value 'mid' to enum public.mood after 'low'
-- Plan:        case (phase 1)
-- Why:         the declaration has the value, the type has not; it must be committed before its first use
-- Locks:       none on tables or indexes
-- Transaction: one transaction
-- Rollback:    keeps something: PostgreSQL cannot remove an enum value: 'mid' stays, harmless while no row uses it

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
ALTER TYPE public.mood ADD VALUE IF NOT EXISTS 'mid' AFTER 'low';
COMMIT;

-- 002 set default of mood on public.people to 'mid'::public.mood
-- Plan:        case (phase 1)
-- Why:         the declaration says another default; rows that are there keep their values
-- After:       001, new values of public.mood must be committed before they are used
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
ALTER TABLE ONLY public.people ALTER COLUMN mood SET DEFAULT 'mid'::public.mood;
COMMIT;

-- 003 create index mids on public.people
-- Plan:        case (phase 1)
-- Why:         the declaration has index mids on public.people, the database has not; built CONCURRENTLY: reads and writes go on
-- After:       001, new values of public.mood must be committed before they are used
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
CREATE INDEX CONCURRENTLY mids ON public.people USING btree (id) WHERE (mood = 'mid'::public.mood);

-- 004 add check not_mid on public.people, not validated yet
-- Plan:        case (phase 1)
-- Why:         the declaration has check not_mid on public.people; added NOT VALID first, so that no row is read under the lock
-- After:       001, new values of public.mood must be committed before they are used
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
ALTER TABLE public.people ADD CONSTRAINT not_mid CHECK (((mood <> 'mid'::public.mood) OR (id > 0))) NOT VALID;
COMMIT;

-- 005 validate check not_mid on public.people
-- Plan:        case (phase 1)
-- Why:         reads every row under a lock that stops neither reads nor writes; in its own transaction, or the lock of the step before would be held through the scan
-- After:       004, it is the next step of the same change
-- Locks:       SHARE UPDATE EXCLUSIVE on public.people (stops no reads and no writes)
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
ALTER TABLE public.people VALIDATE CONSTRAINT not_mid;
COMMIT;
