-- 103 add the new foreign key fk_sensor_reading_garden on public.sensor_readings beside the old one, not validated yet
-- Plan:        0001-garden (phase 1)
-- Why:         the rule changed; the old one stays in force until the new one is proved
-- Locks:       SHARE ROW EXCLUSIVE on public.gardens (stops writes)
-- Locks:       SHARE ROW EXCLUSIVE on public.sensor_readings (stops writes)
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
ALTER TABLE public.sensor_readings ADD CONSTRAINT fk_sensor_reading_garden__lockstep_new FOREIGN KEY (garden_id) REFERENCES public.gardens(id) ON DELETE CASCADE NOT VALID;
COMMIT;
