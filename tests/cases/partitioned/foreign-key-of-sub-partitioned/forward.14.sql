-- 001 add foreign key in_bed on public.readings_24, its part of in_bed of public.readings, and validate it
-- Plan:        case (phase 1)
-- Why:         the declaration has constraint in_bed on public.readings, the database has not; a partitioned table (3 partitions, rows never counted) that gets it whole would look every row up while writes wait, and refuses NOT VALID before 18: so each partition gets the key first; NOT VALID first, so that no row is read while writes to both tables wait; validated in a transaction of its own
-- Locks:       SHARE ROW EXCLUSIVE on public.beds (stops writes)
-- Locks:       SHARE ROW EXCLUSIVE on public.beds_0, below public.beds (stops writes)
-- Locks:       SHARE ROW EXCLUSIVE on public.beds_1, below public.beds (stops writes)
-- Locks:       SHARE ROW EXCLUSIVE on public.readings_24 (stops writes)
-- Transaction: one transaction
-- Locks:       ROW SHARE on public.beds (stops no reads and no writes)
-- Locks:       ACCESS SHARE on public.beds_0, below public.beds (stops no reads and no writes)
-- Locks:       ACCESS SHARE on public.beds_1, below public.beds (stops no reads and no writes)
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
SET LOCAL lock_timeout = '500ms';
SET LOCAL statement_timeout = '15s';
ALTER TABLE public.readings_24 ADD CONSTRAINT in_bed FOREIGN KEY (bed) REFERENCES public.beds(id) NOT VALID;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = 0;
SET LOCAL statement_timeout = 0;
ALTER TABLE public.readings_24 VALIDATE CONSTRAINT in_bed;
COMMIT;

-- 002 add foreign key in_bed on public.readings over those of its partitions
-- Plan:        case (phase 1)
-- Why:         each partition has it, proved, so no row is read; public.beds is locked against reads too for an instant, because the keys of the partitions give their triggers there away
-- After:       001, it is the next step of the same change
-- Locks:       SHARE ROW EXCLUSIVE on public.beds (stops writes)
-- Locks:       ACCESS EXCLUSIVE on public.beds_0, below public.beds (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.beds_1, below public.beds (stops reads and writes)
-- Locks:       SHARE ROW EXCLUSIVE on public.readings (stops writes)
-- Locks:       ACCESS EXCLUSIVE on public.readings_24, below public.readings (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.readings_25, below public.readings (stops reads and writes)
-- Transaction: one transaction
-- Rollback:    exact as to the catalog; rows written meanwhile can be in its way
--              it fails, and leaves the old rule NOT VALID, when there are rows of public.p1 that foreign key in_bed finds no row of public.beds for:
--                SELECT c.* FROM public.p1 c WHERE (c.bed IS NOT NULL) AND NOT EXISTS (SELECT FROM public.beds p WHERE p.id = c.bed) LIMIT 20;
--              it fails, and leaves the old rule NOT VALID, when there are rows of public.p2 that foreign key in_bed finds no row of public.beds for:
--                SELECT c.* FROM public.p2 c WHERE (c.bed IS NOT NULL) AND NOT EXISTS (SELECT FROM public.beds p WHERE p.id = c.bed) LIMIT 20;

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
ALTER TABLE public.readings ADD CONSTRAINT in_bed FOREIGN KEY (bed) REFERENCES public.beds(id);
COMMIT;

-- 003 add foreign key of_plant on public.readings_24, its part of of_plant of public.readings, and validate it
-- Plan:        case (phase 1)
-- Why:         the declaration has constraint of_plant on public.readings, the database has not; a partitioned table (3 partitions, rows never counted) that gets it whole would look every row up while writes wait, and refuses NOT VALID before 18: so each partition gets the key first; NOT VALID first, so that no row is read while writes to both tables wait; validated in a transaction of its own
-- Locks:       SHARE ROW EXCLUSIVE on public.plants (stops writes)
-- Locks:       SHARE ROW EXCLUSIVE on public.readings_24 (stops writes)
-- Transaction: one transaction
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
SET LOCAL lock_timeout = '500ms';
SET LOCAL statement_timeout = '15s';
ALTER TABLE public.readings_24 ADD CONSTRAINT of_plant FOREIGN KEY (plant) REFERENCES public.plants(id) NOT VALID;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = 0;
SET LOCAL statement_timeout = 0;
ALTER TABLE public.readings_24 VALIDATE CONSTRAINT of_plant;
COMMIT;

-- 004 add foreign key of_plant on public.readings over those of its partitions
-- Plan:        case (phase 1)
-- Why:         each partition has it, proved, so no row is read; public.plants is locked against reads too for an instant, because the keys of the partitions give their triggers there away
-- After:       003, it is the next step of the same change
-- Locks:       ACCESS EXCLUSIVE on public.plants (stops reads and writes)
-- Locks:       SHARE ROW EXCLUSIVE on public.readings (stops writes)
-- Locks:       SHARE ROW EXCLUSIVE on public.readings_24, below public.readings (stops writes)
-- Locks:       SHARE ROW EXCLUSIVE on public.readings_25, below public.readings (stops writes)
-- Transaction: one transaction
-- Rollback:    exact as to the catalog; rows written meanwhile can be in its way
--              it fails, and leaves the old rule NOT VALID, when there are rows of public.p1 that foreign key mine finds no row of public.plants for:
--                SELECT c.* FROM public.p1 c WHERE (c.plant IS NOT NULL) AND NOT EXISTS (SELECT FROM public.plants p WHERE p.id = c.plant) LIMIT 20;
--              it fails, and leaves the old rule NOT VALID, when there are rows of public.p2 that foreign key mine finds no row of public.plants for:
--                SELECT c.* FROM public.p2 c WHERE (c.plant IS NOT NULL) AND NOT EXISTS (SELECT FROM public.plants p WHERE p.id = c.plant) LIMIT 20;

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
