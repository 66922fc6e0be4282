-- What came with 18.
CREATE TABLE garden.newest (
    a int CONSTRAINT a_there NOT NULL,
    b int CONSTRAINT b_there NOT NULL NO INHERIT,
    c int,
    v int GENERATED ALWAYS AS (a + 1) VIRTUAL,
    during daterange,
    CONSTRAINT newest_pkey PRIMARY KEY (a, during WITHOUT OVERLAPS),
    CONSTRAINT newest_key UNIQUE (b, during WITHOUT OVERLAPS),
    CONSTRAINT newest_wish CHECK (c > 0) NOT ENFORCED);
ALTER TABLE garden.newest ADD CONSTRAINT c_later NOT NULL c NOT VALID;
CREATE TABLE garden.temporal (a int, during daterange,
    CONSTRAINT temporal_fk FOREIGN KEY (a, PERIOD during) REFERENCES garden.newest (a, PERIOD during),
    CONSTRAINT temporal_wish FOREIGN KEY (a) REFERENCES garden.ident (k) NOT ENFORCED);
CREATE TABLE garden.newest_child () INHERITS (garden.newest);
