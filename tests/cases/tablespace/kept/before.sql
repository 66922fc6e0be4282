CREATE TABLE plants (id int NOT NULL, bed int, during daterange,
  CONSTRAINT plants_pkey PRIMARY KEY (id) USING INDEX TABLESPACE room,
  CONSTRAINT u UNIQUE (bed) USING INDEX TABLESPACE room,
  CONSTRAINT x EXCLUDE USING gist (during WITH &&) USING INDEX TABLESPACE room);
CREATE INDEX i ON plants (bed) TABLESPACE room;
CREATE TABLE notes (plant int CONSTRAINT notes_plant REFERENCES plants (id));
