-- 015 undo comment on constraint parent_id on public.parent
-- Plan:        case (phase 1)
-- Why:         the declaration says another text
-- Rollback:    nothing to do: the step that makes the object takes it away, and its comment with it

-- Nothing to execute.

-- 014 undo comment on constraint child_key on public.child
-- Plan:        case (phase 1)
-- Why:         the declaration says another text
-- Rollback:    nothing to do: the step that makes the object takes it away, and its comment with it

-- Nothing to execute.

-- 013 undo validate foreign key late_id on public.late
-- Plan:        case (phase 1)
-- Why:         looks every row up under locks that stop neither reads nor writes
-- Rollback:    nothing to do: the step that added it drops it

-- Nothing to execute.

-- 012 undo add foreign key late_id on public.late, not validated yet
-- Plan:        case (phase 1)
-- Why:         the declaration has constraint late_id on public.late, the database has not; NOT VALID, so that no row is read while writes to both tables wait
-- Locks:       ACCESS EXCLUSIVE on public.late (stops reads and writes)
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
SET LOCAL statement_timeout = '15s';
ALTER TABLE public.late DROP CONSTRAINT IF EXISTS late_id;
COMMIT;

-- 011 undo replace primary key parent_id on public.parent by the new one
-- Plan:        case (phase 1)
-- Why:         one short transaction: at no moment is neither rule in force
-- Locks:       SHARE UPDATE EXCLUSIVE on public.parent (stops no reads and no writes)
-- Transaction: none: each statement by itself, CONCURRENTLY
-- Locks:       SHARE UPDATE EXCLUSIVE on public.parent (stops no reads and no writes)
-- Transaction: none: each statement by itself, CONCURRENTLY
-- Locks:       ACCESS EXCLUSIVE on public.child (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.parent (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.parent_id (stops reads and writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public.parent_id__lockstep_old (stops no reads and no writes)
-- Transaction: one transaction
-- Locks:       SHARE UPDATE EXCLUSIVE on public.child (stops no reads and no writes)
-- Locks:       ROW SHARE on public.parent (stops no reads and no writes)
-- Transaction: one transaction
-- Locks:       SHARE UPDATE EXCLUSIVE on public.parent (stops no reads and no writes)
-- Transaction: one transaction
-- Rollback:    exact as to the catalog; rows written meanwhile can be in its way
--              it fails, and this step stays as the plan made it, when there are values that parent_id on public.parent would find twice:
--                SELECT id, count(*) FROM public.parent WHERE id IS NOT NULL GROUP BY id HAVING count(*) > 1 LIMIT 20;
--              it fails, and leaves the old rule NOT VALID, when there are rows of public.child that foreign key child_key finds no row of public.parent for:
--                SELECT c.* FROM public.child c WHERE (c.tenant IS NOT NULL AND c.id IS NOT NULL) AND NOT EXISTS (SELECT FROM public.parent p WHERE p.tenant = c.tenant AND p.id = c.id) LIMIT 20;
--              it fails, and leaves the old rule NOT VALID, when there are rows of public.parent that foreign key parent_up finds no row of public.parent for:
--                SELECT c.* FROM public.parent c WHERE (c.tenant IS NOT NULL AND c.up IS NOT NULL) AND NOT EXISTS (SELECT FROM public.parent p WHERE p.tenant = c.tenant AND p.id = c.up) LIMIT 20;

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
CREATE UNIQUE INDEX CONCURRENTLY parent_id__lockstep_new ON public.parent USING btree (tenant, id);

SET lock_timeout = 0;
SET statement_timeout = 0;
CREATE UNIQUE INDEX CONCURRENTLY parent_id__lockstep_old ON public.parent USING btree (id);

BEGIN;
SET LOCAL lock_timeout = '500ms';
SET LOCAL statement_timeout = '15s';
ALTER TABLE public.child DROP CONSTRAINT child_key;
ALTER TABLE public.child DROP CONSTRAINT child_other;
ALTER TABLE public.parent DROP CONSTRAINT parent_up;
ALTER TABLE public.parent DROP CONSTRAINT parent_id;
ALTER TABLE public.parent ADD CONSTRAINT parent_id PRIMARY KEY USING INDEX parent_id__lockstep_old;
COMMENT ON CONSTRAINT parent_id ON public.parent IS 'one of all';
ALTER TABLE public.child ADD CONSTRAINT child_key FOREIGN KEY (tenant, id) REFERENCES public.parent(tenant, id) ON DELETE CASCADE NOT VALID;
ALTER TABLE public.child ADD CONSTRAINT child_other FOREIGN KEY (tenant, other) REFERENCES public.parent(tenant, id) NOT VALID;
ALTER TABLE public.parent ADD CONSTRAINT parent_up FOREIGN KEY (tenant, up) REFERENCES public.parent(tenant, id) NOT VALID;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = 0;
SET LOCAL statement_timeout = 0;
ALTER TABLE public.child VALIDATE CONSTRAINT child_key;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = 0;
SET LOCAL statement_timeout = 0;
ALTER TABLE public.parent VALIDATE CONSTRAINT parent_up;
COMMIT;

-- 010 undo replace foreign key parent_up on public.parent by the new one
-- Plan:        case (phase 1)
-- Why:         one short transaction: at no moment is neither rule in force
-- Locks:       SHARE ROW EXCLUSIVE on public.parent (stops writes)
-- Transaction: one transaction
-- Locks:       SHARE UPDATE EXCLUSIVE on public.parent (stops no reads and no writes)
-- Transaction: one transaction
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
ALTER TABLE public.parent ADD CONSTRAINT parent_up__lockstep_new FOREIGN KEY (up) REFERENCES public.parent(id) NOT VALID;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = 0;
SET LOCAL statement_timeout = 0;
ALTER TABLE public.parent VALIDATE CONSTRAINT parent_up__lockstep_new;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '500ms';
SET LOCAL statement_timeout = '15s';
ALTER TABLE public.parent DROP CONSTRAINT parent_up;
ALTER TABLE public.parent RENAME CONSTRAINT parent_up__lockstep_new TO parent_up;
COMMIT;

-- 009 undo validate the new foreign key parent_up on public.parent
-- Plan:        case (phase 1)
-- Why:         reads every row under a lock that stops neither reads nor writes
-- Rollback:    nothing to do: the step that added it drops it

-- Nothing to execute.

-- 008 undo add the new foreign key parent_up on public.parent beside the old one, not validated yet
-- Plan:        case (phase 1)
-- Why:         the rule changed; the old one stays in force until the new one is proved
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
SET LOCAL statement_timeout = '15s';
ALTER TABLE public.parent DROP CONSTRAINT IF EXISTS parent_up__lockstep_new;
COMMIT;

-- 007 undo replace foreign key child_other on public.child by the new one
-- Plan:        case (phase 1)
-- Why:         one short transaction: at no moment is neither rule in force
-- Locks:       SHARE ROW EXCLUSIVE on public.child (stops writes)
-- Locks:       SHARE ROW EXCLUSIVE on public.parent (stops writes)
-- Transaction: one transaction
-- Locks:       ACCESS EXCLUSIVE on public.child (stops reads and writes)
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
SET LOCAL statement_timeout = '15s';
ALTER TABLE public.child ADD CONSTRAINT child_other__lockstep_new FOREIGN KEY (other) REFERENCES public.parent(id) NOT VALID;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '500ms';
SET LOCAL statement_timeout = '15s';
ALTER TABLE public.child DROP CONSTRAINT child_other;
ALTER TABLE public.child RENAME CONSTRAINT child_other__lockstep_new TO child_other;
COMMIT;

-- 006 undo add the new foreign key child_other on public.child beside the old one, not validated
-- Plan:        case (phase 1)
-- Why:         the rule changed, and is declared not to ask the rows that are there; the old one stays in force until the new one takes its place
-- Locks:       ACCESS EXCLUSIVE on public.child (stops reads and writes)
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
SET LOCAL statement_timeout = '15s';
ALTER TABLE public.child DROP CONSTRAINT IF EXISTS child_other__lockstep_new;
COMMIT;

-- 005 undo replace foreign key child_key on public.child by the new one
-- Plan:        case (phase 1)
-- Why:         one short transaction: at no moment is neither rule in force
-- Locks:       SHARE ROW EXCLUSIVE on public.child (stops writes)
-- Locks:       SHARE ROW EXCLUSIVE on public.parent (stops writes)
-- Transaction: one transaction
-- Locks:       SHARE UPDATE EXCLUSIVE on public.child (stops no reads and no writes)
-- Locks:       ROW SHARE on public.parent (stops no reads and no writes)
-- Transaction: one transaction
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
ALTER TABLE public.child ADD CONSTRAINT child_key__lockstep_new FOREIGN KEY (id) REFERENCES public.parent(id) ON DELETE CASCADE NOT VALID;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = 0;
SET LOCAL statement_timeout = 0;
ALTER TABLE public.child VALIDATE CONSTRAINT child_key__lockstep_new;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '500ms';
SET LOCAL statement_timeout = '15s';
ALTER TABLE public.child DROP CONSTRAINT child_key;
ALTER TABLE public.child RENAME CONSTRAINT child_key__lockstep_new TO child_key;
COMMENT ON CONSTRAINT child_key ON public.child IS 'before';
COMMIT;

-- 004 undo validate the new foreign key child_key on public.child
-- Plan:        case (phase 1)
-- Why:         reads every row under a lock that stops neither reads nor writes
-- Rollback:    nothing to do: the step that added it drops it

-- Nothing to execute.

-- 003 undo add the new foreign key child_key on public.child beside the old one, not validated yet
-- Plan:        case (phase 1)
-- Why:         the rule changed; the old one stays in force until the new one is proved
-- Locks:       ACCESS EXCLUSIVE on public.child (stops reads and writes)
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
SET LOCAL statement_timeout = '15s';
ALTER TABLE public.child DROP CONSTRAINT IF EXISTS child_key__lockstep_new;
COMMIT;

-- 002 undo build the unique index of the new primary key parent_id on public.parent
-- Plan:        case (phase 1)
-- Why:         the definition changed; the old rule stays in force meanwhile
-- Locks:       SHARE UPDATE EXCLUSIVE on public.parent (stops no reads and no writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public.parent_id__lockstep_new (stops no reads and no writes)
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
DROP INDEX CONCURRENTLY IF EXISTS public.parent_id__lockstep_new;

-- 001 undo rename constraint child_id on public.child to child_key
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
ALTER TABLE public.child RENAME CONSTRAINT child_key TO child_id;
COMMIT;
