CREATE TABLE plants (id int, bed int, CONSTRAINT u UNIQUE (id), CONSTRAINT d UNIQUE (bed) DEFERRABLE, CONSTRAINT old UNIQUE (bed, id));
COMMENT ON INDEX u IS 'it''s of u';
COMMENT ON INDEX d IS 'of d';
COMMENT ON INDEX old IS 'of old';
