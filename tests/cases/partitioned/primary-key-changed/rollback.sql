-- 003 undo replace primary key readings_pkey on public.readings by the new one
-- Plan:        case (phase 1)
-- Why:         one short transaction: at no moment is neither rule in force, and no row is read
-- Locks:       SHARE UPDATE EXCLUSIVE on public.readings_24 (stops no reads and no writes)
-- Transaction: none: each statement by itself, CONCURRENTLY
-- Locks:       SHARE UPDATE EXCLUSIVE on public.readings_25 (stops no reads and no writes)
-- Transaction: none: each statement by itself, CONCURRENTLY
-- Locks:       ACCESS EXCLUSIVE on public.readings (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.readings_24 (stops reads and writes)
-- Locks:       SHARE on public.readings_24_pkey (stops writes)
-- Locks:       ACCESS EXCLUSIVE on public.readings_25 (stops reads and writes)
-- Locks:       SHARE on public.readings_25_pkey (stops writes)
-- Locks:       ACCESS EXCLUSIVE on public.readings_pkey (stops reads and writes)
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

SET lock_timeout = 0;
SET statement_timeout = 0;
CREATE UNIQUE INDEX CONCURRENTLY readings_24_pkey ON public.readings_24 USING btree (id, day);

SET lock_timeout = 0;
SET statement_timeout = 0;
CREATE UNIQUE INDEX CONCURRENTLY readings_25_pkey ON public.readings_25 USING btree (id, day);

BEGIN;
SET LOCAL lock_timeout = '500ms';
SET LOCAL statement_timeout = '15s';
ALTER TABLE public.readings DROP CONSTRAINT readings_pkey;
ALTER TABLE public.readings_24 ADD CONSTRAINT readings_24_pkey PRIMARY KEY USING INDEX readings_24_pkey;
ALTER TABLE public.readings_25 ADD CONSTRAINT readings_25_pkey PRIMARY KEY USING INDEX readings_25_pkey;
ALTER TABLE public.readings ADD CONSTRAINT readings_pkey PRIMARY KEY (id, day);
COMMIT;

-- 002 undo build unique index readings_25_pkey1 on public.readings_25, its part of the new primary key readings_pkey
-- Plan:        case (phase 1)
-- Why:         built CONCURRENTLY: reads and writes go on, and the old rule stays in force
-- Locks:       SHARE UPDATE EXCLUSIVE on public.readings_25 (stops no reads and no writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public.readings_25_pkey1 (stops no reads and no writes)
-- Transaction: none: each statement by itself, CONCURRENTLY
-- Rollback:    exact

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
DROP INDEX CONCURRENTLY IF EXISTS public.readings_25_pkey1;

-- 001 undo build unique index readings_24_pkey1 on public.readings_24, its part of the new primary key readings_pkey
-- Plan:        case (phase 1)
-- Why:         the definition changed; a partitioned table (2 partitions, about 60 rows, 16384 bytes) refuses USING INDEX on every server up to 18, and would build every partition's index under locks that stop writes: so each partition has it first; built CONCURRENTLY: reads and writes go on, and the old rule stays in force
-- Locks:       SHARE UPDATE EXCLUSIVE on public.readings_24 (stops no reads and no writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public.readings_24_pkey1 (stops no reads and no writes)
-- Transaction: none: each statement by itself, CONCURRENTLY
-- Rollback:    exact

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
DROP INDEX CONCURRENTLY IF EXISTS public.readings_24_pkey1;
