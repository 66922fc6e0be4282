CREATE TABLE plants (
  id int PRIMARY KEY,
  name text CONSTRAINT named NOT NULL,
  kind text CONSTRAINT kind_known NOT NULL NO INHERIT,
  note text CONSTRAINT noted NOT NULL NO INHERIT,
  height int
);
ALTER TABLE plants ADD CONSTRAINT high NOT NULL height NO INHERIT NOT VALID;
COMMENT ON CONSTRAINT named ON plants IS 'no plant without a name';
INSERT INTO plants VALUES (1, 'oak', 'tree', 'a note', 9);
