-- 001 change when foreign key bed_in_garden on public.beds is checked
-- Plan:        case (phase 1)
-- Why:         only DEFERRABLE differs, which can change where it stands
-- Locks:       ACCESS EXCLUSIVE on public.beds (stops reads and writes)
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
ALTER TABLE public.beds ALTER CONSTRAINT bed_in_garden NOT DEFERRABLE;
COMMIT;
