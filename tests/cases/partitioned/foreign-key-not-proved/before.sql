CREATE TABLE plants (id int PRIMARY KEY);
INSERT INTO plants VALUES (1);
CREATE TABLE readings (day date NOT NULL, plant int) PARTITION BY RANGE (day);
CREATE TABLE readings_24 PARTITION OF readings FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
CREATE TABLE readings_25 PARTITION OF readings FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
INSERT INTO readings SELECT '2024-12-01'::date + i, 1 FROM generate_series(1, 60) AS i;
-- As a run that was stopped leaves it.
ALTER TABLE readings_24 ADD CONSTRAINT of_plant FOREIGN KEY (plant) REFERENCES plants NOT VALID;
COMMENT ON CONSTRAINT of_plant ON readings_24 IS 'half done';
