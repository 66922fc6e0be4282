CREATE TABLE plants (id integer, bed integer, CONSTRAINT plants_id CHECK (id > 0));
CREATE UNIQUE INDEX plants_id ON plants (id, bed);
COMMENT ON INDEX plants_id IS 'the index';
INSERT INTO plants SELECT g, g FROM generate_series(1, 100) AS g;
