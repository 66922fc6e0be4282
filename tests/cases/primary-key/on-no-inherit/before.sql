CREATE TABLE plants (id int CONSTRAINT numbered NOT NULL NO INHERIT, name text);
INSERT INTO plants SELECT i, 'plant' FROM generate_series(1, 20) AS i;
