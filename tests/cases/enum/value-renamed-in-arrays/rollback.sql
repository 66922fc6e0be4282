-- 002 undo rename value 'null' of enum public.mood to 'nothing'
-- Plan:        case (phase 1)
-- Why:         the declaration says `was:`; clients that send the old label fail from here on
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
ALTER TYPE public.mood RENAME VALUE 'nothing' TO 'null';
COMMIT;

-- 001 undo rename value 'sad' of enum public.mood to 'it's sad'
-- Plan:        case (phase 1)
-- Why:         the declaration says `was:`; clients that send the old label fail from here on
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
ALTER TYPE public.mood RENAME VALUE 'it''s sad' TO 'sad';
COMMIT;
