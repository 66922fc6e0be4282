CREATE TYPE kind AS ENUM ('a', 'b', 'c');
CREATE TABLE never_counted (kind kind);
INSERT INTO never_counted VALUES ('a'), ('c');
