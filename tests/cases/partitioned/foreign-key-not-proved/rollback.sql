-- 003 undo add foreign key of_plant on public.readings over those of its partitions
-- Plan:        case (phase 1)
-- Why:         each partition has it, proved, so no row is read; public.plants is locked against reads too for an instant, because the keys of the partitions give their triggers there away
-- Locks:       ACCESS EXCLUSIVE on public.plants (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.readings (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.readings_24, below public.readings (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.readings_25, below public.readings (stops reads and writes)
-- Transaction: one transaction
-- Locks:       SHARE ROW EXCLUSIVE on public.plants (stops writes)
-- Locks:       SHARE ROW EXCLUSIVE on public.readings_24 (stops writes)
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
ALTER TABLE public.readings DROP CONSTRAINT IF EXISTS of_plant;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '500ms';
SET LOCAL statement_timeout = '15s';
ALTER TABLE public.readings_24 ADD CONSTRAINT of_plant FOREIGN KEY (plant) REFERENCES public.plants(id) NOT VALID;
COMMENT ON CONSTRAINT of_plant ON public.readings_24 IS 'half done';
COMMIT;

-- 002 undo validate foreign key of_plant on public.readings_24, its part of of_plant of public.readings
-- Plan:        case (phase 1)
-- Why:         the partition has it NOT VALID; rows are looked up under locks that stop neither reads nor writes
-- Locks:       ACCESS EXCLUSIVE on public.plants (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.readings_24 (stops reads and writes)
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
ALTER TABLE public.readings_24
  DROP CONSTRAINT of_plant,
  ADD CONSTRAINT of_plant FOREIGN KEY (plant) REFERENCES public.plants(id) NOT VALID;
COMMENT ON CONSTRAINT of_plant ON public.readings_24 IS 'half done';
COMMIT;

-- 001 undo add foreign key of_plant on public.readings_25, its part of of_plant of public.readings, and validate it
-- Plan:        case (phase 1)
-- Why:         the declaration has constraint of_plant on public.readings, the database has not; a partitioned table (2 partitions, rows never counted) that gets it whole would look every row up while writes wait, and refuses NOT VALID before 18: so each partition gets the key first; NOT VALID first, so that no row is read while writes to both tables wait; validated in a transaction of its own
-- Locks:       ACCESS EXCLUSIVE on public.plants (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.readings_25 (stops reads and writes)
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
ALTER TABLE public.readings_25 DROP CONSTRAINT IF EXISTS of_plant;
COMMIT;
