-- 034 undo set plant_a_id, plant_b_id of public.companion_relationships not null
-- Plan:        0001-garden (phase 1)
-- Why:         the validated CHECK spares the scan; it is dropped by a second statement, because one statement for both would scan
-- Locks:       ACCESS EXCLUSIVE on public.companion_relationships (stops reads and writes)
-- Transaction: one transaction
-- Rollback:    exact

SET search_path = '';

BEGIN;
SET LOCAL lock_timeout = '500ms';
SET LOCAL statement_timeout = '15s';
ALTER TABLE public.companion_relationships
  ALTER COLUMN plant_a_id DROP NOT NULL,
  ALTER COLUMN plant_b_id DROP NOT NULL;
COMMIT;
