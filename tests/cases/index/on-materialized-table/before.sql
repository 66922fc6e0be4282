CREATE UNLOGGED TABLE plants (id int, name text);
INSERT INTO plants SELECT i, 'p' FROM generate_series(1, 20) AS i;
