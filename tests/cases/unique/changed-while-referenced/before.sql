CREATE TABLE plants (id int NOT NULL, name text, height int, kind text, note text);
INSERT INTO plants SELECT i, 'plant ' || i, i * 10, CASE WHEN i % 2 = 0 THEN 'tree' ELSE 'herb' END, 'a note' FROM generate_series(1, 20) AS i;
ALTER TABLE plants ADD CONSTRAINT by_id UNIQUE (id);
CREATE TABLE leaves (plant int CONSTRAINT leaf_of REFERENCES plants (id));
INSERT INTO leaves VALUES (1);
COMMENT ON CONSTRAINT leaf_of ON leaves IS 'stays';
