-- 001 replace foreign key bed_in_garden on public.beds in one transaction
-- Plan:        case (phase 1)
-- Why:         the rule changed, and this kind cannot be prepared beside the old one
-- Locks:       ACCESS EXCLUSIVE on public.beds (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.gardens (stops reads and writes)
-- Transaction: one transaction
-- Rollback:    exact

SET search_path = '';
SET standard_conforming_strings = on;
SET TimeZone = 'UTC';
SET DateStyle = 'ISO, MDY';
SET IntervalStyle = 'postgres';
SET quote_all_identifiers = off;

BEGIN;
SET LOCAL lock_timeout = '500ms';
SET LOCAL statement_timeout = 0;
ALTER TABLE public.beds DROP CONSTRAINT bed_in_garden;
ALTER TABLE public.beds ADD CONSTRAINT bed_in_garden FOREIGN KEY (garden) REFERENCES public.gardens(id) NOT ENFORCED;
COMMIT;
