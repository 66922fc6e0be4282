CREATE TYPE "Mood" AS ENUM ('sad', 'gone', 'ok', 'glad');
CREATE TABLE people (id int, "Mood" "Mood" DEFAULT 'gone' NOT NULL, was "Mood" DEFAULT 'ok', note text DEFAULT 'sad', height int);
ALTER TABLE people ADD CONSTRAINT known CHECK ("Mood" IN ('sad', 'gone', 'ok')), ADD CONSTRAINT kept CHECK (was <> 'sad'),
    ADD CONSTRAINT obsolete CHECK ("Mood" <> 'gone' OR height > 1);
CREATE INDEX gone_people ON people (height) WHERE "Mood" = 'gone';
CREATE INDEX glad_people ON people (id) WHERE "Mood" = 'glad';
INSERT INTO people SELECT i, 'ok', 'ok', 'sad', i FROM generate_series(1, 20) AS i;
ANALYZE;
