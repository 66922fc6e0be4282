-- 001 create enum a.mood
-- Plan:        case (phase 1)
-- Why:         the declaration has enum a.mood, the database has not
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
CREATE TYPE a.mood AS ENUM ('x');
COMMIT;

-- 002 create enum b.mood
-- Plan:        case (phase 1)
-- Why:         the declaration has enum b.mood, the database has not
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
CREATE TYPE b.mood AS ENUM ('y');
COMMIT;

-- 003 create index t_v on a.t
-- Plan:        case (phase 1)
-- Why:         the declaration has index t_v on a.t, the database has not; built CONCURRENTLY: reads and writes go on
-- Locks:       SHARE UPDATE EXCLUSIVE on a.t (stops no reads and no writes)
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
CREATE INDEX CONCURRENTLY t_v ON a.t USING btree (v);

-- 004 add check c and not null of id on a.t, not validated yet
-- Plan:        case (phase 1)
-- Why:         the declaration has check c and not null of id on a.t; added NOT VALID first, so that no row is read under the lock
-- Locks:       ACCESS EXCLUSIVE on a.t (stops reads and writes)
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
ALTER TABLE a.t
  ADD CONSTRAINT c CHECK ((id > 0)) NOT VALID,
  ADD CONSTRAINT t_id_not_null NOT NULL id NOT VALID;
COMMIT;

-- 005 validate check c and not null of id on a.t
-- Plan:        case (phase 1)
-- Why:         reads every row under a lock that stops neither reads nor writes; in its own transaction, or the lock of the step before would be held through the scan
-- After:       004, it is the next step of the same change
-- Locks:       SHARE UPDATE EXCLUSIVE on a.t (stops no reads and no writes)
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
ALTER TABLE a.t
  VALIDATE CONSTRAINT c,
  VALIDATE CONSTRAINT t_id_not_null;
COMMIT;

-- 006 add check c and not null of id on b.t, not validated yet
-- Plan:        case (phase 1)
-- Why:         the declaration has check c and not null of id on b.t; added NOT VALID first, so that no row is read under the lock
-- Locks:       ACCESS EXCLUSIVE on b.t (stops reads and writes)
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
ALTER TABLE b.t
  ADD CONSTRAINT c CHECK ((id >= 0)) NOT VALID,
  ADD CONSTRAINT t_id_not_null NOT NULL id NOT VALID;
COMMIT;

-- 007 validate check c and not null of id on b.t
-- Plan:        case (phase 1)
-- Why:         reads every row under a lock that stops neither reads nor writes; in its own transaction, or the lock of the step before would be held through the scan
-- After:       006, it is the next step of the same change
-- Locks:       SHARE UPDATE EXCLUSIVE on b.t (stops no reads and no writes)
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
ALTER TABLE b.t
  VALIDATE CONSTRAINT c,
  VALIDATE CONSTRAINT t_id_not_null;
COMMIT;

-- 008 build the unique index of unique t_key on a.t
-- Plan:        case (phase 1)
-- Why:         the declaration has constraint t_key on a.t, the database has not; built CONCURRENTLY, because ADD CONSTRAINT alone would build it under ACCESS EXCLUSIVE
-- Locks:       SHARE UPDATE EXCLUSIVE on a.t (stops no reads and no writes)
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
CREATE UNIQUE INDEX CONCURRENTLY t_key ON a.t USING btree (v);

-- 009 add unique t_key on a.t using its index
-- Plan:        case (phase 1)
-- Why:         the index is there and valid, so no row is read
-- After:       008, it is the next step of the same change
-- Locks:       ACCESS EXCLUSIVE on a.t (stops reads and writes)
-- Locks:       ACCESS SHARE on a.t_key (stops no reads and no writes)
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
ALTER TABLE a.t ADD CONSTRAINT t_key UNIQUE USING INDEX t_key;
COMMIT;

-- 010 build the unique index of unique t_key on b.t
-- Plan:        case (phase 1)
-- Why:         the declaration has constraint t_key on b.t, the database has not; built CONCURRENTLY, because ADD CONSTRAINT alone would build it under ACCESS EXCLUSIVE
-- Locks:       SHARE UPDATE EXCLUSIVE on b.t (stops no reads and no writes)
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
CREATE UNIQUE INDEX CONCURRENTLY t_key ON b.t USING btree (v);

-- 011 add unique t_key on b.t using its index
-- Plan:        case (phase 1)
-- Why:         the index is there and valid, so no row is read
-- After:       010, it is the next step of the same change
-- Locks:       ACCESS EXCLUSIVE on b.t (stops reads and writes)
-- Locks:       ACCESS SHARE on b.t_key (stops no reads and no writes)
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
ALTER TABLE b.t ADD CONSTRAINT t_key UNIQUE USING INDEX t_key;
COMMIT;

-- 012 build the unique index of primary key t_pkey on a.t
-- Plan:        case (phase 1)
-- Why:         the declaration has constraint t_pkey on a.t, the database has not; built CONCURRENTLY, because ADD CONSTRAINT alone would build it under ACCESS EXCLUSIVE
-- Locks:       SHARE UPDATE EXCLUSIVE on a.t (stops no reads and no writes)
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
CREATE UNIQUE INDEX CONCURRENTLY t_pkey ON a.t USING btree (id);

-- 013 add primary key t_pkey on a.t using its index
-- Plan:        case (phase 1)
-- Why:         the index is there and valid, so no row is read
-- After:       005, column a.t.id must be NOT NULL
-- After:       012, it is the next step of the same change
-- Locks:       ACCESS EXCLUSIVE on a.t (stops reads and writes)
-- Locks:       ACCESS SHARE on a.t_pkey (stops no reads and no writes)
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
ALTER TABLE a.t ADD CONSTRAINT t_pkey PRIMARY KEY USING INDEX t_pkey;
COMMIT;

-- 014 build the unique index of primary key t_pkey on b.t
-- Plan:        case (phase 1)
-- Why:         the declaration has constraint t_pkey on b.t, the database has not; built CONCURRENTLY, because ADD CONSTRAINT alone would build it under ACCESS EXCLUSIVE
-- Locks:       SHARE UPDATE EXCLUSIVE on b.t (stops no reads and no writes)
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
CREATE UNIQUE INDEX CONCURRENTLY t_pkey ON b.t USING btree (id);

-- 015 add primary key t_pkey on b.t using its index
-- Plan:        case (phase 1)
-- Why:         the index is there and valid, so no row is read
-- After:       007, column b.t.id must be NOT NULL
-- After:       014, it is the next step of the same change
-- Locks:       ACCESS EXCLUSIVE on b.t (stops reads and writes)
-- Locks:       ACCESS SHARE on b.t_pkey (stops no reads and no writes)
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
ALTER TABLE b.t ADD CONSTRAINT t_pkey PRIMARY KEY USING INDEX t_pkey;
COMMIT;

-- 016 add foreign key f on b.t, not validated yet
-- Plan:        case (phase 1)
-- Why:         the declaration has constraint f on b.t, the database has not; NOT VALID, so that no row is read while writes to both tables wait
-- After:       013, a.t must have its unique key on (id)
-- Locks:       SHARE ROW EXCLUSIVE on a.t (stops writes)
-- Locks:       SHARE ROW EXCLUSIVE on b.t (stops writes)
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
ALTER TABLE b.t ADD CONSTRAINT f FOREIGN KEY (id) REFERENCES a.t(id) NOT VALID;
COMMIT;

-- 017 validate foreign key f on b.t
-- Plan:        case (phase 1)
-- Why:         looks every row up under locks that stop neither reads nor writes
-- After:       016, it is the next step of the same change
-- Locks:       ROW SHARE on a.t (stops no reads and no writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on b.t (stops no reads and no writes)
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
ALTER TABLE b.t VALIDATE CONSTRAINT f;
COMMIT;

-- 018 build the new index t_v on b.t beside the old one
-- Plan:        case (phase 1)
-- Why:         the definition changed; queries keep the old index meanwhile
-- Locks:       SHARE UPDATE EXCLUSIVE on b.t (stops no reads and no writes)
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
CREATE INDEX CONCURRENTLY t_v__lockstep_new ON b.t USING btree (v);

-- 019 swap the names of the old and the new index t_v on b.t
-- Plan:        case (phase 1)
-- Why:         renames an index under a lock that stops neither reads nor writes
-- After:       018, it is the next step of the same change
-- Locks:       SHARE UPDATE EXCLUSIVE on b.t_v (stops no reads and no writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on b.t_v__lockstep_new (stops no reads and no writes)
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
ALTER INDEX b.t_v RENAME TO t_v__lockstep_old;
ALTER INDEX b.t_v__lockstep_new RENAME TO t_v;
COMMIT;

-- 020 drop the old index t_v on b.t
-- Plan:        case (phase 1)
-- Why:         the new one serves all queries
-- After:       019, it is the next step of the same change
-- Locks:       SHARE UPDATE EXCLUSIVE on b.t (stops no reads and no writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on b.t_v__lockstep_old (stops no reads and no writes)
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
DROP INDEX CONCURRENTLY IF EXISTS b.t_v__lockstep_old;
