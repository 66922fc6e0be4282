CREATE TABLE plants (garden int, bed int, name text);
INSERT INTO plants SELECT i / 5, i % 5, 'p' FROM generate_series(1, 20) AS i;
