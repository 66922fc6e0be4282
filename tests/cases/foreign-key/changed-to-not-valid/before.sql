CREATE TABLE owners (id int PRIMARY KEY);
CREATE TABLE gardens (id int PRIMARY KEY);
CREATE TABLE plants (id int NOT NULL, owner int CONSTRAINT owned REFERENCES owners, first_owner int CONSTRAINT stays REFERENCES owners);
INSERT INTO owners SELECT generate_series(1, 20);
INSERT INTO gardens SELECT generate_series(1, 5);
INSERT INTO plants SELECT i, i, i FROM generate_series(1, 20) AS i;
