-- 019 create index idx_seed_batches_plant_variety_id on public.seed_batches
-- Plan:        0001-garden (phase 1)
-- Why:         the declaration has index idx_seed_batches_plant_variety_id on public.seed_batches, the database has not; built CONCURRENTLY: reads and writes go on
-- Locks:       SHARE UPDATE EXCLUSIVE on public.seed_batches (stops no reads and no writes)
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
CREATE INDEX CONCURRENTLY idx_seed_batches_plant_variety_id ON public.seed_batches USING btree (plant_variety_id);
