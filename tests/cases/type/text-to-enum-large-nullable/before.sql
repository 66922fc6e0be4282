CREATE UNLOGGED TABLE beds (id int, "Soil" varchar(20), shade text NOT NULL);
INSERT INTO beds SELECT i, CASE WHEN i % 3 > 0 THEN 'clay' END, 'half' FROM generate_series(1, 40) AS i;
ANALYZE beds;
