-- 003 undo set kind, note of public.visits not null
-- Plan:        case (phase 1)
-- Why:         the validated CHECK spares the scan; it is dropped by a second statement, because one statement for both would scan
-- Locks:       ACCESS EXCLUSIVE on public.visits_1 (stops reads and writes)
-- Transaction: one transaction
-- Locks:       SHARE UPDATE EXCLUSIVE on public.visits_1 (stops no reads and no writes)
-- Transaction: one transaction
-- Locks:       ACCESS EXCLUSIVE on public.visits_2 (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.visits_2a, below public.visits_2 (stops reads and writes)
-- Transaction: one transaction
-- Locks:       SHARE UPDATE EXCLUSIVE on public.visits_2 (stops no reads and no writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public.visits_2a, below public.visits_2 (stops no reads and no writes)
-- Transaction: one transaction
-- Locks:       ACCESS EXCLUSIVE on public.visits (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.visits_1 (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.visits_2 (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.visits_2a, below public.visits (stops reads and writes)
-- Transaction: one transaction
-- Rollback:    exact as to the catalog; rows written meanwhile can be in its way
--              it fails, and leaves the old rule NOT VALID, when there are rows of public.visits_1 for which (note IS NOT NULL) is false:
--                SELECT * FROM public.visits_1 WHERE NOT ((note IS NOT NULL)) LIMIT 20;
--              it fails, and leaves the old rule NOT VALID, when there are rows of public.visits_2 for which (note IS NOT NULL) is false:
--                SELECT * FROM public.visits_2 WHERE NOT ((note IS NOT NULL)) LIMIT 20;

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
ALTER TABLE public.visits_1 ADD CONSTRAINT note__lockstep_own_not_null CHECK ((note IS NOT NULL)) NOT VALID;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = 0;
SET LOCAL statement_timeout = 0;
ALTER TABLE public.visits_1 VALIDATE CONSTRAINT note__lockstep_own_not_null;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '500ms';
SET LOCAL statement_timeout = '15s';
ALTER TABLE public.visits_2 ADD CONSTRAINT note__lockstep_own_not_null CHECK ((note IS NOT NULL)) NOT VALID;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = 0;
SET LOCAL statement_timeout = 0;
ALTER TABLE public.visits_2 VALIDATE CONSTRAINT note__lockstep_own_not_null;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '500ms';
SET LOCAL statement_timeout = '15s';
ALTER TABLE public.visits
  ALTER COLUMN kind DROP NOT NULL,
  ALTER COLUMN note DROP NOT NULL;
ALTER TABLE public.visits_1 ALTER COLUMN note SET NOT NULL;
ALTER TABLE public.visits_1 DROP CONSTRAINT note__lockstep_own_not_null;
ALTER TABLE public.visits_2 ALTER COLUMN note SET NOT NULL;
ALTER TABLE public.visits_2 DROP CONSTRAINT note__lockstep_own_not_null;
COMMIT;

-- 002 undo validate 2 not nulls on public.visits
-- Plan:        case (phase 1)
-- Why:         reads every row under a lock that stops neither reads nor writes; in its own transaction, or the lock of the step before would be held through the scan
-- Rollback:    nothing to do: the step that added them drops them

-- Nothing to execute.

-- 001 undo add 2 not nulls on public.visits, not validated yet
-- Plan:        case (phase 1)
-- Why:         the declaration has 2 not nulls on public.visits; added NOT VALID first, so that no row is read under the lock; a CHECK stands in for each NOT NULL until it is proved
-- Locks:       ACCESS EXCLUSIVE on public.visits (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.visits_1, below public.visits (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.visits_2, below public.visits (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.visits_2a, below public.visits (stops reads and writes)
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
ALTER TABLE public.visits
  DROP CONSTRAINT IF EXISTS kind__lockstep_not_null,
  DROP CONSTRAINT IF EXISTS note__lockstep_not_null;
COMMIT;
