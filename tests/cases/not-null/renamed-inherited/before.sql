CREATE TABLE plants (id int NOT NULL, name text CONSTRAINT a NOT NULL, kind text CONSTRAINT k NOT NULL NO INHERIT);
CREATE TABLE trees (rings int) INHERITS (plants);
CREATE TABLE oaks () INHERITS (trees);
INSERT INTO trees VALUES (1, 'oak', 'tree', 4);
