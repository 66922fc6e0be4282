-- 004 undo add foreign key f on public.readings_25
-- Plan:        case (phase 1)
-- Why:         the declaration has constraint f on public.readings_25, the database has not
-- Locks:       ACCESS EXCLUSIVE on public.plants (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.readings_25 (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.readings_25_a, below public.readings_25 (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.readings_25_b, below public.readings_25 (stops reads and writes)
-- Transaction: one transaction
-- Rollback:    exact
-- Hazard:      partition-blocks (allowed): foreign key f on public.readings_25: on a partitioned table this runs in one go, scanning or building under a lock that stops writes

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
ALTER TABLE public.readings_25 DROP CONSTRAINT IF EXISTS f;
COMMIT;

-- 003 undo validate check c on public.readings_25
-- Plan:        case (phase 1)
-- Why:         reads every row under a lock that stops neither reads nor writes; in its own transaction, or the lock of the step before would be held through the scan
-- Rollback:    nothing to do: the step that added them drops them

-- Nothing to execute.

-- 002 undo add check c on public.readings_25, not validated yet
-- Plan:        case (phase 1)
-- Why:         the declaration has check c on public.readings_25; added NOT VALID first, so that no row is read under the lock
-- Locks:       ACCESS EXCLUSIVE on public.readings_25 (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.readings_25_a, below public.readings_25 (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.readings_25_b, below public.readings_25 (stops reads and writes)
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
ALTER TABLE public.readings_25 DROP CONSTRAINT IF EXISTS c;
COMMIT;

-- 001 undo create index x on public.readings_25
-- Plan:        case (phase 1)
-- Why:         the declaration has index x on public.readings_25, the database has not; CONCURRENTLY is not possible on a partitioned table
-- Locks:       ACCESS EXCLUSIVE on public.readings_25 (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.readings_25_a, below public.readings_25 (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.readings_25_b, below public.readings_25 (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.x (stops reads and writes)
-- Transaction: one transaction
-- Rollback:    exact
-- Hazard:      partition-blocks (allowed): index x on public.readings_25: on a partitioned table this runs in one go, scanning or building under a lock that stops writes

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
DROP INDEX IF EXISTS public.x;
COMMIT;
