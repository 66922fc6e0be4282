-- 002 undo drop not null of id on public.areas
-- Plan:        case (phase 1)
-- Why:         the declaration says that the column takes NULL
-- Locks:       ACCESS EXCLUSIVE on public.areas (stops reads and writes)
-- Transaction: one transaction
-- Locks:       SHARE UPDATE EXCLUSIVE on public.areas (stops no reads and no writes)
-- Transaction: one transaction
-- Locks:       ACCESS EXCLUSIVE on public.areas (stops reads and writes)
-- Transaction: one transaction
-- Rollback:    exact as to the catalog; rows written meanwhile can be in its way
--              it fails, and leaves the old rule NOT VALID, when there are rows of public.areas for which (id IS NOT NULL) is false:
--                SELECT * FROM public.areas WHERE NOT ((id IS NOT NULL)) LIMIT 20;

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
ALTER TABLE public.areas ADD CONSTRAINT id__lockstep_not_null CHECK ((id IS NOT NULL)) NOT VALID;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = 0;
SET LOCAL statement_timeout = 0;
ALTER TABLE public.areas VALIDATE CONSTRAINT id__lockstep_not_null;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '500ms';
SET LOCAL statement_timeout = '15s';
ALTER TABLE public.areas ALTER COLUMN id SET NOT NULL;
ALTER TABLE public.areas DROP CONSTRAINT id__lockstep_not_null;
COMMIT;

-- 001 undo drop not null of id on public.zones
-- Plan:        case (phase 1)
-- Why:         the declaration says that the column takes NULL
-- Locks:       ACCESS EXCLUSIVE on public.areas, below public.zones (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.zones (stops reads and writes)
-- Transaction: one transaction
-- Locks:       SHARE UPDATE EXCLUSIVE on public.areas, below public.zones (stops no reads and no writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public.zones (stops no reads and no writes)
-- Transaction: one transaction
-- Locks:       ACCESS EXCLUSIVE on public.areas, below public.zones (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.zones (stops reads and writes)
-- Transaction: one transaction
-- Rollback:    exact as to the catalog; rows written meanwhile can be in its way
--              it fails, and leaves the old rule NOT VALID, when there are rows of public.zones for which (id IS NOT NULL) is false:
--                SELECT * FROM public.zones WHERE NOT ((id IS NOT NULL)) LIMIT 20;

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
ALTER TABLE public.zones ADD CONSTRAINT id__lockstep_not_null CHECK ((id IS NOT NULL)) NOT VALID;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = 0;
SET LOCAL statement_timeout = 0;
ALTER TABLE public.zones VALIDATE CONSTRAINT id__lockstep_not_null;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '500ms';
SET LOCAL statement_timeout = '15s';
ALTER TABLE public.zones ALTER COLUMN id SET NOT NULL;
ALTER TABLE public.zones DROP CONSTRAINT id__lockstep_not_null;
COMMIT;
