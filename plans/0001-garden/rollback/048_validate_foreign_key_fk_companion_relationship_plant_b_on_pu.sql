-- 048 undo validate foreign key fk_companion_relationship_plant_b on public.companion_relationships
-- Plan:        0001-garden (phase 1)
-- Why:         looks every row up under locks that stop neither reads nor writes
-- Rollback:    nothing to do: the step that added it drops it

-- Nothing to execute.
