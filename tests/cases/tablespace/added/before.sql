CREATE TABLE plants (id int NOT NULL, bed int, during daterange);
