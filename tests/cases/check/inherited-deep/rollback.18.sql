-- 009 undo replace check d on public.trees by the new one
-- Plan:        case (phase 1)
-- Why:         one short transaction: at no moment is neither rule in force
-- Locks:       ACCESS EXCLUSIVE on public.oaks, below public.trees (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.old_oaks, below public.trees (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.trees (stops reads and writes)
-- Transaction: one transaction
-- Locks:       SHARE UPDATE EXCLUSIVE on public.trees (stops no reads and no writes)
-- Transaction: one transaction
-- Locks:       ACCESS EXCLUSIVE on public.trees (stops reads and writes)
-- Transaction: one transaction
-- Rollback:    exact as to the catalog; rows written meanwhile can be in its way
--              it fails, and leaves the old rule NOT VALID, when there are rows of public.trees for which (height < 200) is false:
--                SELECT * FROM ONLY public.trees WHERE NOT ((height < 200)) LIMIT 20;

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
ALTER TABLE public.trees ADD CONSTRAINT d__lockstep_new CHECK ((height < 200)) NO INHERIT NOT VALID;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = 0;
SET LOCAL statement_timeout = 0;
ALTER TABLE public.trees VALIDATE CONSTRAINT d__lockstep_new;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '500ms';
SET LOCAL statement_timeout = '15s';
ALTER TABLE public.trees DROP CONSTRAINT d;
ALTER TABLE public.trees RENAME CONSTRAINT d__lockstep_new TO d;
COMMIT;

-- 008 undo validate the new check d on public.trees
-- Plan:        case (phase 1)
-- Why:         reads every row under a lock that stops neither reads nor writes
-- Rollback:    nothing to do: the step that added it drops it

-- Nothing to execute.

-- 007 undo add the new check d on public.trees beside the old one, not validated yet
-- Plan:        case (phase 1)
-- Why:         the rule changed; the old one stays in force until the new one is proved
-- Locks:       ACCESS EXCLUSIVE on public.trees (stops reads and writes)
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
ALTER TABLE public.trees DROP CONSTRAINT IF EXISTS d__lockstep_new;
COMMIT;

-- 006 undo add primary key trees_pkey on public.trees using its index
-- Plan:        case (phase 1)
-- Why:         the index is there and valid, so no row is read
-- Locks:       ACCESS EXCLUSIVE on public.trees (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.trees_pkey (stops reads and writes)
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
ALTER TABLE public.trees DROP CONSTRAINT trees_pkey;
COMMIT;

-- 005 undo build the unique index of primary key trees_pkey on public.trees
-- Plan:        case (phase 1)
-- Why:         the declaration has constraint trees_pkey on public.trees, the database has not; built CONCURRENTLY, because ADD CONSTRAINT alone would build it under ACCESS EXCLUSIVE
-- Locks:       SHARE UPDATE EXCLUSIVE on public.trees (stops no reads and no writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public.trees_pkey (stops no reads and no writes)
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
DROP INDEX CONCURRENTLY IF EXISTS public.trees_pkey;

-- 004 undo validate check e and 2 not nulls on public.trees
-- Plan:        case (phase 1)
-- Why:         reads every row under a lock that stops neither reads nor writes; in its own transaction, or the lock of the step before would be held through the scan
-- Rollback:    nothing to do: the step that added them drops them

-- Nothing to execute.

-- 003 undo add check e and 2 not nulls on public.trees, not validated yet
-- Plan:        case (phase 1)
-- Why:         the declaration has check e and 2 not nulls on public.trees; added NOT VALID first, so that no row is read under the lock
-- Locks:       ACCESS EXCLUSIVE on public.oaks, below public.trees (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.old_oaks, below public.trees (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.trees (stops reads and writes)
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
ALTER TABLE public.trees
  DROP CONSTRAINT IF EXISTS e,
  ALTER COLUMN height DROP NOT NULL,
  ALTER COLUMN id DROP NOT NULL;
COMMIT;

-- 002 undo set default of height on public.trees to 7
-- Plan:        case (phase 1)
-- Why:         the declaration says another default; rows that are there keep their values
-- Locks:       ACCESS EXCLUSIVE on public.trees (stops reads and writes)
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
ALTER TABLE ONLY public.trees ALTER COLUMN height DROP DEFAULT;
COMMIT;

-- 001 undo rename constraint c on public.trees to c2
-- Plan:        case (phase 1)
-- Why:         the declaration says `was:`
-- Locks:       ACCESS EXCLUSIVE on public.oaks, below public.trees (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.old_oaks, below public.trees (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.trees (stops reads and writes)
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
ALTER TABLE public.trees RENAME CONSTRAINT c2 TO c;
COMMIT;
