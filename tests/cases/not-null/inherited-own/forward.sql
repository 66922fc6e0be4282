-- 001 add check named and 2 not nulls on public.plants, not validated yet
-- Plan:        case (phase 1)
-- Why:         the declaration has check named and 2 not nulls on public.plants; added NOT VALID first, so that no row is read under the lock; a CHECK stands in for each NOT NULL until it is proved
-- Locks:       ACCESS EXCLUSIVE on public.herbs, below public.plants (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.oaks, below public.plants (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.plants (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.trees, below public.plants (stops reads and writes)
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
  ADD CONSTRAINT named CHECK ((name <> ''::text)) NOT VALID,
  ADD CONSTRAINT kind__lockstep_not_null CHECK ((kind IS NOT NULL)) NOT VALID,
  ADD CONSTRAINT name__lockstep_not_null CHECK ((name IS NOT NULL)) NOT VALID;
COMMIT;

-- 002 validate check named and 2 not nulls on public.plants
-- Plan:        case (phase 1)
-- Why:         reads every row under a lock that stops neither reads nor writes; in its own transaction, or the lock of the step before would be held through the scan
-- After:       001, it is the next step of the same change
-- Locks:       SHARE UPDATE EXCLUSIVE on public.herbs, below public.plants (stops no reads and no writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public.oaks, below public.plants (stops no reads and no writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public.plants (stops no reads and no writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public.trees, below public.plants (stops no reads and no writes)
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
  VALIDATE CONSTRAINT named,
  VALIDATE CONSTRAINT kind__lockstep_not_null,
  VALIDATE CONSTRAINT name__lockstep_not_null;
COMMIT;

-- 003 set kind, name of public.plants not null
-- Plan:        case (phase 1)
-- Why:         the validated CHECK spares the scan; it is dropped by a second statement, because one statement for both would scan
-- After:       002, it is the next step of the same change
-- Locks:       ACCESS EXCLUSIVE on public.herbs, below public.plants (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.oaks, below public.plants (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.plants (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.trees, below public.plants (stops reads and writes)
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
  ALTER COLUMN kind SET NOT NULL,
  ALTER COLUMN name SET NOT NULL;
ALTER TABLE public.plants
  DROP CONSTRAINT kind__lockstep_not_null,
  DROP CONSTRAINT name__lockstep_not_null;
COMMIT;
