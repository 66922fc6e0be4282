-- 003 undo comment on constraint low on public.plants
-- Plan:        case (phase 1)
-- Why:         the declaration says another text
-- Rollback:    nothing to do: the step that makes the object takes it away, and its comment with it

-- Nothing to execute.

-- 002 undo replace check low on public.plants by the new one
-- Plan:        case (phase 1)
-- Why:         one short transaction: at no moment is neither rule in force
-- Locks:       ACCESS EXCLUSIVE on public.plants (stops reads and writes)
-- Transaction: one transaction
-- Locks:       SHARE UPDATE EXCLUSIVE on public.plants (stops no reads and no writes)
-- Transaction: one transaction
-- Locks:       ACCESS EXCLUSIVE on public.plants (stops reads and writes)
-- Transaction: one transaction
-- Rollback:    exact as to the catalog; rows written meanwhile can be in its way
--              it fails, and leaves the old rule NOT VALID, when there are rows of public.plants for which (height > 0) is false:
--                SELECT * FROM public.plants WHERE NOT ((height > 0)) LIMIT 20;

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
ALTER TABLE public.plants ADD CONSTRAINT low__lockstep_new CHECK ((height > 0)) NOT VALID;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = 0;
SET LOCAL statement_timeout = 0;
ALTER TABLE public.plants VALIDATE CONSTRAINT low__lockstep_new;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '500ms';
SET LOCAL statement_timeout = '15s';
ALTER TABLE public.plants DROP CONSTRAINT low;
ALTER TABLE public.plants RENAME CONSTRAINT low__lockstep_new TO low;
COMMENT ON CONSTRAINT low ON public.plants IS 'a height';
COMMIT;

-- 001 undo add the new check low on public.plants beside the old one, not validated
-- Plan:        case (phase 1)
-- Why:         the rule changed, and is declared not to ask the rows that are there; the old one stays in force until the new one takes its place
-- Locks:       ACCESS EXCLUSIVE on public.plants (stops reads and writes)
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
ALTER TABLE public.plants DROP CONSTRAINT IF EXISTS low__lockstep_new;
COMMIT;
