-- 001 drop unique by_name on public.plants
-- Plan:        case (phase 1)
-- Why:         constraint by_name on public.plants is not declared, or named under `absent`
-- Locks:       ACCESS EXCLUSIVE on public.by_name (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.plants (stops reads and writes)
-- Transaction: one transaction
-- Rollback:    exact

SET search_path = '';
SET standard_conforming_strings = on;
SET TimeZone = 'UTC';
SET DateStyle = 'ISO, MDY';
SET IntervalStyle = 'postgres';
SET quote_all_identifiers = off;

BEGIN;
SET LOCAL lock_timeout = '500ms';
SET LOCAL statement_timeout = '15s';
ALTER TABLE public.plants DROP CONSTRAINT by_name;
COMMIT;

-- 002 create index by_name on public.plants
-- Plan:        case (phase 1)
-- Why:         the declaration has index by_name on public.plants, the database has not; built CONCURRENTLY: reads and writes go on
-- After:       001, the name public.by_name must be free
-- Locks:       SHARE UPDATE EXCLUSIVE on public.plants (stops no reads and no writes)
-- Transaction: none: each statement by itself, CONCURRENTLY
-- Rollback:    exact

SET search_path = '';
SET standard_conforming_strings = on;
SET TimeZone = 'UTC';
SET DateStyle = 'ISO, MDY';
SET IntervalStyle = 'postgres';
SET quote_all_identifiers = off;

SET lock_timeout = 0;
SET statement_timeout = 0;
CREATE UNIQUE INDEX CONCURRENTLY by_name ON public.plants USING btree (name);
