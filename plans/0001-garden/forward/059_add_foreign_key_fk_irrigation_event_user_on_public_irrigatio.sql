-- 059 add foreign key fk_irrigation_event_user on public.irrigation_events, not validated yet
-- Plan:        0001-garden (phase 1)
-- Why:         the declaration has constraint fk_irrigation_event_user on public.irrigation_events, the database has not; NOT VALID, so that no row is read while writes to both tables wait
-- Locks:       SHARE ROW EXCLUSIVE on public.irrigation_events (stops writes)
-- Locks:       SHARE ROW EXCLUSIVE on public.users (stops writes)
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
ALTER TABLE public.irrigation_events ADD CONSTRAINT fk_irrigation_event_user FOREIGN KEY (user_id) REFERENCES public.users(id) ON DELETE CASCADE NOT VALID;
COMMIT;
