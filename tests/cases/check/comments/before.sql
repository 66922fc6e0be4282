CREATE TABLE plants (id int NOT NULL, name text, height int, kind text, note text);
INSERT INTO plants SELECT i, 'plant ' || i, i * 10, CASE WHEN i % 2 = 0 THEN 'tree' ELSE 'herb' END, 'a note' FROM generate_series(1, 20) AS i;
ALTER TABLE plants ADD CONSTRAINT a CHECK (height > 0), ADD CONSTRAINT b CHECK (id > 0), ADD CONSTRAINT c CHECK (id > 0);
COMMENT ON CONSTRAINT b ON plants IS 'old';
COMMENT ON CONSTRAINT c ON plants IS 'gone';
