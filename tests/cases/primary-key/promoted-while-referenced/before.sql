CREATE TABLE parent (id integer NOT NULL);
CREATE UNIQUE INDEX parent_id ON parent (id);
CREATE TABLE child (a integer, b integer, c integer);
ALTER TABLE child ADD CONSTRAINT child_a FOREIGN KEY (a) REFERENCES parent (id);
ALTER TABLE child ADD CONSTRAINT child_b FOREIGN KEY (b) REFERENCES parent (id);
ALTER TABLE child ADD CONSTRAINT child_c FOREIGN KEY (c) REFERENCES parent (id);
COMMENT ON CONSTRAINT child_a ON child IS 'kept';
INSERT INTO parent SELECT g FROM generate_series(1, 100) AS g;
INSERT INTO child SELECT g, g, g FROM generate_series(1, 100) AS g;
