-- 016 undo 2 comments on My "Schema";--.select and what hangs on it
-- Plan:        case (phase 1)
-- Why:         the declaration says another text
-- Locks:       SHARE UPDATE EXCLUSIVE on "My ""Schema"";--"."select" (stops no reads and no writes)
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
SET LOCAL lock_timeout = 0;
SET LOCAL statement_timeout = 0;
COMMENT ON COLUMN "My ""Schema"";--"."select"."a b" IS NULL;
COMMIT;

-- 015 undo validate foreign key foreign key on My "Schema";--.select
-- Plan:        case (phase 1)
-- Why:         looks every row up under locks that stop neither reads nor writes
-- Rollback:    nothing to do: the step that added it drops it

-- Nothing to execute.

-- 014 undo add foreign key foreign key on My "Schema";--.select, not validated yet
-- Plan:        case (phase 1)
-- Why:         the declaration has constraint foreign key on My "Schema";--.select, the database has not; NOT VALID, so that no row is read while writes to both tables wait
-- Locks:       ACCESS EXCLUSIVE on "My ""Schema"";--"."Parent" (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on "My ""Schema"";--"."select" (stops reads and writes)
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
ALTER TABLE "My ""Schema"";--"."select" DROP CONSTRAINT IF EXISTS "foreign key";
COMMIT;

-- 013 undo add unique user on My "Schema";--.select using its index
-- Plan:        case (phase 1)
-- Why:         the index is there and valid, so no row is read
-- Locks:       ACCESS EXCLUSIVE on "My ""Schema"";--"."select" (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on "My ""Schema"";--"."user" (stops reads and writes)
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
ALTER TABLE "My ""Schema"";--"."select" DROP CONSTRAINT "user";
COMMIT;

-- 012 undo build the unique index of unique user on My "Schema";--.select
-- Plan:        case (phase 1)
-- Why:         the declaration has constraint user on My "Schema";--.select, the database has not; built CONCURRENTLY, because ADD CONSTRAINT alone would build it under ACCESS EXCLUSIVE
-- Locks:       SHARE UPDATE EXCLUSIVE on "My ""Schema"";--"."select" (stops no reads and no writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on "My ""Schema"";--"."user" (stops no reads and no writes)
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
DROP INDEX CONCURRENTLY IF EXISTS "My ""Schema"";--"."user";

-- 011 undo add primary key Primary "Key" on My "Schema";--.select using its index
-- Plan:        case (phase 1)
-- Why:         the index is there and valid, so no row is read
-- Locks:       ACCESS EXCLUSIVE on "My ""Schema"";--"."Primary ""Key""" (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on "My ""Schema"";--"."select" (stops reads and writes)
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
ALTER TABLE "My ""Schema"";--"."select" DROP CONSTRAINT "Primary ""Key""";
COMMIT;

-- 010 undo build the unique index of primary key Primary "Key" on My "Schema";--.select
-- Plan:        case (phase 1)
-- Why:         the declaration has constraint Primary "Key" on My "Schema";--.select, the database has not; built CONCURRENTLY, because ADD CONSTRAINT alone would build it under ACCESS EXCLUSIVE
-- Locks:       SHARE UPDATE EXCLUSIVE on "My ""Schema"";--"."Primary ""Key""" (stops no reads and no writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on "My ""Schema"";--"."select" (stops no reads and no writes)
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
DROP INDEX CONCURRENTLY IF EXISTS "My ""Schema"";--"."Primary ""Key""";

-- 009 undo add unique 1 "two" \ three;-- on My "Schema";--.select using its index
-- Plan:        case (phase 1)
-- Why:         the index is there and valid, so no row is read
-- Locks:       ACCESS EXCLUSIVE on "My ""Schema"";--"."1 ""two"" \ three;--" (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on "My ""Schema"";--"."select" (stops reads and writes)
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
ALTER TABLE "My ""Schema"";--"."select" DROP CONSTRAINT "1 ""two"" \ three;--";
COMMIT;

-- 008 undo build the unique index of unique 1 "two" \ three;-- on My "Schema";--.select
-- Plan:        case (phase 1)
-- Why:         the declaration has constraint 1 "two" \ three;-- on My "Schema";--.select, the database has not; built CONCURRENTLY, because ADD CONSTRAINT alone would build it under ACCESS EXCLUSIVE
-- Locks:       SHARE UPDATE EXCLUSIVE on "My ""Schema"";--"."1 ""two"" \ three;--" (stops no reads and no writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on "My ""Schema"";--"."select" (stops no reads and no writes)
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
DROP INDEX CONCURRENTLY IF EXISTS "My ""Schema"";--"."1 ""two"" \ three;--";

-- 007 undo set Id, order of My "Schema";--.select not null
-- Plan:        case (phase 1)
-- Why:         the validated CHECK spares the scan; it is dropped by a second statement, because one statement for both would scan
-- Locks:       ACCESS EXCLUSIVE on "My ""Schema"";--"."select" (stops reads and writes)
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
ALTER TABLE "My ""Schema"";--"."select"
  ADD CONSTRAINT "Id__lockstep_not_null" CHECK (("Id" IS NOT NULL)) NOT VALID,
  ADD CONSTRAINT order__lockstep_not_null CHECK (("order" IS NOT NULL)) NOT VALID,
  ALTER COLUMN "Id" DROP NOT NULL,
  ALTER COLUMN "order" DROP NOT NULL;
COMMIT;

-- 006 undo validate 2 checks and 2 not nulls on My "Schema";--.select
-- Plan:        case (phase 1)
-- Why:         reads every row under a lock that stops neither reads nor writes; in its own transaction, or the lock of the step before would be held through the scan
-- Rollback:    nothing to do: the step that added them drops them

-- Nothing to execute.

-- 005 undo add 2 checks and 2 not nulls on My "Schema";--.select, not validated yet
-- Plan:        case (phase 1)
-- Why:         the declaration has 2 checks and 2 not nulls on My "Schema";--.select; added NOT VALID first, so that no row is read under the lock; a CHECK stands in for each NOT NULL until it is proved
-- Locks:       ACCESS EXCLUSIVE on "My ""Schema"";--"."select" (stops reads and writes)
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
ALTER TABLE "My ""Schema"";--"."select"
  DROP CONSTRAINT IF EXISTS "Prüfung",
  DROP CONSTRAINT IF EXISTS "check",
  DROP CONSTRAINT IF EXISTS "Id__lockstep_not_null",
  DROP CONSTRAINT IF EXISTS order__lockstep_not_null;
COMMIT;

-- 004 undo create index naïve; -- on My "Schema";--.select
-- Plan:        case (phase 1)
-- Why:         the declaration has index naïve; -- on My "Schema";--.select, the database has not; built CONCURRENTLY: reads and writes go on
-- Locks:       SHARE UPDATE EXCLUSIVE on "My ""Schema"";--"."naïve; --" (stops no reads and no writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on "My ""Schema"";--"."select" (stops no reads and no writes)
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
DROP INDEX CONCURRENTLY IF EXISTS "My ""Schema"";--"."naïve; --";

-- 003 undo create index SELECT on My "Schema";--.select
-- Plan:        case (phase 1)
-- Why:         the declaration has index SELECT on My "Schema";--.select, the database has not; built CONCURRENTLY: reads and writes go on
-- Locks:       SHARE UPDATE EXCLUSIVE on "My ""Schema"";--"."SELECT" (stops no reads and no writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on "My ""Schema"";--"."select" (stops no reads and no writes)
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
DROP INDEX CONCURRENTLY IF EXISTS "My ""Schema"";--"."SELECT";

-- 002 undo set default of order on My "Schema";--.select to ';--'::text
-- Plan:        case (phase 1)
-- Why:         the declaration says another default; rows that are there keep their values
-- Locks:       ACCESS EXCLUSIVE on "My ""Schema"";--"."select" (stops reads and writes)
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
ALTER TABLE ONLY "My ""Schema"";--"."select" ALTER COLUMN "order" DROP DEFAULT;
COMMIT;

-- 001 undo create enum My "Schema";--.Mood'; drop table x; --
-- Plan:        case (phase 1)
-- Why:         the declaration has enum My "Schema";--.Mood'; drop table x; --, the database has not
-- Locks:       none on tables or indexes
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
SET LOCAL lock_timeout = '2s';
SET LOCAL statement_timeout = '30s';
DROP TYPE "My ""Schema"";--"."Mood'; drop table x; --";
COMMIT;
