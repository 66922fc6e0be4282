-- 002 undo make enum public.mood anew, without 'sad', in another order
-- Plan:        case (phase 1)
-- Why:         PostgreSQL can neither remove nor move an enum value: a new type takes the place of the old one, and its owner and privileges; in place: about 3 rows in 16 kB, at most 10000; PostgreSQL N writes the table and its indexes anew for it
-- Locks:       ACCESS EXCLUSIVE on public.below (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.people (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.people_m (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.people_plain (stops reads and writes)
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
CREATE TYPE public.mood__lockstep_new AS ENUM ('sad', 'ok', 'joyful', 'glad');
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
CREATE DOMAIN other."List__lockstep_new" AS public.mood__lockstep_new[];
DO $lockstep$
DECLARE
  was CONSTANT regtype := 'other."List"';
  made CONSTANT regtype := 'other."List__lockstep_new"';
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
CREATE DOMAIN public.high__lockstep_new AS public.mood__lockstep_new;
DO $lockstep$
DECLARE
  was CONSTANT regtype := 'public.high';
  made CONSTANT regtype := 'public.high__lockstep_new';
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
CREATE DOMAIN public.unused__lockstep_new AS public.mood__lockstep_new;
DO $lockstep$
DECLARE
  was CONSTANT regtype := 'public.unused';
  made CONSTANT regtype := 'public.unused__lockstep_new';
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
ALTER TABLE public.people DROP CONSTRAINT is_high;
ALTER TABLE public.people DROP CONSTRAINT same;
DROP INDEX public.people_m;
DROP INDEX public.people_plain;
ALTER TABLE ONLY public.people ALTER COLUMN l DROP DEFAULT;
ALTER TABLE public.below ALTER COLUMN m TYPE public.high__lockstep_new USING (m::text)::public.mood__lockstep_new::public.high__lockstep_new;
ALTER TABLE public.people
  ALTER COLUMN l TYPE other."List__lockstep_new" USING (l::text[])::public.mood__lockstep_new[]::other."List__lockstep_new",
  ALTER COLUMN m TYPE public.high__lockstep_new USING (m::text)::public.mood__lockstep_new::public.high__lockstep_new,
  ALTER COLUMN plain TYPE public.mood__lockstep_new USING (plain::text)::public.mood__lockstep_new,
  ALTER COLUMN us TYPE public.unused__lockstep_new[] USING (us::text[])::public.mood__lockstep_new[]::public.unused__lockstep_new[];
DROP DOMAIN other."List";
DROP DOMAIN public.high;
DROP DOMAIN public.unused;
DROP TYPE public.mood;
ALTER TYPE public.mood__lockstep_new RENAME TO mood;
ALTER DOMAIN other."List__lockstep_new" RENAME TO "List";
ALTER DOMAIN other."List" ADD CONSTRAINT "late one" CHECK ((VALUE <> '{}'::public.mood[])) NOT VALID;
ALTER DOMAIN other."List" ADD CONSTRAINT short CHECK ((cardinality(VALUE) < 9));
ALTER DOMAIN public.high__lockstep_new RENAME TO high;
ALTER DOMAIN public.high SET DEFAULT 'ok'::public.mood;
ALTER DOMAIN public.high ADD CONSTRAINT high_not_null NOT NULL;
ALTER DOMAIN public.high ADD CONSTRAINT not_low CHECK (((VALUE <> 'joyful'::public.mood) OR (VALUE IS NOT NULL)));
COMMENT ON CONSTRAINT not_low ON DOMAIN public.high IS 'the rule';
COMMENT ON DOMAIN public.high IS 'never low';
ALTER DOMAIN public.unused__lockstep_new RENAME TO unused;
ALTER TABLE ONLY public.people ALTER COLUMN l SET DEFAULT '{ok}'::public.mood[];
CREATE INDEX people_m ON public.people USING btree (m) WHERE ((m)::public.mood = (('ok'::public.mood)::public.high)::public.mood);
CREATE INDEX people_plain ON public.people USING btree (((plain)::public.high));
ALTER TABLE public.people ADD CONSTRAINT is_high CHECK ((((m)::public.mood = ANY (ARRAY['ok'::public.mood, 'joyful'::public.mood])) OR (('ok'::public.mood)::public.high IS NULL)));
ALTER TABLE public.people ADD CONSTRAINT same CHECK ((((m)::public.mood = plain) OR (plain IS NULL)));
COMMIT;

-- 001 undo rename value 'happy' of enum public.mood to 'joyful'
-- Plan:        case (phase 1)
-- Why:         the declaration says `was:`; clients that send the old label fail from here on
-- Locks:       none on tables or indexes
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
SET LOCAL lock_timeout = '2s';
SET LOCAL statement_timeout = '30s';
ALTER TYPE public.mood RENAME VALUE 'joyful' TO 'happy';
COMMIT;
