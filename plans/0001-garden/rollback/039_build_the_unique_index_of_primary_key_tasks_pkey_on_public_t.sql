-- 039 undo build the unique index of primary key tasks_pkey on public.tasks
-- Plan:        0001-garden (phase 1)
-- Why:         the declaration has constraint tasks_pkey on public.tasks, the database has not; built CONCURRENTLY, because ADD CONSTRAINT alone would build it under ACCESS EXCLUSIVE
-- Locks:       SHARE UPDATE EXCLUSIVE on public.tasks (stops no reads and no writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public.tasks_pkey (stops no reads and no writes)
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
DROP INDEX CONCURRENTLY IF EXISTS public.tasks_pkey;
