-- 001 undo drop not null of id on public.visits
-- Plan:        case (phase 1)
-- Why:         the declaration says that the column takes NULL
-- Locks:       ACCESS EXCLUSIVE on public.visits (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.visits_1, below public.visits (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.visits_2, below public.visits (stops reads and writes)
-- Transaction: one transaction
-- Locks:       SHARE UPDATE EXCLUSIVE on public.visits (stops no reads and no writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public.visits_1, below public.visits (stops no reads and no writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public.visits_2, below public.visits (stops no reads and no writes)
-- Transaction: one transaction
-- Rollback:    keeps something: the NOT NULL of a child that comes with the parent's has the parent's name: that of public.visits_2 is called visits_id_not_null then, not own; and rows written meanwhile can be in its way
--              it fails, and leaves the old rule NOT VALID, when there are rows of public.visits in which id is NULL:
--                SELECT * FROM public.visits WHERE id IS NULL LIMIT 20;

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
ALTER TABLE public.visits ADD CONSTRAINT visits_id_not_null NOT NULL id NOT VALID;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = 0;
SET LOCAL statement_timeout = 0;
ALTER TABLE public.visits VALIDATE CONSTRAINT visits_id_not_null;
COMMIT;
