CREATE TABLE a (id int, other int);
CREATE TABLE b (id int, other int);
INSERT INTO a SELECT i, i FROM generate_series(1, 5) AS i;
INSERT INTO b SELECT i, i FROM generate_series(1, 5) AS i;
