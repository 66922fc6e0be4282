-- 001 make enum public.mood anew, without 'gone', in another order
-- Plan:        case (phase 1)
-- Why:         PostgreSQL can neither remove nor move an enum value: a new type takes the place of the old one, and its owner and privileges; no table has it
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
CREATE TYPE public.mood__lockstep_new AS ENUM ('ok', 'sad');
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
DROP TYPE public.mood;
ALTER TYPE public.mood__lockstep_new RENAME TO mood;
COMMENT ON TYPE public.mood IS 'how it was';
COMMIT;
