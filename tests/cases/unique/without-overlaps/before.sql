CREATE EXTENSION btree_gist;
CREATE TABLE plants (bed int, stands daterange NOT NULL);
INSERT INTO plants SELECT i, daterange('2024-01-01', '2024-02-01') FROM generate_series(1, 10) AS i;
