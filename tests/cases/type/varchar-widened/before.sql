CREATE TABLE plants (id int NOT NULL, name varchar(20) NOT NULL DEFAULT 'none');
INSERT INTO plants SELECT i, 'p' || i FROM generate_series(1, 20) AS i;
CREATE INDEX plants_name ON plants (name);
ANALYZE plants;
