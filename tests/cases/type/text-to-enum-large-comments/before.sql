CREATE TABLE plants (id int PRIMARY KEY, kind text NOT NULL, name text,
    CONSTRAINT plants_kind_known CHECK (kind IN ('herb', 'tree')), CONSTRAINT plants_kind_name UNIQUE (kind, name));
CREATE INDEX plants_kind ON plants (kind);
CREATE INDEX plants_known ON plants (name) WHERE kind IS NOT NULL;
COMMENT ON COLUMN plants.kind IS 'as the gardener says';
COMMENT ON CONSTRAINT plants_kind_known ON plants IS 'a text for now';
COMMENT ON INDEX plants_kind IS 'for the list';
INSERT INTO plants (id, kind, name) SELECT i, (ARRAY['herb', 'tree'])[1 + i % 2], 'p' || i FROM generate_series(1, 40) AS i;
ANALYZE plants;
