CREATE TABLE plants (id int NOT NULL, height int);
INSERT INTO plants SELECT i, 10 - i FROM generate_series(1, 20) AS i;
ALTER TABLE plants ADD CONSTRAINT low CHECK (height > 0) NOT ENFORCED;
