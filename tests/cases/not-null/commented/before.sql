CREATE TABLE plants (id int CONSTRAINT has_id NOT NULL, bed int);
ALTER TABLE plants ADD CONSTRAINT has_bed NOT NULL bed NOT VALID;
COMMENT ON CONSTRAINT has_id ON plants IS 'it''s asked for';
COMMENT ON CONSTRAINT has_bed ON plants IS 'one day';
