-- 099 undo replace foreign key fk_garden_user on public.gardens by the new one
-- Plan:        0001-garden (phase 1)
-- Why:         one short transaction: at no moment is neither rule in force
-- Locks:       SHARE ROW EXCLUSIVE on public.gardens (stops writes)
-- Locks:       SHARE ROW EXCLUSIVE on public.users (stops writes)
-- Transaction: one transaction
-- Locks:       SHARE UPDATE EXCLUSIVE on public.gardens (stops no reads and no writes)
-- Locks:       ROW SHARE on public.users (stops no reads and no writes)
-- Transaction: one transaction
-- Locks:       ACCESS EXCLUSIVE on public.gardens (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.users (stops reads and writes)
-- Transaction: one transaction
-- Rollback:    exact as to the catalog; rows written meanwhile can be in its way
--              it fails, and leaves the old rule NOT VALID, when there are rows of public.gardens that foreign key fk_garden_user finds no row of public.users for:
--                SELECT c.* FROM public.gardens c WHERE (c.user_id IS NOT NULL) AND NOT EXISTS (SELECT FROM public.users p WHERE p.id = c.user_id) LIMIT 20;

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
ALTER TABLE public.gardens ADD CONSTRAINT fk_garden_user__lockstep_new FOREIGN KEY (user_id) REFERENCES public.users(id) NOT VALID;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = 0;
SET LOCAL statement_timeout = 0;
ALTER TABLE public.gardens VALIDATE CONSTRAINT fk_garden_user__lockstep_new;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '500ms';
SET LOCAL statement_timeout = '15s';
ALTER TABLE public.gardens DROP CONSTRAINT fk_garden_user;
ALTER TABLE public.gardens RENAME CONSTRAINT fk_garden_user__lockstep_new TO fk_garden_user;
COMMIT;
