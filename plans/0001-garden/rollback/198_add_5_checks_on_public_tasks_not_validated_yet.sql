-- 198 undo add 5 checks on public.tasks, not validated yet
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
  DROP CONSTRAINT IF EXISTS check_task_completed_has_time,
  DROP CONSTRAINT IF EXISTS check_task_priority,
  DROP CONSTRAINT IF EXISTS check_task_repeat,
  DROP CONSTRAINT IF EXISTS check_task_status,
  DROP CONSTRAINT IF EXISTS check_task_title_not_blank;
COMMIT;
