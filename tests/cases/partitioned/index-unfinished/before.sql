CREATE TABLE readings (id int, day date NOT NULL, value int) PARTITION BY RANGE (day);
CREATE TABLE readings_23 PARTITION OF readings FOR VALUES FROM ('2023-01-01') TO ('2024-01-01');
CREATE TABLE readings_24 PARTITION OF readings FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
CREATE TABLE readings_25 PARTITION OF readings FOR VALUES FROM ('2025-01-01') TO ('2026-01-01') PARTITION BY RANGE (day);
CREATE TABLE readings_25_a PARTITION OF readings_25 FOR VALUES FROM ('2025-01-01') TO ('2025-07-01');
CREATE TABLE readings_25_b PARTITION OF readings_25 FOR VALUES FROM ('2025-07-01') TO ('2026-01-01');
CREATE TABLE readings_26 PARTITION OF readings FOR VALUES FROM ('2026-01-01') TO ('2027-01-01') PARTITION BY RANGE (day);
CREATE TABLE readings_26_a PARTITION OF readings_26 FOR VALUES FROM ('2026-01-01') TO ('2026-07-01');
INSERT INTO readings SELECT i, '2024-12-01'::date + i, i FROM generate_series(1, 60) AS i;
-- What an interrupted plan leaves: one part attached, one not, one INVALID, the rest missing.
CREATE INDEX by_value ON ONLY readings (value);
CREATE INDEX readings_25_value_idx ON ONLY readings_25 (value);
CREATE INDEX readings_23_value_idx ON readings_23 (value);
ALTER INDEX by_value ATTACH PARTITION readings_23_value_idx;
CREATE INDEX readings_25_a_value_idx ON readings_25_a (value);
CREATE INDEX readings_24_value_idx ON readings_24 (value);
UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'readings_24_value_idx'::regclass;
