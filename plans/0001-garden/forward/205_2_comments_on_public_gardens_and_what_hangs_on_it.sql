-- 205 2 comments on public.gardens and what hangs on it
-- Plan:        0001-garden (phase 3)
-- Why:         the declaration says another text
-- Locks:       SHARE UPDATE EXCLUSIVE on public.gardens (stops no reads and no writes)
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
COMMENT ON TABLE public.gardens IS 'A place where one person grows things, outdoors or under a roof.';
COMMENT ON COLUMN public.gardens.size_sq_ft IS 'Growing area in square feet, paths not counted.';
COMMIT;
