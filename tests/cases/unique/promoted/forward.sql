-- 001 make the unique index by_name on public.plants its unique
-- Plan:        case (phase 1)
-- Why:         a valid unique index of that name and definition is there already
-- Locks:       ACCESS SHARE on public.by_name (stops no reads and no writes)
-- Locks:       ACCESS EXCLUSIVE on public.plants (stops reads and writes)
-- Transaction: one transaction
-- Rollback:    exact as to the catalog; rows written meanwhile can be in its way
--              it fails, and this step stays as the plan made it, when there are values that by_name on public.plants would find twice:
--                SELECT name, count(*) FROM public.plants WHERE name IS NOT NULL GROUP BY name HAVING count(*) > 1 LIMIT 20;

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
ALTER TABLE public.plants ADD CONSTRAINT by_name UNIQUE USING INDEX by_name;
COMMIT;
