-- 004 undo change parent of public.plants from integer to bigint
-- Plan:        case (phase 1)
-- Why:         in place, allowed by name: rows never counted, 0 B; PostgreSQL N writes the table and its indexes anew for it
-- Locks:       ACCESS EXCLUSIVE on public.plants (stops reads and writes)
-- Transaction: one transaction
-- Rollback:    exact as to the catalog; rows written meanwhile can be in its way
--              it fails, and this step stays as the plan made it, when there are values of parent in public.plants that integer does not hold as they are:
--                SELECT * FROM public.plants WHERE parent NOT BETWEEN -2147483648 AND 2147483647 LIMIT 20;
-- Hazard:      rewrite-blocks (allowed): column public.plants.parent from integer to bigint (rows never counted: run ANALYZE to have small tables pass): the type change rewrites the table and its indexes under ACCESS EXCLUSIVE

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
SET LOCAL statement_timeout = 0;
ALTER TABLE public.plants ALTER COLUMN parent TYPE integer USING parent::integer;
COMMIT;

-- 003 undo change id of public.plants from integer to bigint
-- Plan:        case (phase 1)
-- Why:         in place, allowed by name: rows never counted, 0 B; PostgreSQL N writes the table and its indexes anew for it
-- Locks:       ACCESS EXCLUSIVE on public.plants (stops reads and writes)
-- Transaction: one transaction
-- Rollback:    exact as to the catalog; rows written meanwhile can be in its way
--              it fails, and this step stays as the plan made it, when there are values of id in public.plants that integer does not hold as they are:
--                SELECT * FROM public.plants WHERE id NOT BETWEEN -2147483648 AND 2147483647 LIMIT 20;
-- Hazard:      rewrite-blocks (allowed): column public.plants.id from integer to bigint (rows never counted: run ANALYZE to have small tables pass): the type change rewrites the table and its indexes under ACCESS EXCLUSIVE

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
SET LOCAL statement_timeout = 0;
ALTER TABLE public.plants ALTER COLUMN id TYPE integer USING id::integer;
COMMIT;

-- 002 undo change bed of public.plants from integer to bigint
-- Plan:        case (phase 1)
-- Why:         in place, allowed by name: rows never counted, 0 B; PostgreSQL N writes the table and its indexes anew for it
-- Locks:       ACCESS EXCLUSIVE on public.beds (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.plants (stops reads and writes)
-- Transaction: one transaction
-- Rollback:    exact as to the catalog; rows written meanwhile can be in its way
--              it fails, and this step stays as the plan made it, when there are values of bed in public.plants that integer does not hold as they are:
--                SELECT * FROM public.plants WHERE bed NOT BETWEEN -2147483648 AND 2147483647 LIMIT 20;
-- Hazard:      rewrite-blocks (allowed): column public.plants.bed from integer to bigint (rows never counted: run ANALYZE to have small tables pass): the type change rewrites the table and its indexes under ACCESS EXCLUSIVE

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
SET LOCAL statement_timeout = 0;
ALTER TABLE public.plants ALTER COLUMN bed TYPE integer USING bed::integer;
COMMIT;

-- 001 undo change id of public.beds from integer to bigint
-- Plan:        case (phase 1)
-- Why:         in place, allowed by name: rows never counted, 0 B; PostgreSQL N writes the table and its indexes anew for it
-- Locks:       ACCESS EXCLUSIVE on public.beds (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.plants (stops reads and writes)
-- Transaction: one transaction
-- Rollback:    exact as to the catalog; rows written meanwhile can be in its way
--              it fails, and this step stays as the plan made it, when there are values of id in public.beds that integer does not hold as they are:
--                SELECT * FROM public.beds WHERE id NOT BETWEEN -2147483648 AND 2147483647 LIMIT 20;
-- Hazard:      rewrite-blocks (allowed): column public.beds.id from integer to bigint (rows never counted: run ANALYZE to have small tables pass): the type change rewrites the table and its indexes under ACCESS EXCLUSIVE

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
SET LOCAL statement_timeout = 0;
ALTER TABLE public.beds ALTER COLUMN id TYPE integer USING id::integer;
COMMIT;
