-- 001 add the new check low on public.plants beside the old one, not validated yet
-- Plan:        case (phase 1)
-- Why:         the rule changed; the old one stays in force until the new one is proved
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
ALTER TABLE public.plants ADD CONSTRAINT low__lockstep_new CHECK ((height >= 10)) NOT VALID;
COMMIT;

-- 002 validate the new check low on public.plants
-- Plan:        case (phase 1)
-- Why:         reads every row under a lock that stops neither reads nor writes
-- After:       001, it is the next step of the same change
-- Locks:       SHARE UPDATE EXCLUSIVE on public.plants (stops no reads and no writes)
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
ALTER TABLE public.plants VALIDATE CONSTRAINT low__lockstep_new;
COMMIT;

-- 003 replace check low on public.plants by the new one
-- Plan:        case (phase 1)
-- Why:         one short transaction: at no moment is neither rule in force
-- After:       002, it is the next step of the same change
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
ALTER TABLE public.plants DROP CONSTRAINT low;
ALTER TABLE public.plants RENAME CONSTRAINT low__lockstep_new TO low;
COMMIT;

-- 004 comment on constraint low on public.plants
-- Plan:        case (phase 1)
-- Why:         the declaration says another text
-- After:       003, constraint low on public.plants must exist
-- Locks:       ACCESS SHARE on public.plants (stops no reads and no writes)
-- Transaction: one transaction
-- Rollback:    nothing to do: the step that makes the object takes it away, and its comment with it

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
COMMENT ON CONSTRAINT low ON public.plants IS 'kept';
COMMIT;
