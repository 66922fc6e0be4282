CREATE TYPE mood AS ENUM ('low', 'high');
CREATE TABLE people (id int, mood mood DEFAULT 'low', CONSTRAINT c CHECK (mood <> 'low' OR id > 0));
INSERT INTO people VALUES (1, 'low');
