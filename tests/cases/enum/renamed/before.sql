CREATE TYPE mood AS ENUM ('low', 'high');
CREATE TABLE people (id int, mood mood DEFAULT 'low');
INSERT INTO people VALUES (1, 'low');
