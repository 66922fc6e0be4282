-- Installed extensions with schema, version and comment.
SELECT e.extname::text    AS name,
       n.nspname::text    AS schema,
       e.extversion       AS version,
       d.description      AS comment
FROM pg_extension AS e
JOIN pg_namespace AS n ON n.oid = e.extnamespace
LEFT JOIN pg_description AS d
       ON d.classoid = 'pg_extension'::regclass AND d.objoid = e.oid AND d.objsubid = 0;
