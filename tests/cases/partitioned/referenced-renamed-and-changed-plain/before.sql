CREATE TABLE beds (id int PRIMARY KEY) PARTITION BY RANGE (id);
CREATE TABLE beds_1 PARTITION OF beds FOR VALUES FROM (0) TO (50);
CREATE TABLE visits (bed int, day int);
INSERT INTO beds SELECT i FROM generate_series(1, 40) AS i;
INSERT INTO visits SELECT i, i FROM generate_series(1, 40) AS i;
ALTER TABLE visits ADD CONSTRAINT of_bed FOREIGN KEY (bed) REFERENCES beds;
ANALYZE;
