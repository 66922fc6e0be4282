-- 001 drop index by_value on public.readings
-- Plan:        case (phase 1)
-- Why:         index by_value on public.readings is not declared, or named under `absent`; a partitioned index cannot be dropped CONCURRENTLY: it goes with its parts under ACCESS EXCLUSIVE on the table and all partitions, for an instant (2 partitions, about 60 rows, 16384 bytes)
-- Locks:       ACCESS EXCLUSIVE on public.by_value (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.readings (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.readings_24, below public.readings (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.readings_25, below public.readings (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.readings_25_a, below public.readings (stops reads and writes)
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
DROP INDEX IF EXISTS public.by_value;
DROP INDEX IF EXISTS public.readings_25_value_idx;
DROP INDEX IF EXISTS public.its_own_name;
DROP INDEX IF EXISTS public.readings_25_a_value_idx;
COMMIT;
