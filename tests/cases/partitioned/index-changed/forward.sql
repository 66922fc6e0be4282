-- 001 build the new index x on public.readings beside the old one
-- Plan:        case (phase 1)
-- Why:         the definition changed; queries keep the old index meanwhile; in one go with all partitions, which have at most 10000 rows together (2 partitions, about 60 rows, 16384 bytes)
-- Locks:       SHARE on public.readings (stops writes)
-- Locks:       SHARE on public.readings_24, below public.readings (stops writes)
-- Locks:       SHARE on public.readings_25, below public.readings (stops writes)
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
SET LOCAL statement_timeout = 0;
CREATE INDEX x__lockstep_new ON public.readings USING btree (value, id);
COMMIT;

-- 002 swap the names of the old and the new index x on public.readings
-- Plan:        case (phase 1)
-- Why:         renames an index under a lock that stops neither reads nor writes
-- After:       001, it is the next step of the same change
-- Locks:       SHARE UPDATE EXCLUSIVE on public.x (stops no reads and no writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public.x__lockstep_new (stops no reads and no writes)
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
ALTER INDEX public.x RENAME TO x__lockstep_old;
ALTER INDEX public.x__lockstep_new RENAME TO x;
COMMIT;

-- 003 drop the old index x on public.readings
-- Plan:        case (phase 1)
-- Why:         the new one serves all queries
-- After:       002, it is the next step of the same change
-- Locks:       ACCESS EXCLUSIVE on public.readings (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.readings_24, below public.readings (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.readings_25, below public.readings (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.x__lockstep_old (stops reads and writes)
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
DROP INDEX IF EXISTS public.x__lockstep_old;
DROP INDEX IF EXISTS public.readings_24_value_idx;
DROP INDEX IF EXISTS public.readings_25_value_idx;
COMMIT;
