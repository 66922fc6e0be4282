CREATE TYPE unused AS ENUM ('x');
CREATE TYPE mood AS ENUM ('x');
CREATE TABLE gardens (id int PRIMARY KEY, name text DEFAULT 'x' NOT NULL);
INSERT INTO gardens SELECT generate_series(1, 5);
CREATE TABLE beds (id int PRIMARY KEY, garden int CONSTRAINT f REFERENCES gardens, code text UNIQUE, m mood, CONSTRAINT c CHECK (id > 0));
INSERT INTO beds SELECT i, 1 + i % 5, 'c' || i FROM generate_series(1, 10) AS i;
CREATE INDEX beds_x ON beds (garden) WHERE id > 3;
COMMENT ON TABLE beds IS 'old';
COMMENT ON INDEX beds_x IS 'old too';
