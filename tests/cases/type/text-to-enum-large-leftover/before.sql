CREATE TYPE plant_kind AS ENUM ('herb', 'tree');
CREATE TABLE plants (id int PRIMARY KEY, kind__lockstep_old text NOT NULL DEFAULT 'herb', name text, kind plant_kind NOT NULL DEFAULT 'herb');
CREATE INDEX plants_kind__lockstep_old ON plants (kind__lockstep_old);
CREATE INDEX plants_kind ON plants (kind);
CREATE FUNCTION plants_kind__lockstep_sync() RETURNS trigger LANGUAGE plpgsql AS '
BEGIN
  NEW.kind__lockstep_old := NEW.kind;
  RETURN NEW;
END
';
CREATE TRIGGER kind__lockstep_sync BEFORE INSERT OR UPDATE ON plants FOR EACH ROW EXECUTE FUNCTION plants_kind__lockstep_sync();
INSERT INTO plants (id, kind) SELECT i, 'tree' FROM generate_series(1, 20) AS i;
ANALYZE plants;
