CREATE TABLE plants (id int PRIMARY KEY, kind text, name text);
CREATE INDEX plants_known ON plants (name) WHERE kind IS NOT NULL;
COMMENT ON INDEX plants_known IS 'names that are sure';
INSERT INTO plants VALUES (1, 'herb', 'mint'), (2, NULL, 'moss');
ANALYZE plants;
