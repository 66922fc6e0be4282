-- 186 undo add 3 checks on public.irrigation_sources, not validated yet
-- Plan:        0001-garden (phase 3)
-- Why:         the declaration has 3 checks on public.irrigation_sources; added NOT VALID first, so that no row is read under the lock
-- Locks:       ACCESS EXCLUSIVE on public.irrigation_sources (stops reads and writes)
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
ALTER TABLE public.irrigation_sources
  DROP CONSTRAINT IF EXISTS check_irrigation_source_barrel_has_size,
  DROP CONSTRAINT IF EXISTS check_irrigation_source_flow_positive,
  DROP CONSTRAINT IF EXISTS check_irrigation_source_name_not_blank;
COMMIT;
