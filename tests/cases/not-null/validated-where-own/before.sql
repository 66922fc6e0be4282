CREATE TABLE plants (id int NOT NULL, name text);
CREATE TABLE trees () INHERITS (plants);
CREATE TABLE oaks () INHERITS (trees);
ALTER TABLE trees ADD CONSTRAINT own NOT NULL name NOT VALID;
ALTER TABLE plants ADD CONSTRAINT all_of_them NOT NULL name NOT VALID;
INSERT INTO oaks VALUES (1, 'oak');
