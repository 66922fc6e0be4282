-- Every schema that is not the system's. Names that start with pg_ are reserved for the server
-- (pg_catalog, pg_toast, pg_temp_3, pg_toast_temp_3); lockstep is this tool's own.
SELECT n.nspname::text AS name
FROM pg_namespace AS n
WHERE left(n.nspname, 3) <> 'pg_'
  AND n.nspname NOT IN ('information_schema', 'lockstep');
