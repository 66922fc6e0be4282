CREATE TABLE gardens (id int PRIMARY KEY);
INSERT INTO gardens SELECT generate_series(1, 20);
CREATE TABLE visits (id int, garden int CONSTRAINT real CHECK (garden > 0)) PARTITION BY RANGE (id);
CREATE TABLE visits_1 PARTITION OF visits FOR VALUES FROM (0) TO (100);
ALTER TABLE visits ADD CONSTRAINT visit_in_garden FOREIGN KEY (garden) REFERENCES gardens;
COMMENT ON CONSTRAINT visit_in_garden ON visits IS 'where it was';
INSERT INTO visits SELECT i, i FROM generate_series(1, 20) AS i;
