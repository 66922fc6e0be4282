-- 003 undo replace foreign key whose_bed on public.visits by those of its partitions
-- Plan:        case (phase 1)
-- Why:         one short transaction: at no moment is neither rule in force, and no row is read
-- Locks:       SHARE ROW EXCLUSIVE on public.beds (stops writes)
-- Locks:       SHARE ROW EXCLUSIVE on public.beds_1, below public.beds (stops writes)
-- Locks:       SHARE ROW EXCLUSIVE on public.visits_1 (stops writes)
-- Transaction: one transaction
-- Locks:       ROW SHARE on public.beds (stops no reads and no writes)
-- Locks:       ACCESS SHARE on public.beds_1, below public.beds (stops no reads and no writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public.visits_1 (stops no reads and no writes)
-- Transaction: one transaction
-- Locks:       ACCESS EXCLUSIVE on public.beds (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.beds_1, below public.beds (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.visits (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.visits_1 (stops reads and writes)
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
ALTER TABLE public.visits_1 ADD CONSTRAINT of_bed__lockstep_new FOREIGN KEY (bed) REFERENCES public.beds(id) NOT VALID;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = 0;
SET LOCAL statement_timeout = 0;
ALTER TABLE public.visits_1 VALIDATE CONSTRAINT of_bed__lockstep_new;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '500ms';
SET LOCAL statement_timeout = '15s';
ALTER TABLE public.visits DROP CONSTRAINT whose_bed;
ALTER TABLE public.visits_1 RENAME CONSTRAINT of_bed__lockstep_new TO of_bed;
ALTER TABLE public.visits ADD CONSTRAINT of_bed FOREIGN KEY (bed) REFERENCES public.beds(id);
ALTER TABLE public.visits RENAME CONSTRAINT of_bed TO whose_bed;
COMMIT;

-- 002 undo add the new foreign key whose_bed on public.visits_1 beside the old one, and validate it
-- Plan:        case (phase 1)
-- Why:         the rule changed; the old one stays in force until the new one is proved; a partitioned table (1 partition, about 40 rows, 8192 bytes) that gets it whole would look every row up while writes wait, and refuses NOT VALID before 18: so each partition gets the key first; NOT VALID first, so that no row is read while writes to both tables wait; validated in a transaction of its own
-- Locks:       ACCESS EXCLUSIVE on public.beds (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.beds_1, below public.beds (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.visits_1 (stops reads and writes)
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
ALTER TABLE public.visits_1 DROP CONSTRAINT IF EXISTS whose_bed__lockstep_new;
COMMIT;

-- 001 undo rename constraint of_bed on public.visits to whose_bed
-- Plan:        case (phase 1)
-- Why:         the declaration says `was:`
-- Locks:       ACCESS EXCLUSIVE on public.visits (stops reads and writes)
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
ALTER TABLE public.visits RENAME CONSTRAINT whose_bed TO of_bed;
COMMIT;
