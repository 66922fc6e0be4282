-- 001 replace check low on public.plants in one transaction
-- Plan:        case (phase 1)
-- Why:         the declaration has it NOT ENFORCED: no row is read
-- Locks:       ACCESS EXCLUSIVE on public.plants (stops reads and writes)
-- Transaction: one transaction
-- Rollback:    exact as to the catalog; rows written meanwhile can be in its way
--              it fails, and leaves the old rule NOT VALID, when there are rows of public.plants for which (height > 0) is false:
--                SELECT * FROM public.plants WHERE NOT ((height > 0)) LIMIT 20;

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
ALTER TABLE public.plants DROP CONSTRAINT low;
ALTER TABLE public.plants ADD CONSTRAINT low CHECK ((height > 0)) NOT ENFORCED;
COMMIT;
