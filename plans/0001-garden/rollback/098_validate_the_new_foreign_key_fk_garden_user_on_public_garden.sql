-- 098 undo validate the new foreign key fk_garden_user on public.gardens
-- Plan:        0001-garden (phase 1)
-- Why:         reads every row under a lock that stops neither reads nor writes
-- Rollback:    nothing to do: the step that added it drops it

-- Nothing to execute.
