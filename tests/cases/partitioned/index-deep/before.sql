CREATE SCHEMA "Old";
CREATE TABLE readings (id int, day date NOT NULL, value int, name text) PARTITION BY RANGE (day);
CREATE TABLE readings_24 PARTITION OF readings FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
CREATE TABLE readings_25 PARTITION OF readings FOR VALUES FROM ('2025-01-01') TO ('2026-01-01') PARTITION BY LIST (value);
CREATE TABLE "Old"."readings 25 a" PARTITION OF readings_25 FOR VALUES IN (1, 2, 3) PARTITION BY HASH (id);
CREATE TABLE h0 PARTITION OF "Old"."readings 25 a" FOR VALUES WITH (MODULUS 2, REMAINDER 0);
CREATE TABLE h1 PARTITION OF "Old"."readings 25 a" FOR VALUES WITH (MODULUS 2, REMAINDER 1);
CREATE TABLE readings_25_rest PARTITION OF readings_25 DEFAULT;
CREATE TABLE readings_26 PARTITION OF readings FOR VALUES FROM ('2026-01-01') TO ('2027-01-01') PARTITION BY RANGE (day);
INSERT INTO readings SELECT i, '2024-12-01'::date + i, i, 'n' || i FROM generate_series(1, 60) AS i;
-- Names that are taken.
CREATE TABLE readings_24_value_idx (id int);
CREATE INDEX readings_24_name_lower_idx ON readings_24 (id);
