-- 097 add the new foreign key fk_garden_user on public.gardens beside the old one, not validated yet
-- Plan:        0001-garden (phase 1)
-- Why:         the rule changed; the old one stays in force until the new one is proved
-- Locks:       SHARE ROW EXCLUSIVE on public.gardens (stops writes)
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
ALTER TABLE public.gardens ADD CONSTRAINT fk_garden_user__lockstep_new FOREIGN KEY (user_id) REFERENCES public.users(id) ON DELETE CASCADE NOT VALID;
COMMIT;
