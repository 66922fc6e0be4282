-- The triggers that keep a column in step with another while its type changes, known by their names.
SELECT n.nspname::text AS schema, c.relname::text AS name, g.tgname::text AS "trigger",
       g.tgenabled <> 'D' AS is_enabled,
       CASE WHEN p.pronamespace = n.oid THEN p.proname::text END AS "function",
       p.prosrc AS body
FROM pg_trigger AS g
JOIN pg_class AS c ON c.oid = g.tgrelid
JOIN pg_namespace AS n ON n.oid = c.relnamespace
JOIN pg_proc AS p ON p.oid = g.tgfoid
WHERE NOT g.tgisinternal AND right(g.tgname::text, 15) = '__lockstep_sync'
ORDER BY 1, 2, 3;
