-- 001 rename constraint c on public.trees to c2
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
ALTER TABLE public.trees RENAME CONSTRAINT c TO c2;
COMMIT;

-- 002 set default of height on public.trees to 7
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
ALTER TABLE ONLY public.trees ALTER COLUMN height SET DEFAULT 7;
COMMIT;

-- 003 add check e and 2 not nulls on public.trees, not validated yet
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
  ADD CONSTRAINT e CHECK ((kind <> ''::text)) NOT VALID,
  ADD CONSTRAINT trees_height_not_null NOT NULL height NOT VALID,
  ADD CONSTRAINT trees_id_not_null NOT NULL id NOT VALID;
COMMIT;

-- 004 validate check e and 2 not nulls on public.trees
-- Plan:        case (phase 1)
-- Why:         reads every row under a lock that stops neither reads nor writes; in its own transaction, or the lock of the step before would be held through the scan
-- After:       003, it is the next step of the same change
-- Locks:       SHARE UPDATE EXCLUSIVE on public.oaks, below public.trees (stops no reads and no writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public.old_oaks, below public.trees (stops no reads and no writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public.trees (stops no reads and no writes)
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
ALTER TABLE public.trees
  VALIDATE CONSTRAINT e,
  VALIDATE CONSTRAINT trees_height_not_null,
  VALIDATE CONSTRAINT trees_id_not_null;
COMMIT;

-- 005 build the unique index of primary key trees_pkey on public.trees
-- Plan:        case (phase 1)
-- Why:         the declaration has constraint trees_pkey on public.trees, the database has not; built CONCURRENTLY, because ADD CONSTRAINT alone would build it under ACCESS EXCLUSIVE
-- Locks:       SHARE UPDATE EXCLUSIVE on public.trees (stops no reads and no writes)
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
CREATE UNIQUE INDEX CONCURRENTLY trees_pkey ON public.trees USING btree (id);

-- 006 add primary key trees_pkey on public.trees using its index
-- Plan:        case (phase 1)
-- Why:         the index is there and valid, so no row is read
-- After:       004, column public.trees.id must be NOT NULL
-- After:       005, it is the next step of the same change
-- Locks:       ACCESS EXCLUSIVE on public.oaks, below public.trees (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.old_oaks, below public.trees (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.trees (stops reads and writes)
-- Locks:       ACCESS SHARE on public.trees_pkey (stops no reads and no writes)
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
ALTER TABLE public.trees ADD CONSTRAINT trees_pkey PRIMARY KEY USING INDEX trees_pkey;
COMMIT;

-- 007 add the new check d on public.trees beside the old one, not validated yet
-- Plan:        case (phase 1)
-- Why:         the rule changed; the old one stays in force until the new one is proved
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
ALTER TABLE public.trees ADD CONSTRAINT d__lockstep_new CHECK ((height < 300)) NO INHERIT NOT VALID;
COMMIT;

-- 008 validate the new check d on public.trees
-- Plan:        case (phase 1)
-- Why:         reads every row under a lock that stops neither reads nor writes
-- After:       007, it is the next step of the same change
-- Locks:       SHARE UPDATE EXCLUSIVE on public.trees (stops no reads and no writes)
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
ALTER TABLE public.trees VALIDATE CONSTRAINT d__lockstep_new;
COMMIT;

-- 009 replace check d on public.trees by the new one
-- Plan:        case (phase 1)
-- Why:         one short transaction: at no moment is neither rule in force
-- After:       008, it is the next step of the same change
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
ALTER TABLE public.trees DROP CONSTRAINT d;
ALTER TABLE public.trees RENAME CONSTRAINT d__lockstep_new TO d;
COMMIT;
