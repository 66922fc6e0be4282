CREATE TABLE gardens (id int PRIMARY KEY, code text UNIQUE, name text);
INSERT INTO gardens SELECT i, 'g' || i, 'garden' FROM generate_series(1, 5) AS i;
CREATE TABLE beds (id int PRIMARY KEY, garden int DEFAULT 1, code text, part_of int);
INSERT INTO beds SELECT i, 1 + i % 5, 'g' || (1 + i % 5), nullif(i - 1, 0) FROM generate_series(1, 20) AS i;
ALTER TABLE gardens ADD nick text; UPDATE gardens SET nick = code;
