-- 001 create enum My "Schema";--.Mood'; drop table x; --
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
CREATE TYPE "My ""Schema"";--"."Mood'; drop table x; --" AS ENUM ('it''s', 'b"c', 'd;--');
COMMIT;

-- 002 set default of order on My "Schema";--.select to ';--'::text
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
ALTER TABLE ONLY "My ""Schema"";--"."select" ALTER COLUMN "order" SET DEFAULT ';--'::text;
COMMIT;

-- 003 create index SELECT on My "Schema";--.select
-- Plan:        case (phase 1)
-- Why:         the declaration has index SELECT on My "Schema";--.select, the database has not; built CONCURRENTLY: reads and writes go on
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
CREATE INDEX CONCURRENTLY "SELECT" ON "My ""Schema"";--"."select" USING btree ("order");

-- 004 create index naïve; -- on My "Schema";--.select
-- Plan:        case (phase 1)
-- Why:         the declaration has index naïve; -- on My "Schema";--.select, the database has not; built CONCURRENTLY: reads and writes go on
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
CREATE INDEX CONCURRENTLY "naïve; --" ON "My ""Schema"";--"."select" USING btree ("a b" DESC, lower("ünïcödé"));

-- 005 add 2 checks and 2 not nulls on My "Schema";--.select, not validated yet
-- Plan:        case (phase 1)
-- Why:         the declaration has 2 checks and 2 not nulls on My "Schema";--.select; added NOT VALID first, so that no row is read under the lock
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
  ADD CONSTRAINT "Prüfung" CHECK (("ünïcödé" <> ';--'::text)) NOT VALID,
  ADD CONSTRAINT "check" CHECK ((("quo""te" > 0) AND ("back\slash" < 100))) NOT VALID,
  ADD CONSTRAINT "select_Id_not_null" NOT NULL "Id" NOT VALID,
  ADD CONSTRAINT select_order_not_null NOT NULL "order" NOT VALID;
COMMIT;

-- 006 validate 2 checks and 2 not nulls on My "Schema";--.select
-- Plan:        case (phase 1)
-- Why:         reads every row under a lock that stops neither reads nor writes; in its own transaction, or the lock of the step before would be held through the scan
-- After:       005, it is the next step of the same change
-- Locks:       SHARE UPDATE EXCLUSIVE on "My ""Schema"";--"."select" (stops no reads and no writes)
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
ALTER TABLE "My ""Schema"";--"."select"
  VALIDATE CONSTRAINT "Prüfung",
  VALIDATE CONSTRAINT "check",
  VALIDATE CONSTRAINT "select_Id_not_null",
  VALIDATE CONSTRAINT select_order_not_null;
COMMIT;

-- 007 build the unique index of unique 1 "two" \ three;-- on My "Schema";--.select
-- Plan:        case (phase 1)
-- Why:         the declaration has constraint 1 "two" \ three;-- on My "Schema";--.select, the database has not; built CONCURRENTLY, because ADD CONSTRAINT alone would build it under ACCESS EXCLUSIVE
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
CREATE UNIQUE INDEX CONCURRENTLY "1 ""two"" \ three;--" ON "My ""Schema"";--"."select" USING btree ("a b", "quo""te");

-- 008 add unique 1 "two" \ three;-- on My "Schema";--.select using its index
-- Plan:        case (phase 1)
-- Why:         the index is there and valid, so no row is read
-- After:       007, it is the next step of the same change
-- Locks:       ACCESS SHARE on "My ""Schema"";--"."1 ""two"" \ three;--" (stops no reads and no writes)
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
ALTER TABLE "My ""Schema"";--"."select" ADD CONSTRAINT "1 ""two"" \ three;--" UNIQUE USING INDEX "1 ""two"" \ three;--";
COMMIT;

-- 009 build the unique index of primary key Primary "Key" on My "Schema";--.select
-- Plan:        case (phase 1)
-- Why:         the declaration has constraint Primary "Key" on My "Schema";--.select, the database has not; built CONCURRENTLY, because ADD CONSTRAINT alone would build it under ACCESS EXCLUSIVE
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
CREATE UNIQUE INDEX CONCURRENTLY "Primary ""Key""" ON "My ""Schema"";--"."select" USING btree ("Id");

-- 010 add primary key Primary "Key" on My "Schema";--.select using its index
-- Plan:        case (phase 1)
-- Why:         the index is there and valid, so no row is read
-- After:       006, column My "Schema";--.select.Id must be NOT NULL
-- After:       009, it is the next step of the same change
-- Locks:       ACCESS SHARE on "My ""Schema"";--"."Primary ""Key""" (stops no reads and no writes)
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
ALTER TABLE "My ""Schema"";--"."select" ADD CONSTRAINT "Primary ""Key""" PRIMARY KEY USING INDEX "Primary ""Key""";
COMMIT;

-- 011 build the unique index of unique user on My "Schema";--.select
-- Plan:        case (phase 1)
-- Why:         the declaration has constraint user on My "Schema";--.select, the database has not; built CONCURRENTLY, because ADD CONSTRAINT alone would build it under ACCESS EXCLUSIVE
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
CREATE UNIQUE INDEX CONCURRENTLY "user" ON "My ""Schema"";--"."select" USING btree ("order");

-- 012 add unique user on My "Schema";--.select using its index
-- Plan:        case (phase 1)
-- Why:         the index is there and valid, so no row is read
-- After:       011, it is the next step of the same change
-- Locks:       ACCESS EXCLUSIVE on "My ""Schema"";--"."select" (stops reads and writes)
-- Locks:       ACCESS SHARE on "My ""Schema"";--"."user" (stops no reads and no writes)
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
ALTER TABLE "My ""Schema"";--"."select" ADD CONSTRAINT "user" UNIQUE USING INDEX "user";
COMMIT;

-- 013 add foreign key foreign key on My "Schema";--.select, not validated yet
-- Plan:        case (phase 1)
-- Why:         the declaration has constraint foreign key on My "Schema";--.select, the database has not; NOT VALID, so that no row is read while writes to both tables wait
-- Locks:       SHARE ROW EXCLUSIVE on "My ""Schema"";--"."Parent" (stops writes)
-- Locks:       SHARE ROW EXCLUSIVE on "My ""Schema"";--"."select" (stops writes)
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
ALTER TABLE "My ""Schema"";--"."select" ADD CONSTRAINT "foreign key" FOREIGN KEY ("quo""te") REFERENCES "My ""Schema"";--"."Parent"("ID") NOT VALID;
COMMIT;

-- 014 validate foreign key foreign key on My "Schema";--.select
-- Plan:        case (phase 1)
-- Why:         looks every row up under locks that stop neither reads nor writes
-- After:       013, it is the next step of the same change
-- Locks:       ROW SHARE on "My ""Schema"";--"."Parent" (stops no reads and no writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on "My ""Schema"";--"."select" (stops no reads and no writes)
-- Transaction: one transaction
-- Rollback:    nothing to do: the step that added it drops it

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
ALTER TABLE "My ""Schema"";--"."select" VALIDATE CONSTRAINT "foreign key";
COMMIT;

-- 015 2 comments on My "Schema";--.select and what hangs on it
-- Plan:        case (phase 1)
-- Why:         the declaration says another text
-- After:       004, index My "Schema";--.naïve; -- must exist
-- Locks:       SHARE UPDATE EXCLUSIVE on "My ""Schema"";--"."naïve; --" (stops no reads and no writes)
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
COMMENT ON COLUMN "My ""Schema"";--"."select"."a b" IS '''; drop table x; --';
COMMENT ON INDEX "My ""Schema"";--"."naïve; --" IS 'it''s';
COMMIT;
