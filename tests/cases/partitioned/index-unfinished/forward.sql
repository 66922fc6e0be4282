-- 001 create the missing indexes of partitioned partitions for by_value
-- Plan:        case (phase 1)
-- Why:         they begin INVALID and empty, as the one above did
-- Locks:       SHARE on public.readings_26 (stops writes)
-- Transaction: one transaction
-- Rollback:    keeps something: the index was INVALID and served no query; a rollback leaves it as the plan made it

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
CREATE INDEX readings_26_value_idx ON ONLY public.readings_26 USING btree (value);
COMMIT;

-- 002 build index readings_24_value_idx on public.readings_24, its part of by_value
-- Plan:        case (phase 1)
-- Why:         an interrupted build left it INVALID: it is dropped and built again CONCURRENTLY, reads and writes go on
-- After:       001, it is the next step of the same change
-- Locks:       SHARE UPDATE EXCLUSIVE on public.readings_24 (stops no reads and no writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public.readings_24_value_idx (stops no reads and no writes)
-- Transaction: none: each statement by itself, CONCURRENTLY
-- Locks:       SHARE UPDATE EXCLUSIVE on public.readings_24 (stops no reads and no writes)
-- Transaction: none: each statement by itself, CONCURRENTLY
-- Rollback:    keeps something: the index was INVALID and served no query; a rollback leaves it as the plan made it

SET search_path = '';
SET standard_conforming_strings = on;
SET TimeZone = 'UTC';
SET DateStyle = 'ISO, MDY';
SET IntervalStyle = 'postgres';
SET quote_all_identifiers = off;
SET client_encoding = 'UTF8';
SET default_tablespace = '';

SET lock_timeout = 0;
SET statement_timeout = 0;
DROP INDEX CONCURRENTLY public.readings_24_value_idx;

SET lock_timeout = 0;
SET statement_timeout = 0;
CREATE INDEX CONCURRENTLY readings_24_value_idx ON public.readings_24 USING btree (value);

-- 003 build index readings_25_b_value_idx on public.readings_25_b, its part of by_value
-- Plan:        case (phase 1)
-- Why:         built CONCURRENTLY: reads and writes go on
-- After:       002, it is the next step of the same change
-- Locks:       SHARE UPDATE EXCLUSIVE on public.readings_25_b (stops no reads and no writes)
-- Transaction: none: each statement by itself, CONCURRENTLY
-- Rollback:    keeps something: the index was INVALID and served no query; a rollback leaves it as the plan made it

SET search_path = '';
SET standard_conforming_strings = on;
SET TimeZone = 'UTC';
SET DateStyle = 'ISO, MDY';
SET IntervalStyle = 'postgres';
SET quote_all_identifiers = off;
SET client_encoding = 'UTF8';
SET default_tablespace = '';

SET lock_timeout = 0;
SET statement_timeout = 0;
CREATE INDEX CONCURRENTLY readings_25_b_value_idx ON public.readings_25_b USING btree (value);

-- 004 build index readings_26_a_value_idx on public.readings_26_a, its part of by_value
-- Plan:        case (phase 1)
-- Why:         built CONCURRENTLY: reads and writes go on
-- After:       003, it is the next step of the same change
-- Locks:       SHARE UPDATE EXCLUSIVE on public.readings_26_a (stops no reads and no writes)
-- Transaction: none: each statement by itself, CONCURRENTLY
-- Rollback:    keeps something: the index was INVALID and served no query; a rollback leaves it as the plan made it

SET search_path = '';
SET standard_conforming_strings = on;
SET TimeZone = 'UTC';
SET DateStyle = 'ISO, MDY';
SET IntervalStyle = 'postgres';
SET quote_all_identifiers = off;
SET client_encoding = 'UTF8';
SET default_tablespace = '';

SET lock_timeout = 0;
SET statement_timeout = 0;
CREATE INDEX CONCURRENTLY readings_26_a_value_idx ON public.readings_26_a USING btree (value);

-- 005 attach the indexes of the partitions to by_value of public.readings
-- Plan:        case (phase 1)
-- Why:         the index is INVALID because partitions have no part of it (5 partitions, rows never counted); what they have is kept, the rest was built, and the last to be attached makes the whole valid
-- After:       004, it is the next step of the same change
-- Locks:       ACCESS EXCLUSIVE on public.readings_25_a_value_idx (stops reads and writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public.readings_25_value_idx (stops no reads and no writes)
-- Transaction: one transaction
-- Locks:       ACCESS EXCLUSIVE on public.readings_25_b_value_idx (stops reads and writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public.readings_25_value_idx (stops no reads and no writes)
-- Transaction: one transaction
-- Locks:       ACCESS EXCLUSIVE on public.readings_26_a_value_idx (stops reads and writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public.readings_26_value_idx (stops no reads and no writes)
-- Transaction: one transaction
-- Locks:       SHARE UPDATE EXCLUSIVE on public.by_value (stops no reads and no writes)
-- Locks:       ACCESS EXCLUSIVE on public.readings_24_value_idx (stops reads and writes)
-- Transaction: one transaction
-- Locks:       SHARE UPDATE EXCLUSIVE on public.by_value (stops no reads and no writes)
-- Locks:       ACCESS EXCLUSIVE on public.readings_25_value_idx (stops reads and writes)
-- Transaction: one transaction
-- Locks:       SHARE UPDATE EXCLUSIVE on public.by_value (stops no reads and no writes)
-- Locks:       ACCESS EXCLUSIVE on public.readings_26_value_idx (stops reads and writes)
-- Transaction: one transaction
-- Rollback:    keeps something: the index was INVALID and served no query; a rollback leaves it as the plan made it

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
ALTER INDEX public.readings_25_value_idx ATTACH PARTITION public.readings_25_a_value_idx;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '500ms';
SET LOCAL statement_timeout = '15s';
ALTER INDEX public.readings_25_value_idx ATTACH PARTITION public.readings_25_b_value_idx;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '500ms';
SET LOCAL statement_timeout = '15s';
ALTER INDEX public.readings_26_value_idx ATTACH PARTITION public.readings_26_a_value_idx;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '500ms';
SET LOCAL statement_timeout = '15s';
ALTER INDEX public.by_value ATTACH PARTITION public.readings_24_value_idx;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '500ms';
SET LOCAL statement_timeout = '15s';
ALTER INDEX public.by_value ATTACH PARTITION public.readings_25_value_idx;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '500ms';
SET LOCAL statement_timeout = '15s';
ALTER INDEX public.by_value ATTACH PARTITION public.readings_26_value_idx;
COMMIT;
