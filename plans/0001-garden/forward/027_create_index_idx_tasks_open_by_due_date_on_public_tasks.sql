-- 027 create index idx_tasks_open_by_due_date on public.tasks
-- Plan:        0001-garden (phase 1)
-- Why:         the declaration has index idx_tasks_open_by_due_date on public.tasks, the database has not; built CONCURRENTLY: reads and writes go on
-- Locks:       SHARE UPDATE EXCLUSIVE on public.tasks (stops no reads and no writes)
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
CREATE INDEX CONCURRENTLY idx_tasks_open_by_due_date ON public.tasks USING btree (user_id, due_date) WHERE (status = ANY (ARRAY['pending'::text, 'in_progress'::text]));
