CREATE TABLE plants (id int PRIMARY KEY, kind varchar(20) NOT NULL DEFAULT 'herb', name text,
    CONSTRAINT not_short CHECK (length(kind::text) > 2), CONSTRAINT not_named CHECK (name <> kind::text OR id > 5));
COMMENT ON CONSTRAINT not_short ON plants IS 'no abbreviations';
INSERT INTO plants (id, kind) SELECT i, (ARRAY['herb', 'tree'])[1 + i % 2] FROM generate_series(1, 40) AS i;
ANALYZE plants;
