CREATE TABLE gardens (land text, id int, PRIMARY KEY (land, id));
INSERT INTO gardens SELECT 'de', i FROM generate_series(1, 5) AS i;
CREATE TABLE beds (id int PRIMARY KEY, land text, garden int);
INSERT INTO beds SELECT i, 'de', 1 + i % 5 FROM generate_series(1, 10) AS i;
INSERT INTO beds VALUES (11, NULL, NULL);
