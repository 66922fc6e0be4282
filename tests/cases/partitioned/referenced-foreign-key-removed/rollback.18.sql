-- 001 undo drop foreign key of_plant on public.readings
-- Plan:        case (phase 1)
-- Why:         constraint of_plant on public.readings is not declared, or named under `absent`
-- Locks:       SHARE ROW EXCLUSIVE on public.plants (stops writes)
-- Locks:       SHARE ROW EXCLUSIVE on public.plants_1, below public.plants (stops writes)
-- Locks:       SHARE ROW EXCLUSIVE on public.plants_2, below public.plants (stops writes)
-- Locks:       SHARE ROW EXCLUSIVE on public.plants_2_a, below public.plants (stops writes)
-- Locks:       SHARE ROW EXCLUSIVE on public.readings (stops writes)
-- Transaction: one transaction
-- Locks:       ROW SHARE on public.plants (stops no reads and no writes)
-- Locks:       ACCESS SHARE on public.plants_1, below public.plants (stops no reads and no writes)
-- Locks:       ACCESS SHARE on public.plants_2, below public.plants (stops no reads and no writes)
-- Locks:       ACCESS SHARE on public.plants_2_a, below public.plants (stops no reads and no writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public.readings (stops no reads and no writes)
-- Transaction: one transaction
-- Rollback:    exact as to the catalog; rows written meanwhile can be in its way
--              it fails, and leaves the old rule NOT VALID, when there are rows of public.readings that foreign key of_plant finds no row of public.plants for:
--                SELECT c.* FROM public.readings c WHERE (c.plant IS NOT NULL) AND NOT EXISTS (SELECT FROM public.plants p WHERE p.id = c.plant) LIMIT 20;

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
ALTER TABLE public.readings ADD CONSTRAINT of_plant FOREIGN KEY (plant) REFERENCES public.plants(id) NOT VALID;
COMMENT ON CONSTRAINT of_plant ON public.readings IS 'whose';
COMMIT;

BEGIN;
SET LOCAL lock_timeout = 0;
SET LOCAL statement_timeout = 0;
ALTER TABLE public.readings VALIDATE CONSTRAINT of_plant;
COMMIT;
