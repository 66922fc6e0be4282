CREATE TABLE parent (tenant integer NOT NULL, id integer CONSTRAINT parent_id PRIMARY KEY, up integer);
COMMENT ON CONSTRAINT parent_id ON parent IS 'one of all';
ALTER TABLE parent ADD CONSTRAINT parent_up FOREIGN KEY (up) REFERENCES parent;
CREATE TABLE child (tenant integer, id integer CONSTRAINT child_id REFERENCES parent ON DELETE CASCADE, other integer);
COMMENT ON CONSTRAINT child_id ON child IS 'before';
ALTER TABLE child ADD CONSTRAINT child_other FOREIGN KEY (other) REFERENCES parent NOT VALID;
CREATE TABLE late (tenant integer, id integer);
INSERT INTO parent SELECT 1, g, g FROM generate_series(1, 100) AS g;
INSERT INTO child SELECT 1, g, g FROM generate_series(1, 100) AS g;
