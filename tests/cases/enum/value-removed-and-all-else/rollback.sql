-- 011 undo validate 2 checks on public.people
-- Plan:        case (phase 1)
-- Why:         reads every row under a lock that stops neither reads nor writes; in its own transaction, or the lock of the step before would be held through the scan
-- Rollback:    nothing to do: the step that added them drops them

-- Nothing to execute.

-- 010 undo add 2 checks on public.people, not validated yet
-- Plan:        case (phase 1)
-- Why:         the declaration has 2 checks on public.people; added NOT VALID first, so that no row is read under the lock
-- Locks:       ACCESS EXCLUSIVE on public.people (stops reads and writes)
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
ALTER TABLE public.people
  DROP CONSTRAINT IF EXISTS kept,
  DROP CONSTRAINT IF EXISTS known;
COMMIT;

-- 009 undo change note of public.people from text to public.humour
-- Plan:        case (phase 1)
-- Why:         in place: about 20 rows in 8192 B, at most 10000; PostgreSQL N writes the table and its indexes anew for it
-- Locks:       ACCESS EXCLUSIVE on public.people (stops reads and writes)
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
ALTER TABLE ONLY public.people ALTER COLUMN note DROP DEFAULT;
ALTER TABLE public.people ALTER COLUMN note TYPE text USING note;
ALTER TABLE ONLY public.people ALTER COLUMN note SET DEFAULT 'sad'::text;
COMMIT;

-- 008 undo make enum public.humour anew, without 'gone', with 'fine', in another order
-- Plan:        case (phase 1)
-- Why:         PostgreSQL can neither remove nor move an enum value: a new type takes the place of the old one, and its owner and privileges; in place: about 20 rows in 8192 B, at most 10000; PostgreSQL N writes the table and its indexes anew for it
-- Locks:       ACCESS EXCLUSIVE on public.glad_people (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.people (stops reads and writes)
-- Transaction: one transaction
-- Rollback:    exact as to the catalog; rows written meanwhile can be in its way
--              it fails, and this step stays as the plan made it, when there are rows of public.people in which Mood has one of the values that go: 'fine':
--                SELECT * FROM public.people WHERE "Mood"::text IN ('fine') LIMIT 20;

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
CREATE TYPE public.humour__lockstep_new AS ENUM ('sad', 'gone', 'ok', 'happy');
DO $lockstep$
DECLARE
  was CONSTANT regtype := 'public.humour';
  made CONSTANT regtype := 'public.humour__lockstep_new';
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
DROP INDEX public.glad_people;
ALTER TABLE ONLY public.people ALTER COLUMN "Mood" DROP DEFAULT;
ALTER TABLE public.people ALTER COLUMN "Mood" TYPE public.humour__lockstep_new USING ("Mood"::text)::public.humour__lockstep_new;
DROP TYPE public.humour;
ALTER TYPE public.humour__lockstep_new RENAME TO humour;
ALTER TABLE ONLY public.people ALTER COLUMN "Mood" SET DEFAULT 'gone'::public.humour;
CREATE INDEX glad_people ON public.people USING btree (id) WHERE ("Mood" = 'happy'::public.humour);
COMMIT;

-- 007 undo drop index gone_people on public.people
-- Plan:        case (phase 1)
-- Why:         index gone_people on public.people is not declared, or named under `absent`
-- Locks:       SHARE UPDATE EXCLUSIVE on public.people (stops no reads and no writes)
-- Transaction: none: each statement by itself, CONCURRENTLY
-- Rollback:    exact

SET search_path = '';
SET standard_conforming_strings = on;
SET TimeZone = 'UTC';
SET DateStyle = 'ISO, MDY';
SET IntervalStyle = 'postgres';
SET quote_all_identifiers = off;
SET client_encoding = 'UTF8';
SET default_tablespace = '';

SET lock_timeout = 0;
SET statement_timeout = 0;
CREATE INDEX CONCURRENTLY gone_people ON public.people USING btree (height) WHERE ("Mood" = 'gone'::public.humour);

-- 006 undo drop check obsolete on public.people
-- Plan:        case (phase 1)
-- Why:         constraint obsolete on public.people is not declared, or named under `absent`
-- Locks:       ACCESS EXCLUSIVE on public.people (stops reads and writes)
-- Transaction: one transaction
-- Locks:       SHARE UPDATE EXCLUSIVE on public.people (stops no reads and no writes)
-- Transaction: one transaction
-- Rollback:    exact as to the catalog; rows written meanwhile can be in its way
--              it fails, and leaves the old rule NOT VALID, when there are rows of public.people for which (("Mood" <> 'gone'::public.humour) OR (height > 1)) is false:
--                SELECT * FROM public.people WHERE NOT ((("Mood" <> 'gone'::public.humour) OR (height > 1))) LIMIT 20;

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
ALTER TABLE public.people ADD CONSTRAINT obsolete CHECK ((("Mood" <> 'gone'::public.humour) OR (height > 1))) NOT VALID;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = 0;
SET LOCAL statement_timeout = 0;
ALTER TABLE public.people VALIDATE CONSTRAINT obsolete;
COMMIT;

-- 005 undo drop check known on public.people
-- Plan:        case (phase 1)
-- Why:         constraint known on public.people cannot stand beside its successor, whose columns or kind are others: it goes before, and until the step that adds it again the rule is NOT in force
-- Locks:       ACCESS EXCLUSIVE on public.people (stops reads and writes)
-- Transaction: one transaction
-- Locks:       SHARE UPDATE EXCLUSIVE on public.people (stops no reads and no writes)
-- Transaction: one transaction
-- Rollback:    exact as to the catalog; rows written meanwhile can be in its way
--              it fails, and leaves the old rule NOT VALID, when there are rows of public.people for which ("Mood" = ANY (ARRAY['sad'::public.humour, 'gone'::public... is false:
--                SELECT * FROM public.people WHERE NOT (("Mood" = ANY (ARRAY['sad'::public.humour, 'gone'::public.humour, 'ok'::public.humour]))) LIMIT 20;

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
ALTER TABLE public.people ADD CONSTRAINT known CHECK (("Mood" = ANY (ARRAY['sad'::public.humour, 'gone'::public.humour, 'ok'::public.humour]))) NOT VALID;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = 0;
SET LOCAL statement_timeout = 0;
ALTER TABLE public.people VALIDATE CONSTRAINT known;
COMMIT;

-- 004 undo change was of public.people from public.humour to text
-- Plan:        case (phase 1)
-- Why:         in place: about 20 rows in 8192 B, at most 10000; PostgreSQL N writes the table and its indexes anew for it
-- Locks:       ACCESS EXCLUSIVE on public.people (stops reads and writes)
-- Transaction: one transaction
-- Rollback:    exact as to the catalog; rows written meanwhile can be in its way
--              it fails, and this step stays as the plan made it, when there are values of was in public.people that public.humour does not hold as they are:
--                SELECT * FROM public.people WHERE was::text NOT IN ('sad', 'gone', 'ok', 'happy') LIMIT 20;

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
ALTER TABLE public.people ALTER COLUMN was TYPE public.humour USING (was::text)::public.humour;
ALTER TABLE ONLY public.people ALTER COLUMN was SET DEFAULT 'ok'::public.humour;
COMMIT;

-- 003 undo drop check kept on public.people
-- Plan:        case (phase 1)
-- Why:         constraint kept on public.people cannot stand beside its successor, whose columns or kind are others: it goes before, and until the step that adds it again the rule is NOT in force
-- Locks:       ACCESS EXCLUSIVE on public.people (stops reads and writes)
-- Transaction: one transaction
-- Locks:       SHARE UPDATE EXCLUSIVE on public.people (stops no reads and no writes)
-- Transaction: one transaction
-- Rollback:    exact as to the catalog; rows written meanwhile can be in its way
--              it fails, and leaves the old rule NOT VALID, when there are rows of public.people for which (was <> 'sad'::public.humour) is false:
--                SELECT * FROM public.people WHERE NOT ((was <> 'sad'::public.humour)) LIMIT 20;

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
ALTER TABLE public.people ADD CONSTRAINT kept CHECK ((was <> 'sad'::public.humour)) NOT VALID;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = 0;
SET LOCAL statement_timeout = 0;
ALTER TABLE public.people VALIDATE CONSTRAINT kept;
COMMIT;

-- 002 undo rename value 'glad' of enum public.humour to 'happy'
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
ALTER TYPE public.humour RENAME VALUE 'happy' TO 'glad';
COMMIT;

-- 001 undo rename enum public.Mood to humour
-- Plan:        case (phase 1)
-- Why:         the declaration says `was:`; clients that cast to the old name fail from here on
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
ALTER TYPE public.humour RENAME TO "Mood";
COMMIT;
