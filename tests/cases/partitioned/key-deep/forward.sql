-- 001 add unique readings_24_day_id_value_key1 on public.readings_24, its part of again
-- Plan:        case (phase 1)
-- Why:         the declaration has constraint again on public.readings, the database has not; a partitioned table (3 partitions, rows never counted) refuses USING INDEX on every server up to 18, and would build every partition's index under locks that stop writes: so each partition has it first; its index is built CONCURRENTLY, then handed over without reading a row; from here on the rule holds within this partition
-- Locks:       SHARE UPDATE EXCLUSIVE on public.readings_24 (stops no reads and no writes)
-- Transaction: none: each statement by itself, CONCURRENTLY
-- Locks:       ACCESS EXCLUSIVE on public.readings_24 (stops reads and writes)
-- Locks:       ACCESS SHARE on public.readings_24_day_id_value_key1 (stops no reads and no writes)
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
CREATE UNIQUE INDEX CONCURRENTLY readings_24_day_id_value_key1 ON public.readings_24 USING btree (day, id, value) WITH (fillfactor='80');

BEGIN;
SET LOCAL lock_timeout = '500ms';
SET LOCAL statement_timeout = '15s';
ALTER TABLE public.readings_24 ADD CONSTRAINT readings_24_day_id_value_key1 UNIQUE USING INDEX readings_24_day_id_value_key1;
COMMIT;

-- 002 add unique h0_all_day_id_value_key on public.h0_all, its part of again
-- Plan:        case (phase 1)
-- Why:         its index is built CONCURRENTLY, then handed over without reading a row; from here on the rule holds within this partition
-- After:       001, it is the next step of the same change
-- Locks:       SHARE UPDATE EXCLUSIVE on public.h0_all (stops no reads and no writes)
-- Transaction: none: each statement by itself, CONCURRENTLY
-- Locks:       ACCESS EXCLUSIVE on public.h0_all (stops reads and writes)
-- Locks:       ACCESS SHARE on public.h0_all_day_id_value_key (stops no reads and no writes)
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
CREATE UNIQUE INDEX CONCURRENTLY h0_all_day_id_value_key ON public.h0_all USING btree (day, id, value) WITH (fillfactor='80');

BEGIN;
SET LOCAL lock_timeout = '500ms';
SET LOCAL statement_timeout = '15s';
ALTER TABLE public.h0_all ADD CONSTRAINT h0_all_day_id_value_key UNIQUE USING INDEX h0_all_day_id_value_key;
COMMIT;

-- 003 add unique h1_day_id_value_key on public.h1, its part of again
-- Plan:        case (phase 1)
-- Why:         its index is built CONCURRENTLY, then handed over without reading a row; from here on the rule holds within this partition
-- After:       002, it is the next step of the same change
-- Locks:       SHARE UPDATE EXCLUSIVE on public.h1 (stops no reads and no writes)
-- Transaction: none: each statement by itself, CONCURRENTLY
-- Locks:       ACCESS EXCLUSIVE on public.h1 (stops reads and writes)
-- Locks:       ACCESS SHARE on public.h1_day_id_value_key (stops no reads and no writes)
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
CREATE UNIQUE INDEX CONCURRENTLY h1_day_id_value_key ON public.h1 USING btree (day, id, value) WITH (fillfactor='80');

BEGIN;
SET LOCAL lock_timeout = '500ms';
SET LOCAL statement_timeout = '15s';
ALTER TABLE public.h1 ADD CONSTRAINT h1_day_id_value_key UNIQUE USING INDEX h1_day_id_value_key;
COMMIT;

-- 004 add unique again on public.readings over those of its partitions
-- Plan:        case (phase 1)
-- Why:         each partition has it, so nothing is built and no row is read; the table and all partitions are locked for an instant
-- After:       003, it is the next step of the same change
-- Locks:       ACCESS EXCLUSIVE on public.h0 (stops reads and writes)
-- Locks:       SHARE on public.h0_all, below public.h0 (stops writes)
-- Transaction: one transaction
-- Locks:       SHARE on public.h0, below public.readings_25 (stops writes)
-- Locks:       SHARE on public.h1, below public.readings_25 (stops writes)
-- Locks:       ACCESS EXCLUSIVE on public.readings_25 (stops reads and writes)
-- Transaction: one transaction
-- Locks:       ACCESS EXCLUSIVE on public.readings_26 (stops reads and writes)
-- Transaction: one transaction
-- Locks:       ACCESS EXCLUSIVE on public.readings (stops reads and writes)
-- Locks:       SHARE on public.readings_24, below public.readings (stops writes)
-- Locks:       SHARE on public.readings_25, below public.readings (stops writes)
-- Locks:       SHARE on public.readings_26, below public.readings (stops writes)
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
ALTER TABLE public.h0 ADD CONSTRAINT h0_day_id_value_key UNIQUE (day, id, value) WITH (fillfactor='80');
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '500ms';
SET LOCAL statement_timeout = '15s';
ALTER TABLE public.readings_25 ADD CONSTRAINT readings_25_day_id_value_key UNIQUE (day, id, value) WITH (fillfactor='80');
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '500ms';
SET LOCAL statement_timeout = '15s';
ALTER TABLE public.readings_26 ADD CONSTRAINT readings_26_day_id_value_key UNIQUE (day, id, value) WITH (fillfactor='80');
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '500ms';
SET LOCAL statement_timeout = '15s';
ALTER TABLE public.readings ADD CONSTRAINT again UNIQUE (day, id, value) WITH (fillfactor='80');
COMMIT;

-- 005 add unique readings_24_day_value_id_name_key on public.readings_24, its part of one_value
-- Plan:        case (phase 1)
-- Why:         the declaration has constraint one_value on public.readings, the database has not; a partitioned table (3 partitions, rows never counted) refuses USING INDEX on every server up to 18, and would build every partition's index under locks that stop writes: so each partition has it first; its index is built CONCURRENTLY, then handed over without reading a row; from here on the rule holds within this partition
-- Locks:       SHARE UPDATE EXCLUSIVE on public.readings_24 (stops no reads and no writes)
-- Transaction: none: each statement by itself, CONCURRENTLY
-- Locks:       ACCESS EXCLUSIVE on public.readings_24 (stops reads and writes)
-- Locks:       ACCESS SHARE on public.readings_24_day_value_id_name_key (stops no reads and no writes)
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
CREATE UNIQUE INDEX CONCURRENTLY readings_24_day_value_id_name_key ON public.readings_24 USING btree (day, value, id) INCLUDE (name);

BEGIN;
SET LOCAL lock_timeout = '500ms';
SET LOCAL statement_timeout = '15s';
ALTER TABLE public.readings_24 ADD CONSTRAINT readings_24_day_value_id_name_key UNIQUE USING INDEX readings_24_day_value_id_name_key DEFERRABLE INITIALLY DEFERRED;
COMMIT;

-- 006 add unique h0_all_day_value_id_name_key on public.h0_all, its part of one_value
-- Plan:        case (phase 1)
-- Why:         its index is built CONCURRENTLY, then handed over without reading a row; from here on the rule holds within this partition
-- After:       005, it is the next step of the same change
-- Locks:       SHARE UPDATE EXCLUSIVE on public.h0_all (stops no reads and no writes)
-- Transaction: none: each statement by itself, CONCURRENTLY
-- Locks:       ACCESS EXCLUSIVE on public.h0_all (stops reads and writes)
-- Locks:       ACCESS SHARE on public.h0_all_day_value_id_name_key (stops no reads and no writes)
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
CREATE UNIQUE INDEX CONCURRENTLY h0_all_day_value_id_name_key ON public.h0_all USING btree (day, value, id) INCLUDE (name);

BEGIN;
SET LOCAL lock_timeout = '500ms';
SET LOCAL statement_timeout = '15s';
ALTER TABLE public.h0_all ADD CONSTRAINT h0_all_day_value_id_name_key UNIQUE USING INDEX h0_all_day_value_id_name_key DEFERRABLE INITIALLY DEFERRED;
COMMIT;

-- 007 add unique h1_day_value_id_name_key on public.h1, its part of one_value
-- Plan:        case (phase 1)
-- Why:         its index is built CONCURRENTLY, then handed over without reading a row; from here on the rule holds within this partition
-- After:       006, it is the next step of the same change
-- Locks:       SHARE UPDATE EXCLUSIVE on public.h1 (stops no reads and no writes)
-- Transaction: none: each statement by itself, CONCURRENTLY
-- Locks:       ACCESS EXCLUSIVE on public.h1 (stops reads and writes)
-- Locks:       ACCESS SHARE on public.h1_day_value_id_name_key (stops no reads and no writes)
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
CREATE UNIQUE INDEX CONCURRENTLY h1_day_value_id_name_key ON public.h1 USING btree (day, value, id) INCLUDE (name);

BEGIN;
SET LOCAL lock_timeout = '500ms';
SET LOCAL statement_timeout = '15s';
ALTER TABLE public.h1 ADD CONSTRAINT h1_day_value_id_name_key UNIQUE USING INDEX h1_day_value_id_name_key DEFERRABLE INITIALLY DEFERRED;
COMMIT;

-- 008 add unique one_value on public.readings over those of its partitions
-- Plan:        case (phase 1)
-- Why:         each partition has it, so nothing is built and no row is read; the table and all partitions are locked for an instant
-- After:       007, it is the next step of the same change
-- Locks:       ACCESS EXCLUSIVE on public.h0 (stops reads and writes)
-- Locks:       SHARE on public.h0_all, below public.h0 (stops writes)
-- Transaction: one transaction
-- Locks:       SHARE on public.h0, below public.readings_25 (stops writes)
-- Locks:       SHARE on public.h1, below public.readings_25 (stops writes)
-- Locks:       ACCESS EXCLUSIVE on public.readings_25 (stops reads and writes)
-- Transaction: one transaction
-- Locks:       ACCESS EXCLUSIVE on public.readings_26 (stops reads and writes)
-- Transaction: one transaction
-- Locks:       ACCESS EXCLUSIVE on public.readings (stops reads and writes)
-- Locks:       SHARE on public.readings_24, below public.readings (stops writes)
-- Locks:       SHARE on public.readings_25, below public.readings (stops writes)
-- Locks:       SHARE on public.readings_26, below public.readings (stops writes)
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
ALTER TABLE public.h0 ADD CONSTRAINT h0_day_value_id_name_key UNIQUE (day, value, id) INCLUDE (name) DEFERRABLE INITIALLY DEFERRED;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '500ms';
SET LOCAL statement_timeout = '15s';
ALTER TABLE public.readings_25 ADD CONSTRAINT readings_25_day_value_id_name_key UNIQUE (day, value, id) INCLUDE (name) DEFERRABLE INITIALLY DEFERRED;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '500ms';
SET LOCAL statement_timeout = '15s';
ALTER TABLE public.readings_26 ADD CONSTRAINT readings_26_day_value_id_name_key UNIQUE (day, value, id) INCLUDE (name) DEFERRABLE INITIALLY DEFERRED;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '500ms';
SET LOCAL statement_timeout = '15s';
ALTER TABLE public.readings ADD CONSTRAINT one_value UNIQUE (day, value, id) INCLUDE (name) DEFERRABLE INITIALLY DEFERRED;
COMMIT;
