-- 002 undo validate check never_large on public.shirts
-- Plan:        case (phase 1)
-- Why:         it is there NOT VALID; the declaration wants it proved
-- Locks:       ACCESS EXCLUSIVE on public.shirts (stops reads and writes)
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
ALTER TABLE public.shirts
  DROP CONSTRAINT never_large,
  ADD CONSTRAINT never_large CHECK ((size <> 'large'::public.size)) NOT VALID;
COMMIT;

-- 001 undo make enum public.size anew, in another order
-- Plan:        case (phase 1)
-- Why:         PostgreSQL can neither remove nor move an enum value: a new type takes the place of the old one, and its owner and privileges; in place: about 3 rows in 8192 B, at most 10000; PostgreSQL N writes the table and its indexes anew for it
-- Locks:       ACCESS EXCLUSIVE on public.shirts (stops reads and writes)
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
CREATE TYPE public.size__lockstep_new AS ENUM ('large', 'small', 'medium');
DO $lockstep$
DECLARE
  was CONSTANT regtype := 'public.size';
  made CONSTANT regtype := 'public.size__lockstep_new';
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
ALTER TABLE public.shirts DROP CONSTRAINT never_large;
ALTER TABLE public.shirts DROP CONSTRAINT shirts_size_check;
ALTER TABLE ONLY public.shirts ALTER COLUMN size DROP DEFAULT;
ALTER TABLE public.shirts
  ALTER COLUMN size TYPE public.size__lockstep_new USING (size::text)::public.size__lockstep_new,
  ALTER COLUMN sizes TYPE public.size__lockstep_new[] USING (sizes::text[])::public.size__lockstep_new[];
DROP TYPE public.size;
ALTER TYPE public.size__lockstep_new RENAME TO size;
ALTER TABLE ONLY public.shirts ALTER COLUMN size SET DEFAULT 'small'::public.size;
ALTER TABLE public.shirts ADD CONSTRAINT never_large CHECK ((size <> 'large'::public.size)) NOT VALID;
ALTER TABLE public.shirts ADD CONSTRAINT shirts_size_check CHECK ((size < 'medium'::public.size));
COMMIT;
