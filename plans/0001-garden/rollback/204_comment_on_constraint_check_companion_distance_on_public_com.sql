-- 204 undo comment on constraint check_companion_distance on public.companion_relationships
-- Plan:        0001-garden (phase 3)
-- Why:         the declaration says another text
-- Rollback:    nothing to do: the step that makes the object takes it away, and its comment with it

-- Nothing to execute.
