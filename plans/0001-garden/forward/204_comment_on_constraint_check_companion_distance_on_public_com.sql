-- 204 comment on constraint check_companion_distance on public.companion_relationships
-- Plan:        0001-garden (phase 3)
-- Why:         the declaration says another text
-- After:       176, constraint check_companion_distance on public.companion_relationships must exist
-- Locks:       ACCESS SHARE on public.companion_relationships (stops no reads and no writes)
-- Transaction: one transaction
-- Rollback:    nothing to do: the step that makes the object takes it away, and its comment with it

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
COMMENT ON CONSTRAINT check_companion_distance ON public.companion_relationships IS 'Plants that harm each other need a distance.';
COMMIT;
