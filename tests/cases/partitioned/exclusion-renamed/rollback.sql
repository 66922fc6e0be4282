-- 001 undo rename constraint no_twins on public.readings to none_twice
-- Plan:        case (phase 1)
-- Why:         the declaration says `was:`
-- Locks:       SHARE UPDATE EXCLUSIVE on public.none_twice (stops no reads and no writes)
-- Locks:       ACCESS EXCLUSIVE on public.readings (stops reads and writes)
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
ALTER TABLE public.readings RENAME CONSTRAINT none_twice TO no_twins;
COMMIT;
