-- 038 undo add primary key irrigation_sources_pkey on public.irrigation_sources using its index
-- Plan:        0001-garden (phase 1)
-- Why:         the index is there and valid, so no row is read
-- Locks:       ACCESS EXCLUSIVE on public.irrigation_sources (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.irrigation_sources_pkey (stops reads and writes)
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
ALTER TABLE public.irrigation_sources DROP CONSTRAINT irrigation_sources_pkey;
COMMIT;
