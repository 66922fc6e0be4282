-- 023 create index idx_soil_samples_garden_collected on public.soil_samples
-- Plan:        0001-garden (phase 1)
-- Why:         the declaration has index idx_soil_samples_garden_collected on public.soil_samples, the database has not; built CONCURRENTLY: reads and writes go on
-- Locks:       SHARE UPDATE EXCLUSIVE on public.soil_samples (stops no reads and no writes)
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
CREATE INDEX CONCURRENTLY idx_soil_samples_garden_collected ON public.soil_samples USING btree (garden_id, collected_on DESC);
