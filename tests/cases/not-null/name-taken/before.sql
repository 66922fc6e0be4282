CREATE TABLE plants (id int PRIMARY KEY, name text, kind text);
ALTER TABLE plants ADD CONSTRAINT plants_name_not_null CHECK (name IS NOT NULL);
ALTER TABLE plants ADD CONSTRAINT plants_kind_not_null UNIQUE (kind);
INSERT INTO plants VALUES (1, 'oak', 'tree');
