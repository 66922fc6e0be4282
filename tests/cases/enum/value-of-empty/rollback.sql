-- 002 undo add value 'b' to enum public.mood after 'a'
-- Plan:        case (phase 1)
-- Why:         the declaration has the value, the type has not; it must be committed before its first use
-- Rollback:    keeps something: PostgreSQL cannot remove an enum value: 'b' stays, harmless while no row uses it

-- Nothing to execute.

-- 001 undo add value 'a' to enum public.mood
-- Plan:        case (phase 1)
-- Why:         the declaration has the value, the type has not; it must be committed before its first use
-- Rollback:    keeps something: PostgreSQL cannot remove an enum value: 'a' stays, harmless while no row uses it

-- Nothing to execute.
