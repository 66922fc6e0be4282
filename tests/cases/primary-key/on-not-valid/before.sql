CREATE TABLE plants (id int, name text);
ALTER TABLE plants ADD CONSTRAINT numbered NOT NULL id NOT VALID;
INSERT INTO plants SELECT i, 'plant' FROM generate_series(1, 20) AS i;
