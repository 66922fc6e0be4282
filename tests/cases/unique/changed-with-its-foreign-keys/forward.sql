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
CREATE UNIQUE INDEX CONCURRENTLY parent_code__lockstep_new ON public.parent USING btree (code) WITH (fillfactor='50');

-- 002 drop foreign key child_e on public.child
-- Plan:        case (phase 1)
-- Why:         constraint child_e on public.child is not declared, or named under `absent`
-- Locks:       ACCESS EXCLUSIVE on public.child (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.parent (stops reads and writes)
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
ALTER TABLE public.child DROP CONSTRAINT child_e;
COMMIT;

-- 003 replace unique parent_code on public.parent by the new one
-- Plan:        case (phase 1)
-- Why:         one short transaction: at no moment is neither rule in force
-- After:       001, it is the next step of the same change
-- After:       002, no foreign key may rest on (code) of public.parent any more
-- Locks:       ACCESS EXCLUSIVE on public.child (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.parent (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.parent_code (stops reads and writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public.parent_code__lockstep_new (stops no reads and no writes)
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

-- 004 validate foreign key child_c on public.child
-- Plan:        case (phase 1)
-- Why:         it is there NOT VALID; the declaration wants it proved
-- After:       003, public.parent must have its unique key on (code)
-- Locks:       SHARE UPDATE EXCLUSIVE on public.child (stops no reads and no writes)
-- Locks:       ROW SHARE on public.parent (stops no reads and no writes)
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
ALTER TABLE public.child VALIDATE CONSTRAINT child_c;
COMMIT;

-- 005 add the new foreign key child_a on public.child beside the old one, not validated yet
-- Plan:        case (phase 1)
-- Why:         the rule changed; the old one stays in force until the new one is proved
-- After:       003, public.parent must have its unique key on (code)
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
ALTER TABLE public.child ADD CONSTRAINT child_a__lockstep_new FOREIGN KEY (a) REFERENCES public.parent(code) ON DELETE CASCADE NOT VALID;
COMMIT;

-- 006 validate the new foreign key child_a on public.child
-- Plan:        case (phase 1)
-- Why:         reads every row under a lock that stops neither reads nor writes
-- After:       003, public.parent must have its unique key on (code)
-- After:       005, it is the next step of the same change
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
ALTER TABLE public.child VALIDATE CONSTRAINT child_a__lockstep_new;
COMMIT;

-- 007 replace foreign key child_a on public.child by the new one
-- Plan:        case (phase 1)
-- Why:         one short transaction: at no moment is neither rule in force
-- After:       003, public.parent must have its unique key on (code)
-- After:       006, it is the next step of the same change
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
ALTER TABLE public.child DROP CONSTRAINT child_a;
ALTER TABLE public.child RENAME CONSTRAINT child_a__lockstep_new TO child_a;
COMMIT;

-- 008 change when foreign key child_b on public.child is checked
-- Plan:        case (phase 1)
-- Why:         only DEFERRABLE differs, which can change where it stands
-- After:       003, public.parent must have its unique key on (code)
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
ALTER TABLE public.child ALTER CONSTRAINT child_b DEFERRABLE INITIALLY DEFERRED;
COMMIT;

-- 009 validate foreign key child_b on public.child again
-- Plan:        case (phase 1)
-- Why:         the key that it refers to was replaced
-- After:       003, it is the next step of the same change
-- Locks:       SHARE UPDATE EXCLUSIVE on public.child (stops no reads and no writes)
-- Locks:       ROW SHARE on public.parent (stops no reads and no writes)
-- Transaction: one transaction
-- Rollback:    nothing to do: the step that replaced the key brings it back

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
ALTER TABLE public.child VALIDATE CONSTRAINT child_b;
COMMIT;

-- 010 add the new foreign key child_d on public.child beside the old one, not validated yet
-- Plan:        case (phase 1)
-- Why:         the rule changed; the old one stays in force until the new one is proved
-- After:       003, public.parent must have its unique key on (code)
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
ALTER TABLE public.child ADD CONSTRAINT child_d__lockstep_new FOREIGN KEY (d) REFERENCES public.parent(id) NOT VALID;
COMMIT;

-- 011 validate the new foreign key child_d on public.child
-- Plan:        case (phase 1)
-- Why:         reads every row under a lock that stops neither reads nor writes
-- After:       003, public.parent must have its unique key on (code)
-- After:       010, it is the next step of the same change
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
ALTER TABLE public.child VALIDATE CONSTRAINT child_d__lockstep_new;
COMMIT;

-- 012 replace foreign key child_d on public.child by the new one
-- Plan:        case (phase 1)
-- Why:         one short transaction: at no moment is neither rule in force
-- After:       003, public.parent must have its unique key on (code)
-- After:       011, it is the next step of the same change
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
ALTER TABLE public.child DROP CONSTRAINT child_d;
ALTER TABLE public.child RENAME CONSTRAINT child_d__lockstep_new TO child_d;
COMMIT;

-- 013 comment on constraint child_a on public.child
-- Plan:        case (phase 1)
-- Why:         the declaration says another text
-- After:       003, public.parent must have its unique key on (code)
-- After:       007, constraint child_a on public.child must exist
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
COMMENT ON CONSTRAINT child_a ON public.child IS 'a''s';
COMMIT;
