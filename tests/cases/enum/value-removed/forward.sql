-- 001 make enum public.mood anew, without 'gone'
-- Plan:        case (phase 1)
-- Why:         PostgreSQL can neither remove nor move an enum value: a new type takes the place of the old one, and its owner and privileges; in place: about 22 rows in 16 kB, at most 10000; PostgreSQL N writes the table and its indexes anew for it
-- Locks:       ACCESS EXCLUSIVE on public.happy_people (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.is_ok (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.people (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.undeclared (stops reads and writes)
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
CREATE TYPE public.mood__lockstep_new AS ENUM ('sad', 'ok', 'happy');
DO $lockstep$
DECLARE
  was CONSTANT regtype := 'public.mood';
  made CONSTANT regtype := 'public.mood__lockstep_new';
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
ALTER TABLE public.people DROP CONSTRAINT not_so_sad;
DROP INDEX public.happy_people;
DROP INDEX public.is_ok;
ALTER TABLE ONLY public.people ALTER COLUMN mood DROP DEFAULT;
ALTER TABLE ONLY public.people ALTER COLUMN past DROP DEFAULT;
ALTER TABLE public.people
  ALTER COLUMN mood TYPE public.mood__lockstep_new USING (mood::text)::public.mood__lockstep_new,
  ALTER COLUMN other TYPE public.mood__lockstep_new USING (other::text)::public.mood__lockstep_new,
  ALTER COLUMN past TYPE public.mood__lockstep_new[] USING (past::text[])::public.mood__lockstep_new[];
ALTER TABLE public.undeclared ALTER COLUMN mood TYPE public.mood__lockstep_new USING (mood::text)::public.mood__lockstep_new;
DROP TYPE public.mood;
ALTER TYPE public.mood__lockstep_new RENAME TO mood;
COMMENT ON TYPE public.mood IS 'how it is';
ALTER TABLE ONLY public.people ALTER COLUMN mood SET DEFAULT 'ok'::public.mood;
ALTER TABLE ONLY public.people ALTER COLUMN past SET DEFAULT '{ok,sad}'::public.mood[];
CREATE INDEX happy_people ON public.people USING btree (height) WHERE (mood = 'happy'::public.mood);
COMMENT ON INDEX public.happy_people IS 'the best';
CREATE INDEX is_ok ON public.people USING btree (((mood > 'sad'::public.mood)));
ALTER TABLE public.people ADD CONSTRAINT not_so_sad CHECK (((mood <> 'sad'::public.mood) OR (height > 10)));
COMMENT ON CONSTRAINT not_so_sad ON public.people IS 'small ones may be';
COMMIT;
