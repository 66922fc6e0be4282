CREATE TABLE parent (id integer, code integer, part integer, CONSTRAINT parent_code UNIQUE (code, part));
CREATE TABLE child (code integer, part integer, CONSTRAINT child_code FOREIGN KEY (code, part) REFERENCES parent (code, part));
CREATE TABLE old (code integer, part integer, CONSTRAINT old_code FOREIGN KEY (code, part) REFERENCES parent (code, part));
INSERT INTO parent SELECT g, g, g FROM generate_series(1, 100) AS g;
INSERT INTO child SELECT g, g FROM generate_series(1, 100) AS g;
