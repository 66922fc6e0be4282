-- 001 rename index old on public.plants to by_name
-- Plan:        case (phase 1)
-- Why:         the declaration says `was:`
-- Locks:       SHARE UPDATE EXCLUSIVE on public.old (stops no reads and no writes)
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
ALTER INDEX public.old RENAME TO by_name;
COMMIT;
