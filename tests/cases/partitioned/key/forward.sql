-- 001 add not null of id on public.readings, not validated yet
-- Plan:        case (phase 1)
-- Why:         the declaration has not null of id on public.readings; added NOT VALID first, so that no row is read under the lock; a CHECK stands in for each NOT NULL until it is proved
-- Locks:       ACCESS EXCLUSIVE on public.readings (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.readings_24, below public.readings (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.readings_25, below public.readings (stops reads and writes)
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
ALTER TABLE public.readings ADD CONSTRAINT id__lockstep_not_null CHECK ((id IS NOT NULL)) NOT VALID;
COMMIT;

-- 002 validate not null of id on public.readings
-- Plan:        case (phase 1)
-- Why:         reads every row under a lock that stops neither reads nor writes; in its own transaction, or the lock of the step before would be held through the scan
-- After:       001, it is the next step of the same change
-- Locks:       SHARE UPDATE EXCLUSIVE on public.readings (stops no reads and no writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public.readings_24, below public.readings (stops no reads and no writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public.readings_25, below public.readings (stops no reads and no writes)
-- Transaction: one transaction
-- Rollback:    nothing to do: the step that added them drops them

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
ALTER TABLE public.readings VALIDATE CONSTRAINT id__lockstep_not_null;
COMMIT;

-- 003 set id of public.readings not null
-- Plan:        case (phase 1)
-- Why:         the validated CHECK spares the scan; it is dropped by a second statement, because one statement for both would scan
-- After:       002, it is the next step of the same change
-- Locks:       ACCESS EXCLUSIVE on public.readings (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.readings_24, below public.readings (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.readings_25, below public.readings (stops reads and writes)
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
ALTER TABLE public.readings ALTER COLUMN id SET NOT NULL;
ALTER TABLE public.readings DROP CONSTRAINT id__lockstep_not_null;
COMMIT;

-- 004 add unique readings_24_value_day_key on public.readings_24, its part of one_value
-- Plan:        case (phase 1)
-- Why:         the declaration has constraint one_value on public.readings, the database has not; a partitioned table (2 partitions, rows never counted) refuses USING INDEX on every server up to 18, and would build every partition's index under locks that stop writes: so each partition has it first; its index is built CONCURRENTLY, then handed over without reading a row; from here on the rule holds within this partition
-- Locks:       SHARE UPDATE EXCLUSIVE on public.readings_24 (stops no reads and no writes)
-- Transaction: none: each statement by itself, CONCURRENTLY
-- Locks:       ACCESS EXCLUSIVE on public.readings_24 (stops reads and writes)
-- Locks:       ACCESS SHARE on public.readings_24_value_day_key (stops no reads and no writes)
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
CREATE UNIQUE INDEX CONCURRENTLY readings_24_value_day_key ON public.readings_24 USING btree (value, day);

BEGIN;
SET LOCAL lock_timeout = '500ms';
SET LOCAL statement_timeout = '15s';
ALTER TABLE public.readings_24 ADD CONSTRAINT readings_24_value_day_key UNIQUE USING INDEX readings_24_value_day_key;
COMMIT;

-- 005 add unique readings_25_value_day_key on public.readings_25, its part of one_value
-- Plan:        case (phase 1)
-- Why:         its index is built CONCURRENTLY, then handed over without reading a row; from here on the rule holds within this partition
-- After:       004, it is the next step of the same change
-- Locks:       SHARE UPDATE EXCLUSIVE on public.readings_25 (stops no reads and no writes)
-- Transaction: none: each statement by itself, CONCURRENTLY
-- Locks:       ACCESS EXCLUSIVE on public.readings_25 (stops reads and writes)
-- Locks:       ACCESS SHARE on public.readings_25_value_day_key (stops no reads and no writes)
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
CREATE UNIQUE INDEX CONCURRENTLY readings_25_value_day_key ON public.readings_25 USING btree (value, day);

BEGIN;
SET LOCAL lock_timeout = '500ms';
SET LOCAL statement_timeout = '15s';
ALTER TABLE public.readings_25 ADD CONSTRAINT readings_25_value_day_key UNIQUE USING INDEX readings_25_value_day_key;
COMMIT;

-- 006 add unique one_value on public.readings over those of its partitions
-- Plan:        case (phase 1)
-- Why:         each partition has it, so nothing is built and no row is read; the table and all partitions are locked for an instant
-- After:       005, it is the next step of the same change
-- Locks:       ACCESS EXCLUSIVE on public.readings (stops reads and writes)
-- Locks:       SHARE on public.readings_24, below public.readings (stops writes)
-- Locks:       SHARE on public.readings_25, below public.readings (stops writes)
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
ALTER TABLE public.readings ADD CONSTRAINT one_value UNIQUE (value, day);
COMMIT;

-- 007 add primary key readings_24_pkey on public.readings_24, its part of readings_pkey
-- Plan:        case (phase 1)
-- Why:         the declaration has constraint readings_pkey on public.readings, the database has not; a partitioned table (2 partitions, rows never counted) refuses USING INDEX on every server up to 18, and would build every partition's index under locks that stop writes: so each partition has it first; its index is built CONCURRENTLY, then handed over without reading a row; from here on the rule holds within this partition
-- After:       003, column public.readings.id must be NOT NULL
-- Locks:       SHARE UPDATE EXCLUSIVE on public.readings_24 (stops no reads and no writes)
-- Transaction: none: each statement by itself, CONCURRENTLY
-- Locks:       ACCESS EXCLUSIVE on public.readings_24 (stops reads and writes)
-- Locks:       ACCESS SHARE on public.readings_24_pkey (stops no reads and no writes)
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

BEGIN;
SET LOCAL lock_timeout = '500ms';
SET LOCAL statement_timeout = '15s';
ALTER TABLE public.readings_24 ADD CONSTRAINT readings_24_pkey PRIMARY KEY USING INDEX readings_24_pkey;
COMMIT;

-- 008 add primary key readings_25_pkey on public.readings_25, its part of readings_pkey
-- Plan:        case (phase 1)
-- Why:         its index is built CONCURRENTLY, then handed over without reading a row; from here on the rule holds within this partition
-- After:       007, it is the next step of the same change
-- Locks:       SHARE UPDATE EXCLUSIVE on public.readings_25 (stops no reads and no writes)
-- Transaction: none: each statement by itself, CONCURRENTLY
-- Locks:       ACCESS EXCLUSIVE on public.readings_25 (stops reads and writes)
-- Locks:       ACCESS SHARE on public.readings_25_pkey (stops no reads and no writes)
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
CREATE UNIQUE INDEX CONCURRENTLY readings_25_pkey ON public.readings_25 USING btree (id, day);

BEGIN;
SET LOCAL lock_timeout = '500ms';
SET LOCAL statement_timeout = '15s';
ALTER TABLE public.readings_25 ADD CONSTRAINT readings_25_pkey PRIMARY KEY USING INDEX readings_25_pkey;
COMMIT;

-- 009 add primary key readings_pkey on public.readings over those of its partitions
-- Plan:        case (phase 1)
-- Why:         each partition has it, so nothing is built and no row is read; the table and all partitions are locked for an instant
-- After:       008, it is the next step of the same change
-- Locks:       ACCESS EXCLUSIVE on public.readings (stops reads and writes)
-- Locks:       SHARE on public.readings_24, below public.readings (stops writes)
-- Locks:       SHARE on public.readings_25, below public.readings (stops writes)
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
ALTER TABLE public.readings ADD CONSTRAINT readings_pkey PRIMARY KEY (id, day);
COMMIT;
