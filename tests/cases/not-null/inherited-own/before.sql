CREATE TABLE plants (id int PRIMARY KEY, name text, kind text);
CREATE TABLE trees (name text NOT NULL) INHERITS (plants);
CREATE TABLE herbs () INHERITS (plants);
INSERT INTO plants VALUES (1, 'reed', 'grass');
INSERT INTO trees VALUES (2, 'oak', 'tree');
INSERT INTO herbs VALUES (3, 'mint', 'herb');
CREATE TABLE oaks (age int) INHERITS (trees);
