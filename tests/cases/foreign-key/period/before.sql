CREATE EXTENSION btree_gist;
CREATE TABLE gardens (id int, open daterange, PRIMARY KEY (id, open WITHOUT OVERLAPS));
INSERT INTO gardens SELECT i, daterange('2024-01-01', '2025-01-01') FROM generate_series(1, 5) AS i;
CREATE TABLE beds (id int PRIMARY KEY, garden int, used daterange);
INSERT INTO beds SELECT i, 1 + i % 5, daterange('2024-02-01', '2024-03-01') FROM generate_series(1, 10) AS i;
