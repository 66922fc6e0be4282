CREATE TYPE kind AS ENUM ('a', 'b', 'c');
CREATE TABLE kinds (kind kind PRIMARY KEY, note text);
CREATE TABLE items (id int PRIMARY KEY, kind kind DEFAULT 'a' REFERENCES kinds ON DELETE SET NULL, next kind);
ALTER TABLE items ADD CONSTRAINT next_known FOREIGN KEY (next) REFERENCES kinds NOT VALID;
COMMENT ON CONSTRAINT next_known ON items IS 'one of them';
INSERT INTO kinds VALUES ('a'), ('c');
INSERT INTO items VALUES (1, 'a', 'c'), (2, 'c', NULL);
ANALYZE;
