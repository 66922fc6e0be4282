CREATE TABLE plants (id int PRIMARY KEY, kind text NOT NULL DEFAULT 'herb', name text,
    CONSTRAINT kind_once UNIQUE (kind, id), CONSTRAINT name_once UNIQUE (name) INCLUDE (kind) DEFERRABLE INITIALLY DEFERRED);
COMMENT ON CONSTRAINT kind_once ON plants IS 'one of each';
CREATE UNIQUE INDEX plants_trees ON plants (id, name) WHERE kind = 'tree';
INSERT INTO plants (id, kind, name) SELECT i, (ARRAY['herb', 'tree'])[1 + i % 2], 'n' || i FROM generate_series(1, 40) AS i;
ANALYZE plants;
