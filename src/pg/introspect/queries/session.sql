-- What the session is, and how it shall print from here to the end of the transaction.
-- One row. set_config(..., true) is SET LOCAL; it is done here because it saves a round trip.
-- With an empty search_path every name outside pg_catalog is printed with its schema, and no
-- object of a user can stand in the way of a catalog function or operator.
SELECT current_setting('server_version_num')::int4 AS version_num,
       current_database()::text                    AS database,
       (SELECT t.spcname::text FROM pg_catalog.pg_database AS d
        JOIN pg_catalog.pg_tablespace AS t ON t.oid OPERATOR(pg_catalog.=) d.dattablespace
        WHERE d.datname OPERATOR(pg_catalog.=) current_database()) AS default_tablespace,
       pg_catalog.set_config('search_path', '', true),
       pg_catalog.set_config('quote_all_identifiers', 'off', true),
       pg_catalog.set_config('standard_conforming_strings', 'on', true),
       pg_catalog.set_config('DateStyle', 'ISO, MDY', true),
       pg_catalog.set_config('IntervalStyle', 'postgres', true),
       pg_catalog.set_config('TimeZone', 'UTC', true),
       pg_catalog.set_config('extra_float_digits', '1', true),
       pg_catalog.set_config('bytea_output', 'hex', true),
       pg_catalog.set_config('xmloption', 'content', true),
       -- Compiling costs more than it saves in queries that run once.
       pg_catalog.set_config('jit', 'off', true);
