-- 001 add foreign key of_plant on public.readings_25, its part of of_plant of public.readings, and validate it
-- Plan:        case (phase 1)
-- Why:         the declaration has constraint of_plant on public.readings, the database has not; a partitioned table (2 partitions, rows never counted) that gets it whole would look every row up while writes wait, and refuses NOT VALID before 18: so each partition gets the key first; NOT VALID first, so that no row is read while writes to both tables wait; validated in a transaction of its own
-- Locks:       SHARE ROW EXCLUSIVE on public.plants (stops writes)
-- Locks:       SHARE ROW EXCLUSIVE on public.readings_25 (stops writes)
-- Transaction: one transaction
-- Locks:       ROW SHARE on public.plants (stops no reads and no writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public.readings_25 (stops no reads and no writes)
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
ALTER TABLE public.readings_25 ADD CONSTRAINT of_plant FOREIGN KEY (plant) REFERENCES public.plants(id) NOT VALID;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = 0;
SET LOCAL statement_timeout = 0;
ALTER TABLE public.readings_25 VALIDATE CONSTRAINT of_plant;
COMMIT;

-- 002 validate foreign key of_plant on public.readings_24, its part of of_plant of public.readings
-- Plan:        case (phase 1)
-- Why:         the partition has it NOT VALID; rows are looked up under locks that stop neither reads nor writes
-- After:       001, it is the next step of the same change
-- Locks:       ROW SHARE on public.plants (stops no reads and no writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public.readings_24 (stops no reads and no writes)
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
ALTER TABLE public.readings_24 VALIDATE CONSTRAINT of_plant;
COMMIT;

-- 003 add foreign key of_plant on public.readings over those of its partitions
-- Plan:        case (phase 1)
-- Why:         each partition has it, proved, so no row is read; public.plants is locked against reads too for an instant, because the keys of the partitions give their triggers there away
-- After:       002, it is the next step of the same change
-- Locks:       ACCESS EXCLUSIVE on public.plants (stops reads and writes)
-- Locks:       SHARE ROW EXCLUSIVE on public.readings (stops writes)
-- Locks:       SHARE ROW EXCLUSIVE on public.readings_24, below public.readings (stops writes)
-- Locks:       SHARE ROW EXCLUSIVE on public.readings_25, below public.readings (stops writes)
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
ALTER TABLE public.readings ADD CONSTRAINT of_plant FOREIGN KEY (plant) REFERENCES public.plants(id);
COMMIT;
