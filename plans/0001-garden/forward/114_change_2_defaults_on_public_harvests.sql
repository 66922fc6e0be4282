-- 114 change 2 defaults on public.harvests
-- Plan:        0001-garden (phase 2)
-- Why:         the declaration says another default; rows that are there keep their values
-- Locks:       ACCESS EXCLUSIVE on public.harvests (stops reads and writes)
-- Transaction: one transaction
-- Rollback:    exact

SET search_path = '';

BEGIN;
SET LOCAL lock_timeout = '500ms';
SET LOCAL statement_timeout = '15s';
ALTER TABLE public.harvests
  ALTER COLUMN harvest_date SET DEFAULT CURRENT_DATE,
  ALTER COLUMN unit SET DEFAULT 'lb'::text;
COMMIT;
