-- 003 undo validate check few on public.visits_1
-- Plan:        case (phase 1)
-- Why:         reads every row under a lock that stops neither reads nor writes; in its own transaction, or the lock of the step before would be held through the scan
-- Rollback:    nothing to do: the step that added them drops them

-- Nothing to execute.

-- 002 undo add check few on public.visits_1, not validated yet
-- Plan:        case (phase 1)
-- Why:         the declaration has check few on public.visits_1; added NOT VALID first, so that no row is read under the lock
-- Locks:       ACCESS EXCLUSIVE on public.visits_1 (stops reads and writes)
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
ALTER TABLE public.visits_1 DROP CONSTRAINT IF EXISTS few;
COMMIT;

-- 001 undo rename constraint a on public.visits to b
-- Plan:        case (phase 1)
-- Why:         the declaration says `was:`
-- Locks:       ACCESS EXCLUSIVE on public.visits (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.visits_1, below public.visits (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.visits_2, below public.visits (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.visits_21, below public.visits (stops reads and writes)
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
ALTER TABLE public.visits RENAME CONSTRAINT b TO a;
COMMIT;
