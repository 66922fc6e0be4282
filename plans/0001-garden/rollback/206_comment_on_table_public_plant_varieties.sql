-- 206 undo comment on table public.plant_varieties
-- Plan:        0001-garden (phase 3)
-- Why:         the declaration says another text
-- Locks:       SHARE UPDATE EXCLUSIVE on public.plant_varieties (stops no reads and no writes)
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
COMMENT ON TABLE public.plant_varieties IS NULL;
COMMIT;
