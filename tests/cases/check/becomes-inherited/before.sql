CREATE TABLE plants (id int, height int, CONSTRAINT high CHECK (height > 0) NO INHERIT, CONSTRAINT low CHECK (height < 100));
CREATE TABLE trees () INHERITS (plants);
INSERT INTO plants VALUES (1, 9);
INSERT INTO trees VALUES (2, 99);
