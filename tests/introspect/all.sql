-- What every supported major has.
CREATE SCHEMA garden;
CREATE SCHEMA "Odd Names";
CREATE SCHEMA lockstep;
CREATE SCHEMA ext;
CREATE EXTENSION pg_trgm SCHEMA ext;
CREATE EXTENSION btree_gist SCHEMA ext;
COMMENT ON EXTENSION pg_trgm IS 'it''s for search';

-- Left out.
CREATE TABLE lockstep.journal (id int PRIMARY KEY);
CREATE TEMPORARY TABLE passing (id int PRIMARY KEY);

-- Enums.
CREATE TYPE garden.mood AS ENUM ('low', 'high');
ALTER TYPE garden.mood ADD VALUE 'mid "x" it''s' BEFORE 'high';
COMMENT ON TYPE garden.mood IS 'how it feels';
CREATE TYPE public.mood AS ENUM ();

-- Columns.
CREATE DOMAIN garden.percent AS numeric(5,2) NOT NULL CHECK (VALUE BETWEEN 0 AND 100);
CREATE DOMAIN garden.code AS varchar(10) COLLATE "C";
CREATE TABLE garden.kinds (
    id bigint GENERATED ALWAYS AS IDENTITY,
    gone int,
    name varchar(20) DEFAULT 'x''y' NOT NULL,
    sorted text COLLATE "C",
    moods garden.mood[] DEFAULT '{low}',
    mood garden.mood DEFAULT 'low' NOT NULL,
    at timestamptz DEFAULT '2020-01-01 00:00+02',
    pause interval DEFAULT '1 day 02:00',
    bytes bytea DEFAULT '\xdead',
    ratio float8 DEFAULT 0.1,
    twice int GENERATED ALWAYS AS (length(name) * 2) STORED,
    share garden.percent,
    code garden.code,
    other_id bigint
);
ALTER TABLE garden.kinds DROP COLUMN gone;
COMMENT ON TABLE garden.kinds IS 'all kinds';
COMMENT ON COLUMN garden.kinds.name IS 'a name';

-- Constraints.
ALTER TABLE garden.kinds
    ADD CONSTRAINT kinds_pkey PRIMARY KEY (id) INCLUDE (name) WITH (fillfactor = 70),
    ADD CONSTRAINT kinds_name_key UNIQUE (name, sorted) DEFERRABLE INITIALLY DEFERRED,
    ADD CONSTRAINT kinds_code_key UNIQUE (code) DEFERRABLE,
    ADD CONSTRAINT kinds_ratio CHECK (ratio > 0 AND ratio < 1) NO INHERIT,
    ADD CONSTRAINT kinds_at CHECK (at > '2000-01-01 00:00+00') NOT VALID,
    ADD CONSTRAINT kinds_plain CHECK (mood <> 'high'),
    ADD CONSTRAINT kinds_self FOREIGN KEY (other_id) REFERENCES garden.kinds
        ON UPDATE RESTRICT ON DELETE CASCADE,
    ADD CONSTRAINT kinds_late FOREIGN KEY (other_id) REFERENCES garden.kinds (id) MATCH FULL
        ON UPDATE SET DEFAULT ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED NOT VALID;
COMMENT ON CONSTRAINT kinds_self ON garden.kinds IS 'to itself';
COMMENT ON INDEX garden.kinds_pkey IS 'lost';
CREATE TABLE garden.bookings (
    room int,
    during tsrange,
    note text,
    lang text COLLATE "C",
    CONSTRAINT no_overlap EXCLUDE USING gist (room WITH =, during WITH &&) INCLUDE (note)
        WITH (fillfactor = 80) WHERE (room > 0) DEFERRABLE,
    CONSTRAINT no_twin EXCLUDE USING btree (lower(note) COLLATE "C" DESC WITH =, (room + 1) WITH =),
    CONSTRAINT no_like EXCLUDE USING gist (lower(lang) COLLATE "C" ext.gist_trgm_ops (siglen = 32) WITH OPERATOR(ext.%)),
    CONSTRAINT no_plain EXCLUDE (lang WITH =)
);
CREATE FUNCTION garden.guard() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE CONSTRAINT TRIGGER kinds_guard AFTER UPDATE ON garden.kinds
    DEFERRABLE FOR EACH ROW EXECUTE FUNCTION garden.guard();

-- Indexes.
CREATE INDEX plain ON garden.kinds (other_id);
CREATE UNIQUE INDEX sorts ON garden.kinds
    (name DESC, sorted DESC NULLS LAST, ratio NULLS FIRST, code);
CREATE INDEX classes ON garden.kinds (name varchar_pattern_ops, sorted text_pattern_ops, code);
CREATE INDEX collated ON garden.kinds (name COLLATE "C", sorted COLLATE "POSIX", code COLLATE "default");
CREATE INDEX kinds_like ON garden.kinds USING gist (name ext.gist_trgm_ops (siglen = 32));
CREATE INDEX kinds_gin ON garden.kinds USING gin (lower(name) ext.gin_trgm_ops, moods)
    WITH (fastupdate = off, gin_pending_list_limit = 128);
CREATE INDEX kinds_words ON garden.kinds USING gin (to_tsvector('english', name));
CREATE INDEX kinds_expr ON garden.kinds
    (lower(name), (id + 1) DESC, upper(sorted), lower(sorted) COLLATE "default",
     lower(name) COLLATE "C" text_pattern_ops, (sorted COLLATE "POSIX"), (moods[1]), (name || ', )') text_pattern_ops NULLS FIRST);
CREATE INDEX kinds_partial ON garden.kinds (id) INCLUDE (name, sorted) WITH (fillfactor = 50)
    WHERE mood = 'low' AND name <> 'x';
CREATE INDEX kinds_single ON garden.kinds (id) WHERE at IS NULL;
CREATE INDEX kinds_types ON garden.kinds (mood, moods, share, code, at, bytes);
CREATE INDEX kinds_hash ON garden.kinds USING hash (mood);
CREATE INDEX kinds_brin ON garden.kinds USING brin (at timestamptz_minmax_multi_ops (values_per_range = 16), id) WITH (pages_per_range = 4);
COMMENT ON INDEX garden.plain IS 'plain one';
ALTER INDEX garden.kinds_expr ALTER COLUMN 1 SET STATISTICS 500;
ALTER TABLE garden.kinds CLUSTER ON plain;
CREATE TABLE garden.types (
    r int4range, mr int4multirange, c garden.mood[], o oidvector, ch char(3), n name, row garden.bookings,
    net cidr, js jsonb, b bit varying(5), one "char"
);
CREATE INDEX types_all ON garden.types (r, mr, c, o, ch, n, row, net, js, b, one);
CREATE INDEX types_gist ON garden.types USING gist (r, net inet_ops);
CREATE INDEX types_bpchar ON garden.types (ch bpchar_pattern_ops, n name_ops, net cidr_ops);
CREATE INDEX types_gin ON garden.types USING gin (js jsonb_path_ops, c);
CREATE TABLE garden.ident (id int NOT NULL, k int NOT NULL);
CREATE UNIQUE INDEX ident_k ON garden.ident (k);
ALTER TABLE garden.ident REPLICA IDENTITY USING INDEX ident_k;

-- Partitions and inheritance.
CREATE TABLE garden.log (
    at date NOT NULL, kind_id bigint REFERENCES garden.kinds, n int CHECK (n > 0),
    PRIMARY KEY (at, n)
) PARTITION BY RANGE (at);
CREATE INDEX log_kind ON garden.log (kind_id) WHERE n > 1;
CREATE TABLE garden.log_2020 PARTITION OF garden.log FOR VALUES FROM ('2020-01-01') TO ('2021-01-01');
CREATE TABLE garden.log_2021 PARTITION OF garden.log
    (CONSTRAINT own CHECK (n < 100)) FOR VALUES FROM ('2021-01-01') TO ('2022-01-01')
    PARTITION BY LIST (n);
CREATE TABLE garden.log_2021_1 PARTITION OF garden.log_2021 FOR VALUES IN (1);
CREATE INDEX log_2020_own ON garden.log_2020 (n);
CREATE INDEX log_half ON ONLY garden.log (lower(n::text));
CREATE TABLE garden.points (log_at date, log_n int, FOREIGN KEY (log_at, log_n) REFERENCES garden.log,
    CONSTRAINT to_part FOREIGN KEY (log_at, log_n) REFERENCES garden.log_2020 (at, n));
CREATE TABLE garden.parent (a int NOT NULL CHECK (a > 0), b text);
CREATE TABLE garden.child (c int) INHERITS (garden.parent);

-- Hostile names; the same names in two schemas.
CREATE TABLE "Odd Names"."select" ("from" int PRIMARY KEY, "a ""b"" c" text, "Üñï…漢字漢字漢字漢字漢字漢字漢字漢字漢字" int, "x, y)" text);
CREATE INDEX "Mixed Case" ON "Odd Names"."select" ("a ""b"" c", "Üñï…漢字漢字漢字漢字漢字漢字漢字漢字漢字" DESC, lower("x, y)") COLLATE "C");
CREATE TABLE "Odd Names".kinds (id int CONSTRAINT kinds_pkey PRIMARY KEY, sel int CONSTRAINT "ref (x)" REFERENCES "Odd Names"."select");
CREATE COLLATION "Odd Names"."My Coll" FROM "C";
CREATE TABLE "Odd Names".col (t text COLLATE "Odd Names"."My Coll");
CREATE INDEX col_other ON "Odd Names".col (t COLLATE "C", (t || 'x') COLLATE "Odd Names"."My Coll", (t || 'y'));

-- What depends on enums and columns.
CREATE VIEW garden.view_of AS SELECT id, mood FROM garden.kinds;
CREATE MATERIALIZED VIEW garden.mat_of AS SELECT name FROM garden.kinds;
CREATE UNIQUE INDEX mat_of_name ON garden.mat_of (name);
CREATE RULE no_notes AS ON UPDATE TO garden.bookings WHERE NEW.note = 'x' DO INSTEAD NOTHING;
CREATE FUNCTION garden.takes(m garden.mood) RETURNS int LANGUAGE sql AS 'SELECT 1';
CREATE FUNCTION garden.gives() RETURNS SETOF garden.mood LANGUAGE sql AS 'SELECT NULL::garden.mood';
CREATE FUNCTION garden.body() RETURNS bigint LANGUAGE sql BEGIN ATOMIC SELECT max(ratio)::bigint FROM garden.kinds; END;
CREATE POLICY own_rows ON garden.kinds USING (code = 'a');
CREATE TRIGGER on_at BEFORE UPDATE OF at ON garden.kinds FOR EACH ROW WHEN (NEW.pause IS NULL) EXECUTE FUNCTION garden.guard();
CREATE DOMAIN garden.good_mood AS garden.mood CHECK (VALUE <> 'low');
CREATE TYPE garden.pair AS (first garden.mood, second garden.mood[]);
CREATE STATISTICS garden.both (dependencies) ON name, sorted FROM garden.kinds;
CREATE PUBLICATION news FOR TABLE garden.ident;
CREATE TABLE garden.holder (whole garden.ident);
CREATE FOREIGN DATA WRAPPER nothing;
CREATE SERVER nowhere FOREIGN DATA WRAPPER nothing;
CREATE FOREIGN TABLE garden.far (id int NOT NULL, m garden.mood, CONSTRAINT far_check CHECK (id > 0)) SERVER nowhere;
CREATE SEQUENCE garden.seq;

-- What an extension owns is left out, but can be referred to.
CREATE TABLE ext.owned (id int PRIMARY KEY, kind text CHECK (kind <> ''));
CREATE TYPE ext.owned_enum AS ENUM ('a');
ALTER EXTENSION pg_trgm ADD TABLE ext.owned;
ALTER EXTENSION pg_trgm ADD TYPE ext.owned_enum;
CREATE TABLE garden.uses (id int CONSTRAINT uses_owned REFERENCES ext.owned);
