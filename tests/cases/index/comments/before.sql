CREATE TABLE plants (id int NOT NULL, name text, height int, kind text, note text);
INSERT INTO plants SELECT i, 'plant ' || i, i * 10, CASE WHEN i % 2 = 0 THEN 'tree' ELSE 'herb' END, 'a note' FROM generate_series(1, 20) AS i;
CREATE INDEX a ON plants (name);
CREATE INDEX b ON plants (kind);
CREATE INDEX c ON plants (height);
COMMENT ON INDEX b IS 'old';
COMMENT ON INDEX c IS 'gone';
