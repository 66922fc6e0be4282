-- 164 add unique unique_bed_name_per_garden on public.garden_beds using its index
-- Plan:        0001-garden (phase 2)
-- Why:         the index is there and valid, so no row is read
-- After:       163, it is the next step of the same change
-- Locks:       ACCESS EXCLUSIVE on public.garden_beds (stops reads and writes)
-- Locks:       ACCESS SHARE on public.unique_bed_name_per_garden (stops no reads and no writes)
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
ALTER TABLE public.garden_beds ADD CONSTRAINT unique_bed_name_per_garden UNIQUE USING INDEX unique_bed_name_per_garden;
COMMIT;
