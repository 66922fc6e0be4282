CREATE TABLE stays (during daterange, early daterange, CONSTRAINT x EXCLUDE USING gist (during WITH &&), CONSTRAINT y EXCLUDE USING gist (early WITH &&));
COMMENT ON INDEX x IS 'of x';
COMMENT ON INDEX y IS 'of y';
