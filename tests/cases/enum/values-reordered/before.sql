CREATE TYPE size AS ENUM ('large', 'small', 'medium');
CREATE TABLE shirts (id int PRIMARY KEY, size size DEFAULT 'small' CHECK (size < 'medium'), sizes size[]);
ALTER TABLE shirts ADD CONSTRAINT never_large CHECK (size <> 'large') NOT VALID;
INSERT INTO shirts VALUES (1, 'small', '{large}'), (2, 'small', '{small,medium}'), (3, NULL, NULL);
CREATE INDEX ON shirts (size);
ANALYZE;
