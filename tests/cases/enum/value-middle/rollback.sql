-- 002 undo add value 'upper' to enum public.mood after 'mid'
-- Plan:        case (phase 1)
-- Why:         the declaration has the value, the type has not; it must be committed before its first use
-- Rollback:    keeps something: PostgreSQL cannot remove an enum value: 'upper' stays, harmless while no row uses it

-- Nothing to execute.

-- 001 undo add value 'mid' to enum public.mood after 'low'
-- Plan:        case (phase 1)
-- Why:         the declaration has the value, the type has not; it must be committed before its first use
-- Rollback:    keeps something: PostgreSQL cannot remove an enum value: 'mid' stays, harmless while no row uses it

-- Nothing to execute.
