-- 013 undo comment on constraint child_a on public.child
-- Plan:        case (phase 1)
-- Why:         the declaration says another text
-- Rollback:    nothing to do: the step that makes the object takes it away, and its comment with it

-- Nothing to execute.

-- 012 undo replace foreign key child_d on public.child by the new one
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
--              it fails, and leaves the old rule NOT VALID, when there are rows of public.child that foreign key child_d finds no row of public.parent for:
--                SELECT c.* FROM public.child c WHERE (c.d IS NOT NULL) AND NOT EXISTS (SELECT FROM public.parent p WHERE p.code = c.d) LIMIT 20;

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
ALTER TABLE public.child ADD CONSTRAINT child_d__lockstep_new FOREIGN KEY (d) REFERENCES public.parent(code) NOT VALID;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = 0;
SET LOCAL statement_timeout = 0;
ALTER TABLE public.child VALIDATE CONSTRAINT child_d__lockstep_new;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '500ms';
SET LOCAL statement_timeout = '15s';
ALTER TABLE public.child DROP CONSTRAINT child_d;
ALTER TABLE public.child RENAME CONSTRAINT child_d__lockstep_new TO child_d;
COMMIT;

-- 011 undo validate the new foreign key child_d on public.child
-- Plan:        case (phase 1)
-- Why:         reads every row under a lock that stops neither reads nor writes
-- Rollback:    nothing to do: the step that added it drops it

-- Nothing to execute.

-- 010 undo add the new foreign key child_d on public.child beside the old one, not validated yet
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
ALTER TABLE public.child DROP CONSTRAINT IF EXISTS child_d__lockstep_new;
COMMIT;

-- 009 undo validate foreign key child_b on public.child again
-- Plan:        case (phase 1)
-- Why:         the key that it refers to was replaced
-- Rollback:    nothing to do: the step that replaced the key brings it back

-- Nothing to execute.

-- 008 undo change when foreign key child_b on public.child is checked
-- Plan:        case (phase 1)
-- Why:         only DEFERRABLE differs, which can change where it stands
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
ALTER TABLE public.child ALTER CONSTRAINT child_b NOT DEFERRABLE;
COMMIT;

-- 007 undo replace foreign key child_a on public.child by the new one
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
--              it fails, and leaves the old rule NOT VALID, when there are rows of public.child that foreign key child_a finds no row of public.parent for:
--                SELECT c.* FROM public.child c WHERE (c.a IS NOT NULL) AND NOT EXISTS (SELECT FROM public.parent p WHERE p.code = c.a) LIMIT 20;

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
ALTER TABLE public.child ADD CONSTRAINT child_a__lockstep_new FOREIGN KEY (a) REFERENCES public.parent(code) NOT VALID;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = 0;
SET LOCAL statement_timeout = 0;
ALTER TABLE public.child VALIDATE CONSTRAINT child_a__lockstep_new;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '500ms';
SET LOCAL statement_timeout = '15s';
ALTER TABLE public.child DROP CONSTRAINT child_a;
ALTER TABLE public.child RENAME CONSTRAINT child_a__lockstep_new TO child_a;
COMMENT ON CONSTRAINT child_a ON public.child IS 'a''s';
COMMIT;

-- 006 undo validate the new foreign key child_a on public.child
-- Plan:        case (phase 1)
-- Why:         reads every row under a lock that stops neither reads nor writes
-- Rollback:    nothing to do: the step that added it drops it

-- Nothing to execute.

-- 005 undo add the new foreign key child_a on public.child beside the old one, not validated yet
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
ALTER TABLE public.child DROP CONSTRAINT IF EXISTS child_a__lockstep_new;
COMMIT;

-- 004 undo validate foreign key child_c on public.child
-- Plan:        case (phase 1)
-- Why:         it is there NOT VALID; the declaration wants it proved
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
ALTER TABLE public.child
  DROP CONSTRAINT child_c,
  ADD CONSTRAINT child_c FOREIGN KEY (c) REFERENCES public.parent(code) NOT VALID;
COMMIT;

-- 003 undo replace unique parent_code on public.parent by the new one
-- Plan:        case (phase 1)
-- Why:         one short transaction: at no moment is neither rule in force
-- Locks:       SHARE UPDATE EXCLUSIVE on public.parent (stops no reads and no writes)
-- Transaction: none: each statement by itself, CONCURRENTLY
-- Locks:       ACCESS EXCLUSIVE on public.child (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.parent (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.parent_code (stops reads and writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public.parent_code__lockstep_new (stops no reads and no writes)
-- Transaction: one transaction
-- Locks:       SHARE UPDATE EXCLUSIVE on public.child (stops no reads and no writes)
-- Locks:       ROW SHARE on public.parent (stops no reads and no writes)
-- Transaction: one transaction
-- Locks:       SHARE UPDATE EXCLUSIVE on public.child (stops no reads and no writes)
-- Locks:       ROW SHARE on public.parent (stops no reads and no writes)
-- Transaction: one transaction
-- Locks:       SHARE UPDATE EXCLUSIVE on public.child (stops no reads and no writes)
-- Locks:       ROW SHARE on public.parent (stops no reads and no writes)
-- Transaction: one transaction
-- Rollback:    exact as to the catalog; rows written meanwhile can be in its way
--              it fails, and leaves the old rule NOT VALID, when there are rows of public.child that foreign key child_a finds no row of public.parent for:
--                SELECT c.* FROM public.child c WHERE (c.a IS NOT NULL) AND NOT EXISTS (SELECT FROM public.parent p WHERE p.code = c.a) LIMIT 20;
--              it fails, and leaves the old rule NOT VALID, when there are rows of public.child that foreign key child_b finds no row of public.parent for:
--                SELECT c.* FROM public.child c WHERE (c.b IS NOT NULL) AND NOT EXISTS (SELECT FROM public.parent p WHERE p.code = c.b) LIMIT 20;
--              it fails, and leaves the old rule NOT VALID, when there are rows of public.child that foreign key child_d finds no row of public.parent for:
--                SELECT c.* FROM public.child c WHERE (c.d IS NOT NULL) AND NOT EXISTS (SELECT FROM public.parent p WHERE p.code = c.d) LIMIT 20;

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

BEGIN;
SET LOCAL lock_timeout = '500ms';
SET LOCAL statement_timeout = '15s';
ALTER TABLE public.child DROP CONSTRAINT child_a;
ALTER TABLE public.child DROP CONSTRAINT child_b;
ALTER TABLE public.child DROP CONSTRAINT child_c;
ALTER TABLE public.child DROP CONSTRAINT child_d;
ALTER TABLE public.parent DROP CONSTRAINT parent_code;
ALTER TABLE public.parent ADD CONSTRAINT parent_code UNIQUE USING INDEX parent_code__lockstep_new;
ALTER TABLE public.child ADD CONSTRAINT child_a FOREIGN KEY (a) REFERENCES public.parent(code) NOT VALID;
COMMENT ON CONSTRAINT child_a ON public.child IS 'a''s';
ALTER TABLE public.child ADD CONSTRAINT child_b FOREIGN KEY (b) REFERENCES public.parent(code) NOT VALID;
ALTER TABLE public.child ADD CONSTRAINT child_c FOREIGN KEY (c) REFERENCES public.parent(code) NOT VALID;
ALTER TABLE public.child ADD CONSTRAINT child_d FOREIGN KEY (d) REFERENCES public.parent(code) NOT VALID;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = 0;
SET LOCAL statement_timeout = 0;
ALTER TABLE public.child VALIDATE CONSTRAINT child_a;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = 0;
SET LOCAL statement_timeout = 0;
ALTER TABLE public.child VALIDATE CONSTRAINT child_b;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = 0;
SET LOCAL statement_timeout = 0;
ALTER TABLE public.child VALIDATE CONSTRAINT child_d;
COMMIT;

-- 002 undo drop foreign key child_e on public.child
-- Plan:        case (phase 1)
-- Why:         constraint child_e on public.child is not declared, or named under `absent`
-- Locks:       SHARE ROW EXCLUSIVE on public.child (stops writes)
-- Locks:       SHARE ROW EXCLUSIVE on public.parent (stops writes)
-- Transaction: one transaction
-- Locks:       SHARE UPDATE EXCLUSIVE on public.child (stops no reads and no writes)
-- Locks:       ROW SHARE on public.parent (stops no reads and no writes)
-- Transaction: one transaction
-- Rollback:    exact as to the catalog; rows written meanwhile can be in its way
--              it fails, and leaves the old rule NOT VALID, when there are rows of public.child that foreign key child_e finds no row of public.parent for:
--                SELECT c.* FROM public.child c WHERE (c.e IS NOT NULL) AND NOT EXISTS (SELECT FROM public.parent p WHERE p.code = c.e) LIMIT 20;

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
ALTER TABLE public.child ADD CONSTRAINT child_e FOREIGN KEY (e) REFERENCES public.parent(code) NOT VALID;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = 0;
SET LOCAL statement_timeout = 0;
ALTER TABLE public.child VALIDATE CONSTRAINT child_e;
COMMIT;

-- 001 undo build the unique index of the new unique parent_code on public.parent
-- Plan:        case (phase 1)
-- Why:         the definition changed; the old rule stays in force meanwhile
-- Locks:       SHARE UPDATE EXCLUSIVE on public.parent (stops no reads and no writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public.parent_code__lockstep_new (stops no reads and no writes)
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
DROP INDEX CONCURRENTLY IF EXISTS public.parent_code__lockstep_new;
