-- 089 undo add foreign key fk_soil_sample_user on public.soil_samples, not validated yet
-- Plan:        0001-garden (phase 1)
-- Why:         the declaration has constraint fk_soil_sample_user on public.soil_samples, the database has not; NOT VALID, so that no row is read while writes to both tables wait
-- Locks:       ACCESS EXCLUSIVE on public.soil_samples (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.users (stops reads and writes)
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
ALTER TABLE public.soil_samples DROP CONSTRAINT IF EXISTS fk_soil_sample_user;
COMMIT;
