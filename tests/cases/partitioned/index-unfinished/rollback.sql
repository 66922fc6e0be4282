-- 005 undo attach the indexes of the partitions to by_value of public.readings
-- Plan:        case (phase 1)
-- Why:         the index is INVALID because partitions have no part of it (5 partitions, rows never counted); what they have is kept, the rest was built, and the last to be attached makes the whole valid
-- Rollback:    keeps something: the index was INVALID and served no query; a rollback leaves it as the plan made it

-- Nothing to execute.

-- 004 undo build index readings_26_a_value_idx on public.readings_26_a, its part of by_value
-- Plan:        case (phase 1)
-- Why:         built CONCURRENTLY: reads and writes go on
-- Rollback:    keeps something: the index was INVALID and served no query; a rollback leaves it as the plan made it

-- Nothing to execute.

-- 003 undo build index readings_25_b_value_idx on public.readings_25_b, its part of by_value
-- Plan:        case (phase 1)
-- Why:         built CONCURRENTLY: reads and writes go on
-- Rollback:    keeps something: the index was INVALID and served no query; a rollback leaves it as the plan made it

-- Nothing to execute.

-- 002 undo build index readings_24_value_idx on public.readings_24, its part of by_value
-- Plan:        case (phase 1)
-- Why:         an interrupted build left it INVALID: it is dropped and built again CONCURRENTLY, reads and writes go on
-- Rollback:    keeps something: the index was INVALID and served no query; a rollback leaves it as the plan made it

-- Nothing to execute.

-- 001 undo create the missing indexes of partitioned partitions for by_value
-- Plan:        case (phase 1)
-- Why:         they begin INVALID and empty, as the one above did
-- Rollback:    keeps something: the index was INVALID and served no query; a rollback leaves it as the plan made it

-- Nothing to execute.
