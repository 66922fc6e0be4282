-- 003 undo validate the new foreign key whose_bed on public.visits
-- Plan:        case (phase 1)
-- Why:         reads every row under a lock that stops neither reads nor writes
-- Rollback:    nothing to do: the step that replaced it brings the old one back

-- Nothing to execute.

-- 002 undo replace foreign key whose_bed on public.visits by the new one, not validated yet
-- Plan:        case (phase 1)
-- Why:         the old one and the new one in one short transaction, for new rows: beside each other, their parts to the partitions would have other names
-- Locks:       ACCESS EXCLUSIVE on public.beds (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.beds_1, below public.beds (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.visits (stops reads and writes)
-- Transaction: one transaction
-- Locks:       ROW SHARE on public.beds (stops no reads and no writes)
-- Locks:       ACCESS SHARE on public.beds_1, below public.beds (stops no reads and no writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public.visits (stops no reads and no writes)
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
ALTER TABLE public.visits DROP CONSTRAINT whose_bed;
ALTER TABLE public.visits ADD CONSTRAINT of_bed FOREIGN KEY (bed) REFERENCES public.beds(id) NOT VALID;
ALTER TABLE public.visits RENAME CONSTRAINT of_bed TO whose_bed;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = 0;
SET LOCAL statement_timeout = 0;
ALTER TABLE public.visits VALIDATE CONSTRAINT whose_bed;
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
