CREATE TABLE readings (id int NOT NULL, day date NOT NULL) PARTITION BY RANGE (day);
CREATE TABLE readings_24 PARTITION OF readings FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
CREATE TABLE readings_25 PARTITION OF readings FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
INSERT INTO readings SELECT i, '2024-12-01'::date + i FROM generate_series(1, 60) AS i;
ANALYZE readings, readings_24, readings_25;
-- Small enough for one go, which would take this one over for good: it stays beside what the plan makes.
CREATE INDEX mine ON readings_24 (id);
