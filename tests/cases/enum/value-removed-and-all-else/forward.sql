-- 001 rename enum public.Mood to humour
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
ALTER TYPE public."Mood" RENAME TO humour;
COMMIT;

-- 002 rename value 'glad' of enum public.humour to 'happy'
-- Plan:        case (phase 1)
-- Why:         the declaration says `was:`; clients that send the old label fail from here on
-- After:       001, type public.humour must exist
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
ALTER TYPE public.humour RENAME VALUE 'glad' TO 'happy';
COMMIT;

-- 003 drop check kept on public.people
-- Plan:        case (phase 1)
-- Why:         constraint kept on public.people cannot stand beside its successor, whose columns or kind are others: it goes before, and until the step that adds it again the rule is NOT in force
-- After:       001, type public.humour must exist
-- After:       002, value 'happy' of public.humour must have its new name
-- Locks:       ACCESS EXCLUSIVE on public.people (stops reads and writes)
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
ALTER TABLE public.people DROP CONSTRAINT kept;
COMMIT;

-- 004 change was of public.people from public.humour to text
-- Plan:        case (phase 1)
-- Why:         in place: about 20 rows in 8192 B, at most 10000; PostgreSQL N writes the table and its indexes anew for it
-- After:       003, what was written for the old type of public.people.was must be gone
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
ALTER TABLE ONLY public.people ALTER COLUMN was DROP DEFAULT;
ALTER TABLE public.people ALTER COLUMN was TYPE text USING was;
COMMIT;

-- 005 drop check known on public.people
-- Plan:        case (phase 1)
-- Why:         constraint known on public.people cannot stand beside its successor, whose columns or kind are others: it goes before, and until the step that adds it again the rule is NOT in force
-- After:       001, type public.humour must exist
-- After:       002, value 'happy' of public.humour must have its new name
-- Locks:       ACCESS EXCLUSIVE on public.people (stops reads and writes)
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
ALTER TABLE public.people DROP CONSTRAINT known;
COMMIT;

-- 006 drop check obsolete on public.people
-- Plan:        case (phase 1)
-- Why:         constraint obsolete on public.people is not declared, or named under `absent`
-- After:       001, type public.humour must exist
-- After:       002, value 'happy' of public.humour must have its new name
-- Locks:       ACCESS EXCLUSIVE on public.people (stops reads and writes)
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
ALTER TABLE public.people DROP CONSTRAINT obsolete;
COMMIT;

-- 007 drop index gone_people on public.people
-- Plan:        case (phase 1)
-- Why:         index gone_people on public.people is not declared, or named under `absent`
-- After:       001, type public.humour must exist
-- After:       002, value 'happy' of public.humour must have its new name
-- Locks:       SHARE UPDATE EXCLUSIVE on public.gone_people (stops no reads and no writes)
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
DROP INDEX CONCURRENTLY public.gone_people;

-- 008 make enum public.humour anew, without 'gone', with 'fine', in another order
-- Plan:        case (phase 1)
-- Why:         PostgreSQL can neither remove nor move an enum value: a new type takes the place of the old one, and its owner and privileges; in place: about 20 rows in 8192 B, at most 10000; PostgreSQL N writes the table and its indexes anew for it
-- After:       001, type public.humour must exist
-- After:       002, value 'happy' of public.humour must be there
-- After:       003, what was written for the old values of public.humour must be gone
-- After:       004, what was written for the old values of public.humour must be gone
-- After:       005, what was written for the old values of public.humour must be gone
-- After:       006, what was written for the old values of public.humour must be gone
-- After:       007, what was written for the old values of public.humour must be gone
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
CREATE TYPE public.humour__lockstep_new AS ENUM ('fine', 'ok', 'sad', 'happy');
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
COMMENT ON TYPE public.humour IS 'anew';
ALTER TABLE ONLY public.people ALTER COLUMN "Mood" SET DEFAULT 'fine'::public.humour;
CREATE INDEX glad_people ON public.people USING btree (id) WHERE ("Mood" = 'happy'::public.humour);
COMMIT;

-- 009 change note of public.people from text to public.humour
-- Plan:        case (phase 1)
-- Why:         in place: about 20 rows in 8192 B, at most 10000; PostgreSQL N writes the table and its indexes anew for it
-- After:       001, type public.humour must exist
-- After:       002, new values of public.humour must be committed before they are used
-- After:       008, new values of public.humour must be committed before they are used
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
ALTER TABLE public.people ALTER COLUMN note TYPE public.humour USING (note::text)::public.humour;
ALTER TABLE ONLY public.people ALTER COLUMN note SET DEFAULT 'sad'::public.humour;
COMMIT;

-- 010 add 2 checks on public.people, not validated yet
-- Plan:        case (phase 1)
-- Why:         the declaration has 2 checks on public.people; added NOT VALID first, so that no row is read under the lock
-- After:       001, type public.humour must exist
-- After:       002, new values of public.humour must be committed before they are used
-- After:       003, the constraint name kept on public.people must be free
-- After:       004, column public.people.was must have its new type
-- After:       005, the constraint name known on public.people must be free
-- After:       008, new values of public.humour must be committed before they are used
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
  ADD CONSTRAINT kept CHECK ((was <> 'sad'::text)) NOT VALID,
  ADD CONSTRAINT known CHECK (("Mood" = ANY (ARRAY['sad'::public.humour, 'fine'::public.humour, 'ok'::public.humour]))) NOT VALID;
COMMIT;

-- 011 validate 2 checks on public.people
-- Plan:        case (phase 1)
-- Why:         reads every row under a lock that stops neither reads nor writes; in its own transaction, or the lock of the step before would be held through the scan
-- After:       001, type public.humour must exist
-- After:       002, value 'happy' of public.humour must have its new name
-- After:       010, it is the next step of the same change
-- Locks:       SHARE UPDATE EXCLUSIVE on public.people (stops no reads and no writes)
-- Transaction: one transaction
-- Rollback:    nothing to do: the step that added them drops them

SET search_path = '';
SET standard_conforming_strings = on;
SET TimeZone = 'UTC';
SET DateStyle = 'ISO, MDY';
SET IntervalStyle = 'postgres';
SET quote_all_identifiers = off;
SET client_encoding = 'UTF8';
SET default_tablespace = '';

BEGIN;
SET LOCAL lock_timeout = 0;
SET LOCAL statement_timeout = 0;
ALTER TABLE public.people
  VALIDATE CONSTRAINT kept,
  VALIDATE CONSTRAINT known;
COMMIT;
