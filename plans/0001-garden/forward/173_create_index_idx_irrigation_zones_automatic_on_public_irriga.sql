-- 173 create index idx_irrigation_zones_automatic on public.irrigation_zones
-- Plan:        0001-garden (phase 3)
-- Why:         the declaration has index idx_irrigation_zones_automatic on public.irrigation_zones, the database has not; built CONCURRENTLY: reads and writes go on
-- After:       107, type public.irrigation_delivery_type must exist
-- After:       110, column public.irrigation_zones.delivery_type must have its new type
-- Locks:       SHARE UPDATE EXCLUSIVE on public.irrigation_zones (stops no reads and no writes)
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
CREATE INDEX CONCURRENTLY idx_irrigation_zones_automatic ON public.irrigation_zones USING btree (garden_id, delivery_type) WHERE (is_active AND (delivery_type <> 'manual'::public.irrigation_delivery_type));
