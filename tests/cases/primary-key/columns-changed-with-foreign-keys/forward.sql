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
CREATE UNIQUE INDEX CONCURRENTLY parent_id__lockstep_new ON public.parent USING btree (tenant, id);

-- 003 add the new foreign key child_key on public.child beside the old one, not validated yet
-- Plan:        case (phase 1)
-- Why:         the rule changed; the old one stays in force until the new one is proved
-- After:       001, constraint child_key on public.child must exist
-- After:       002, public.parent must have a unique index on (id, tenant)
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
ALTER TABLE public.child ADD CONSTRAINT child_key__lockstep_new FOREIGN KEY (tenant, id) REFERENCES public.parent(tenant, id) ON DELETE CASCADE NOT VALID;
COMMIT;

-- 004 validate the new foreign key child_key on public.child
-- Plan:        case (phase 1)
-- Why:         reads every row under a lock that stops neither reads nor writes
-- After:       002, public.parent must have a unique index on (id, tenant)
-- After:       003, it is the next step of the same change
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

-- 005 replace foreign key child_key on public.child by the new one
-- Plan:        case (phase 1)
-- Why:         one short transaction: at no moment is neither rule in force
-- After:       002, public.parent must have a unique index on (id, tenant)
-- After:       004, it is the next step of the same change
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

-- 006 add the new foreign key child_other on public.child beside the old one, not validated
-- Plan:        case (phase 1)
-- Why:         the rule changed, and is declared not to ask the rows that are there; the old one stays in force until the new one takes its place
-- After:       002, public.parent must have a unique index on (id, tenant)
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
ALTER TABLE public.child ADD CONSTRAINT child_other__lockstep_new FOREIGN KEY (tenant, other) REFERENCES public.parent(tenant, id) NOT VALID;
COMMIT;

-- 007 replace foreign key child_other on public.child by the new one
-- Plan:        case (phase 1)
-- Why:         one short transaction: at no moment is neither rule in force
-- After:       002, public.parent must have a unique index on (id, tenant)
-- After:       006, it is the next step of the same change
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
ALTER TABLE public.child DROP CONSTRAINT child_other;
ALTER TABLE public.child RENAME CONSTRAINT child_other__lockstep_new TO child_other;
COMMIT;

-- 008 add the new foreign key parent_up on public.parent beside the old one, not validated yet
-- Plan:        case (phase 1)
-- Why:         the rule changed; the old one stays in force until the new one is proved
-- After:       002, public.parent must have a unique index on (id, tenant)
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
ALTER TABLE public.parent ADD CONSTRAINT parent_up__lockstep_new FOREIGN KEY (tenant, up) REFERENCES public.parent(tenant, id) NOT VALID;
COMMIT;

-- 009 validate the new foreign key parent_up on public.parent
-- Plan:        case (phase 1)
-- Why:         reads every row under a lock that stops neither reads nor writes
-- After:       002, public.parent must have a unique index on (id, tenant)
-- After:       008, it is the next step of the same change
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

-- 010 replace foreign key parent_up on public.parent by the new one
-- Plan:        case (phase 1)
-- Why:         one short transaction: at no moment is neither rule in force
-- After:       002, public.parent must have a unique index on (id, tenant)
-- After:       009, it is the next step of the same change
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

-- 011 replace primary key parent_id on public.parent by the new one
-- Plan:        case (phase 1)
-- Why:         one short transaction: at no moment is neither rule in force
-- After:       002, it is the next step of the same change
-- After:       005, no foreign key may rest on (id) of public.parent any more
-- After:       007, no foreign key may rest on (id) of public.parent any more
-- After:       010, no foreign key may rest on (id) of public.parent any more
-- Locks:       ACCESS EXCLUSIVE on public.parent (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.parent_id (stops reads and writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public.parent_id__lockstep_new (stops no reads and no writes)
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

BEGIN;
SET LOCAL lock_timeout = '500ms';
SET LOCAL statement_timeout = '15s';
ALTER TABLE public.parent DROP CONSTRAINT parent_id;
ALTER TABLE public.parent ADD CONSTRAINT parent_id PRIMARY KEY USING INDEX parent_id__lockstep_new;
COMMIT;

-- 012 add foreign key late_id on public.late, not validated yet
-- Plan:        case (phase 1)
-- Why:         the declaration has constraint late_id on public.late, the database has not; NOT VALID, so that no row is read while writes to both tables wait
-- After:       011, public.parent must have its unique key on (id, tenant)
-- Locks:       SHARE ROW EXCLUSIVE on public.late (stops writes)
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
ALTER TABLE public.late ADD CONSTRAINT late_id FOREIGN KEY (tenant, id) REFERENCES public.parent(tenant, id) NOT VALID;
COMMIT;

-- 013 validate foreign key late_id on public.late
-- Plan:        case (phase 1)
-- Why:         looks every row up under locks that stop neither reads nor writes
-- After:       012, it is the next step of the same change
-- Locks:       SHARE UPDATE EXCLUSIVE on public.late (stops no reads and no writes)
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
ALTER TABLE public.late VALIDATE CONSTRAINT late_id;
COMMIT;

-- 014 comment on constraint child_key on public.child
-- Plan:        case (phase 1)
-- Why:         the declaration says another text
-- After:       001, constraint child_key on public.child must exist
-- After:       011, public.parent must have its unique key on (id, tenant)
-- Locks:       ACCESS SHARE on public.child (stops no reads and no writes)
-- Transaction: one transaction
-- Rollback:    nothing to do: the step that makes the object takes it away, and its comment with it

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
COMMENT ON CONSTRAINT child_key ON public.child IS 'after';
COMMIT;

-- 015 comment on constraint parent_id on public.parent
-- Plan:        case (phase 1)
-- Why:         the declaration says another text
-- After:       011, constraint parent_id on public.parent must exist
-- Locks:       ACCESS SHARE on public.parent (stops no reads and no writes)
-- Transaction: one transaction
-- Rollback:    nothing to do: the step that makes the object takes it away, and its comment with it

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
COMMENT ON CONSTRAINT parent_id ON public.parent IS 'one of a tenant';
COMMIT;
