-- 171 undo comment on enum public.irrigation_delivery_type
-- Plan:        0001-garden (phase 2)
-- Why:         the declaration says another text
-- Rollback:    nothing to do: the step that makes the object takes it away, and its comment with it

-- Nothing to execute.
