-- 001 build the unique index of the new unique parent_code on public.parent
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
CREATE UNIQUE INDEX CONCURRENTLY parent_code__lockstep_new ON public.parent USING btree (code);

-- 002 add the new foreign key child_code on public.child beside the old one, not validated yet
-- Plan:        case (phase 1)
-- Why:         the rule changed; the old one stays in force until the new one is proved
-- After:       001, public.parent must have a unique index on (code)
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
ALTER TABLE public.child ADD CONSTRAINT child_code__lockstep_new FOREIGN KEY (code) REFERENCES public.parent(code) NOT VALID;
COMMIT;

-- 003 validate the new foreign key child_code on public.child
-- Plan:        case (phase 1)
-- Why:         reads every row under a lock that stops neither reads nor writes
-- After:       001, public.parent must have a unique index on (code)
-- After:       002, it is the next step of the same change
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
ALTER TABLE public.child VALIDATE CONSTRAINT child_code__lockstep_new;
COMMIT;

-- 004 replace foreign key child_code on public.child by the new one
-- Plan:        case (phase 1)
-- Why:         one short transaction: at no moment is neither rule in force
-- After:       001, public.parent must have a unique index on (code)
-- After:       003, it is the next step of the same change
-- Locks:       ACCESS EXCLUSIVE on public.child (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.parent (stops reads and writes)
-- Transaction: one transaction
-- Rollback:    exact as to the catalog; rows written meanwhile can be in its way
--              it fails, and leaves the old rule NOT VALID, when there are rows of public.child that foreign key child_code finds no row of public.parent for:
--                SELECT c.* FROM public.child c WHERE (c.code IS NOT NULL AND c.part IS NOT NULL) AND NOT EXISTS (SELECT FROM public.parent p WHERE p.code = c.code AND p.part = c.part) LIMIT 20;

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
ALTER TABLE public.child DROP CONSTRAINT child_code;
ALTER TABLE public.child RENAME CONSTRAINT child_code__lockstep_new TO child_code;
COMMIT;

-- 005 drop foreign key old_code on public.old
-- Plan:        case (phase 1)
-- Why:         constraint old_code on public.old is not declared, or named under `absent`
-- Locks:       ACCESS EXCLUSIVE on public.old (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.parent (stops reads and writes)
-- Transaction: one transaction
-- Rollback:    exact as to the catalog; rows written meanwhile can be in its way
--              it fails, and leaves the old rule NOT VALID, when there are rows of public.old that foreign key old_code finds no row of public.parent for:
--                SELECT c.* FROM public.old c WHERE (c.code IS NOT NULL AND c.part IS NOT NULL) AND NOT EXISTS (SELECT FROM public.parent p WHERE p.code = c.code AND p.part = c.part) LIMIT 20;

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
ALTER TABLE public.old DROP CONSTRAINT old_code;
COMMIT;

-- 006 replace unique parent_code on public.parent by the new one
-- Plan:        case (phase 1)
-- Why:         one short transaction: at no moment is neither rule in force
-- After:       001, it is the next step of the same change
-- After:       004, no foreign key may rest on (code, part) of public.parent any more
-- After:       005, no foreign key may rest on (code, part) of public.parent any more
-- Locks:       ACCESS EXCLUSIVE on public.parent (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.parent_code (stops reads and writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public.parent_code__lockstep_new (stops no reads and no writes)
-- Transaction: one transaction
-- Rollback:    exact as to the catalog; rows written meanwhile can be in its way
--              it fails, and this step stays as the plan made it, when there are values that parent_code on public.parent would find twice:
--                SELECT code, part, count(*) FROM public.parent WHERE code IS NOT NULL AND part IS NOT NULL GROUP BY code, part HAVING count(*) > 1 LIMIT 20;
--              it fails, and leaves the old rule NOT VALID, when there are rows of public.child that foreign key child_code finds no row of public.parent for:
--                SELECT c.* FROM public.child c WHERE (c.code IS NOT NULL) AND NOT EXISTS (SELECT FROM public.parent p WHERE p.code = c.code) LIMIT 20;

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
ALTER TABLE public.parent DROP CONSTRAINT parent_code;
ALTER TABLE public.parent ADD CONSTRAINT parent_code UNIQUE USING INDEX parent_code__lockstep_new;
COMMIT;
