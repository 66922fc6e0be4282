-- 001 drop foreign key child_c on public.child
-- Plan:        case (phase 1)
-- Why:         constraint child_c on public.child is not declared, or named under `absent`
-- Locks:       ACCESS EXCLUSIVE on public.child (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.parent (stops reads and writes)
-- Transaction: one transaction
-- Rollback:    exact as to the catalog; rows written meanwhile can be in its way
--              it fails, and leaves the old rule NOT VALID, when there are rows of public.child that foreign key child_c finds no row of public.parent for:
--                SELECT c.* FROM public.child c WHERE (c.c IS NOT NULL) AND NOT EXISTS (SELECT FROM public.parent p WHERE p.id = c.c) LIMIT 20;

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
ALTER TABLE public.child DROP CONSTRAINT child_c;
COMMIT;

-- 002 make the unique index parent_id on public.parent its primary key
-- Plan:        case (phase 1)
-- Why:         a valid unique index of that name and definition is there already
-- After:       001, no foreign key may rest on (id) of public.parent any more
-- Locks:       ACCESS EXCLUSIVE on public.parent (stops reads and writes)
-- Locks:       ACCESS SHARE on public.parent_id (stops no reads and no writes)
-- Transaction: one transaction
-- Rollback:    exact as to the catalog; rows written meanwhile can be in its way
--              it fails, and this step stays as the plan made it, when there are values that parent_id on public.parent would find twice:
--                SELECT id, count(*) FROM public.parent WHERE id IS NOT NULL GROUP BY id HAVING count(*) > 1 LIMIT 20;
--              it fails, and leaves the old rule NOT VALID, when there are rows of public.child that foreign key child_a finds no row of public.parent for:
--                SELECT c.* FROM public.child c WHERE (c.a IS NOT NULL) AND NOT EXISTS (SELECT FROM public.parent p WHERE p.id = c.a) LIMIT 20;
--              it fails, and leaves the old rule NOT VALID, when there are rows of public.child that foreign key child_b finds no row of public.parent for:
--                SELECT c.* FROM public.child c WHERE (c.b IS NOT NULL) AND NOT EXISTS (SELECT FROM public.parent p WHERE p.id = c.b) LIMIT 20;

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
ALTER TABLE public.parent ADD CONSTRAINT parent_id PRIMARY KEY USING INDEX parent_id;
COMMIT;

-- 003 add the new foreign key child_b on public.child beside the old one, not validated yet
-- Plan:        case (phase 1)
-- Why:         the rule changed; the old one stays in force until the new one is proved
-- After:       002, public.parent must have its unique key on (id)
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
ALTER TABLE public.child ADD CONSTRAINT child_b__lockstep_new FOREIGN KEY (b) REFERENCES public.parent(id) ON DELETE CASCADE NOT VALID;
COMMIT;

-- 004 validate the new foreign key child_b on public.child
-- Plan:        case (phase 1)
-- Why:         reads every row under a lock that stops neither reads nor writes
-- After:       002, public.parent must have its unique key on (id)
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
ALTER TABLE public.child VALIDATE CONSTRAINT child_b__lockstep_new;
COMMIT;

-- 005 replace foreign key child_b on public.child by the new one
-- Plan:        case (phase 1)
-- Why:         one short transaction: at no moment is neither rule in force
-- After:       002, public.parent must have its unique key on (id)
-- After:       004, it is the next step of the same change
-- Locks:       ACCESS EXCLUSIVE on public.child (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.parent (stops reads and writes)
-- Transaction: one transaction
-- Rollback:    exact as to the catalog; rows written meanwhile can be in its way
--              it fails, and leaves the old rule NOT VALID, when there are rows of public.child that foreign key child_b finds no row of public.parent for:
--                SELECT c.* FROM public.child c WHERE (c.b IS NOT NULL) AND NOT EXISTS (SELECT FROM public.parent p WHERE p.id = c.b) LIMIT 20;

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
ALTER TABLE public.child DROP CONSTRAINT child_b;
ALTER TABLE public.child RENAME CONSTRAINT child_b__lockstep_new TO child_b;
COMMIT;
