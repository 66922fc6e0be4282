-- 001 create index by_value on public.readings
-- Plan:        case (phase 1)
-- Why:         the declaration has index by_value on public.readings, the database has not; in one go with all partitions, which have at most 10000 rows together (2 partitions, about 60 rows, 16384 bytes)
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
CREATE INDEX by_value ON public.readings USING btree (value);
COMMIT;
