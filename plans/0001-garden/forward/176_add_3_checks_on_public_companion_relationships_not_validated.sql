-- 176 add 3 checks on public.companion_relationships, not validated yet
-- Plan:        0001-garden (phase 3)
-- Why:         the declaration has 3 checks on public.companion_relationships; added NOT VALID first, so that no row is read under the lock
-- Locks:       ACCESS EXCLUSIVE on public.companion_relationships (stops reads and writes)
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
ALTER TABLE public.companion_relationships
  ADD CONSTRAINT check_companion_distance CHECK (((relationship_type <> 'antagonistic'::text) OR (COALESCE(distance_ft, (0)::numeric) > (0)::numeric))) NOT VALID,
  ADD CONSTRAINT check_companion_strength CHECK (((strength >= 1) AND (strength <= 5))) NOT VALID,
  ADD CONSTRAINT check_companion_type CHECK ((relationship_type = ANY (ARRAY['beneficial'::text, 'neutral'::text, 'antagonistic'::text]))) NOT VALID;
COMMIT;
