CREATE TABLE readings (id int NOT NULL, day date NOT NULL, value int) PARTITION BY RANGE (day);
CREATE TABLE readings_24 PARTITION OF readings FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
CREATE TABLE readings_25 PARTITION OF readings FOR VALUES FROM ('2025-01-01') TO ('2026-01-01') PARTITION BY RANGE (day);
CREATE TABLE readings_25_a PARTITION OF readings_25 FOR VALUES FROM ('2025-01-01') TO ('2025-07-01');
INSERT INTO readings SELECT i, '2024-12-01'::date + i, i FROM generate_series(1, 60) AS i;
ALTER TABLE readings ADD CONSTRAINT one_value UNIQUE (value, day);
ALTER INDEX readings_24_value_day_key RENAME TO its_own_name;
COMMENT ON CONSTRAINT one_value ON readings IS 'a rule';
COMMENT ON INDEX one_value IS 'an index';
-- As a run that was stopped leaves it.
CREATE UNIQUE INDEX readings_24_value_day_key ON readings_24 (value, day);
COMMENT ON INDEX readings_24_value_day_key IS 'on its way';
