-- 001 rename value 'sad' of enum public.mood to 'not {so} "glad"'
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
ALTER TYPE public.mood RENAME VALUE 'sad' TO 'not {so} "glad"';
COMMIT;

-- 002 rename value 'null' of enum public.mood to 'nothing'
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
ALTER TYPE public.mood RENAME VALUE 'null' TO 'nothing';
COMMIT;

-- 003 make enum public.mood anew, without 'gone', in another order
-- Plan:        case (phase 1)
-- Why:         PostgreSQL can neither remove nor move an enum value: a new type takes the place of the old one, and its owner and privileges; in place: about 20 rows in 8192 B, at most 10000; PostgreSQL N writes the table and its indexes anew for it
-- After:       001, value 'not {so} "glad"' of public.mood must be there
-- After:       002, value 'nothing' of public.mood must be there
-- Locks:       ACCESS EXCLUSIVE on public.by_sad (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.people (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.sad_people (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.sad_people_too (stops reads and writes)
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
CREATE TYPE public.mood__lockstep_new AS ENUM ('ok', 'not {so} "glad"', 'nothing');
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
ALTER TABLE public.people DROP CONSTRAINT alone;
ALTER TABLE public.people DROP CONSTRAINT known;
ALTER TABLE public.people DROP CONSTRAINT known_too;
ALTER TABLE public.people DROP CONSTRAINT not_both;
DROP INDEX public.by_sad;
DROP INDEX public.sad_people;
DROP INDEX public.sad_people_too;
ALTER TABLE ONLY public.people ALTER COLUMN feels DROP DEFAULT;
ALTER TABLE ONLY public.people ALTER COLUMN felt DROP DEFAULT;
ALTER TABLE ONLY public.people ALTER COLUMN grid DROP DEFAULT;
ALTER TABLE ONLY public.people ALTER COLUMN may DROP DEFAULT;
ALTER TABLE public.people
  ALTER COLUMN feels TYPE public.mood__lockstep_new USING (feels::text)::public.mood__lockstep_new,
  ALTER COLUMN felt TYPE public.mood__lockstep_new[] USING (felt::text[])::public.mood__lockstep_new[],
  ALTER COLUMN grid TYPE public.mood__lockstep_new[] USING (grid::text[])::public.mood__lockstep_new[],
  ALTER COLUMN may TYPE public.mood__lockstep_new[] USING (may::text[])::public.mood__lockstep_new[];
DROP TYPE public.mood;
ALTER TYPE public.mood__lockstep_new RENAME TO mood;
ALTER TABLE ONLY public.people ALTER COLUMN feels SET DEFAULT 'not {so} "glad"'::public.mood;
ALTER TABLE ONLY public.people ALTER COLUMN felt SET DEFAULT '{"not {so} \"glad\"",ok}'::public.mood[];
ALTER TABLE ONLY public.people ALTER COLUMN grid SET DEFAULT '[0:1][1:2]={{"not {so} \"glad\"",ok},{nothing,NULL}}'::public.mood[];
ALTER TABLE ONLY public.people ALTER COLUMN may SET DEFAULT ARRAY['not {so} "glad"'::public.mood, 'ok'::public.mood];
CREATE INDEX by_sad ON public.people USING btree (((feels = ANY ('{"not {so} \"glad\""}'::public.mood[]))));
CREATE INDEX sad_people ON public.people USING btree (id) WHERE (feels = ANY (ARRAY['not {so} "glad"'::public.mood, 'ok'::public.mood]));
CREATE INDEX sad_people_too ON public.people USING btree (id) WHERE (feels = ANY ('{"not {so} \"glad\"",nothing}'::public.mood[]));
ALTER TABLE public.people ADD CONSTRAINT alone CHECK (((felt <> '{"not {so} \"glad\""}'::public.mood[]) AND (note <> '{sad}'::text)));
ALTER TABLE public.people ADD CONSTRAINT known CHECK ((feels = ANY (ARRAY['not {so} "glad"'::public.mood, 'ok'::public.mood])));
ALTER TABLE public.people ADD CONSTRAINT known_too CHECK ((feels = ANY ('{"not {so} \"glad\"",ok}'::public.mood[])));
ALTER TABLE public.people ADD CONSTRAINT not_both CHECK (((NOT (felt @> '{"not {so} \"glad\"",ok,"not {so} \"glad\""}'::public.mood[])) OR (notes <> '{sad}'::text[])));
COMMIT;
