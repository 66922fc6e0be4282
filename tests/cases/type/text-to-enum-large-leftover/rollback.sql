-- 001 undo drop kind__lockstep_old of public.plants, which kind fed, with its trigger and its indexes
-- Plan:        case (phase 1)
-- Why:         kind has its new type since an earlier plan; allowed by name
-- Rollback:    IMPOSSIBLE: kind__lockstep_old and the way back to it are gone; kind holds the same values in its new type
-- Hazard:      leftover-drop (allowed): column public.plants.kind__lockstep_old: the old column goes for good, and the plan that changed its type can no longer be rolled back

-- Nothing to execute.
