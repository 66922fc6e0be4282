-- 171 comment on enum public.irrigation_delivery_type
-- Plan:        0001-garden (phase 2)
-- Why:         the declaration says another text
-- After:       107, type public.irrigation_delivery_type must exist
-- Locks:       none on tables or indexes
-- Transaction: one transaction
-- Rollback:    nothing to do: the step that makes the object takes it away, and its comment with it

SET search_path = '';
SET standard_conforming_strings = on;
SET TimeZone = 'UTC';
SET DateStyle = 'ISO, MDY';
SET IntervalStyle = 'postgres';
SET quote_all_identifiers = off;
SET client_encoding = 'UTF8';
SET default_tablespace = '';

BEGIN;
SET LOCAL lock_timeout = '2s';
SET LOCAL statement_timeout = '30s';
COMMENT ON TYPE public.irrigation_delivery_type IS 'How the water reaches the plants.';
COMMIT;
