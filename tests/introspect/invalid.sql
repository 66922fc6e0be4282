-- Each statement is sent alone, and the last one fails: it leaves an invalid index.
CREATE TABLE garden.twins (a int);
INSERT INTO garden.twins VALUES (1), (1);
CREATE UNIQUE INDEX CONCURRENTLY twins_a ON garden.twins (a);
