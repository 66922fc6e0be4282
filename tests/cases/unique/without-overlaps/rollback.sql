-- 001 undo add unique one_at_a_time on public.plants
-- Plan:        case (phase 1)
-- Why:         the declaration has constraint one_at_a_time on public.plants, the database has not
-- Locks:       ACCESS EXCLUSIVE on public.one_at_a_time (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.plants (stops reads and writes)
-- Transaction: one transaction
-- Rollback:    exact
-- Hazard:      temporal-key-blocks (allowed): UNIQUE one_at_a_time on public.plants: a key WITHOUT OVERLAPS cannot take over an index built CONCURRENTLY: it is built under ACCESS EXCLUSIVE

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
ALTER TABLE public.plants DROP CONSTRAINT one_at_a_time;
COMMIT;
