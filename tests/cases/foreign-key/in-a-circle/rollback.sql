-- 014 undo validate foreign key b_to_a on public.b
-- Plan:        case (phase 1)
-- Why:         looks every row up under locks that stop neither reads nor writes
-- Rollback:    nothing to do: the step that added it drops it

-- Nothing to execute.

-- 013 undo add foreign key b_to_a on public.b, not validated yet
-- Plan:        case (phase 1)
-- Why:         the declaration has constraint b_to_a on public.b, the database has not; NOT VALID, so that no row is read while writes to both tables wait
-- Locks:       ACCESS EXCLUSIVE on public.a (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.b (stops reads and writes)
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
ALTER TABLE public.b DROP CONSTRAINT IF EXISTS b_to_a;
COMMIT;

-- 012 undo validate foreign key a_to_b on public.a
-- Plan:        case (phase 1)
-- Why:         looks every row up under locks that stop neither reads nor writes
-- Rollback:    nothing to do: the step that added it drops it

-- Nothing to execute.

-- 011 undo add foreign key a_to_b on public.a, not validated yet
-- Plan:        case (phase 1)
-- Why:         the declaration has constraint a_to_b on public.a, the database has not; NOT VALID, so that no row is read while writes to both tables wait
-- Locks:       ACCESS EXCLUSIVE on public.a (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.b (stops reads and writes)
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
ALTER TABLE public.a DROP CONSTRAINT IF EXISTS a_to_b;
COMMIT;

-- 010 undo add primary key b_pkey on public.b using its index
-- Plan:        case (phase 1)
-- Why:         the index is there and valid, so no row is read
-- Locks:       ACCESS EXCLUSIVE on public.b (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.b_pkey (stops reads and writes)
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
ALTER TABLE public.b DROP CONSTRAINT b_pkey;
COMMIT;

-- 009 undo build the unique index of primary key b_pkey on public.b
-- Plan:        case (phase 1)
-- Why:         the declaration has constraint b_pkey on public.b, the database has not; built CONCURRENTLY, because ADD CONSTRAINT alone would build it under ACCESS EXCLUSIVE
-- Locks:       SHARE UPDATE EXCLUSIVE on public.b (stops no reads and no writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public.b_pkey (stops no reads and no writes)
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
DROP INDEX CONCURRENTLY IF EXISTS public.b_pkey;

-- 008 undo add primary key a_pkey on public.a using its index
-- Plan:        case (phase 1)
-- Why:         the index is there and valid, so no row is read
-- Locks:       ACCESS EXCLUSIVE on public.a (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.a_pkey (stops reads and writes)
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
ALTER TABLE public.a DROP CONSTRAINT a_pkey;
COMMIT;

-- 007 undo build the unique index of primary key a_pkey on public.a
-- Plan:        case (phase 1)
-- Why:         the declaration has constraint a_pkey on public.a, the database has not; built CONCURRENTLY, because ADD CONSTRAINT alone would build it under ACCESS EXCLUSIVE
-- Locks:       SHARE UPDATE EXCLUSIVE on public.a (stops no reads and no writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public.a_pkey (stops no reads and no writes)
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
DROP INDEX CONCURRENTLY IF EXISTS public.a_pkey;

-- 006 undo set id of public.b not null
-- Plan:        case (phase 1)
-- Why:         the validated CHECK spares the scan; it is dropped by a second statement, because one statement for both would scan
-- Locks:       ACCESS EXCLUSIVE on public.b (stops reads and writes)
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
ALTER TABLE public.b ALTER COLUMN id DROP NOT NULL;
COMMIT;

-- 005 undo validate not null of id on public.b
-- Plan:        case (phase 1)
-- Why:         reads every row under a lock that stops neither reads nor writes; in its own transaction, or the lock of the step before would be held through the scan
-- Rollback:    nothing to do: the step that added them drops them

-- Nothing to execute.

-- 004 undo add not null of id on public.b, not validated yet
-- Plan:        case (phase 1)
-- Why:         the declaration has not null of id on public.b; added NOT VALID first, so that no row is read under the lock; a CHECK stands in for each NOT NULL until it is proved
-- Locks:       ACCESS EXCLUSIVE on public.b (stops reads and writes)
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
ALTER TABLE public.b DROP CONSTRAINT IF EXISTS id__lockstep_not_null;
COMMIT;

-- 003 undo set id of public.a not null
-- Plan:        case (phase 1)
-- Why:         the validated CHECK spares the scan; it is dropped by a second statement, because one statement for both would scan
-- Locks:       ACCESS EXCLUSIVE on public.a (stops reads and writes)
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
ALTER TABLE public.a ALTER COLUMN id DROP NOT NULL;
COMMIT;

-- 002 undo validate not null of id on public.a
-- Plan:        case (phase 1)
-- Why:         reads every row under a lock that stops neither reads nor writes; in its own transaction, or the lock of the step before would be held through the scan
-- Rollback:    nothing to do: the step that added them drops them

-- Nothing to execute.

-- 001 undo add not null of id on public.a, not validated yet
-- Plan:        case (phase 1)
-- Why:         the declaration has not null of id on public.a; added NOT VALID first, so that no row is read under the lock; a CHECK stands in for each NOT NULL until it is proved
-- Locks:       ACCESS EXCLUSIVE on public.a (stops reads and writes)
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
ALTER TABLE public.a DROP CONSTRAINT IF EXISTS id__lockstep_not_null;
COMMIT;
