-- 001 drop kind__lockstep_old of public.plants, which kind fed, with its trigger and its indexes
-- Plan:        case (phase 1)
-- Why:         kind has its new type since an earlier plan; allowed by name
-- Locks:       ACCESS EXCLUSIVE on public.plants (stops reads and writes)
-- Transaction: one transaction
-- Rollback:    IMPOSSIBLE: kind__lockstep_old and the way back to it are gone; kind holds the same values in its new type
-- Hazard:      leftover-drop (allowed): column public.plants.kind__lockstep_old: the old column goes for good, and the plan that changed its type can no longer be rolled back

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
DROP TRIGGER IF EXISTS kind__lockstep_sync ON public.plants;
DROP FUNCTION IF EXISTS public.plants_kind__lockstep_sync();
ALTER TABLE public.plants DROP COLUMN kind__lockstep_old;
COMMIT;
