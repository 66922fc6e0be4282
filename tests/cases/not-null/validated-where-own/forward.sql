-- 001 validate not null of name on public.plants
-- Plan:        case (phase 1)
-- Why:         it is there NOT VALID; the declaration wants it proved
-- Locks:       SHARE UPDATE EXCLUSIVE on public.oaks, below public.plants (stops no reads and no writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public.plants (stops no reads and no writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public.trees, below public.plants (stops no reads and no writes)
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
SET LOCAL lock_timeout = 0;
SET LOCAL statement_timeout = 0;
ALTER TABLE public.plants VALIDATE CONSTRAINT all_of_them;
COMMIT;
