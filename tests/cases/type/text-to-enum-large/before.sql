CREATE TABLE plants (
    id int PRIMARY KEY, name text, kind text NOT NULL DEFAULT 'herb', state varchar(20), bed int,
    CONSTRAINT plants_kind_known CHECK (kind IN ('herb', 'tree')),
    CONSTRAINT plants_kind_named CHECK (kind <> 'tree' OR name IS NOT NULL)
);
CREATE INDEX plants_kind ON plants (kind, bed DESC);
CREATE INDEX plants_trees ON plants (name) WHERE kind = 'tree';
COMMENT ON COLUMN plants.kind IS 'what it is';
COMMENT ON INDEX plants_kind IS 'for the list';
INSERT INTO plants SELECT i, 'plant ' || i, CASE WHEN i % 2 = 0 THEN 'tree' ELSE 'herb' END, CASE WHEN i % 3 = 0 THEN 'alive' END, i FROM generate_series(1, 40) AS i;
ANALYZE plants;
