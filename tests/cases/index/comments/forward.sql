-- 001 3 comments on public.plants and what hangs on it
-- Plan:        case (phase 1)
-- Why:         the declaration says another text
-- Locks:       SHARE UPDATE EXCLUSIVE on public.a (stops no reads and no writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public.b (stops no reads and no writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public.c (stops no reads and no writes)
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
COMMENT ON INDEX public.a IS 'new';
COMMENT ON INDEX public.b IS 'other';
COMMENT ON INDEX public.c IS NULL;
COMMIT;
