-- 035 undo build the unique index of primary key companion_relationships_pkey on public.companion_relationships
-- Plan:        0001-garden (phase 1)
-- Why:         the declaration has constraint companion_relationships_pkey on public.companion_relationships, the database has not; built CONCURRENTLY, because ADD CONSTRAINT alone would build it under ACCESS EXCLUSIVE
-- Locks:       SHARE UPDATE EXCLUSIVE on public.companion_relationships (stops no reads and no writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public.companion_relationships_pkey (stops no reads and no writes)
-- Transaction: none: each statement by itself, CONCURRENTLY
-- Rollback:    exact

SET search_path = '';
SET standard_conforming_strings = on;
SET TimeZone = 'UTC';
SET DateStyle = 'ISO, MDY';
SET IntervalStyle = 'postgres';
SET quote_all_identifiers = off;
SET client_encoding = 'UTF8';
SET default_tablespace = '';

SET lock_timeout = 0;
SET statement_timeout = 0;
DROP INDEX CONCURRENTLY IF EXISTS public.companion_relationships_pkey;
