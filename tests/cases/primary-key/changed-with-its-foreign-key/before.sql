CREATE TABLE parent (id integer CONSTRAINT parent_id PRIMARY KEY, code integer, up integer);
ALTER TABLE parent ADD CONSTRAINT parent_up FOREIGN KEY (up) REFERENCES parent;
CREATE TABLE child (id integer CONSTRAINT child_id REFERENCES parent);
INSERT INTO parent SELECT g, g, g FROM generate_series(1, 100) AS g;
INSERT INTO child SELECT g FROM generate_series(1, 100) AS g;
