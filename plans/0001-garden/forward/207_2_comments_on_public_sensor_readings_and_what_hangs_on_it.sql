-- 207 2 comments on public.sensor_readings and what hangs on it
-- Plan:        0001-garden (phase 3)
-- Why:         the declaration says another text
-- Locks:       SHARE UPDATE EXCLUSIVE on public.sensor_readings (stops no reads and no writes)
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
COMMENT ON TABLE public.sensor_readings IS 'One row for a garden and a day; the application averages what the sensors send.';
COMMENT ON COLUMN public.sensor_readings.ec_ms_cm IS 'Electrical conductivity of the nutrient solution in mS/cm.';
COMMIT;
