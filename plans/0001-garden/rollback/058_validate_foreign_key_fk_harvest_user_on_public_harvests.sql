-- 058 undo validate foreign key fk_harvest_user on public.harvests
-- Plan:        0001-garden (phase 1)
-- Why:         looks every row up under locks that stop neither reads nor writes
-- Rollback:    nothing to do: the step that added it drops it

-- Nothing to execute.
