-- 001 drop exclude no_overlap on public.bookings
-- Plan:        case (phase 1)
-- Why:         constraint no_overlap on public.bookings is not declared, or named under `absent`
-- Locks:       ACCESS EXCLUSIVE on public.bookings (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.no_overlap (stops reads and writes)
-- Transaction: one transaction
-- Rollback:    exact

SET search_path = '';

BEGIN;
SET LOCAL lock_timeout = '500ms';
SET LOCAL statement_timeout = '15s';
ALTER TABLE public.bookings DROP CONSTRAINT no_overlap;
COMMIT;
