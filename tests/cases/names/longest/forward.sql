-- 001 add 2 not nulls on public.äääääääääääääääääääääääääääääääx, not validated yet
-- Plan:        case (phase 1)
-- Why:         the declaration has 2 not nulls on public.äääääääääääääääääääääääääääääääx; added NOT VALID first, so that no row is read under the lock; a CHECK stands in for each NOT NULL until it is proved
-- Locks:       ACCESS EXCLUSIVE on public."äääääääääääääääääääääääääääääääx" (stops reads and writes)
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
ALTER TABLE public."äääääääääääääääääääääääääääääääx"
  ADD CONSTRAINT bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb_94e419fa__lockstep_not_null CHECK ((bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb IS NOT NULL)) NOT VALID,
  ADD CONSTRAINT "äääääääääääääääää_f7e2e7ee__lockstep_not_null" CHECK (("äääääääääääääääääääääääääääääääx" IS NOT NULL)) NOT VALID;
COMMIT;

-- 002 validate 2 not nulls on public.äääääääääääääääääääääääääääääääx
-- Plan:        case (phase 1)
-- Why:         reads every row under a lock that stops neither reads nor writes; in its own transaction, or the lock of the step before would be held through the scan
-- After:       001, it is the next step of the same change
-- Locks:       SHARE UPDATE EXCLUSIVE on public."äääääääääääääääääääääääääääääääx" (stops no reads and no writes)
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
ALTER TABLE public."äääääääääääääääääääääääääääääääx"
  VALIDATE CONSTRAINT bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb_94e419fa__lockstep_not_null,
  VALIDATE CONSTRAINT "äääääääääääääääää_f7e2e7ee__lockstep_not_null";
COMMIT;

-- 003 set bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb, äääääääääääääääääääääääääääääääx of public.äääääääääääääääääääääääääääääääx not null
-- Plan:        case (phase 1)
-- Why:         the validated CHECK spares the scan; it is dropped by a second statement, because one statement for both would scan
-- After:       002, it is the next step of the same change
-- Locks:       ACCESS EXCLUSIVE on public."äääääääääääääääääääääääääääääääx" (stops reads and writes)
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
ALTER TABLE public."äääääääääääääääääääääääääääääääx"
  ALTER COLUMN bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb SET NOT NULL,
  ALTER COLUMN "äääääääääääääääääääääääääääääääx" SET NOT NULL;
ALTER TABLE public."äääääääääääääääääääääääääääääääx"
  DROP CONSTRAINT bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb_94e419fa__lockstep_not_null,
  DROP CONSTRAINT "äääääääääääääääää_f7e2e7ee__lockstep_not_null";
COMMIT;

-- 004 add the new check ccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc on public.äääääääääääääääääääääääääääääääx beside the old one, not validated yet
-- Plan:        case (phase 1)
-- Why:         the rule changed; the old one stays in force until the new one is proved
-- Locks:       ACCESS EXCLUSIVE on public."äääääääääääääääääääääääääääääääx" (stops reads and writes)
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
ALTER TABLE public."äääääääääääääääääääääääääääääääx" ADD CONSTRAINT cccccccccccccccccccccccccccccccccccccccc_93378fde__lockstep_new CHECK (("äääääääääääääääääääääääääääääääx" > '-1'::integer)) NOT VALID;
COMMIT;

-- 005 validate the new check ccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc on public.äääääääääääääääääääääääääääääääx
-- Plan:        case (phase 1)
-- Why:         reads every row under a lock that stops neither reads nor writes
-- After:       004, it is the next step of the same change
-- Locks:       SHARE UPDATE EXCLUSIVE on public."äääääääääääääääääääääääääääääääx" (stops no reads and no writes)
-- Transaction: one transaction
-- Rollback:    nothing to do: the step that added it drops it

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
ALTER TABLE public."äääääääääääääääääääääääääääääääx" VALIDATE CONSTRAINT cccccccccccccccccccccccccccccccccccccccc_93378fde__lockstep_new;
COMMIT;

-- 006 replace check ccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc on public.äääääääääääääääääääääääääääääääx by the new one
-- Plan:        case (phase 1)
-- Why:         one short transaction: at no moment is neither rule in force
-- After:       005, it is the next step of the same change
-- Locks:       ACCESS EXCLUSIVE on public."äääääääääääääääääääääääääääääääx" (stops reads and writes)
-- Transaction: one transaction
-- Rollback:    exact as to the catalog; rows written meanwhile can be in its way
--              it fails, and leaves the old rule NOT VALID, when there are rows of public.äääääääääääääääääääääääääääääääx for which ("äääääääääääääääääääääääääääääääx" > 0) is false:
--                SELECT * FROM public."äääääääääääääääääääääääääääääääx" WHERE NOT (("äääääääääääääääääääääääääääääääx" > 0)) LIMIT 20;

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
ALTER TABLE public."äääääääääääääääääääääääääääääääx" DROP CONSTRAINT ccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc;
ALTER TABLE public."äääääääääääääääääääääääääääääääx" RENAME CONSTRAINT cccccccccccccccccccccccccccccccccccccccc_93378fde__lockstep_new TO ccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc;
COMMIT;

-- 007 build the unique index of the new unique uuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuu on public.äääääääääääääääääääääääääääääääx
-- Plan:        case (phase 1)
-- Why:         the definition changed; the old rule stays in force meanwhile
-- Locks:       SHARE UPDATE EXCLUSIVE on public."äääääääääääääääääääääääääääääääx" (stops no reads and no writes)
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
CREATE UNIQUE INDEX CONCURRENTLY uuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuu_99e4382c__lockstep_new ON public."äääääääääääääääääääääääääääääääx" USING btree (bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb) INCLUDE ("äääääääääääääääääääääääääääääääx");

-- 008 replace unique uuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuu on public.äääääääääääääääääääääääääääääääx by the new one
-- Plan:        case (phase 1)
-- Why:         one short transaction: at no moment is neither rule in force
-- After:       007, it is the next step of the same change
-- Locks:       SHARE UPDATE EXCLUSIVE on public.uuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuu_99e4382c__lockstep_new (stops no reads and no writes)
-- Locks:       ACCESS EXCLUSIVE on public.uuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuu (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public."äääääääääääääääääääääääääääääääx" (stops reads and writes)
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
ALTER TABLE public."äääääääääääääääääääääääääääääääx" DROP CONSTRAINT uuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuu;
ALTER TABLE public."äääääääääääääääääääääääääääääääx" ADD CONSTRAINT uuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuu UNIQUE USING INDEX uuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuu_99e4382c__lockstep_new;
COMMIT;

-- 009 build the new index iiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiii on public.äääääääääääääääääääääääääääääääx beside the old one
-- Plan:        case (phase 1)
-- Why:         the definition changed; queries keep the old index meanwhile
-- Locks:       SHARE UPDATE EXCLUSIVE on public."äääääääääääääääääääääääääääääääx" (stops no reads and no writes)
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
CREATE INDEX CONCURRENTLY iiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiii_95791dbc__lockstep_new ON public."äääääääääääääääääääääääääääääääx" USING btree ("äääääääääääääääääääääääääääääääx");

-- 010 swap the names of the old and the new index iiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiii on public.äääääääääääääääääääääääääääääääx
-- Plan:        case (phase 1)
-- Why:         renames an index under a lock that stops neither reads nor writes
-- After:       009, it is the next step of the same change
-- Locks:       SHARE UPDATE EXCLUSIVE on public.iiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiii_95791dbc__lockstep_new (stops no reads and no writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public.iiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiii (stops no reads and no writes)
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
SET LOCAL lock_timeout = 0;
SET LOCAL statement_timeout = 0;
ALTER INDEX public.iiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiii RENAME TO iiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiii_95791dbc__lockstep_old;
ALTER INDEX public.iiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiii_95791dbc__lockstep_new RENAME TO iiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiii;
COMMIT;

-- 011 drop the old index iiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiii on public.äääääääääääääääääääääääääääääääx
-- Plan:        case (phase 1)
-- Why:         the new one serves all queries
-- After:       010, it is the next step of the same change
-- Locks:       SHARE UPDATE EXCLUSIVE on public.iiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiii_95791dbc__lockstep_old (stops no reads and no writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public."äääääääääääääääääääääääääääääääx" (stops no reads and no writes)
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
DROP INDEX CONCURRENTLY IF EXISTS public.iiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiii_95791dbc__lockstep_old;
