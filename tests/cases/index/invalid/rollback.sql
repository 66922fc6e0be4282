-- 001 undo drop the invalid index by_name on public.plants and build it again
-- Plan:        case (phase 1)
-- Why:         an interrupted build left it: it costs every write and serves no query
-- Rollback:    keeps something: the index was INVALID and served no query; a rollback leaves it as the plan made it

-- Nothing to execute.
