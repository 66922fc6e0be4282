-- 191 undo validate 4 checks on public.planting_events
-- Plan:        0001-garden (phase 3)
-- Why:         reads every row under a lock that stops neither reads nor writes; in its own transaction, or the lock of the step before would be held through the scan
-- Rollback:    nothing to do: the step that added them drops them

-- Nothing to execute.
