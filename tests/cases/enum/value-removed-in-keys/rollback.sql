-- 002 undo validate foreign key next_known on public.items
-- Plan:        case (phase 1)
-- Why:         it is there NOT VALID; the declaration wants it proved
-- Locks:       ACCESS EXCLUSIVE on public.items (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.kinds (stops reads and writes)
-- Transaction: one transaction
-- Rollback:    exact

SET search_path = '';
SET standard_conforming_strings = on;
SET TimeZone = 'UTC';
SET DateStyle = 'ISO, MDY';
SET IntervalStyle = 'postgres';
SET quote_all_identifiers = off;
SET client_encoding = 'UTF8';
SET default_tablespace = '';

BEGIN;
SET LOCAL lock_timeout = '500ms';
SET LOCAL statement_timeout = '15s';
ALTER TABLE public.items
  DROP CONSTRAINT next_known,
  ADD CONSTRAINT next_known FOREIGN KEY (next) REFERENCES public.kinds(kind) NOT VALID;
COMMENT ON CONSTRAINT next_known ON public.items IS 'one of them';
COMMIT;

-- 001 undo make enum public.kind anew, without 'b'
-- Plan:        case (phase 1)
-- Why:         PostgreSQL can neither remove nor move an enum value: a new type takes the place of the old one, and its owner and privileges; in place: about 4 rows in 16 kB, at most 10000; PostgreSQL N writes the table and its indexes anew for it
-- Locks:       ACCESS EXCLUSIVE on public.items (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.kinds (stops reads and writes)
-- Transaction: one transaction
-- Rollback:    exact

SET search_path = '';
SET standard_conforming_strings = on;
SET TimeZone = 'UTC';
SET DateStyle = 'ISO, MDY';
SET IntervalStyle = 'postgres';
SET quote_all_identifiers = off;
SET client_encoding = 'UTF8';
SET default_tablespace = '';

BEGIN;
SET LOCAL lock_timeout = '500ms';
SET LOCAL statement_timeout = 0;
CREATE TYPE public.kind__lockstep_new AS ENUM ('a', 'b', 'c');
DO $lockstep$
DECLARE
  was CONSTANT regtype := 'public.kind';
  made CONSTANT regtype := 'public.kind__lockstep_new';
  command text;
BEGIN
  FOR command IN
    SELECT format('ALTER TYPE %s OWNER TO %I', made, pg_get_userbyid(o.typowner))
    FROM pg_type o, pg_type n WHERE o.oid = was AND n.oid = made AND o.typowner <> n.typowner
  LOOP
    EXECUTE command;
  END LOOP;
  FOR command IN
    WITH rights AS (
      SELECT t.oid = made AS is_new, a.grantee, a.is_grantable
      FROM pg_type t, aclexplode(coalesce(t.typacl, acldefault('T', t.typowner))) a
      WHERE t.oid IN (was, made) AND a.grantee <> t.typowner
    )
    SELECT format(CASE WHEN r.is_new THEN 'REVOKE ALL ON TYPE %s FROM %s' ELSE 'GRANT ALL ON TYPE %s TO %s%s' END, made,
      CASE r.grantee WHEN 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(r.grantee)) END,
      CASE WHEN r.is_grantable THEN ' WITH GRANT OPTION' END)
    FROM rights r
    WHERE NOT EXISTS (SELECT FROM rights s
      WHERE s.is_new <> r.is_new AND s.grantee = r.grantee AND s.is_grantable = r.is_grantable)
    ORDER BY r.is_new DESC, 1
  LOOP
    EXECUTE command;
  END LOOP;
END
$lockstep$;
ALTER TABLE public.items DROP CONSTRAINT items_kind_fkey;
ALTER TABLE public.items DROP CONSTRAINT next_known;
ALTER TABLE ONLY public.items ALTER COLUMN kind DROP DEFAULT;
ALTER TABLE public.items
  ALTER COLUMN kind TYPE public.kind__lockstep_new USING (kind::text)::public.kind__lockstep_new,
  ALTER COLUMN next TYPE public.kind__lockstep_new USING (next::text)::public.kind__lockstep_new;
ALTER TABLE public.kinds ALTER COLUMN kind TYPE public.kind__lockstep_new USING (kind::text)::public.kind__lockstep_new;
DROP TYPE public.kind;
ALTER TYPE public.kind__lockstep_new RENAME TO kind;
ALTER TABLE ONLY public.items ALTER COLUMN kind SET DEFAULT 'a'::public.kind;
ALTER TABLE public.items ADD CONSTRAINT items_kind_fkey FOREIGN KEY (kind) REFERENCES public.kinds(kind) ON DELETE SET NULL;
ALTER TABLE public.items ADD CONSTRAINT next_known FOREIGN KEY (next) REFERENCES public.kinds(kind) NOT VALID;
COMMENT ON CONSTRAINT next_known ON public.items IS 'one of them';
COMMIT;
