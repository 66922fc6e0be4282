-- 001 replace foreign key of_plant on public.readings by the new one, not validated yet
-- Plan:        case (phase 1)
-- Why:         the old one and the new one in one short transaction, for new rows: beside each other, their parts to the partitions would have other names; a rollback adds it again in one go, which reads every row under locks that stop writes: before 18, VALIDATE would leave its parts to the partitions unproved
-- Locks:       ACCESS EXCLUSIVE on public.plants (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.plants_1, below public.plants (stops reads and writes)
-- Locks:       SHARE ROW EXCLUSIVE on public.plants_2, below public.plants (stops writes)
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
ALTER TABLE public.readings ADD CONSTRAINT of_plant FOREIGN KEY (plant) REFERENCES public.plants(id) ON DELETE CASCADE NOT VALID;
COMMIT;

-- 002 validate the new foreign key of_plant on public.readings
-- Plan:        case (phase 1)
-- Why:         reads every row under a lock that stops neither reads nor writes
-- After:       001, it is the next step of the same change
-- Locks:       ROW SHARE on public.plants (stops no reads and no writes)
-- Locks:       ACCESS SHARE on public.plants_1, below public.plants (stops no reads and no writes)
-- Locks:       ACCESS SHARE on public.plants_2, below public.plants (stops no reads and no writes)
-- Locks:       ACCESS SHARE on public.plants_2_a, below public.plants (stops no reads and no writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public.readings (stops no reads and no writes)
-- Transaction: one transaction
-- Rollback:    nothing to do: the step that replaced it brings the old one back

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
ALTER TABLE public.readings VALIDATE CONSTRAINT of_plant;
COMMIT;

-- 003 comment on constraint of_plant on public.readings
-- Plan:        case (phase 1)
-- Why:         the declaration says another text
-- Locks:       ACCESS SHARE on public.readings (stops no reads and no writes)
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
COMMENT ON CONSTRAINT of_plant ON public.readings IS 'whose';
COMMIT;
