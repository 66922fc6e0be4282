-- What came with 15.
CREATE TABLE garden.newer (a int, b int, c int,
    CONSTRAINT newer_key UNIQUE NULLS NOT DISTINCT (a) WITH (fillfactor = 90),
    CONSTRAINT newer_pair UNIQUE (a, b));
CREATE UNIQUE INDEX newer_idx ON garden.newer (b) INCLUDE (c) NULLS NOT DISTINCT WITH (fillfactor = 60) WHERE c > 0;
CREATE TABLE garden.refers (a int, b int,
    CONSTRAINT refers_fk FOREIGN KEY (a, b) REFERENCES garden.newer (a, b) ON DELETE SET NULL (b));
CREATE PUBLICATION columns_of FOR TABLE garden.newer (a, b) WHERE (c > 0);
