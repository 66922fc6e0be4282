CREATE TABLE plants (id int NOT NULL, name text, height int, kind text, note text);
INSERT INTO plants SELECT i, 'plant ' || i, i * 10, CASE WHEN i % 2 = 0 THEN 'tree' ELSE 'herb' END, 'a note' FROM generate_series(1, 20) AS i;
ALTER TABLE plants ADD CONSTRAINT low CHECK (height > 0);
ALTER TABLE plants ADD CONSTRAINT stays CHECK (height < 1000);
COMMENT ON CONSTRAINT low ON plants IS 'a height';
