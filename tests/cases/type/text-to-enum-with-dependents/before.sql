CREATE TABLE plants (id int NOT NULL, name text, height int, kind text, note text);
INSERT INTO plants SELECT i, 'plant ' || i, i * 10, CASE WHEN i % 2 = 0 THEN 'tree' ELSE 'herb' END, 'a note' FROM generate_series(1, 20) AS i;
ALTER TABLE plants ALTER kind SET DEFAULT 'herb', ALTER kind SET NOT NULL,
    ADD CONSTRAINT kind_known CHECK (kind IN ('herb', 'tree')), ADD CONSTRAINT herbs_are_low CHECK (kind <> 'herb' OR height < 1000);
CREATE INDEX trees ON plants (height) WHERE kind = 'tree';
CREATE INDEX kinds ON plants (kind);
COMMENT ON INDEX trees IS 'high ones';
COMMENT ON CONSTRAINT herbs_are_low ON plants IS 'lower than that';
ANALYZE plants;
