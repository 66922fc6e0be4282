CREATE TABLE plants (id int NOT NULL, height int, kind text DEFAULT 'tree',
    CONSTRAINT kind_known CHECK (kind IN ('herb', 'tree')), CONSTRAINT herbs_are_low CHECK (kind <> 'herb' OR height < 1000),
    CONSTRAINT short_kind CHECK (length(kind::text) < 10));
INSERT INTO plants SELECT i, i * 10, CASE WHEN i % 2 = 0 THEN 'tree' ELSE 'herb' END FROM generate_series(1, 20) AS i;
ANALYZE plants;
