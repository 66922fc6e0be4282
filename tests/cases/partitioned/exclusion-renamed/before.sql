CREATE TABLE readings (id int, day date NOT NULL, value int, plant int) PARTITION BY RANGE (day);
CREATE TABLE readings_24 PARTITION OF readings FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
CREATE TABLE readings_25 PARTITION OF readings FOR VALUES FROM ('2025-01-01') TO ('2026-01-01') PARTITION BY RANGE (day);
CREATE TABLE readings_25_a PARTITION OF readings_25 FOR VALUES FROM ('2025-01-01') TO ('2025-07-01');
INSERT INTO readings SELECT i, '2024-12-01'::date + i, i, 1 FROM generate_series(1, 60) AS i;
ALTER TABLE readings ADD CONSTRAINT no_twins EXCLUDE USING btree (id WITH =, day WITH =);
COMMENT ON CONSTRAINT no_twins ON readings IS 'no twins';
