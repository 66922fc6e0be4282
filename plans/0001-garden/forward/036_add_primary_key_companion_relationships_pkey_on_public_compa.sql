-- 036 add primary key companion_relationships_pkey on public.companion_relationships using its index
-- Plan:        0001-garden (phase 1)
-- Why:         the index is there and valid, so no row is read
-- After:       035, it is the next step of the same change
-- Locks:       ACCESS EXCLUSIVE on public.companion_relationships (stops reads and writes)
-- Locks:       ACCESS SHARE on public.companion_relationships_pkey (stops no reads and no writes)
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
ALTER TABLE public.companion_relationships ADD CONSTRAINT companion_relationships_pkey PRIMARY KEY USING INDEX companion_relationships_pkey;
COMMIT;
