-- 015 create index idx_planting_events_garden_date on public.planting_events
-- Plan:        0001-garden (phase 1)
-- Why:         the declaration has index idx_planting_events_garden_date on public.planting_events, the database has not; built CONCURRENTLY: reads and writes go on
-- Locks:       SHARE UPDATE EXCLUSIVE on public.planting_events (stops no reads and no writes)
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
CREATE INDEX CONCURRENTLY idx_planting_events_garden_date ON public.planting_events USING btree (garden_id, planting_date DESC);
