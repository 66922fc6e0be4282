-- 001 add 6 checks on public.plants, not validated yet
-- Plan:        case (phase 1)
-- Why:         the declaration has 6 checks on public.plants; added NOT VALID first, so that no row is read under the lock
-- Locks:       ACCESS EXCLUSIVE on public.plants (stops reads and writes)
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
ALTER TABLE public.plants
  ADD CONSTRAINT a CHECK (((kind = ANY (ARRAY['herb'::text, 'tree'::text])) AND (height <> 7))) NOT VALID,
  ADD CONSTRAINT b CHECK (((public.twice(height) > height) OR (height IS NULL))) NOT VALID,
  ADD CONSTRAINT c CHECK (((name ~* '^plant'::text) AND (char_length(TRIM(BOTH FROM name)) > 0))) NOT VALID,
  ADD CONSTRAINT d CHECK (((COALESCE(note, ''::text) <> ''::text) AND (note !~~ '%\%%'::text))) NOT VALID,
  ADD CONSTRAINT e CHECK (((((height)::numeric / (2)::numeric) >= 0.5) AND (((height)::numeric / (2)::numeric) <= '1000000'::numeric))) NOT VALID,
  ADD CONSTRAINT f CHECK (
CASE
    WHEN (kind = 'tree'::text) THEN (height > 0)
    ELSE true
END) NOT VALID;
COMMIT;

-- 002 validate 6 checks on public.plants
-- Plan:        case (phase 1)
-- Why:         reads every row under a lock that stops neither reads nor writes; in its own transaction, or the lock of the step before would be held through the scan
-- After:       001, it is the next step of the same change
-- Locks:       SHARE UPDATE EXCLUSIVE on public.plants (stops no reads and no writes)
-- Transaction: one transaction
-- Rollback:    nothing to do: the step that added them drops them

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
ALTER TABLE public.plants
  VALIDATE CONSTRAINT a,
  VALIDATE CONSTRAINT b,
  VALIDATE CONSTRAINT c,
  VALIDATE CONSTRAINT d,
  VALIDATE CONSTRAINT e,
  VALIDATE CONSTRAINT f;
COMMIT;
