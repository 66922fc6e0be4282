CREATE TYPE mood AS ENUM ('sad', 'gone', 'ok', 'happy');
COMMENT ON TYPE mood IS 'how it is';
CREATE TABLE people (id int PRIMARY KEY, mood mood NOT NULL DEFAULT 'ok', other mood, past mood[] DEFAULT '{ok,sad}', height int,
    CONSTRAINT not_so_sad CHECK (mood <> 'sad' OR height > 10), CONSTRAINT apart CHECK (mood <> other), CONSTRAINT tall CHECK (height > 1));
CREATE INDEX happy_people ON people (height) WHERE mood = 'happy';
CREATE UNIQUE INDEX by_mood ON people (mood, id);
CREATE INDEX by_past ON people USING gin (past);
CREATE INDEX is_ok ON people ((mood > 'sad'));
COMMENT ON CONSTRAINT not_so_sad ON people IS 'small ones may be';
COMMENT ON INDEX happy_people IS 'the best';
INSERT INTO people SELECT i, CASE WHEN i % 2 = 0 THEN 'happy'::mood ELSE 'sad' END, 'ok', '{sad,happy}', i * 20 FROM generate_series(1, 20) AS i;
CREATE TABLE undeclared (mood mood CHECK (mood IS NOT NULL), note text);
INSERT INTO undeclared VALUES ('sad', 'a'), ('happy', 'b');
ANALYZE;
