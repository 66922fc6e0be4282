CREATE TABLE readings (id int NOT NULL, day date NOT NULL) PARTITION BY RANGE (day);
CREATE TABLE readings_23 PARTITION OF readings FOR VALUES FROM ('2023-01-01') TO ('2024-01-01');
CREATE TABLE readings_24 PARTITION OF readings FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
CREATE TABLE readings_25 PARTITION OF readings FOR VALUES FROM ('2025-01-01') TO ('2026-01-01') PARTITION BY HASH (id);
CREATE TABLE h0 PARTITION OF readings_25 FOR VALUES WITH (MODULUS 2, REMAINDER 0);
CREATE TABLE h1 PARTITION OF readings_25 FOR VALUES WITH (MODULUS 2, REMAINDER 1);
CREATE TABLE readings_26 PARTITION OF readings FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
INSERT INTO readings SELECT i, '2024-12-01'::date + i FROM generate_series(1, 60) AS i;
-- One partition has the key already, one that is partitioned again too, and one its index, as a run that was stopped leaves it.
ALTER TABLE readings_24 ADD CONSTRAINT mine UNIQUE (id, day);
COMMENT ON CONSTRAINT mine ON readings_24 IS 'first come';
COMMENT ON INDEX mine IS 'and its index';
ALTER TABLE readings_25 ADD CONSTRAINT ours UNIQUE (id, day);
CREATE UNIQUE INDEX readings_26_id_day_key ON readings_26 (id, day);
COMMENT ON INDEX readings_26_id_day_key IS 'on its way';
