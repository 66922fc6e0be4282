CREATE SCHEMA a;
CREATE SCHEMA b;
CREATE TABLE a.t (id int, v text);
CREATE TABLE b.t (id int, v text);
INSERT INTO a.t SELECT i, 'v' || i FROM generate_series(1, 10) AS i;
INSERT INTO b.t SELECT i, 'v' || i FROM generate_series(1, 10) AS i;
CREATE INDEX t_v ON b.t (id);
