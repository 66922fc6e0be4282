-- 001 rename constraint child_id on public.child to child_key
-- Plan:        case (phase 1)
-- Why:         the declaration says `was:`
-- Locks:       ACCESS EXCLUSIVE on public.child (stops reads and writes)
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
ALTER TABLE public.child RENAME CONSTRAINT child_id TO child_key;
COMMIT;

-- 002 build the unique index of the new primary key parent_id on public.parent
-- Plan:        case (phase 1)
-- Why:         the definition changed; the old rule stays in force meanwhile
-- Locks:       SHARE UPDATE EXCLUSIVE on public.parent (stops no reads and no writes)
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
CREATE UNIQUE INDEX CONCURRENTLY parent_id__lockstep_new ON public.parent USING btree (id) INCLUDE (code);

-- 003 replace primary key parent_id on public.parent by the new one
-- Plan:        case (phase 1)
-- Why:         one short transaction: at no moment is neither rule in force
-- After:       001, constraint child_key on public.child must exist
-- After:       002, it is the next step of the same change
-- Locks:       ACCESS EXCLUSIVE on public.child (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.parent (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.parent_id (stops reads and writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public.parent_id__lockstep_new (stops no reads and no writes)
-- Transaction: one transaction
-- Rollback:    exact as to the catalog; rows written meanwhile can be in its way
--              it fails, and leaves the old rule NOT VALID, when there are rows of public.child that foreign key child_key finds no row of public.parent for:
--                SELECT c.* FROM public.child c WHERE (c.id IS NOT NULL) AND NOT EXISTS (SELECT FROM public.parent p WHERE p.id = c.id) LIMIT 20;
--              it fails, and leaves the old rule NOT VALID, when there are rows of public.parent that foreign key parent_up finds no row of public.parent for:
--                SELECT c.* FROM public.parent c WHERE (c.up IS NOT NULL) AND NOT EXISTS (SELECT FROM public.parent p WHERE p.id = c.up) LIMIT 20;

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
ALTER TABLE public.child DROP CONSTRAINT child_key;
ALTER TABLE public.parent DROP CONSTRAINT parent_up;
ALTER TABLE public.parent DROP CONSTRAINT parent_id;
ALTER TABLE public.parent ADD CONSTRAINT parent_id PRIMARY KEY USING INDEX parent_id__lockstep_new;
ALTER TABLE public.child ADD CONSTRAINT child_key FOREIGN KEY (id) REFERENCES public.parent(id) NOT VALID;
ALTER TABLE public.parent ADD CONSTRAINT parent_up FOREIGN KEY (up) REFERENCES public.parent(id) NOT VALID;
COMMIT;

-- 004 add the new foreign key child_key on public.child beside the old one, not validated yet
-- Plan:        case (phase 1)
-- Why:         the rule changed; the old one stays in force until the new one is proved
-- After:       001, constraint child_key on public.child must exist
-- After:       003, public.parent must have its unique key on (id)
-- Locks:       SHARE ROW EXCLUSIVE on public.child (stops writes)
-- Locks:       SHARE ROW EXCLUSIVE on public.parent (stops writes)
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
ALTER TABLE public.child ADD CONSTRAINT child_key__lockstep_new FOREIGN KEY (id) REFERENCES public.parent(id) ON DELETE CASCADE NOT VALID;
COMMIT;

-- 005 validate the new foreign key child_key on public.child
-- Plan:        case (phase 1)
-- Why:         reads every row under a lock that stops neither reads nor writes
-- After:       003, public.parent must have its unique key on (id)
-- After:       004, it is the next step of the same change
-- Locks:       SHARE UPDATE EXCLUSIVE on public.child (stops no reads and no writes)
-- Locks:       ROW SHARE on public.parent (stops no reads and no writes)
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
ALTER TABLE public.child VALIDATE CONSTRAINT child_key__lockstep_new;
COMMIT;

-- 006 replace foreign key child_key on public.child by the new one
-- Plan:        case (phase 1)
-- Why:         one short transaction: at no moment is neither rule in force
-- After:       003, public.parent must have its unique key on (id)
-- After:       005, it is the next step of the same change
-- Locks:       ACCESS EXCLUSIVE on public.child (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.parent (stops reads and writes)
-- Transaction: one transaction
-- Rollback:    exact as to the catalog; rows written meanwhile can be in its way
--              it fails, and leaves the old rule NOT VALID, when there are rows of public.child that foreign key child_key finds no row of public.parent for:
--                SELECT c.* FROM public.child c WHERE (c.id IS NOT NULL) AND NOT EXISTS (SELECT FROM public.parent p WHERE p.id = c.id) LIMIT 20;

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
ALTER TABLE public.child DROP CONSTRAINT child_key;
ALTER TABLE public.child RENAME CONSTRAINT child_key__lockstep_new TO child_key;
COMMIT;

-- 007 add the new foreign key parent_up on public.parent beside the old one, not validated yet
-- Plan:        case (phase 1)
-- Why:         the rule changed; the old one stays in force until the new one is proved
-- After:       003, public.parent must have its unique key on (id)
-- Locks:       SHARE ROW EXCLUSIVE on public.parent (stops writes)
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
ALTER TABLE public.parent ADD CONSTRAINT parent_up__lockstep_new FOREIGN KEY (up) REFERENCES public.parent(id) ON DELETE SET NULL NOT VALID;
COMMIT;

-- 008 validate the new foreign key parent_up on public.parent
-- Plan:        case (phase 1)
-- Why:         reads every row under a lock that stops neither reads nor writes
-- After:       003, public.parent must have its unique key on (id)
-- After:       007, it is the next step of the same change
-- Locks:       SHARE UPDATE EXCLUSIVE on public.parent (stops no reads and no writes)
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
ALTER TABLE public.parent VALIDATE CONSTRAINT parent_up__lockstep_new;
COMMIT;

-- 009 replace foreign key parent_up on public.parent by the new one
-- Plan:        case (phase 1)
-- Why:         one short transaction: at no moment is neither rule in force
-- After:       003, public.parent must have its unique key on (id)
-- After:       008, it is the next step of the same change
-- Locks:       ACCESS EXCLUSIVE on public.parent (stops reads and writes)
-- Transaction: one transaction
-- Rollback:    exact as to the catalog; rows written meanwhile can be in its way
--              it fails, and leaves the old rule NOT VALID, when there are rows of public.parent that foreign key parent_up finds no row of public.parent for:
--                SELECT c.* FROM public.parent c WHERE (c.up IS NOT NULL) AND NOT EXISTS (SELECT FROM public.parent p WHERE p.id = c.up) LIMIT 20;

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
ALTER TABLE public.parent DROP CONSTRAINT parent_up;
ALTER TABLE public.parent RENAME CONSTRAINT parent_up__lockstep_new TO parent_up;
COMMIT;
