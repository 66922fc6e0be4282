-- 198 add 5 checks on public.tasks, not validated yet
-- Plan:        0001-garden (phase 3)
-- Why:         the declaration has 5 checks on public.tasks; added NOT VALID first, so that no row is read under the lock
-- Locks:       ACCESS EXCLUSIVE on public.tasks (stops reads and writes)
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
ALTER TABLE public.tasks
  ADD CONSTRAINT check_task_completed_has_time CHECK (((status = 'completed'::text) = (completed_at IS NOT NULL))) NOT VALID,
  ADD CONSTRAINT check_task_priority CHECK ((priority = ANY (ARRAY['low'::text, 'medium'::text, 'high'::text]))) NOT VALID,
  ADD CONSTRAINT check_task_repeat CHECK (((repeat_every_days IS NULL) OR ((repeat_every_days >= 1) AND (repeat_every_days <= 366)))) NOT VALID,
  ADD CONSTRAINT check_task_status CHECK ((status = ANY (ARRAY['pending'::text, 'in_progress'::text, 'completed'::text, 'cancelled'::text]))) NOT VALID,
  ADD CONSTRAINT check_task_title_not_blank CHECK ((char_length(TRIM(BOTH FROM title)) > 0)) NOT VALID;
COMMIT;
