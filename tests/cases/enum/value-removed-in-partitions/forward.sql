-- 001 make enum public.state anew, without 'lost'
-- Plan:        case (phase 1)
-- Why:         PostgreSQL can neither remove nor move an enum value: a new type takes the place of the old one, and its owner and privileges; in place: about 4 rows in 32 kB, at most 10000; PostgreSQL N writes the table and its indexes anew for it
-- Locks:       ACCESS EXCLUSIVE on public.child (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.jobs (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.jobs_1 (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.jobs_2 (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.new_ones (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.parent (stops reads and writes)
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
CREATE TYPE public.state__lockstep_new AS ENUM ('new', 'done');
DO $lockstep$
DECLARE
  was CONSTANT regtype := 'public.state';
  made CONSTANT regtype := 'public.state__lockstep_new';
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
ALTER TABLE public.jobs DROP CONSTRAINT known;
ALTER TABLE public.jobs_1 DROP CONSTRAINT one;
DROP INDEX public.new_ones;
ALTER TABLE ONLY public.child ALTER COLUMN state DROP DEFAULT;
ALTER TABLE ONLY public.jobs ALTER COLUMN state DROP DEFAULT;
ALTER TABLE ONLY public.jobs_1 ALTER COLUMN state DROP DEFAULT;
ALTER TABLE ONLY public.jobs_2 ALTER COLUMN state DROP DEFAULT;
ALTER TABLE ONLY public.parent ALTER COLUMN state DROP DEFAULT;
ALTER TABLE public.child ALTER COLUMN more TYPE public.state__lockstep_new USING (more::text)::public.state__lockstep_new;
ALTER TABLE public.jobs ALTER COLUMN state TYPE public.state__lockstep_new USING (state::text)::public.state__lockstep_new;
ALTER TABLE public.parent ALTER COLUMN state TYPE public.state__lockstep_new USING (state::text)::public.state__lockstep_new;
DROP TYPE public.state;
ALTER TYPE public.state__lockstep_new RENAME TO state;
ALTER TABLE ONLY public.child ALTER COLUMN state SET DEFAULT 'done'::public.state;
ALTER TABLE ONLY public.jobs ALTER COLUMN state SET DEFAULT 'new'::public.state;
ALTER TABLE ONLY public.jobs_1 ALTER COLUMN state SET DEFAULT 'done'::public.state;
ALTER TABLE ONLY public.jobs_2 ALTER COLUMN state SET DEFAULT 'new'::public.state;
ALTER TABLE ONLY public.parent ALTER COLUMN state SET DEFAULT 'new'::public.state;
CREATE INDEX new_ones ON public.jobs_2 USING btree (id) WHERE (state = 'new'::public.state);
ALTER TABLE public.jobs ADD CONSTRAINT known CHECK ((state = ANY (ARRAY['new'::public.state, 'done'::public.state])));
ALTER TABLE public.jobs_1 ADD CONSTRAINT one CHECK ((state <> 'done'::public.state));
COMMIT;
