CREATE TABLE plants (id int CONSTRAINT plants_pkey PRIMARY KEY, bed int NOT NULL);
COMMENT ON INDEX plants_pkey IS 'watch its size';
COMMENT ON CONSTRAINT plants_pkey ON plants IS 'the key';
CREATE TABLE notes (plant int CONSTRAINT notes_plant REFERENCES plants (id));
