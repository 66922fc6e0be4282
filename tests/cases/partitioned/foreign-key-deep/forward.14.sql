-- 001 add foreign key after on public.readings_24, its part of after of public.readings, and validate it
-- Plan:        case (phase 1)
-- Why:         the declaration has constraint after on public.readings, the database has not; a partitioned table (3 partitions, about 90000 rows, 4915200 bytes) that gets it whole would look every row up while writes wait, and refuses NOT VALID before 18: so each partition gets the key first; NOT VALID first, so that no row is read while writes to both tables wait; validated in a transaction of its own
-- Locks:       SHARE ROW EXCLUSIVE on public.readings (stops writes)
-- Locks:       SHARE ROW EXCLUSIVE on public.readings_24 (stops writes)
-- Locks:       SHARE ROW EXCLUSIVE on public.readings_25, below public.readings (stops writes)
-- Locks:       SHARE ROW EXCLUSIVE on public.readings_25_a, below public.readings (stops writes)
-- Locks:       SHARE ROW EXCLUSIVE on public.readings_25_b, below public.readings (stops writes)
-- Transaction: one transaction
-- Locks:       ROW SHARE on public.readings (stops no reads and no writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public.readings_24 (stops no reads and no writes)
-- Locks:       ACCESS SHARE on public.readings_25, below public.readings (stops no reads and no writes)
-- Locks:       ACCESS SHARE on public.readings_25_a, below public.readings (stops no reads and no writes)
-- Locks:       ACCESS SHARE on public.readings_25_b, below public.readings (stops no reads and no writes)
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
ALTER TABLE public.readings_24 ADD CONSTRAINT after FOREIGN KEY (before, before_day) REFERENCES public.readings(id, day) NOT VALID;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = 0;
SET LOCAL statement_timeout = 0;
ALTER TABLE public.readings_24 VALIDATE CONSTRAINT after;
COMMIT;

-- 002 add foreign key after on public.readings_25_a, its part of after of public.readings, and validate it
-- Plan:        case (phase 1)
-- Why:         NOT VALID first, so that no row is read while writes to both tables wait; validated in a transaction of its own
-- After:       001, it is the next step of the same change
-- Locks:       SHARE ROW EXCLUSIVE on public.readings (stops writes)
-- Locks:       SHARE ROW EXCLUSIVE on public.readings_24, below public.readings (stops writes)
-- Locks:       SHARE ROW EXCLUSIVE on public.readings_25, below public.readings (stops writes)
-- Locks:       SHARE ROW EXCLUSIVE on public.readings_25_a (stops writes)
-- Locks:       SHARE ROW EXCLUSIVE on public.readings_25_b, below public.readings (stops writes)
-- Transaction: one transaction
-- Locks:       ROW SHARE on public.readings (stops no reads and no writes)
-- Locks:       ACCESS SHARE on public.readings_24, below public.readings (stops no reads and no writes)
-- Locks:       ACCESS SHARE on public.readings_25, below public.readings (stops no reads and no writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public.readings_25_a (stops no reads and no writes)
-- Locks:       ACCESS SHARE on public.readings_25_b, below public.readings (stops no reads and no writes)
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
ALTER TABLE public.readings_25_a ADD CONSTRAINT after FOREIGN KEY (before, before_day) REFERENCES public.readings(id, day) NOT VALID;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = 0;
SET LOCAL statement_timeout = 0;
ALTER TABLE public.readings_25_a VALIDATE CONSTRAINT after;
COMMIT;

-- 003 add foreign key after on public.readings_25_b, its part of after of public.readings, and validate it
-- Plan:        case (phase 1)
-- Why:         NOT VALID first, so that no row is read while writes to both tables wait; validated in a transaction of its own
-- After:       002, it is the next step of the same change
-- Locks:       SHARE ROW EXCLUSIVE on public.readings (stops writes)
-- Locks:       SHARE ROW EXCLUSIVE on public.readings_24, below public.readings (stops writes)
-- Locks:       SHARE ROW EXCLUSIVE on public.readings_25, below public.readings (stops writes)
-- Locks:       SHARE ROW EXCLUSIVE on public.readings_25_a, below public.readings (stops writes)
-- Locks:       SHARE ROW EXCLUSIVE on public.readings_25_b (stops writes)
-- Transaction: one transaction
-- Locks:       ROW SHARE on public.readings (stops no reads and no writes)
-- Locks:       ACCESS SHARE on public.readings_24, below public.readings (stops no reads and no writes)
-- Locks:       ACCESS SHARE on public.readings_25, below public.readings (stops no reads and no writes)
-- Locks:       ACCESS SHARE on public.readings_25_a, below public.readings (stops no reads and no writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public.readings_25_b (stops no reads and no writes)
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
ALTER TABLE public.readings_25_b ADD CONSTRAINT after FOREIGN KEY (before, before_day) REFERENCES public.readings(id, day) NOT VALID;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = 0;
SET LOCAL statement_timeout = 0;
ALTER TABLE public.readings_25_b VALIDATE CONSTRAINT after;
COMMIT;

-- 004 add foreign key after on public.readings over those of its partitions
-- Plan:        case (phase 1)
-- Why:         each partition has it, proved, so no row is read; public.readings is locked against reads too for an instant, because the keys of the partitions give their triggers there away
-- After:       003, it is the next step of the same change
-- Locks:       SHARE ROW EXCLUSIVE on public.readings (stops writes)
-- Locks:       ACCESS EXCLUSIVE on public.readings_24, below public.readings (stops reads and writes)
-- Locks:       SHARE ROW EXCLUSIVE on public.readings_25, below public.readings (stops writes)
-- Locks:       ACCESS EXCLUSIVE on public.readings_25_a, below public.readings (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.readings_25_b, below public.readings (stops reads and writes)
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
ALTER TABLE public.readings ADD CONSTRAINT after FOREIGN KEY (before, before_day) REFERENCES public.readings(id, day);
COMMIT;

-- 005 add foreign key of_plant on public.readings_24, its part of of_plant of public.readings, and validate it
-- Plan:        case (phase 1)
-- Why:         the declaration has constraint of_plant on public.readings, the database has not; a partitioned table (3 partitions, about 90000 rows, 4915200 bytes) that gets it whole would look every row up while writes wait, and refuses NOT VALID before 18: so each partition gets the key first; NOT VALID first, so that no row is read while writes to both tables wait; validated in a transaction of its own
-- Locks:       SHARE ROW EXCLUSIVE on public.plants (stops writes)
-- Locks:       SHARE ROW EXCLUSIVE on public.plants_1, below public.plants (stops writes)
-- Locks:       SHARE ROW EXCLUSIVE on public.plants_2, below public.plants (stops writes)
-- Locks:       SHARE ROW EXCLUSIVE on public.plants_2_rest, below public.plants (stops writes)
-- Locks:       SHARE ROW EXCLUSIVE on public.readings_24 (stops writes)
-- Transaction: one transaction
-- Locks:       ROW SHARE on public.plants (stops no reads and no writes)
-- Locks:       ACCESS SHARE on public.plants_1, below public.plants (stops no reads and no writes)
-- Locks:       ACCESS SHARE on public.plants_2, below public.plants (stops no reads and no writes)
-- Locks:       ACCESS SHARE on public.plants_2_rest, below public.plants (stops no reads and no writes)
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
ALTER TABLE public.readings_24 ADD CONSTRAINT of_plant FOREIGN KEY (plant, kind) REFERENCES public.plants(id, kind) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED NOT VALID;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = 0;
SET LOCAL statement_timeout = 0;
ALTER TABLE public.readings_24 VALIDATE CONSTRAINT of_plant;
COMMIT;

-- 006 add foreign key of_plant on public.readings_25_a, its part of of_plant of public.readings, and validate it
-- Plan:        case (phase 1)
-- Why:         NOT VALID first, so that no row is read while writes to both tables wait; validated in a transaction of its own
-- After:       005, it is the next step of the same change
-- Locks:       SHARE ROW EXCLUSIVE on public.plants (stops writes)
-- Locks:       SHARE ROW EXCLUSIVE on public.plants_1, below public.plants (stops writes)
-- Locks:       SHARE ROW EXCLUSIVE on public.plants_2, below public.plants (stops writes)
-- Locks:       SHARE ROW EXCLUSIVE on public.plants_2_rest, below public.plants (stops writes)
-- Locks:       SHARE ROW EXCLUSIVE on public.readings_25_a (stops writes)
-- Transaction: one transaction
-- Locks:       ROW SHARE on public.plants (stops no reads and no writes)
-- Locks:       ACCESS SHARE on public.plants_1, below public.plants (stops no reads and no writes)
-- Locks:       ACCESS SHARE on public.plants_2, below public.plants (stops no reads and no writes)
-- Locks:       ACCESS SHARE on public.plants_2_rest, below public.plants (stops no reads and no writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public.readings_25_a (stops no reads and no writes)
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
ALTER TABLE public.readings_25_a ADD CONSTRAINT of_plant FOREIGN KEY (plant, kind) REFERENCES public.plants(id, kind) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED NOT VALID;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = 0;
SET LOCAL statement_timeout = 0;
ALTER TABLE public.readings_25_a VALIDATE CONSTRAINT of_plant;
COMMIT;

-- 007 add foreign key of_plant on public.readings_25_b, its part of of_plant of public.readings, and validate it
-- Plan:        case (phase 1)
-- Why:         NOT VALID first, so that no row is read while writes to both tables wait; validated in a transaction of its own
-- After:       006, it is the next step of the same change
-- Locks:       SHARE ROW EXCLUSIVE on public.plants (stops writes)
-- Locks:       SHARE ROW EXCLUSIVE on public.plants_1, below public.plants (stops writes)
-- Locks:       SHARE ROW EXCLUSIVE on public.plants_2, below public.plants (stops writes)
-- Locks:       SHARE ROW EXCLUSIVE on public.plants_2_rest, below public.plants (stops writes)
-- Locks:       SHARE ROW EXCLUSIVE on public.readings_25_b (stops writes)
-- Transaction: one transaction
-- Locks:       ROW SHARE on public.plants (stops no reads and no writes)
-- Locks:       ACCESS SHARE on public.plants_1, below public.plants (stops no reads and no writes)
-- Locks:       ACCESS SHARE on public.plants_2, below public.plants (stops no reads and no writes)
-- Locks:       ACCESS SHARE on public.plants_2_rest, below public.plants (stops no reads and no writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public.readings_25_b (stops no reads and no writes)
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
ALTER TABLE public.readings_25_b ADD CONSTRAINT of_plant FOREIGN KEY (plant, kind) REFERENCES public.plants(id, kind) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED NOT VALID;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = 0;
SET LOCAL statement_timeout = 0;
ALTER TABLE public.readings_25_b VALIDATE CONSTRAINT of_plant;
COMMIT;

-- 008 add foreign key of_plant on public.readings over those of its partitions
-- Plan:        case (phase 1)
-- Why:         each partition has it, proved, so no row is read; public.plants is locked against reads too for an instant, because the keys of the partitions give their triggers there away
-- After:       007, it is the next step of the same change
-- Locks:       SHARE ROW EXCLUSIVE on public.plants (stops writes)
-- Locks:       ACCESS EXCLUSIVE on public.plants_1, below public.plants (stops reads and writes)
-- Locks:       SHARE ROW EXCLUSIVE on public.plants_2, below public.plants (stops writes)
-- Locks:       ACCESS EXCLUSIVE on public.plants_2_rest, below public.plants (stops reads and writes)
-- Locks:       SHARE ROW EXCLUSIVE on public.readings (stops writes)
-- Locks:       ACCESS EXCLUSIVE on public.readings_24, below public.readings (stops reads and writes)
-- Locks:       SHARE ROW EXCLUSIVE on public.readings_25, below public.readings (stops writes)
-- Locks:       ACCESS EXCLUSIVE on public.readings_25_a, below public.readings (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.readings_25_b, below public.readings (stops reads and writes)
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
ALTER TABLE public.readings ADD CONSTRAINT of_plant FOREIGN KEY (plant, kind) REFERENCES public.plants(id, kind) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED;
COMMIT;

-- 009 comment on constraint of_plant on public.readings
-- Plan:        case (phase 1)
-- Why:         the declaration says another text
-- After:       008, constraint of_plant on public.readings must exist
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
