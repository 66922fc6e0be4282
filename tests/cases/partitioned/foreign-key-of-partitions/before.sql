CREATE TABLE plants (id int PRIMARY KEY);
INSERT INTO plants VALUES (1);
CREATE TABLE readings (day date NOT NULL, plant int) PARTITION BY RANGE (day);
CREATE TABLE readings_24 PARTITION OF readings FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
CREATE TABLE readings_25 PARTITION OF readings FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
INSERT INTO readings SELECT '2024-12-01'::date + i, 1 FROM generate_series(1, 60) AS i;
-- One partition has its key already.
ALTER TABLE readings_24 ADD CONSTRAINT mine FOREIGN KEY (plant) REFERENCES plants;
COMMENT ON CONSTRAINT mine ON readings_24 IS 'first come';
