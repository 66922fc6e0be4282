-- 001 drop foreign key of_plant on public.readings
-- Plan:        case (phase 1)
-- Why:         constraint of_plant on public.readings is not declared, or named under `absent`; a rollback adds it again in one go, which reads every row under locks that stop writes: before 18, VALIDATE would leave its parts to the partitions unproved
-- Locks:       ACCESS EXCLUSIVE on public.plants (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.plants_1, below public.plants (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.plants_2_a, below public.plants (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.readings (stops reads and writes)
-- Transaction: one transaction
-- Rollback:    exact as to the catalog; rows written meanwhile can be in its way
--              it fails, and this step stays as the plan made it, when there are rows of public.readings that foreign key of_plant finds no row of public.plants for:
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
ALTER TABLE public.readings DROP CONSTRAINT of_plant;
COMMIT;
