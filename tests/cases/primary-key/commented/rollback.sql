-- 001 undo comment on constraint plants_pkey on public.plants
-- Plan:        case (phase 1)
-- Why:         the declaration says another text
-- Locks:       ACCESS SHARE on public.plants (stops no reads and no writes)
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
COMMENT ON CONSTRAINT plants_pkey ON public.plants IS NULL;
COMMIT;
