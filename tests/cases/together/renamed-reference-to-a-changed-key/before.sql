CREATE TABLE beds (id int, kind text, CONSTRAINT k UNIQUE (id));
CREATE TABLE plants (bed int, CONSTRAINT f FOREIGN KEY (bed) REFERENCES beds (id));
COMMENT ON CONSTRAINT f ON plants IS 'where it stands';
INSERT INTO beds VALUES (1, 'a');
INSERT INTO plants VALUES (1);
