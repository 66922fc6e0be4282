CREATE TABLE readings (id int NOT NULL, day date NOT NULL, value int) PARTITION BY RANGE (day);
CREATE TABLE readings_24 PARTITION OF readings FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
INSERT INTO readings SELECT i, '2024-12-01'::date + i, i FROM generate_series(1, 20) AS i;
CREATE TABLE notes (id int NOT NULL, day date NOT NULL, value int) PARTITION BY RANGE (day);
CREATE TABLE notes_24 PARTITION OF notes FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
INSERT INTO notes SELECT i, '2024-12-01'::date + i, i FROM generate_series(1, 20) AS i;
ALTER TABLE notes ADD PRIMARY KEY (id, day);
