-- 001 undo rename enum public.mood to feeling
-- Plan:        case (phase 1)
-- Why:         the declaration says `was:`; clients that cast to the old name fail from here on
-- Locks:       none on tables or indexes
-- Transaction: one transaction
-- Rollback:    exact

SET search_path = '';

BEGIN;
SET LOCAL lock_timeout = '2s';
SET LOCAL statement_timeout = '30s';
ALTER TYPE public.feeling RENAME TO mood;
COMMIT;
