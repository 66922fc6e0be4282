-- 001 comment on table public.beds
-- Plan:        case (phase 1)
-- Why:         the declaration says another text
-- Locks:       SHARE UPDATE EXCLUSIVE on public.beds (stops no reads and no writes)
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
COMMENT ON TABLE public.beds IS NULL;
COMMIT;

-- 002 4 comments on public.plants and what hangs on it
-- Plan:        case (phase 1)
-- Why:         the declaration says another text
-- Locks:       SHARE UPDATE EXCLUSIVE on public.plants (stops no reads and no writes)
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
COMMENT ON TABLE public.plants IS E'new; ''quoted'' \\ and
longer';
COMMENT ON COLUMN public.plants.kind IS 'other';
COMMENT ON COLUMN public.plants.name IS 'new';
COMMENT ON COLUMN public.plants.note IS NULL;
COMMIT;
