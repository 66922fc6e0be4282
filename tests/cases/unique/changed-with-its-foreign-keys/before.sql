CREATE TABLE parent (id integer PRIMARY KEY, code integer CONSTRAINT parent_code UNIQUE);
CREATE TABLE child (
    a integer CONSTRAINT child_a REFERENCES parent (code),
    b integer CONSTRAINT child_b REFERENCES parent (code),
    c integer CONSTRAINT child_c REFERENCES parent (code),
    d integer CONSTRAINT child_d REFERENCES parent (code),
    e integer CONSTRAINT child_e REFERENCES parent (code)
);
ALTER TABLE child DROP CONSTRAINT child_c;
ALTER TABLE child ADD CONSTRAINT child_c FOREIGN KEY (c) REFERENCES parent (code) NOT VALID;
COMMENT ON CONSTRAINT child_a ON child IS 'a''s';
INSERT INTO parent SELECT g, g FROM generate_series(1, 100) AS g;
INSERT INTO child SELECT g, g, g, g, g FROM generate_series(1, 100) AS g;
