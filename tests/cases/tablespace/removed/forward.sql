-- 001 drop unique u on public.plants
-- Plan:        case (phase 1)
-- Why:         constraint u on public.plants is not declared, or named under `absent`
-- Locks:       ACCESS EXCLUSIVE on public.plants (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.u (stops reads and writes)
-- Transaction: one transaction
-- Rollback:    exact as to the catalog; rows written meanwhile can be in its way
--              it fails, and this step stays as the plan made it, when there are values that u on public.plants would find twice:
--                SELECT bed, count(*) FROM public.plants WHERE bed IS NOT NULL GROUP BY bed HAVING count(*) > 1 LIMIT 20;

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
ALTER TABLE public.plants DROP CONSTRAINT u;
COMMIT;

-- 002 drop exclude x on public.plants
-- Plan:        case (phase 1)
-- Why:         constraint x on public.plants is not declared, or named under `absent`
-- Locks:       ACCESS EXCLUSIVE on public.plants (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.x (stops reads and writes)
-- Transaction: one transaction
-- Rollback:    exact as to the catalog; rows written meanwhile can be in its way
--              it fails, and this step stays as the plan made it, when there are rows of public.plants that x does not let stand together:
--                SELECT k0 AS id, this AS during, o0 AS "other id", other FROM (SELECT id AS k0, lag(id) OVER by_range AS o0, during AS this, lag(during) OVER by_range AS other FROM public.plants WHERE during IS NOT NULL WINDOW by_range AS (ORDER BY during)) AS pairs WHERE this && other LIMIT 20;

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
ALTER TABLE public.plants DROP CONSTRAINT x;
COMMIT;

-- 003 drop index i on public.plants
-- Plan:        case (phase 1)
-- Why:         index i on public.plants is not declared, or named under `absent`
-- Locks:       SHARE UPDATE EXCLUSIVE on public.i (stops no reads and no writes)
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
DROP INDEX CONCURRENTLY public.i;
