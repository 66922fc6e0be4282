CREATE TABLE trees (id int, height int, kind text);
CREATE TABLE oaks (acorns int) INHERITS (trees);
CREATE TABLE old_oaks () INHERITS (oaks);
ALTER TABLE trees ADD CONSTRAINT c CHECK (height < 100), ADD CONSTRAINT d CHECK (height < 200) NO INHERIT;
INSERT INTO old_oaks VALUES (1, 30, 'oak', 1000);
