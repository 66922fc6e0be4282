-- 111 undo set default of strength on public.companion_relationships to 1
-- Plan:        0001-garden (phase 2)
-- Why:         the declaration says another default; rows that are there keep their values
-- Locks:       ACCESS EXCLUSIVE on public.companion_relationships (stops reads and writes)
-- Transaction: one transaction
-- Rollback:    exact

SET search_path = '';

BEGIN;
SET LOCAL lock_timeout = '500ms';
SET LOCAL statement_timeout = '15s';
ALTER TABLE public.companion_relationships ALTER COLUMN strength DROP DEFAULT;
COMMIT;
