-- 109 change source_type of public.irrigation_sources from text to public.irrigation_source_type
-- Plan:        0001-garden (phase 2)
-- Why:         in place: about 80 rows in 8192 B, at most 10000; PostgreSQL 15 writes the table and its indexes anew for it
-- After:       108, type public.irrigation_source_type must exist
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
SET LOCAL statement_timeout = 0;
ALTER TABLE public.irrigation_sources ALTER COLUMN source_type TYPE public.irrigation_source_type USING (source_type::text)::public.irrigation_source_type;
ALTER TABLE ONLY public.irrigation_sources ALTER COLUMN source_type SET DEFAULT 'municipal'::public.irrigation_source_type;
COMMIT;
