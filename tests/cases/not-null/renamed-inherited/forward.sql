-- 001 rename constraint a on public.plants to b
-- Plan:        case (phase 1)
-- Why:         the declaration says `was:`
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
ALTER TABLE public.plants RENAME CONSTRAINT a TO b;
COMMIT;

-- 002 rename constraint k on public.plants to kinds
-- Plan:        case (phase 1)
-- Why:         the declaration says `was:`
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
ALTER TABLE public.plants RENAME CONSTRAINT k TO kinds;
COMMIT;

-- 003 add check big on public.oaks, not validated yet
-- Plan:        case (phase 1)
-- Why:         the declaration has check big on public.oaks; added NOT VALID first, so that no row is read under the lock
-- Locks:       ACCESS EXCLUSIVE on public.oaks (stops reads and writes)
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
ALTER TABLE public.oaks ADD CONSTRAINT big CHECK ((rings > 0)) NOT VALID;
COMMIT;

-- 004 validate check big on public.oaks
-- Plan:        case (phase 1)
-- Why:         reads every row under a lock that stops neither reads nor writes; in its own transaction, or the lock of the step before would be held through the scan
-- After:       003, it is the next step of the same change
-- Locks:       SHARE UPDATE EXCLUSIVE on public.oaks (stops no reads and no writes)
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
ALTER TABLE public.oaks VALIDATE CONSTRAINT big;
COMMIT;
