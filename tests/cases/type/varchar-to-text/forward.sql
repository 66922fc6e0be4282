-- 001 change sku of public.orders from character varying(20) to text
-- Plan:        case (phase 1)
-- Why:         no row is read: the old type's values are the new type's
-- Locks:       ACCESS EXCLUSIVE on public.orders (stops reads and writes)
-- Transaction: one transaction
-- Rollback:    exact as to the catalog; rows written meanwhile can be in its way
--              it fails, and this step stays as the plan made it, when there are values of sku in public.orders that character varying(20) does not hold as they are:
--                SELECT * FROM public.orders WHERE pg_catalog.length(sku::text) > 20 LIMIT 20;

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
ALTER TABLE public.orders ALTER COLUMN sku TYPE text USING sku;
COMMIT;
