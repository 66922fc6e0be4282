-- 031 undo create index unique_user_email on public.users
-- Plan:        0001-garden (phase 1)
-- Why:         the declaration has index unique_user_email on public.users, the database has not; built CONCURRENTLY: reads and writes go on
-- Locks:       SHARE UPDATE EXCLUSIVE on public.unique_user_email (stops no reads and no writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public.users (stops no reads and no writes)
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
DROP INDEX CONCURRENTLY IF EXISTS public.unique_user_email;
