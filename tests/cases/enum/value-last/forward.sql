-- 001 add value 'highest' to enum public.mood after 'high'
-- Plan:        case (phase 1)
-- Why:         the declaration has the value, the type has not; it must be committed before its first use
-- Locks:       none on tables or indexes
-- Transaction: one transaction
-- Rollback:    keeps something: PostgreSQL cannot remove an enum value: 'highest' stays, harmless while no row uses it

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
ALTER TYPE public.mood ADD VALUE IF NOT EXISTS 'highest' AFTER 'high';
COMMIT;
