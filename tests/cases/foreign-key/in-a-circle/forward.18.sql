-- 001 add not null of id on public.a, not validated yet
-- Plan:        case (phase 1)
-- Why:         the declaration has not null of id on public.a; added NOT VALID first, so that no row is read under the lock
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
ALTER TABLE public.a ADD CONSTRAINT a_id_not_null NOT NULL id NOT VALID;
COMMIT;

-- 002 validate not null of id on public.a
-- Plan:        case (phase 1)
-- Why:         reads every row under a lock that stops neither reads nor writes; in its own transaction, or the lock of the step before would be held through the scan
-- After:       001, it is the next step of the same change
-- Locks:       SHARE UPDATE EXCLUSIVE on public.a (stops no reads and no writes)
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
ALTER TABLE public.a VALIDATE CONSTRAINT a_id_not_null;
COMMIT;

-- 003 add not null of id on public.b, not validated yet
-- Plan:        case (phase 1)
-- Why:         the declaration has not null of id on public.b; added NOT VALID first, so that no row is read under the lock
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
ALTER TABLE public.b ADD CONSTRAINT b_id_not_null NOT NULL id NOT VALID;
COMMIT;

-- 004 validate not null of id on public.b
-- Plan:        case (phase 1)
-- Why:         reads every row under a lock that stops neither reads nor writes; in its own transaction, or the lock of the step before would be held through the scan
-- After:       003, it is the next step of the same change
-- Locks:       SHARE UPDATE EXCLUSIVE on public.b (stops no reads and no writes)
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
ALTER TABLE public.b VALIDATE CONSTRAINT b_id_not_null;
COMMIT;

-- 005 build the unique index of primary key a_pkey on public.a
-- Plan:        case (phase 1)
-- Why:         the declaration has constraint a_pkey on public.a, the database has not; built CONCURRENTLY, because ADD CONSTRAINT alone would build it under ACCESS EXCLUSIVE
-- Locks:       SHARE UPDATE EXCLUSIVE on public.a (stops no reads and no writes)
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
CREATE UNIQUE INDEX CONCURRENTLY a_pkey ON public.a USING btree (id);

-- 006 add primary key a_pkey on public.a using its index
-- Plan:        case (phase 1)
-- Why:         the index is there and valid, so no row is read
-- After:       002, column public.a.id must be NOT NULL
-- After:       005, it is the next step of the same change
-- Locks:       ACCESS EXCLUSIVE on public.a (stops reads and writes)
-- Locks:       ACCESS SHARE on public.a_pkey (stops no reads and no writes)
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
ALTER TABLE public.a ADD CONSTRAINT a_pkey PRIMARY KEY USING INDEX a_pkey;
COMMIT;

-- 007 build the unique index of primary key b_pkey on public.b
-- Plan:        case (phase 1)
-- Why:         the declaration has constraint b_pkey on public.b, the database has not; built CONCURRENTLY, because ADD CONSTRAINT alone would build it under ACCESS EXCLUSIVE
-- Locks:       SHARE UPDATE EXCLUSIVE on public.b (stops no reads and no writes)
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
CREATE UNIQUE INDEX CONCURRENTLY b_pkey ON public.b USING btree (id);

-- 008 add primary key b_pkey on public.b using its index
-- Plan:        case (phase 1)
-- Why:         the index is there and valid, so no row is read
-- After:       004, column public.b.id must be NOT NULL
-- After:       007, it is the next step of the same change
-- Locks:       ACCESS EXCLUSIVE on public.b (stops reads and writes)
-- Locks:       ACCESS SHARE on public.b_pkey (stops no reads and no writes)
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
ALTER TABLE public.b ADD CONSTRAINT b_pkey PRIMARY KEY USING INDEX b_pkey;
COMMIT;

-- 009 add foreign key a_to_b on public.a, not validated yet
-- Plan:        case (phase 1)
-- Why:         the declaration has constraint a_to_b on public.a, the database has not; NOT VALID, so that no row is read while writes to both tables wait
-- After:       008, public.b must have its unique key on (id)
-- Locks:       SHARE ROW EXCLUSIVE on public.a (stops writes)
-- Locks:       SHARE ROW EXCLUSIVE on public.b (stops writes)
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
ALTER TABLE public.a ADD CONSTRAINT a_to_b FOREIGN KEY (other) REFERENCES public.b(id) NOT VALID;
COMMIT;

-- 010 validate foreign key a_to_b on public.a
-- Plan:        case (phase 1)
-- Why:         looks every row up under locks that stop neither reads nor writes
-- After:       009, it is the next step of the same change
-- Locks:       SHARE UPDATE EXCLUSIVE on public.a (stops no reads and no writes)
-- Locks:       ROW SHARE on public.b (stops no reads and no writes)
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
ALTER TABLE public.a VALIDATE CONSTRAINT a_to_b;
COMMIT;

-- 011 add foreign key b_to_a on public.b, not validated yet
-- Plan:        case (phase 1)
-- Why:         the declaration has constraint b_to_a on public.b, the database has not; NOT VALID, so that no row is read while writes to both tables wait
-- After:       006, public.a must have its unique key on (id)
-- Locks:       SHARE ROW EXCLUSIVE on public.a (stops writes)
-- Locks:       SHARE ROW EXCLUSIVE on public.b (stops writes)
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
ALTER TABLE public.b ADD CONSTRAINT b_to_a FOREIGN KEY (other) REFERENCES public.a(id) NOT VALID;
COMMIT;

-- 012 validate foreign key b_to_a on public.b
-- Plan:        case (phase 1)
-- Why:         looks every row up under locks that stop neither reads nor writes
-- After:       011, it is the next step of the same change
-- Locks:       ROW SHARE on public.a (stops no reads and no writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public.b (stops no reads and no writes)
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
ALTER TABLE public.b VALIDATE CONSTRAINT b_to_a;
COMMIT;
