-- Takes away every constraint, index, NOT NULL and DEFAULT that is not a partition's or a child's.
DO $$
DECLARE r record;
BEGIN
  FOR r IN
    SELECT k.conrelid::regclass AS t, k.conname FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid
    WHERE k.contype IN ('f', 'p', 'u', 'c', 'x') AND k.conislocal AND k.conparentid = 0
      AND c.relnamespace::regnamespace::text NOT IN ('pg_catalog', 'information_schema')
    ORDER BY k.contype <> 'f', 1, 2
  LOOP
    EXECUTE format('ALTER TABLE %s DROP CONSTRAINT %I', r.t, r.conname);
  END LOOP;
  FOR r IN
    SELECT i.indexrelid::regclass AS i FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
    WHERE NOT c.relispartition
      AND c.relnamespace::regnamespace::text NOT IN ('pg_catalog', 'information_schema', 'pg_toast')
  LOOP
    EXECUTE format('DROP INDEX %s', r.i);
  END LOOP;
  FOR r IN
    SELECT a.attrelid::regclass AS t, a.attname, a.attnotnull, a.atthasdef AND a.attgenerated = '' AS d
    FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
    WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition AND a.attnum > 0 AND NOT a.attisdropped
      AND a.attidentity = '' AND a.attinhcount = 0
      AND c.relnamespace::regnamespace::text NOT IN ('pg_catalog', 'information_schema')
  LOOP
    IF r.attnotnull THEN
      EXECUTE format('ALTER TABLE %s ALTER %I DROP NOT NULL', r.t, r.attname);
    END IF;
    IF r.d THEN
      EXECUTE format('ALTER TABLE %s ALTER %I DROP DEFAULT', r.t, r.attname);
    END IF;
  END LOOP;
END $$;
