CREATE TYPE mood AS ENUM ('sad', 'gone', 'ok', 'null');
CREATE TABLE people (id int PRIMARY KEY, feels mood NOT NULL DEFAULT 'sad', felt mood[] DEFAULT '{sad,ok}', may mood[] DEFAULT ARRAY['sad'::mood, 'ok'::mood],
    grid mood[] DEFAULT '[0:1][1:2]={{sad,ok},{"null",NULL}}', note text DEFAULT 'sad', notes text[] DEFAULT '{sad}');
ALTER TABLE people ADD CONSTRAINT known CHECK (feels IN ('sad', 'ok')), ADD CONSTRAINT known_too CHECK (feels = ANY ('{sad,ok}'::mood[])),
    ADD CONSTRAINT not_both CHECK (NOT felt @> '{sad,ok,sad}' OR notes <> '{sad}'), ADD CONSTRAINT alone CHECK (felt <> '{sad}'::mood[] AND note <> '{sad}');
CREATE INDEX sad_people ON people (id) WHERE feels = ANY (ARRAY['sad'::mood, 'ok'::mood]);
CREATE INDEX sad_people_too ON people (id) WHERE feels = ANY ('{sad,"null"}'::mood[]);
CREATE INDEX by_sad ON people ((feels = ANY ('{sad}'::mood[])));
INSERT INTO people (id, feels, felt) SELECT i, 'ok', '{ok}' FROM generate_series(1, 20) AS i;
ANALYZE;
