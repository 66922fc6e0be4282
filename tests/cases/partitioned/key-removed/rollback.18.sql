-- 002 undo drop primary key readings_pkey on public.readings
-- Plan:        case (phase 1)
-- Why:         constraint readings_pkey on public.readings is not declared, or named under `absent`; a rollback builds its index on all partitions in one go (2 partitions, rows never counted), under locks that stop writes
-- Locks:       ACCESS EXCLUSIVE on public.readings (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.readings_24, below public.readings (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.readings_25, below public.readings (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.readings_25_a, below public.readings (stops reads and writes)
-- Transaction: one transaction
-- Rollback:    exact as to the catalog; rows written meanwhile can be in its way
--              it fails, and this step stays as the plan made it, when there are values that readings_pkey on public.readings would find twice:
--                SELECT id, day, count(*) FROM public.readings WHERE id IS NOT NULL AND day IS NOT NULL GROUP BY id, day HAVING count(*) > 1 LIMIT 20;

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
SET LOCAL statement_timeout = 0;
ALTER TABLE public.readings ADD CONSTRAINT readings_pkey PRIMARY KEY (id, day);
COMMIT;

-- 001 undo drop unique one_value on public.readings
-- Plan:        case (phase 1)
-- Why:         constraint one_value on public.readings is not declared, or named under `absent`
-- Locks:       SHARE UPDATE EXCLUSIVE on public.readings_24 (stops no reads and no writes)
-- Transaction: none: each statement by itself, CONCURRENTLY
-- Locks:       ACCESS SHARE on public.its_own_name (stops no reads and no writes)
-- Locks:       ACCESS EXCLUSIVE on public.readings_24 (stops reads and writes)
-- Transaction: one transaction
-- Locks:       SHARE UPDATE EXCLUSIVE on public.readings_25_a (stops no reads and no writes)
-- Transaction: none: each statement by itself, CONCURRENTLY
-- Locks:       ACCESS EXCLUSIVE on public.readings_25_a (stops reads and writes)
-- Locks:       ACCESS SHARE on public.readings_25_a_value_day_key (stops no reads and no writes)
-- Transaction: one transaction
-- Locks:       ACCESS EXCLUSIVE on public.readings_25 (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.readings_25_a, below public.readings_25 (stops reads and writes)
-- Transaction: one transaction
-- Locks:       ACCESS EXCLUSIVE on public.readings (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.readings_24, below public.readings (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.readings_25, below public.readings (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.readings_25_a, below public.readings (stops reads and writes)
-- Transaction: one transaction
-- Rollback:    exact as to the catalog; rows written meanwhile can be in its way
--              it fails, and this step stays as the plan made it, when there are values that its_own_name on public.readings_24 would find twice:
--                SELECT value, day, count(*) FROM public.readings_24 WHERE value IS NOT NULL AND day IS NOT NULL GROUP BY value, day HAVING count(*) > 1 LIMIT 20;
--              it fails, and this step stays as the plan made it, when there are values that readings_25_a_value_day_key on public.readings_25_a would find twice:
--                SELECT value, day, count(*) FROM public.readings_25_a WHERE value IS NOT NULL AND day IS NOT NULL GROUP BY value, day HAVING count(*) > 1 LIMIT 20;

SET search_path = '';
SET standard_conforming_strings = on;
SET TimeZone = 'UTC';
SET DateStyle = 'ISO, MDY';
SET IntervalStyle = 'postgres';
SET quote_all_identifiers = off;
SET client_encoding = 'UTF8';
SET default_tablespace = '';

SET lock_timeout = 0;
SET statement_timeout = 0;
CREATE UNIQUE INDEX CONCURRENTLY its_own_name ON public.readings_24 USING btree (value, day);

BEGIN;
SET LOCAL lock_timeout = '500ms';
SET LOCAL statement_timeout = '15s';
ALTER TABLE public.readings_24 ADD CONSTRAINT its_own_name UNIQUE USING INDEX its_own_name;
COMMIT;

SET lock_timeout = 0;
SET statement_timeout = 0;
CREATE UNIQUE INDEX CONCURRENTLY readings_25_a_value_day_key ON public.readings_25_a USING btree (value, day);

BEGIN;
SET LOCAL lock_timeout = '500ms';
SET LOCAL statement_timeout = '15s';
ALTER TABLE public.readings_25_a ADD CONSTRAINT readings_25_a_value_day_key UNIQUE USING INDEX readings_25_a_value_day_key;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '500ms';
SET LOCAL statement_timeout = '15s';
ALTER TABLE public.readings_25 ADD CONSTRAINT readings_25_value_day_key UNIQUE (value, day);
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '500ms';
SET LOCAL statement_timeout = '15s';
ALTER TABLE public.readings ADD CONSTRAINT one_value UNIQUE (value, day);
COMMENT ON CONSTRAINT one_value ON public.readings IS 'a rule';
COMMENT ON INDEX public.one_value IS 'an index';
COMMIT;
