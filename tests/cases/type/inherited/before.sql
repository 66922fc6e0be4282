CREATE TABLE trees (id int, height int DEFAULT 1, kind text DEFAULT 'ash');
CREATE TABLE oaks (acorns int) INHERITS (trees);
CREATE TABLE old_oaks () INHERITS (oaks);
ALTER TABLE oaks ALTER height SET DEFAULT 2, ALTER kind SET DEFAULT 'oak';
ALTER TABLE old_oaks ALTER height DROP DEFAULT, ALTER kind SET DEFAULT 'oak';
INSERT INTO old_oaks VALUES (1, 30, 'oak', 1000);
