-- 001 rename enum public.mood to feeling
-- Plan:        case (phase 1)
-- Why:         the declaration says `was:`; clients that cast to the old name fail from here on
-- Locks:       none on tables or indexes
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
SET LOCAL lock_timeout = '2s';
SET LOCAL statement_timeout = '30s';
ALTER TYPE public.mood RENAME TO feeling;
COMMIT;

-- 002 rename value 'high' of enum public.feeling to 'top'
-- Plan:        case (phase 1)
-- Why:         the declaration says `was:`; clients that send the old label fail from here on
-- After:       001, type public.feeling must exist
-- Locks:       none on tables or indexes
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
SET LOCAL lock_timeout = '2s';
SET LOCAL statement_timeout = '30s';
ALTER TYPE public.feeling RENAME VALUE 'high' TO 'top';
COMMIT;

-- 003 add value 'highest' to enum public.feeling after 'top'
-- Plan:        case (phase 1)
-- Why:         the declaration has the value, the type has not; it must be committed before its first use
-- After:       001, type public.feeling must exist
-- After:       002, value 'top' of public.feeling must be there
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
ALTER TYPE public.feeling ADD VALUE IF NOT EXISTS 'highest' AFTER 'top';
COMMIT;
