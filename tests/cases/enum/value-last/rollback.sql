-- 001 undo add value 'highest' to enum public.mood after 'high'
-- Plan:        case (phase 1)
-- Why:         the declaration has the value, the type has not; it must be committed before its first use
-- Rollback:    keeps something: PostgreSQL cannot remove an enum value: 'highest' stays, harmless while no row uses it

-- Nothing to execute.
