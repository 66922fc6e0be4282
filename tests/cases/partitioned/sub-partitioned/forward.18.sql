-- 001 create index x on public.readings_25
-- Plan:        case (phase 1)
-- Why:         the declaration has index x on public.readings_25, the database has not; CONCURRENTLY is not possible on a partitioned table
-- Locks:       SHARE on public.readings_25 (stops writes)
-- Locks:       SHARE on public.readings_25_a, below public.readings_25 (stops writes)
-- Locks:       SHARE on public.readings_25_b, below public.readings_25 (stops writes)
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
SET LOCAL statement_timeout = 0;
CREATE INDEX x ON public.readings_25 USING btree (value);
COMMIT;

-- 002 add check c on public.readings_25, not validated yet
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
ALTER TABLE public.readings_25 ADD CONSTRAINT c CHECK ((value > 0)) NOT VALID;
COMMIT;

-- 003 validate check c on public.readings_25
-- Plan:        case (phase 1)
-- Why:         reads every row under a lock that stops neither reads nor writes; in its own transaction, or the lock of the step before would be held through the scan
-- After:       002, it is the next step of the same change
-- Locks:       SHARE UPDATE EXCLUSIVE on public.readings_25 (stops no reads and no writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public.readings_25_a, below public.readings_25 (stops no reads and no writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public.readings_25_b, below public.readings_25 (stops no reads and no writes)
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
ALTER TABLE public.readings_25 VALIDATE CONSTRAINT c;
COMMIT;

-- 004 add foreign key f on public.readings_25, not validated yet
-- Plan:        case (phase 1)
-- Why:         the declaration has constraint f on public.readings_25, the database has not; NOT VALID, so that no row is read while writes to both tables wait
-- Locks:       SHARE ROW EXCLUSIVE on public.plants (stops writes)
-- Locks:       SHARE ROW EXCLUSIVE on public.readings_25 (stops writes)
-- Locks:       SHARE ROW EXCLUSIVE on public.readings_25_a, below public.readings_25 (stops writes)
-- Locks:       SHARE ROW EXCLUSIVE on public.readings_25_b, below public.readings_25 (stops writes)
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
ALTER TABLE public.readings_25 ADD CONSTRAINT f FOREIGN KEY (plant) REFERENCES public.plants(id) NOT VALID;
COMMIT;

-- 005 validate foreign key f on public.readings_25
-- Plan:        case (phase 1)
-- Why:         looks every row up under locks that stop neither reads nor writes
-- After:       004, it is the next step of the same change
-- Locks:       ROW SHARE on public.plants (stops no reads and no writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public.readings_25 (stops no reads and no writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public.readings_25_a, below public.readings_25 (stops no reads and no writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public.readings_25_b, below public.readings_25 (stops no reads and no writes)
-- Transaction: one transaction
-- Rollback:    nothing to do: the step that added it drops it

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
ALTER TABLE public.readings_25 VALIDATE CONSTRAINT f;
COMMIT;
