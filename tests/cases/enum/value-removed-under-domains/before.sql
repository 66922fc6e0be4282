CREATE SCHEMA other;
CREATE TYPE mood AS ENUM ('sad', 'ok', 'happy', 'glad');
CREATE DOMAIN high AS mood DEFAULT 'ok' NOT NULL CONSTRAINT not_low CHECK (VALUE <> 'happy' OR VALUE IS NOT NULL);
COMMENT ON DOMAIN high IS 'never low';
COMMENT ON CONSTRAINT not_low ON DOMAIN high IS 'the rule';
CREATE DOMAIN other."List" AS mood[] CONSTRAINT short CHECK (cardinality(VALUE) < 9);
ALTER DOMAIN other."List" ADD CONSTRAINT "late one" CHECK (VALUE <> '{}'::mood[]) NOT VALID;
CREATE DOMAIN unused AS mood;
REVOKE ALL ON TYPE high FROM PUBLIC;
GRANT USAGE ON TYPE unused TO PUBLIC;
CREATE TABLE people (
    id int PRIMARY KEY,
    m high,
    l other."List" DEFAULT '{ok}',
    us unused[],
    plain mood,
    CONSTRAINT same CHECK (m::mood = plain OR plain IS NULL),
    CONSTRAINT is_high CHECK (m::mood IN ('ok'::mood, 'happy') OR 'ok'::high IS NULL)
);
CREATE INDEX people_m ON people (m) WHERE m::mood = 'ok'::high::mood;
CREATE INDEX people_plain ON people ((plain::high));
CREATE TABLE below (m high PRIMARY KEY);
INSERT INTO people VALUES (1, 'ok', '{ok,happy}', '{happy,ok}', 'ok'), (2, 'happy', NULL, NULL, 'happy');
INSERT INTO below VALUES ('ok');
ANALYZE;
