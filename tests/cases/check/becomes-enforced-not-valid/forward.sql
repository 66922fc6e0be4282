-- 001 replace check low on public.plants in one transaction
-- Plan:        case (phase 1)
-- Why:         it was NOT ENFORCED, so nothing is lost between; added NOT VALID, so that no row is read under the lock
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
ALTER TABLE public.plants DROP CONSTRAINT low;
ALTER TABLE public.plants ADD CONSTRAINT low CHECK ((height > 0)) NOT VALID;
COMMIT;
