CREATE EXTENSION pg_trgm;
CREATE TABLE plants (id int, name text, tags text[], spot point, day date, doc jsonb, words tsvector);
INSERT INTO plants SELECT i, 'p' || i, '{a,b}', point(i, i), '2024-01-01', '{"a": 1}', 'a b' FROM generate_series(1, 20) AS i;
