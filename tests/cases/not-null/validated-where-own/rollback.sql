-- 001 undo validate not null of name on public.plants
-- Plan:        case (phase 1)
-- Why:         it is there NOT VALID; the declaration wants it proved
-- Locks:       ACCESS EXCLUSIVE on public.oaks, below public.plants (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.plants (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.trees (stops reads and writes)
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
ALTER TABLE public.plants ALTER COLUMN name DROP NOT NULL;
ALTER TABLE public.trees ALTER COLUMN name DROP NOT NULL;
ALTER TABLE public.trees ADD CONSTRAINT own NOT NULL name NOT VALID;
ALTER TABLE public.plants ADD CONSTRAINT all_of_them NOT NULL name NOT VALID;
COMMIT;
