CREATE TABLE plants (id int PRIMARY KEY);
INSERT INTO plants VALUES (1);
CREATE TABLE readings (day date NOT NULL, plant int) PARTITION BY RANGE (day);
CREATE TABLE readings_24 PARTITION OF readings FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
INSERT INTO readings SELECT '2024-12-01'::date + i, 1 FROM generate_series(1, 20) AS i;
ANALYZE plants, readings_24;
