-- 001 drop not null of id on public.zones
-- Plan:        case (phase 1)
-- Why:         the declaration says that the column takes NULL
-- Locks:       ACCESS EXCLUSIVE on public.areas, below public.zones (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.zones (stops reads and writes)
-- Transaction: one transaction
-- Rollback:    exact as to the catalog; rows written meanwhile can be in its way
--              it fails, and leaves the old rule NOT VALID, when there are rows of public.zones in which id is NULL:
--                SELECT * FROM public.zones WHERE id IS NULL LIMIT 20;

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
ALTER TABLE public.zones ALTER COLUMN id DROP NOT NULL;
COMMIT;

-- 002 drop not null of id on public.areas
-- Plan:        case (phase 1)
-- Why:         the declaration says that the column takes NULL
-- After:       001, the NOT NULL of public.areas.id must be its own alone
-- Locks:       ACCESS EXCLUSIVE on public.areas (stops reads and writes)
-- Transaction: one transaction
-- Rollback:    exact as to the catalog; rows written meanwhile can be in its way
--              it fails, and leaves the old rule NOT VALID, when there are rows of public.areas in which id is NULL:
--                SELECT * FROM public.areas WHERE id IS NULL LIMIT 20;

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
ALTER TABLE public.areas ALTER COLUMN id DROP NOT NULL;
COMMIT;
