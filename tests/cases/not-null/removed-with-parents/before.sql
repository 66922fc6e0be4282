CREATE TABLE zones (id int NOT NULL, name text NOT NULL);
CREATE TABLE areas (id int NOT NULL) INHERITS (zones);
INSERT INTO areas VALUES (1, 'low');
