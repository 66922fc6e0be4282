CREATE UNLOGGED TABLE beds (id int, "Soil" varchar(20));
INSERT INTO beds SELECT i, CASE WHEN i % 3 > 0 THEN 'clay' END FROM generate_series(1, 40) AS i;
ANALYZE beds;
