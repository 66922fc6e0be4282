-- 001 drop unique one_value on public.readings
-- Plan:        case (phase 1)
-- Why:         constraint one_value on public.readings is not declared, or named under `absent`
-- Locks:       ACCESS EXCLUSIVE on public.one_value (stops reads and writes)
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

BEGIN;
SET LOCAL lock_timeout = '500ms';
SET LOCAL statement_timeout = '15s';
ALTER TABLE public.readings DROP CONSTRAINT one_value;
COMMIT;

-- 002 drop primary key readings_pkey on public.readings
-- Plan:        case (phase 1)
-- Why:         constraint readings_pkey on public.readings is not declared, or named under `absent`
-- Locks:       ACCESS EXCLUSIVE on public.readings (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.readings_24, below public.readings (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.readings_25, below public.readings (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.readings_25_a, below public.readings (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.readings_pkey (stops reads and writes)
-- Transaction: one transaction
-- Rollback:    exact as to the catalog; rows written meanwhile can be in its way
--              it fails, and this step stays as the plan made it, when there are values that readings_24_pkey on public.readings_24 would find twice:
--                SELECT id, day, count(*) FROM public.readings_24 WHERE id IS NOT NULL AND day IS NOT NULL GROUP BY id, day HAVING count(*) > 1 LIMIT 20;
--              it fails, and this step stays as the plan made it, when there are values that readings_25_a_pkey on public.readings_25_a would find twice:
--                SELECT id, day, count(*) FROM public.readings_25_a WHERE id IS NOT NULL AND day IS NOT NULL GROUP BY id, day HAVING count(*) > 1 LIMIT 20;

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
ALTER TABLE public.readings DROP CONSTRAINT readings_pkey;
COMMIT;
