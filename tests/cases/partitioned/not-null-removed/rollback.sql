-- 001 undo drop not null of value on public.readings
-- Plan:        case (phase 1)
-- Why:         the declaration says that the column takes NULL
-- Locks:       ACCESS EXCLUSIVE on public.readings (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.readings_24, below public.readings (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.readings_25, below public.readings (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.readings_25_a, below public.readings (stops reads and writes)
-- Transaction: one transaction
-- Locks:       SHARE UPDATE EXCLUSIVE on public.readings (stops no reads and no writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public.readings_24, below public.readings (stops no reads and no writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public.readings_25, below public.readings (stops no reads and no writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public.readings_25_a, below public.readings (stops no reads and no writes)
-- Transaction: one transaction
-- Locks:       ACCESS EXCLUSIVE on public.readings (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.readings_24, below public.readings (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.readings_25, below public.readings (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.readings_25_a, below public.readings (stops reads and writes)
-- Transaction: one transaction
-- Rollback:    exact as to the catalog; rows written meanwhile can be in its way
--              it fails, and leaves the old rule NOT VALID, when there are rows of public.readings for which (value IS NOT NULL) is false:
--                SELECT * FROM public.readings WHERE NOT ((value IS NOT NULL)) LIMIT 20;

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
ALTER TABLE public.readings ADD CONSTRAINT value__lockstep_not_null CHECK ((value IS NOT NULL)) NOT VALID;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = 0;
SET LOCAL statement_timeout = 0;
ALTER TABLE public.readings VALIDATE CONSTRAINT value__lockstep_not_null;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '500ms';
SET LOCAL statement_timeout = '15s';
ALTER TABLE public.readings ALTER COLUMN value SET NOT NULL;
ALTER TABLE public.readings DROP CONSTRAINT value__lockstep_not_null;
COMMIT;
