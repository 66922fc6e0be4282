-- ==== forward/001_install_extension_pg_trgm.sql
-- 001 install extension pg_trgm
-- Plan:        0001-recipes (phase 1)
-- Why:         the declaration has extension pg_trgm, the database has not
-- Locks:       none on tables or indexes
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
SET LOCAL lock_timeout = '2s';
SET LOCAL statement_timeout = '30s';
CREATE EXTENSION IF NOT EXISTS pg_trgm WITH SCHEMA public;
COMMIT;

-- ==== forward/002_set_default_of_country_on_public_company_to_gb_text.sql
-- 002 set default of country on public.Company to 'GB'::text
-- Plan:        0001-recipes (phase 1)
-- Why:         the declaration says another default; rows that are there keep their values
-- After:       001, it may use what extension pg_trgm brings
-- Locks:       ACCESS EXCLUSIVE on public."Company" (stops reads and writes)
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
ALTER TABLE ONLY public."Company" ALTER COLUMN country SET DEFAULT 'GB'::text;
COMMIT;

-- ==== forward/003_set_default_of_quantitywasted_on_public_productionhistory_to.sql
-- 003 set default of quantityWasted on public.ProductionHistory to 0
-- Plan:        0001-recipes (phase 1)
-- Why:         the declaration says another default; rows that are there keep their values
-- After:       001, it may use what extension pg_trgm brings
-- Locks:       ACCESS EXCLUSIVE on public."ProductionHistory" (stops reads and writes)
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
ALTER TABLE ONLY public."ProductionHistory" ALTER COLUMN "quantityWasted" SET DEFAULT 0;
COMMIT;

-- ==== forward/004_set_default_of_isarchived_on_public_recipe_to_false.sql
-- 004 set default of isArchived on public.Recipe to false
-- Plan:        0001-recipes (phase 1)
-- Why:         the declaration says another default; rows that are there keep their values
-- After:       001, it may use what extension pg_trgm brings
-- Locks:       ACCESS EXCLUSIVE on public."Recipe" (stops reads and writes)
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
ALTER TABLE ONLY public."Recipe" ALTER COLUMN "isArchived" SET DEFAULT false;
COMMIT;

-- ==== forward/005_set_default_of_discount_on_public_wholesalecustomer_to_0.sql
-- 005 set default of discount on public.WholesaleCustomer to 0
-- Plan:        0001-recipes (phase 1)
-- Why:         the declaration says another default; rows that are there keep their values
-- After:       001, it may use what extension pg_trgm brings
-- Locks:       ACCESS EXCLUSIVE on public."WholesaleCustomer" (stops reads and writes)
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
ALTER TABLE ONLY public."WholesaleCustomer" ALTER COLUMN discount SET DEFAULT 0;
COMMIT;

-- ==== forward/006_create_index_idx_company_owner_on_public_company.sql
-- 006 create index idx_company_owner on public.Company
-- Plan:        0001-recipes (phase 1)
-- Why:         the declaration has index idx_company_owner on public.Company, the database has not; built CONCURRENTLY: reads and writes go on
-- Locks:       SHARE UPDATE EXCLUSIVE on public."Company" (stops no reads and no writes)
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
CREATE INDEX CONCURRENTLY idx_company_owner ON public."Company" USING btree ("ownerId");

-- ==== forward/007_create_index_idx_ingredient_allergens_on_public_ingredient.sql
-- 007 create index idx_ingredient_allergens on public.Ingredient
-- Plan:        0001-recipes (phase 1)
-- Why:         the declaration has index idx_ingredient_allergens on public.Ingredient, the database has not; built CONCURRENTLY: reads and writes go on
-- After:       001, it may use what extension pg_trgm brings
-- Locks:       SHARE UPDATE EXCLUSIVE on public."Ingredient" (stops no reads and no writes)
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
CREATE INDEX CONCURRENTLY idx_ingredient_allergens ON public."Ingredient" USING gin (allergens) WITH (fastupdate='false');

-- ==== forward/008_create_index_idx_ingredient_name_similar_on_public_ingredien.sql
-- 008 create index idx_ingredient_name_similar on public.Ingredient
-- Plan:        0001-recipes (phase 1)
-- Why:         the declaration has index idx_ingredient_name_similar on public.Ingredient, the database has not; built CONCURRENTLY: reads and writes go on
-- After:       001, it may use what extension pg_trgm brings
-- Locks:       SHARE UPDATE EXCLUSIVE on public."Ingredient" (stops no reads and no writes)
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
CREATE INDEX CONCURRENTLY idx_ingredient_name_similar ON public."Ingredient" USING gist (name public.gist_trgm_ops (siglen='32'));

-- ==== forward/009_create_index_idx_inventory_movement_company_on_public_invent.sql
-- 009 create index idx_inventory_movement_company on public.InventoryMovement
-- Plan:        0001-recipes (phase 1)
-- Why:         the declaration has index idx_inventory_movement_company on public.InventoryMovement, the database has not; built CONCURRENTLY: reads and writes go on
-- Locks:       SHARE UPDATE EXCLUSIVE on public."InventoryMovement" (stops no reads and no writes)
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
CREATE INDEX CONCURRENTLY idx_inventory_movement_company ON public."InventoryMovement" USING btree ("companyId");

-- ==== forward/010_create_index_idx_inventory_movement_created_by_on_public_inv.sql
-- 010 create index idx_inventory_movement_created_by on public.InventoryMovement
-- Plan:        0001-recipes (phase 1)
-- Why:         the declaration has index idx_inventory_movement_created_by on public.InventoryMovement, the database has not; built CONCURRENTLY: reads and writes go on
-- After:       001, it may use what extension pg_trgm brings
-- Locks:       SHARE UPDATE EXCLUSIVE on public."InventoryMovement" (stops no reads and no writes)
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
CREATE INDEX CONCURRENTLY idx_inventory_movement_created_by ON public."InventoryMovement" USING btree ("createdBy") WHERE ("createdBy" IS NOT NULL);

-- ==== forward/011_create_index_idx_inventory_movement_history_on_public_invent.sql
-- 011 create index idx_inventory_movement_history on public.InventoryMovement
-- Plan:        0001-recipes (phase 1)
-- Why:         the declaration has index idx_inventory_movement_history on public.InventoryMovement, the database has not; built CONCURRENTLY: reads and writes go on
-- Locks:       SHARE UPDATE EXCLUSIVE on public."InventoryMovement" (stops no reads and no writes)
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
CREATE INDEX CONCURRENTLY idx_inventory_movement_history ON public."InventoryMovement" USING btree ("ingredientId", "createdAt" DESC) INCLUDE (type, quantity);

-- ==== forward/012_create_index_idx_membership_company_on_public_membership.sql
-- 012 create index idx_membership_company on public.Membership
-- Plan:        0001-recipes (phase 1)
-- Why:         the declaration has index idx_membership_company on public.Membership, the database has not; built CONCURRENTLY: reads and writes go on
-- After:       001, it may use what extension pg_trgm brings
-- Locks:       SHARE UPDATE EXCLUSIVE on public."Membership" (stops no reads and no writes)
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
CREATE INDEX CONCURRENTLY idx_membership_company ON public."Membership" USING btree ("companyId", role) WHERE "isActive";

-- ==== forward/013_create_index_idx_notification_unread_on_public_notification.sql
-- 013 create index idx_notification_unread on public.Notification
-- Plan:        0001-recipes (phase 1)
-- Why:         the declaration has index idx_notification_unread on public.Notification, the database has not; built CONCURRENTLY: reads and writes go on
-- After:       001, it may use what extension pg_trgm brings
-- Locks:       SHARE UPDATE EXCLUSIVE on public."Notification" (stops no reads and no writes)
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
CREATE INDEX CONCURRENTLY idx_notification_unread ON public."Notification" USING btree ("userId", "createdAt" DESC) WHERE ("readAt" IS NULL);

-- ==== forward/014_create_index_idx_production_history_company_date_recipe_on_p.sql
-- 014 create index idx_production_history_company_date_recipe on public.ProductionHistory
-- Plan:        0001-recipes (phase 1)
-- Why:         the declaration has index idx_production_history_company_date_recipe on public.ProductionHistory, the database has not; built CONCURRENTLY: reads and writes go on
-- Locks:       SHARE UPDATE EXCLUSIVE on public."ProductionHistory" (stops no reads and no writes)
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
CREATE INDEX CONCURRENTLY idx_production_history_company_date_recipe ON public."ProductionHistory" USING btree ("companyId", "productionDate" DESC, "recipeId") INCLUDE ("quantityProduced", "quantityWasted");

-- ==== forward/015_create_index_idx_production_history_recipe_on_public_product.sql
-- 015 create index idx_production_history_recipe on public.ProductionHistory
-- Plan:        0001-recipes (phase 1)
-- Why:         the declaration has index idx_production_history_recipe on public.ProductionHistory, the database has not; built CONCURRENTLY: reads and writes go on
-- Locks:       SHARE UPDATE EXCLUSIVE on public."ProductionHistory" (stops no reads and no writes)
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
CREATE INDEX CONCURRENTLY idx_production_history_recipe ON public."ProductionHistory" USING btree ("recipeId");

-- ==== forward/016_create_index_idx_production_plan_created_by_on_public_produc.sql
-- 016 create index idx_production_plan_created_by on public.ProductionPlan
-- Plan:        0001-recipes (phase 1)
-- Why:         the declaration has index idx_production_plan_created_by on public.ProductionPlan, the database has not; built CONCURRENTLY: reads and writes go on
-- Locks:       SHARE UPDATE EXCLUSIVE on public."ProductionPlan" (stops no reads and no writes)
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
CREATE INDEX CONCURRENTLY idx_production_plan_created_by ON public."ProductionPlan" USING btree ("createdBy");

-- ==== forward/017_create_index_idx_production_task_assigned_to_on_public_produ.sql
-- 017 create index idx_production_task_assigned_to on public.ProductionTask
-- Plan:        0001-recipes (phase 1)
-- Why:         the declaration has index idx_production_task_assigned_to on public.ProductionTask, the database has not; built CONCURRENTLY: reads and writes go on
-- Locks:       SHARE UPDATE EXCLUSIVE on public."ProductionTask" (stops no reads and no writes)
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
CREATE INDEX CONCURRENTLY idx_production_task_assigned_to ON public."ProductionTask" USING btree ("assignedTo");

-- ==== forward/018_create_index_idx_production_task_open_by_person_on_public_pr.sql
-- 018 create index idx_production_task_open_by_person on public.ProductionTask
-- Plan:        0001-recipes (phase 1)
-- Why:         the declaration has index idx_production_task_open_by_person on public.ProductionTask, the database has not; built CONCURRENTLY: reads and writes go on
-- After:       001, it may use what extension pg_trgm brings
-- Locks:       SHARE UPDATE EXCLUSIVE on public."ProductionTask" (stops no reads and no writes)
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
CREATE INDEX CONCURRENTLY idx_production_task_open_by_person ON public."ProductionTask" USING btree ("assignedTo", "planId") WHERE (status <> 'done'::text);

-- ==== forward/019_create_index_idx_production_task_plan_on_public_productionta.sql
-- 019 create index idx_production_task_plan on public.ProductionTask
-- Plan:        0001-recipes (phase 1)
-- Why:         the declaration has index idx_production_task_plan on public.ProductionTask, the database has not; built CONCURRENTLY: reads and writes go on
-- Locks:       SHARE UPDATE EXCLUSIVE on public."ProductionTask" (stops no reads and no writes)
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
CREATE INDEX CONCURRENTLY idx_production_task_plan ON public."ProductionTask" USING btree ("planId", status);

-- ==== forward/020_create_index_idx_production_task_recipe_on_public_production.sql
-- 020 create index idx_production_task_recipe on public.ProductionTask
-- Plan:        0001-recipes (phase 1)
-- Why:         the declaration has index idx_production_task_recipe on public.ProductionTask, the database has not; built CONCURRENTLY: reads and writes go on
-- Locks:       SHARE UPDATE EXCLUSIVE on public."ProductionTask" (stops no reads and no writes)
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
CREATE INDEX CONCURRENTLY idx_production_task_recipe ON public."ProductionTask" USING btree ("recipeId");

-- ==== forward/021_create_index_idx_recipe_category_on_public_recipe.sql
-- 021 create index idx_recipe_category on public.Recipe
-- Plan:        0001-recipes (phase 1)
-- Why:         the declaration has index idx_recipe_category on public.Recipe, the database has not; built CONCURRENTLY: reads and writes go on
-- Locks:       SHARE UPDATE EXCLUSIVE on public."Recipe" (stops no reads and no writes)
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
CREATE INDEX CONCURRENTLY idx_recipe_category ON public."Recipe" USING btree ("categoryId");

-- ==== forward/022_create_index_idx_recipe_description_trgm_on_public_recipe.sql
-- 022 create index idx_recipe_description_trgm on public.Recipe
-- Plan:        0001-recipes (phase 1)
-- Why:         the declaration has index idx_recipe_description_trgm on public.Recipe, the database has not; built CONCURRENTLY: reads and writes go on
-- After:       001, it may use what extension pg_trgm brings
-- Locks:       SHARE UPDATE EXCLUSIVE on public."Recipe" (stops no reads and no writes)
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
CREATE INDEX CONCURRENTLY idx_recipe_description_trgm ON public."Recipe" USING gin (description public.gin_trgm_ops) WHERE (description IS NOT NULL);

-- ==== forward/023_create_index_idx_recipe_item_ingredient_on_public_recipeitem.sql
-- 023 create index idx_recipe_item_ingredient on public.RecipeItem
-- Plan:        0001-recipes (phase 1)
-- Why:         the declaration has index idx_recipe_item_ingredient on public.RecipeItem, the database has not; built CONCURRENTLY: reads and writes go on
-- Locks:       SHARE UPDATE EXCLUSIVE on public."RecipeItem" (stops no reads and no writes)
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
CREATE INDEX CONCURRENTLY idx_recipe_item_ingredient ON public."RecipeItem" USING btree ("ingredientId") INCLUDE ("recipeId", quantity, unit);

-- ==== forward/024_create_index_idx_recipe_item_section_on_public_recipeitem.sql
-- 024 create index idx_recipe_item_section on public.RecipeItem
-- Plan:        0001-recipes (phase 1)
-- Why:         the declaration has index idx_recipe_item_section on public.RecipeItem, the database has not; built CONCURRENTLY: reads and writes go on
-- After:       001, it may use what extension pg_trgm brings
-- Locks:       SHARE UPDATE EXCLUSIVE on public."RecipeItem" (stops no reads and no writes)
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
CREATE INDEX CONCURRENTLY idx_recipe_item_section ON public."RecipeItem" USING btree ("sectionId") WHERE ("sectionId" IS NOT NULL);

-- ==== forward/025_create_index_idx_recipe_list_covering_on_public_recipe.sql
-- 025 create index idx_recipe_list_covering on public.Recipe
-- Plan:        0001-recipes (phase 1)
-- Why:         the declaration has index idx_recipe_list_covering on public.Recipe, the database has not; built CONCURRENTLY: reads and writes go on
-- After:       001, it may use what extension pg_trgm brings
-- Locks:       SHARE UPDATE EXCLUSIVE on public."Recipe" (stops no reads and no writes)
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
CREATE INDEX CONCURRENTLY idx_recipe_list_covering ON public."Recipe" USING btree ("companyId", "updatedAt" DESC) INCLUDE (name, "sellingPrice", "yieldQuantity", "yieldUnit", "categoryId") WHERE (NOT "isArchived");

-- ==== forward/026_create_index_idx_recipe_method_trgm_on_public_recipe.sql
-- 026 create index idx_recipe_method_trgm on public.Recipe
-- Plan:        0001-recipes (phase 1)
-- Why:         the declaration has index idx_recipe_method_trgm on public.Recipe, the database has not; built CONCURRENTLY: reads and writes go on
-- After:       001, it may use what extension pg_trgm brings
-- Locks:       SHARE UPDATE EXCLUSIVE on public."Recipe" (stops no reads and no writes)
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
CREATE INDEX CONCURRENTLY idx_recipe_method_trgm ON public."Recipe" USING gin (method public.gin_trgm_ops) WITH (fastupdate='false');

-- ==== forward/027_create_index_idx_recipe_name_lower_on_public_recipe.sql
-- 027 create index idx_recipe_name_lower on public.Recipe
-- Plan:        0001-recipes (phase 1)
-- Why:         the declaration has index idx_recipe_name_lower on public.Recipe, the database has not; built CONCURRENTLY: reads and writes go on
-- After:       001, it may use what extension pg_trgm brings
-- Locks:       SHARE UPDATE EXCLUSIVE on public."Recipe" (stops no reads and no writes)
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
CREATE INDEX CONCURRENTLY idx_recipe_name_lower ON public."Recipe" USING btree ("companyId", lower(name) text_pattern_ops);

-- ==== forward/028_create_index_idx_recipe_name_trgm_on_public_recipe.sql
-- 028 create index idx_recipe_name_trgm on public.Recipe
-- Plan:        0001-recipes (phase 1)
-- Why:         the declaration has index idx_recipe_name_trgm on public.Recipe, the database has not; built CONCURRENTLY: reads and writes go on
-- After:       001, it may use what extension pg_trgm brings
-- Locks:       SHARE UPDATE EXCLUSIVE on public."Recipe" (stops no reads and no writes)
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
CREATE INDEX CONCURRENTLY idx_recipe_name_trgm ON public."Recipe" USING gin (name public.gin_trgm_ops);

-- ==== forward/029_create_index_idx_sales_record_analytics_on_public_salesrecor.sql
-- 029 create index idx_sales_record_analytics on public.SalesRecord
-- Plan:        0001-recipes (phase 1)
-- Why:         the declaration has index idx_sales_record_analytics on public.SalesRecord, the database has not; built CONCURRENTLY: reads and writes go on
-- Locks:       SHARE UPDATE EXCLUSIVE on public."SalesRecord" (stops no reads and no writes)
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
CREATE INDEX CONCURRENTLY idx_sales_record_analytics ON public."SalesRecord" USING btree ("companyId", "saleDate" DESC, channel) INCLUDE ("recipeId", quantity, "totalRevenue");

-- ==== forward/030_create_index_idx_sales_record_recipe_on_public_salesrecord.sql
-- 030 create index idx_sales_record_recipe on public.SalesRecord
-- Plan:        0001-recipes (phase 1)
-- Why:         the declaration has index idx_sales_record_recipe on public.SalesRecord, the database has not; built CONCURRENTLY: reads and writes go on
-- Locks:       SHARE UPDATE EXCLUSIVE on public."SalesRecord" (stops no reads and no writes)
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
CREATE INDEX CONCURRENTLY idx_sales_record_recipe ON public."SalesRecord" USING btree ("recipeId");

-- ==== forward/031_create_index_idx_wholesale_order_customer_on_public_wholesal.sql
-- 031 create index idx_wholesale_order_customer on public.WholesaleOrder
-- Plan:        0001-recipes (phase 1)
-- Why:         the declaration has index idx_wholesale_order_customer on public.WholesaleOrder, the database has not; built CONCURRENTLY: reads and writes go on
-- Locks:       SHARE UPDATE EXCLUSIVE on public."WholesaleOrder" (stops no reads and no writes)
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
CREATE INDEX CONCURRENTLY idx_wholesale_order_customer ON public."WholesaleOrder" USING btree ("customerId", "orderDate" DESC);

-- ==== forward/032_create_index_idx_wholesale_order_status_date_on_public_whole.sql
-- 032 create index idx_wholesale_order_status_date on public.WholesaleOrder
-- Plan:        0001-recipes (phase 1)
-- Why:         the declaration has index idx_wholesale_order_status_date on public.WholesaleOrder, the database has not; built CONCURRENTLY: reads and writes go on
-- After:       001, it may use what extension pg_trgm brings
-- Locks:       SHARE UPDATE EXCLUSIVE on public."WholesaleOrder" (stops no reads and no writes)
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
CREATE INDEX CONCURRENTLY idx_wholesale_order_status_date ON public."WholesaleOrder" USING btree ("companyId", status, "deliveryDate") WHERE (status <> ALL (ARRAY['DELIVERED'::public."OrderStatus", 'CANCELLED'::public."OrderStatus"]));

-- ==== forward/033_create_index_membership_one_owner_on_public_membership.sql
-- 033 create index membership_one_owner on public.Membership
-- Plan:        0001-recipes (phase 1)
-- Why:         the declaration has index membership_one_owner on public.Membership, the database has not; built CONCURRENTLY: reads and writes go on
-- After:       001, it may use what extension pg_trgm brings
-- Locks:       SHARE UPDATE EXCLUSIVE on public."Membership" (stops no reads and no writes)
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
CREATE UNIQUE INDEX CONCURRENTLY membership_one_owner ON public."Membership" USING btree ("companyId") WHERE (role = 'OWNER'::public."MembershipRole");

-- ==== forward/034_add_check_category_order_not_negative_on_public_category_not.sql
-- 034 add check category_order_not_negative on public.Category, not validated yet
-- Plan:        0001-recipes (phase 1)
-- Why:         the declaration has check category_order_not_negative on public.Category; added NOT VALID first, so that no row is read under the lock
-- After:       001, it may use what extension pg_trgm brings
-- Locks:       ACCESS EXCLUSIVE on public."Category" (stops reads and writes)
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
ALTER TABLE public."Category" ADD CONSTRAINT category_order_not_negative CHECK (("order" >= 0)) NOT VALID;
COMMIT;

-- ==== forward/035_validate_check_category_order_not_negative_on_public_categor.sql
-- 035 validate check category_order_not_negative on public.Category
-- Plan:        0001-recipes (phase 1)
-- Why:         reads every row under a lock that stops neither reads nor writes; in its own transaction, or the lock of the step before would be held through the scan
-- After:       034, it is the next step of the same change
-- Locks:       SHARE UPDATE EXCLUSIVE on public."Category" (stops no reads and no writes)
-- Transaction: one transaction
-- Rollback:    nothing to do: the step that added them drops them

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
ALTER TABLE public."Category" VALIDATE CONSTRAINT category_order_not_negative;
COMMIT;

-- ==== forward/036_add_2_checks_on_public_company_not_validated_yet.sql
-- 036 add 2 checks on public.Company, not validated yet
-- Plan:        0001-recipes (phase 1)
-- Why:         the declaration has 2 checks on public.Company; added NOT VALID first, so that no row is read under the lock
-- After:       001, it may use what extension pg_trgm brings
-- Locks:       ACCESS EXCLUSIVE on public."Company" (stops reads and writes)
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
ALTER TABLE public."Company"
  ADD CONSTRAINT company_country_code CHECK (((country IS NULL) OR ((char_length(country) = 2) AND (country = upper(country))))) NOT VALID,
  ADD CONSTRAINT company_slug_format CHECK ((slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'::text)) NOT VALID;
COMMIT;

-- ==== forward/037_validate_2_checks_on_public_company.sql
-- 037 validate 2 checks on public.Company
-- Plan:        0001-recipes (phase 1)
-- Why:         reads every row under a lock that stops neither reads nor writes; in its own transaction, or the lock of the step before would be held through the scan
-- After:       036, it is the next step of the same change
-- Locks:       SHARE UPDATE EXCLUSIVE on public."Company" (stops no reads and no writes)
-- Transaction: one transaction
-- Rollback:    nothing to do: the step that added them drops them

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
ALTER TABLE public."Company"
  VALIDATE CONSTRAINT company_country_code,
  VALIDATE CONSTRAINT company_slug_format;
COMMIT;

-- ==== forward/038_add_5_checks_and_not_null_of_currency_on_public_ingredient_n.sql
-- 038 add 5 checks and not null of currency on public.Ingredient, not validated yet
-- Plan:        0001-recipes (phase 1)
-- Why:         the declaration has 5 checks and not null of currency on public.Ingredient; added NOT VALID first, so that no row is read under the lock; a CHECK stands in for each NOT NULL until it is proved
-- After:       001, it may use what extension pg_trgm brings
-- Locks:       ACCESS EXCLUSIVE on public."Ingredient" (stops reads and writes)
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
ALTER TABLE public."Ingredient"
  ADD CONSTRAINT ingredient_currency_code CHECK ((currency ~ '^[A-Z]{3}$'::text)) NOT VALID,
  ADD CONSTRAINT ingredient_density_plausible CHECK ((("densityGPerMl" IS NULL) OR (("densityGPerMl" >= 0.1) AND ("densityGPerMl" <= (20)::numeric)))) NOT VALID,
  ADD CONSTRAINT ingredient_pack_price_positive CHECK (("packPrice" > (0)::numeric)) NOT VALID,
  ADD CONSTRAINT ingredient_pack_quantity_positive CHECK (("packQuantity" > (0)::numeric)) NOT VALID,
  ADD CONSTRAINT ingredient_pack_unit CHECK (("packUnit" = ANY (ARRAY['g'::text, 'kg'::text, 'ml'::text, 'l'::text, 'each'::text]))) NOT VALID,
  ADD CONSTRAINT currency__lockstep_not_null CHECK ((currency IS NOT NULL)) NOT VALID;
COMMIT;

-- ==== forward/039_validate_5_checks_and_not_null_of_currency_on_public_ingredi.sql
-- 039 validate 5 checks and not null of currency on public.Ingredient
-- Plan:        0001-recipes (phase 1)
-- Why:         reads every row under a lock that stops neither reads nor writes; in its own transaction, or the lock of the step before would be held through the scan
-- After:       038, it is the next step of the same change
-- Locks:       SHARE UPDATE EXCLUSIVE on public."Ingredient" (stops no reads and no writes)
-- Transaction: one transaction
-- Rollback:    nothing to do: the step that added them drops them

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
ALTER TABLE public."Ingredient"
  VALIDATE CONSTRAINT ingredient_currency_code,
  VALIDATE CONSTRAINT ingredient_density_plausible,
  VALIDATE CONSTRAINT ingredient_pack_price_positive,
  VALIDATE CONSTRAINT ingredient_pack_quantity_positive,
  VALIDATE CONSTRAINT ingredient_pack_unit,
  VALIDATE CONSTRAINT currency__lockstep_not_null;
COMMIT;

-- ==== forward/040_set_currency_of_public_ingredient_not_null.sql
-- 040 set currency of public.Ingredient not null
-- Plan:        0001-recipes (phase 1)
-- Why:         the validated CHECK spares the scan; it is dropped by a second statement, because one statement for both would scan
-- After:       039, it is the next step of the same change
-- Locks:       ACCESS EXCLUSIVE on public."Ingredient" (stops reads and writes)
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
ALTER TABLE public."Ingredient" ALTER COLUMN currency SET NOT NULL;
ALTER TABLE public."Ingredient" DROP CONSTRAINT currency__lockstep_not_null;
COMMIT;

-- ==== forward/041_add_3_checks_on_public_inventorymovement_not_validated_yet.sql
-- 041 add 3 checks on public.InventoryMovement, not validated yet
-- Plan:        0001-recipes (phase 1)
-- Why:         the declaration has 3 checks on public.InventoryMovement; added NOT VALID first, so that no row is read under the lock
-- After:       001, it may use what extension pg_trgm brings
-- Locks:       ACCESS EXCLUSIVE on public."InventoryMovement" (stops reads and writes)
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
ALTER TABLE public."InventoryMovement"
  ADD CONSTRAINT inventory_movement_sign CHECK ((((type = 'purchase'::text) AND (quantity > (0)::numeric)) OR ((type = ANY (ARRAY['usage'::text, 'waste'::text])) AND (quantity < (0)::numeric)) OR ((type = 'adjustment'::text) AND (quantity <> (0)::numeric)))) NOT VALID,
  ADD CONSTRAINT inventory_movement_type CHECK ((type = ANY (ARRAY['purchase'::text, 'usage'::text, 'waste'::text, 'adjustment'::text]))) NOT VALID,
  ADD CONSTRAINT inventory_movement_waste_has_reason CHECK (((type <> 'waste'::text) OR (char_length(TRIM(BOTH FROM COALESCE(reason, ''::text))) > 0))) NOT VALID;
COMMIT;

-- ==== forward/042_validate_3_checks_on_public_inventorymovement.sql
-- 042 validate 3 checks on public.InventoryMovement
-- Plan:        0001-recipes (phase 1)
-- Why:         reads every row under a lock that stops neither reads nor writes; in its own transaction, or the lock of the step before would be held through the scan
-- After:       041, it is the next step of the same change
-- Locks:       SHARE UPDATE EXCLUSIVE on public."InventoryMovement" (stops no reads and no writes)
-- Transaction: one transaction
-- Rollback:    nothing to do: the step that added them drops them

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
ALTER TABLE public."InventoryMovement"
  VALIDATE CONSTRAINT inventory_movement_sign,
  VALIDATE CONSTRAINT inventory_movement_type,
  VALIDATE CONSTRAINT inventory_movement_waste_has_reason;
COMMIT;

-- ==== forward/043_add_check_notification_read_after_created_on_public_notifica.sql
-- 043 add check notification_read_after_created on public.Notification, not validated yet
-- Plan:        0001-recipes (phase 1)
-- Why:         the declaration has check notification_read_after_created on public.Notification; added NOT VALID first, so that no row is read under the lock
-- After:       001, it may use what extension pg_trgm brings
-- Locks:       ACCESS EXCLUSIVE on public."Notification" (stops reads and writes)
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
ALTER TABLE public."Notification" ADD CONSTRAINT notification_read_after_created CHECK ((("readAt" IS NULL) OR ("readAt" >= "createdAt"))) NOT VALID;
COMMIT;

-- ==== forward/044_validate_check_notification_read_after_created_on_public_not.sql
-- 044 validate check notification_read_after_created on public.Notification
-- Plan:        0001-recipes (phase 1)
-- Why:         reads every row under a lock that stops neither reads nor writes; in its own transaction, or the lock of the step before would be held through the scan
-- After:       043, it is the next step of the same change
-- Locks:       SHARE UPDATE EXCLUSIVE on public."Notification" (stops no reads and no writes)
-- Transaction: one transaction
-- Rollback:    nothing to do: the step that added them drops them

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
ALTER TABLE public."Notification" VALIDATE CONSTRAINT notification_read_after_created;
COMMIT;

-- ==== forward/045_add_2_checks_on_public_productionhistory_not_validated_yet.sql
-- 045 add 2 checks on public.ProductionHistory, not validated yet
-- Plan:        0001-recipes (phase 1)
-- Why:         the declaration has 2 checks on public.ProductionHistory; added NOT VALID first, so that no row is read under the lock
-- After:       001, it may use what extension pg_trgm brings
-- Locks:       ACCESS EXCLUSIVE on public."ProductionHistory" (stops reads and writes)
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
ALTER TABLE public."ProductionHistory"
  ADD CONSTRAINT production_history_produced_positive CHECK (("quantityProduced" > (0)::numeric)) NOT VALID,
  ADD CONSTRAINT production_history_waste_within_output CHECK ((("quantityWasted" >= (0)::numeric) AND ("quantityWasted" <= "quantityProduced"))) NOT VALID;
COMMIT;

-- ==== forward/046_validate_2_checks_on_public_productionhistory.sql
-- 046 validate 2 checks on public.ProductionHistory
-- Plan:        0001-recipes (phase 1)
-- Why:         reads every row under a lock that stops neither reads nor writes; in its own transaction, or the lock of the step before would be held through the scan
-- After:       045, it is the next step of the same change
-- Locks:       SHARE UPDATE EXCLUSIVE on public."ProductionHistory" (stops no reads and no writes)
-- Transaction: one transaction
-- Rollback:    nothing to do: the step that added them drops them

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
ALTER TABLE public."ProductionHistory"
  VALIDATE CONSTRAINT production_history_produced_positive,
  VALIDATE CONSTRAINT production_history_waste_within_output;
COMMIT;

-- ==== forward/047_add_check_production_plan_dates_on_public_productionplan_not.sql
-- 047 add check production_plan_dates on public.ProductionPlan, not validated yet
-- Plan:        0001-recipes (phase 1)
-- Why:         the declaration has check production_plan_dates on public.ProductionPlan; added NOT VALID first, so that no row is read under the lock
-- After:       001, it may use what extension pg_trgm brings
-- Locks:       ACCESS EXCLUSIVE on public."ProductionPlan" (stops reads and writes)
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
ALTER TABLE public."ProductionPlan" ADD CONSTRAINT production_plan_dates CHECK ((("endDate" >= "startDate") AND (("endDate" - "startDate") <= 31))) NOT VALID;
COMMIT;

-- ==== forward/048_validate_check_production_plan_dates_on_public_productionpla.sql
-- 048 validate check production_plan_dates on public.ProductionPlan
-- Plan:        0001-recipes (phase 1)
-- Why:         reads every row under a lock that stops neither reads nor writes; in its own transaction, or the lock of the step before would be held through the scan
-- After:       047, it is the next step of the same change
-- Locks:       SHARE UPDATE EXCLUSIVE on public."ProductionPlan" (stops no reads and no writes)
-- Transaction: one transaction
-- Rollback:    nothing to do: the step that added them drops them

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
ALTER TABLE public."ProductionPlan" VALIDATE CONSTRAINT production_plan_dates;
COMMIT;

-- ==== forward/049_add_3_checks_on_public_productiontask_not_validated_yet.sql
-- 049 add 3 checks on public.ProductionTask, not validated yet
-- Plan:        0001-recipes (phase 1)
-- Why:         the declaration has 3 checks on public.ProductionTask; added NOT VALID first, so that no row is read under the lock
-- After:       001, it may use what extension pg_trgm brings
-- Locks:       ACCESS EXCLUSIVE on public."ProductionTask" (stops reads and writes)
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
ALTER TABLE public."ProductionTask"
  ADD CONSTRAINT production_task_batches_positive CHECK (((batches >= 1) AND (batches <= 500))) NOT VALID,
  ADD CONSTRAINT production_task_status CHECK ((status = ANY (ARRAY['todo'::text, 'in_progress'::text, 'done'::text]))) NOT VALID,
  ADD CONSTRAINT production_task_times_fit_status CHECK (
CASE status
    WHEN 'todo'::text THEN (("startedAt" IS NULL) AND ("completedAt" IS NULL))
    WHEN 'in_progress'::text THEN (("startedAt" IS NOT NULL) AND ("completedAt" IS NULL))
    ELSE ("completedAt" >= "startedAt")
END) NOT VALID;
COMMIT;

-- ==== forward/050_validate_3_checks_on_public_productiontask.sql
-- 050 validate 3 checks on public.ProductionTask
-- Plan:        0001-recipes (phase 1)
-- Why:         reads every row under a lock that stops neither reads nor writes; in its own transaction, or the lock of the step before would be held through the scan
-- After:       049, it is the next step of the same change
-- Locks:       SHARE UPDATE EXCLUSIVE on public."ProductionTask" (stops no reads and no writes)
-- Transaction: one transaction
-- Rollback:    nothing to do: the step that added them drops them

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
ALTER TABLE public."ProductionTask"
  VALIDATE CONSTRAINT production_task_batches_positive,
  VALIDATE CONSTRAINT production_task_status,
  VALIDATE CONSTRAINT production_task_times_fit_status;
COMMIT;

-- ==== forward/051_add_5_checks_and_not_null_of_isarchived_on_public_recipe_not.sql
-- 051 add 5 checks and not null of isArchived on public.Recipe, not validated yet
-- Plan:        0001-recipes (phase 1)
-- Why:         the declaration has 5 checks and not null of isArchived on public.Recipe; added NOT VALID first, so that no row is read under the lock; a CHECK stands in for each NOT NULL until it is proved
-- After:       001, it may use what extension pg_trgm brings
-- Locks:       ACCESS EXCLUSIVE on public."Recipe" (stops reads and writes)
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
ALTER TABLE public."Recipe"
  ADD CONSTRAINT recipe_baking_complete CHECK (((("bakeTimeMin" IS NULL) AND ("bakeTempC" IS NULL)) OR (("bakeTimeMin" > 0) AND (("bakeTempC" >= 30) AND ("bakeTempC" <= 500))))) NOT VALID,
  ADD CONSTRAINT recipe_category_consistency_check CHECK (((category IS NULL) OR (category = ''::text) OR ("categoryId" IS NOT NULL))) NOT VALID,
  ADD CONSTRAINT recipe_selling_price_positive CHECK ((("sellingPrice" IS NULL) OR ("sellingPrice" > (0)::numeric))) NOT VALID,
  ADD CONSTRAINT recipe_shelf_life CHECK ((("shelfLifeDays" >= 0) AND ("shelfLifeDays" <= 3650))) NOT VALID,
  ADD CONSTRAINT recipe_yield_quantity_positive CHECK (("yieldQuantity" > (0)::numeric)) NOT VALID,
  ADD CONSTRAINT "isArchived__lockstep_not_null" CHECK (("isArchived" IS NOT NULL)) NOT VALID;
COMMIT;

-- ==== forward/052_validate_5_checks_and_not_null_of_isarchived_on_public_recip.sql
-- 052 validate 5 checks and not null of isArchived on public.Recipe
-- Plan:        0001-recipes (phase 1)
-- Why:         reads every row under a lock that stops neither reads nor writes; in its own transaction, or the lock of the step before would be held through the scan
-- After:       051, it is the next step of the same change
-- Locks:       SHARE UPDATE EXCLUSIVE on public."Recipe" (stops no reads and no writes)
-- Transaction: one transaction
-- Rollback:    nothing to do: the step that added them drops them

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
ALTER TABLE public."Recipe"
  VALIDATE CONSTRAINT recipe_baking_complete,
  VALIDATE CONSTRAINT recipe_category_consistency_check,
  VALIDATE CONSTRAINT recipe_selling_price_positive,
  VALIDATE CONSTRAINT recipe_shelf_life,
  VALIDATE CONSTRAINT recipe_yield_quantity_positive,
  VALIDATE CONSTRAINT "isArchived__lockstep_not_null";
COMMIT;

-- ==== forward/053_set_isarchived_of_public_recipe_not_null.sql
-- 053 set isArchived of public.Recipe not null
-- Plan:        0001-recipes (phase 1)
-- Why:         the validated CHECK spares the scan; it is dropped by a second statement, because one statement for both would scan
-- After:       052, it is the next step of the same change
-- Locks:       ACCESS EXCLUSIVE on public."Recipe" (stops reads and writes)
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
ALTER TABLE public."Recipe" ALTER COLUMN "isArchived" SET NOT NULL;
ALTER TABLE public."Recipe" DROP CONSTRAINT "isArchived__lockstep_not_null";
COMMIT;

-- ==== forward/054_add_2_checks_on_public_recipeitem_not_validated_yet.sql
-- 054 add 2 checks on public.RecipeItem, not validated yet
-- Plan:        0001-recipes (phase 1)
-- Why:         the declaration has 2 checks on public.RecipeItem; added NOT VALID first, so that no row is read under the lock
-- After:       001, it may use what extension pg_trgm brings
-- Locks:       ACCESS EXCLUSIVE on public."RecipeItem" (stops reads and writes)
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
ALTER TABLE public."RecipeItem"
  ADD CONSTRAINT recipe_item_quantity_positive CHECK ((quantity > (0)::numeric)) NOT VALID,
  ADD CONSTRAINT recipe_item_unit CHECK ((unit = ANY (ARRAY['g'::text, 'kg'::text, 'ml'::text, 'l'::text, 'each'::text]))) NOT VALID;
COMMIT;

-- ==== forward/055_validate_2_checks_on_public_recipeitem.sql
-- 055 validate 2 checks on public.RecipeItem
-- Plan:        0001-recipes (phase 1)
-- Why:         reads every row under a lock that stops neither reads nor writes; in its own transaction, or the lock of the step before would be held through the scan
-- After:       054, it is the next step of the same change
-- Locks:       SHARE UPDATE EXCLUSIVE on public."RecipeItem" (stops no reads and no writes)
-- Transaction: one transaction
-- Rollback:    nothing to do: the step that added them drops them

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
ALTER TABLE public."RecipeItem"
  VALIDATE CONSTRAINT recipe_item_quantity_positive,
  VALIDATE CONSTRAINT recipe_item_unit;
COMMIT;

-- ==== forward/056_add_2_checks_on_public_recipesection_not_validated_yet.sql
-- 056 add 2 checks on public.RecipeSection, not validated yet
-- Plan:        0001-recipes (phase 1)
-- Why:         the declaration has 2 checks on public.RecipeSection; added NOT VALID first, so that no row is read under the lock
-- After:       001, it may use what extension pg_trgm brings
-- Locks:       ACCESS EXCLUSIVE on public."RecipeSection" (stops reads and writes)
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
ALTER TABLE public."RecipeSection"
  ADD CONSTRAINT recipe_section_order_not_negative CHECK (("order" >= 0)) NOT VALID,
  ADD CONSTRAINT recipe_section_title_not_blank CHECK ((char_length(TRIM(BOTH FROM title)) > 0)) NOT VALID;
COMMIT;

-- ==== forward/057_validate_2_checks_on_public_recipesection.sql
-- 057 validate 2 checks on public.RecipeSection
-- Plan:        0001-recipes (phase 1)
-- Why:         reads every row under a lock that stops neither reads nor writes; in its own transaction, or the lock of the step before would be held through the scan
-- After:       056, it is the next step of the same change
-- Locks:       SHARE UPDATE EXCLUSIVE on public."RecipeSection" (stops no reads and no writes)
-- Transaction: one transaction
-- Rollback:    nothing to do: the step that added them drops them

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
ALTER TABLE public."RecipeSection"
  VALIDATE CONSTRAINT recipe_section_order_not_negative,
  VALIDATE CONSTRAINT recipe_section_title_not_blank;
COMMIT;

-- ==== forward/058_add_4_checks_on_public_salesrecord_not_validated_yet.sql
-- 058 add 4 checks on public.SalesRecord, not validated yet
-- Plan:        0001-recipes (phase 1)
-- Why:         the declaration has 4 checks on public.SalesRecord; added NOT VALID first, so that no row is read under the lock
-- After:       001, it may use what extension pg_trgm brings
-- Locks:       ACCESS EXCLUSIVE on public."SalesRecord" (stops reads and writes)
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
ALTER TABLE public."SalesRecord"
  ADD CONSTRAINT sales_record_channel CHECK ((channel = ANY (ARRAY['counter'::text, 'online'::text, 'wholesale'::text]))) NOT VALID,
  ADD CONSTRAINT sales_record_price_not_negative CHECK (("unitPrice" >= (0)::numeric)) NOT VALID,
  ADD CONSTRAINT sales_record_quantity_positive CHECK ((quantity > 0)) NOT VALID,
  ADD CONSTRAINT sales_record_revenue_adds_up CHECK ((abs(("totalRevenue" - ((quantity)::numeric * "unitPrice"))) < 0.01)) NOT VALID;
COMMIT;

-- ==== forward/059_validate_4_checks_on_public_salesrecord.sql
-- 059 validate 4 checks on public.SalesRecord
-- Plan:        0001-recipes (phase 1)
-- Why:         reads every row under a lock that stops neither reads nor writes; in its own transaction, or the lock of the step before would be held through the scan
-- After:       058, it is the next step of the same change
-- Locks:       SHARE UPDATE EXCLUSIVE on public."SalesRecord" (stops no reads and no writes)
-- Transaction: one transaction
-- Rollback:    nothing to do: the step that added them drops them

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
ALTER TABLE public."SalesRecord"
  VALIDATE CONSTRAINT sales_record_channel,
  VALIDATE CONSTRAINT sales_record_price_not_negative,
  VALIDATE CONSTRAINT sales_record_quantity_positive,
  VALIDATE CONSTRAINT sales_record_revenue_adds_up;
COMMIT;

-- ==== forward/060_add_2_checks_on_public_user_not_validated_yet.sql
-- 060 add 2 checks on public.User, not validated yet
-- Plan:        0001-recipes (phase 1)
-- Why:         the declaration has 2 checks on public.User; added NOT VALID first, so that no row is read under the lock
-- After:       001, it may use what extension pg_trgm brings
-- Locks:       ACCESS EXCLUSIVE on public."User" (stops reads and writes)
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
ALTER TABLE public."User"
  ADD CONSTRAINT user_email_has_at CHECK ((POSITION(('@'::text) IN (email)) > 1)) NOT VALID,
  ADD CONSTRAINT user_name_not_blank CHECK ((char_length(TRIM(BOTH FROM name)) > 0)) NOT VALID;
COMMIT;

-- ==== forward/061_validate_2_checks_on_public_user.sql
-- 061 validate 2 checks on public.User
-- Plan:        0001-recipes (phase 1)
-- Why:         reads every row under a lock that stops neither reads nor writes; in its own transaction, or the lock of the step before would be held through the scan
-- After:       060, it is the next step of the same change
-- Locks:       SHARE UPDATE EXCLUSIVE on public."User" (stops no reads and no writes)
-- Transaction: one transaction
-- Rollback:    nothing to do: the step that added them drops them

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
ALTER TABLE public."User"
  VALIDATE CONSTRAINT user_email_has_at,
  VALIDATE CONSTRAINT user_name_not_blank;
COMMIT;

-- ==== forward/062_add_check_wholesale_customer_discount_on_public_wholesalecus.sql
-- 062 add check wholesale_customer_discount on public.WholesaleCustomer, not validated yet
-- Plan:        0001-recipes (phase 1)
-- Why:         the declaration has check wholesale_customer_discount on public.WholesaleCustomer; added NOT VALID first, so that no row is read under the lock
-- After:       001, it may use what extension pg_trgm brings
-- Locks:       ACCESS EXCLUSIVE on public."WholesaleCustomer" (stops reads and writes)
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
ALTER TABLE public."WholesaleCustomer" ADD CONSTRAINT wholesale_customer_discount CHECK (((discount IS NULL) OR ((discount >= (0)::numeric) AND (discount <= (100)::numeric)))) NOT VALID;
COMMIT;

-- ==== forward/063_validate_check_wholesale_customer_discount_on_public_wholesa.sql
-- 063 validate check wholesale_customer_discount on public.WholesaleCustomer
-- Plan:        0001-recipes (phase 1)
-- Why:         reads every row under a lock that stops neither reads nor writes; in its own transaction, or the lock of the step before would be held through the scan
-- After:       062, it is the next step of the same change
-- Locks:       SHARE UPDATE EXCLUSIVE on public."WholesaleCustomer" (stops no reads and no writes)
-- Transaction: one transaction
-- Rollback:    nothing to do: the step that added them drops them

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
ALTER TABLE public."WholesaleCustomer" VALIDATE CONSTRAINT wholesale_customer_discount;
COMMIT;

-- ==== forward/064_add_4_checks_on_public_wholesaleorder_not_validated_yet.sql
-- 064 add 4 checks on public.WholesaleOrder, not validated yet
-- Plan:        0001-recipes (phase 1)
-- Why:         the declaration has 4 checks on public.WholesaleOrder; added NOT VALID first, so that no row is read under the lock
-- After:       001, it may use what extension pg_trgm brings
-- Locks:       ACCESS EXCLUSIVE on public."WholesaleOrder" (stops reads and writes)
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
ALTER TABLE public."WholesaleOrder"
  ADD CONSTRAINT wholesale_order_delivered_has_date CHECK (((status <> 'DELIVERED'::public."OrderStatus") OR ("deliveryDate" IS NOT NULL))) NOT VALID,
  ADD CONSTRAINT wholesale_order_delivery_after_order CHECK ((("deliveryDate" IS NULL) OR ("deliveryDate" >= "orderDate"))) NOT VALID,
  ADD CONSTRAINT wholesale_order_number_format CHECK (("orderNumber" ~~ 'WO-____-%'::text)) NOT VALID,
  ADD CONSTRAINT wholesale_order_total_not_negative CHECK (("totalAmount" >= (0)::numeric)) NOT VALID;
COMMIT;

-- ==== forward/065_validate_4_checks_on_public_wholesaleorder.sql
-- 065 validate 4 checks on public.WholesaleOrder
-- Plan:        0001-recipes (phase 1)
-- Why:         reads every row under a lock that stops neither reads nor writes; in its own transaction, or the lock of the step before would be held through the scan
-- After:       064, it is the next step of the same change
-- Locks:       SHARE UPDATE EXCLUSIVE on public."WholesaleOrder" (stops no reads and no writes)
-- Transaction: one transaction
-- Rollback:    nothing to do: the step that added them drops them

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
ALTER TABLE public."WholesaleOrder"
  VALIDATE CONSTRAINT wholesale_order_delivered_has_date,
  VALIDATE CONSTRAINT wholesale_order_delivery_after_order,
  VALIDATE CONSTRAINT wholesale_order_number_format,
  VALIDATE CONSTRAINT wholesale_order_total_not_negative;
COMMIT;

-- ==== forward/066_build_the_unique_index_of_unique_category_companyid_name_key.sql
-- 066 build the unique index of unique Category_companyId_name_key on public.Category
-- Plan:        0001-recipes (phase 1)
-- Why:         the declaration has constraint Category_companyId_name_key on public.Category, the database has not; built CONCURRENTLY, because ADD CONSTRAINT alone would build it under ACCESS EXCLUSIVE
-- Locks:       SHARE UPDATE EXCLUSIVE on public."Category" (stops no reads and no writes)
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
CREATE UNIQUE INDEX CONCURRENTLY "Category_companyId_name_key" ON public."Category" USING btree ("companyId", name);

-- ==== forward/067_add_unique_category_companyid_name_key_on_public_category_us.sql
-- 067 add unique Category_companyId_name_key on public.Category using its index
-- Plan:        0001-recipes (phase 1)
-- Why:         the index is there and valid, so no row is read
-- After:       066, it is the next step of the same change
-- Locks:       ACCESS EXCLUSIVE on public."Category" (stops reads and writes)
-- Locks:       ACCESS SHARE on public."Category_companyId_name_key" (stops no reads and no writes)
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
ALTER TABLE public."Category" ADD CONSTRAINT "Category_companyId_name_key" UNIQUE USING INDEX "Category_companyId_name_key";
COMMIT;

-- ==== forward/068_build_the_unique_index_of_unique_ingredient_companyid_name_k.sql
-- 068 build the unique index of unique Ingredient_companyId_name_key on public.Ingredient
-- Plan:        0001-recipes (phase 1)
-- Why:         the declaration has constraint Ingredient_companyId_name_key on public.Ingredient, the database has not; built CONCURRENTLY, because ADD CONSTRAINT alone would build it under ACCESS EXCLUSIVE
-- Locks:       SHARE UPDATE EXCLUSIVE on public."Ingredient" (stops no reads and no writes)
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
CREATE UNIQUE INDEX CONCURRENTLY "Ingredient_companyId_name_key" ON public."Ingredient" USING btree ("companyId", name);

-- ==== forward/069_add_unique_ingredient_companyid_name_key_on_public_ingredien.sql
-- 069 add unique Ingredient_companyId_name_key on public.Ingredient using its index
-- Plan:        0001-recipes (phase 1)
-- Why:         the index is there and valid, so no row is read
-- After:       068, it is the next step of the same change
-- Locks:       ACCESS EXCLUSIVE on public."Ingredient" (stops reads and writes)
-- Locks:       ACCESS SHARE on public."Ingredient_companyId_name_key" (stops no reads and no writes)
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
ALTER TABLE public."Ingredient" ADD CONSTRAINT "Ingredient_companyId_name_key" UNIQUE USING INDEX "Ingredient_companyId_name_key";
COMMIT;

-- ==== forward/070_build_the_unique_index_of_unique_membership_userid_companyid.sql
-- 070 build the unique index of unique Membership_userId_companyId_key on public.Membership
-- Plan:        0001-recipes (phase 1)
-- Why:         the declaration has constraint Membership_userId_companyId_key on public.Membership, the database has not; built CONCURRENTLY, because ADD CONSTRAINT alone would build it under ACCESS EXCLUSIVE
-- Locks:       SHARE UPDATE EXCLUSIVE on public."Membership" (stops no reads and no writes)
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
CREATE UNIQUE INDEX CONCURRENTLY "Membership_userId_companyId_key" ON public."Membership" USING btree ("userId", "companyId");

-- ==== forward/071_add_unique_membership_userid_companyid_key_on_public_members.sql
-- 071 add unique Membership_userId_companyId_key on public.Membership using its index
-- Plan:        0001-recipes (phase 1)
-- Why:         the index is there and valid, so no row is read
-- After:       070, it is the next step of the same change
-- Locks:       ACCESS EXCLUSIVE on public."Membership" (stops reads and writes)
-- Locks:       ACCESS SHARE on public."Membership_userId_companyId_key" (stops no reads and no writes)
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
ALTER TABLE public."Membership" ADD CONSTRAINT "Membership_userId_companyId_key" UNIQUE USING INDEX "Membership_userId_companyId_key";
COMMIT;

-- ==== forward/072_build_the_unique_index_of_unique_productionplan_companyid_st.sql
-- 072 build the unique index of unique ProductionPlan_companyId_startDate_key on public.ProductionPlan
-- Plan:        0001-recipes (phase 1)
-- Why:         the declaration has constraint ProductionPlan_companyId_startDate_key on public.ProductionPlan, the database has not; built CONCURRENTLY, because ADD CONSTRAINT alone would build it under ACCESS EXCLUSIVE
-- Locks:       SHARE UPDATE EXCLUSIVE on public."ProductionPlan" (stops no reads and no writes)
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
CREATE UNIQUE INDEX CONCURRENTLY "ProductionPlan_companyId_startDate_key" ON public."ProductionPlan" USING btree ("companyId", "startDate");

-- ==== forward/073_add_unique_productionplan_companyid_startdate_key_on_public.sql
-- 073 add unique ProductionPlan_companyId_startDate_key on public.ProductionPlan using its index
-- Plan:        0001-recipes (phase 1)
-- Why:         the index is there and valid, so no row is read
-- After:       072, it is the next step of the same change
-- Locks:       ACCESS EXCLUSIVE on public."ProductionPlan" (stops reads and writes)
-- Locks:       ACCESS SHARE on public."ProductionPlan_companyId_startDate_key" (stops no reads and no writes)
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
ALTER TABLE public."ProductionPlan" ADD CONSTRAINT "ProductionPlan_companyId_startDate_key" UNIQUE USING INDEX "ProductionPlan_companyId_startDate_key";
COMMIT;

-- ==== forward/074_build_the_unique_index_of_unique_recipeitem_recipeid_ingredi.sql
-- 074 build the unique index of unique RecipeItem_recipeId_ingredientId_key on public.RecipeItem
-- Plan:        0001-recipes (phase 1)
-- Why:         the declaration has constraint RecipeItem_recipeId_ingredientId_key on public.RecipeItem, the database has not; built CONCURRENTLY, because ADD CONSTRAINT alone would build it under ACCESS EXCLUSIVE
-- Locks:       SHARE UPDATE EXCLUSIVE on public."RecipeItem" (stops no reads and no writes)
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
CREATE UNIQUE INDEX CONCURRENTLY "RecipeItem_recipeId_ingredientId_key" ON public."RecipeItem" USING btree ("recipeId", "ingredientId");

-- ==== forward/075_add_unique_recipeitem_recipeid_ingredientid_key_on_public_re.sql
-- 075 add unique RecipeItem_recipeId_ingredientId_key on public.RecipeItem using its index
-- Plan:        0001-recipes (phase 1)
-- Why:         the index is there and valid, so no row is read
-- After:       074, it is the next step of the same change
-- Locks:       ACCESS EXCLUSIVE on public."RecipeItem" (stops reads and writes)
-- Locks:       ACCESS SHARE on public."RecipeItem_recipeId_ingredientId_key" (stops no reads and no writes)
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
ALTER TABLE public."RecipeItem" ADD CONSTRAINT "RecipeItem_recipeId_ingredientId_key" UNIQUE USING INDEX "RecipeItem_recipeId_ingredientId_key";
COMMIT;

-- ==== forward/076_build_the_unique_index_of_unique_recipesection_recipeid_orde.sql
-- 076 build the unique index of unique RecipeSection_recipeId_order_key on public.RecipeSection
-- Plan:        0001-recipes (phase 1)
-- Why:         the declaration has constraint RecipeSection_recipeId_order_key on public.RecipeSection, the database has not; built CONCURRENTLY, because ADD CONSTRAINT alone would build it under ACCESS EXCLUSIVE
-- Locks:       SHARE UPDATE EXCLUSIVE on public."RecipeSection" (stops no reads and no writes)
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
CREATE UNIQUE INDEX CONCURRENTLY "RecipeSection_recipeId_order_key" ON public."RecipeSection" USING btree ("recipeId", "order");

-- ==== forward/077_add_unique_recipesection_recipeid_order_key_on_public_recipe.sql
-- 077 add unique RecipeSection_recipeId_order_key on public.RecipeSection using its index
-- Plan:        0001-recipes (phase 1)
-- Why:         the index is there and valid, so no row is read
-- After:       076, it is the next step of the same change
-- Locks:       ACCESS EXCLUSIVE on public."RecipeSection" (stops reads and writes)
-- Locks:       ACCESS SHARE on public."RecipeSection_recipeId_order_key" (stops no reads and no writes)
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
ALTER TABLE public."RecipeSection" ADD CONSTRAINT "RecipeSection_recipeId_order_key" UNIQUE USING INDEX "RecipeSection_recipeId_order_key" DEFERRABLE INITIALLY DEFERRED;
COMMIT;

-- ==== forward/078_build_the_unique_index_of_unique_recipe_companyid_name_key_o.sql
-- 078 build the unique index of unique Recipe_companyId_name_key on public.Recipe
-- Plan:        0001-recipes (phase 1)
-- Why:         the declaration has constraint Recipe_companyId_name_key on public.Recipe, the database has not; built CONCURRENTLY, because ADD CONSTRAINT alone would build it under ACCESS EXCLUSIVE
-- Locks:       SHARE UPDATE EXCLUSIVE on public."Recipe" (stops no reads and no writes)
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
CREATE UNIQUE INDEX CONCURRENTLY "Recipe_companyId_name_key" ON public."Recipe" USING btree ("companyId", name);

-- ==== forward/079_add_unique_recipe_companyid_name_key_on_public_recipe_using.sql
-- 079 add unique Recipe_companyId_name_key on public.Recipe using its index
-- Plan:        0001-recipes (phase 1)
-- Why:         the index is there and valid, so no row is read
-- After:       078, it is the next step of the same change
-- Locks:       ACCESS EXCLUSIVE on public."Recipe" (stops reads and writes)
-- Locks:       ACCESS SHARE on public."Recipe_companyId_name_key" (stops no reads and no writes)
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
ALTER TABLE public."Recipe" ADD CONSTRAINT "Recipe_companyId_name_key" UNIQUE USING INDEX "Recipe_companyId_name_key";
COMMIT;

-- ==== forward/080_build_the_unique_index_of_unique_wholesalecustomer_companyid.sql
-- 080 build the unique index of unique WholesaleCustomer_companyId_name_key on public.WholesaleCustomer
-- Plan:        0001-recipes (phase 1)
-- Why:         the declaration has constraint WholesaleCustomer_companyId_name_key on public.WholesaleCustomer, the database has not; built CONCURRENTLY, because ADD CONSTRAINT alone would build it under ACCESS EXCLUSIVE
-- Locks:       SHARE UPDATE EXCLUSIVE on public."WholesaleCustomer" (stops no reads and no writes)
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
CREATE UNIQUE INDEX CONCURRENTLY "WholesaleCustomer_companyId_name_key" ON public."WholesaleCustomer" USING btree ("companyId", name);

-- ==== forward/081_add_unique_wholesalecustomer_companyid_name_key_on_public_wh.sql
-- 081 add unique WholesaleCustomer_companyId_name_key on public.WholesaleCustomer using its index
-- Plan:        0001-recipes (phase 1)
-- Why:         the index is there and valid, so no row is read
-- After:       080, it is the next step of the same change
-- Locks:       ACCESS EXCLUSIVE on public."WholesaleCustomer" (stops reads and writes)
-- Locks:       ACCESS SHARE on public."WholesaleCustomer_companyId_name_key" (stops no reads and no writes)
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
ALTER TABLE public."WholesaleCustomer" ADD CONSTRAINT "WholesaleCustomer_companyId_name_key" UNIQUE USING INDEX "WholesaleCustomer_companyId_name_key";
COMMIT;

-- ==== forward/082_build_the_unique_index_of_unique_wholesaleorder_companyid_or.sql
-- 082 build the unique index of unique WholesaleOrder_companyId_orderNumber_key on public.WholesaleOrder
-- Plan:        0001-recipes (phase 1)
-- Why:         the declaration has constraint WholesaleOrder_companyId_orderNumber_key on public.WholesaleOrder, the database has not; built CONCURRENTLY, because ADD CONSTRAINT alone would build it under ACCESS EXCLUSIVE
-- Locks:       SHARE UPDATE EXCLUSIVE on public."WholesaleOrder" (stops no reads and no writes)
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
CREATE UNIQUE INDEX CONCURRENTLY "WholesaleOrder_companyId_orderNumber_key" ON public."WholesaleOrder" USING btree ("companyId", "orderNumber");

-- ==== forward/083_add_unique_wholesaleorder_companyid_ordernumber_key_on_publi.sql
-- 083 add unique WholesaleOrder_companyId_orderNumber_key on public.WholesaleOrder using its index
-- Plan:        0001-recipes (phase 1)
-- Why:         the index is there and valid, so no row is read
-- After:       082, it is the next step of the same change
-- Locks:       ACCESS EXCLUSIVE on public."WholesaleOrder" (stops reads and writes)
-- Locks:       ACCESS SHARE on public."WholesaleOrder_companyId_orderNumber_key" (stops no reads and no writes)
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
ALTER TABLE public."WholesaleOrder" ADD CONSTRAINT "WholesaleOrder_companyId_orderNumber_key" UNIQUE USING INDEX "WholesaleOrder_companyId_orderNumber_key";
COMMIT;

-- ==== forward/084_add_foreign_key_company_ownerid_fkey_on_public_company_not_v.sql
-- 084 add foreign key Company_ownerId_fkey on public.Company, not validated yet
-- Plan:        0001-recipes (phase 1)
-- Why:         the declaration has constraint Company_ownerId_fkey on public.Company, the database has not; NOT VALID, so that no row is read while writes to both tables wait
-- Locks:       SHARE ROW EXCLUSIVE on public."Company" (stops writes)
-- Locks:       SHARE ROW EXCLUSIVE on public."User" (stops writes)
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
ALTER TABLE public."Company" ADD CONSTRAINT "Company_ownerId_fkey" FOREIGN KEY ("ownerId") REFERENCES public."User"(id) ON UPDATE CASCADE ON DELETE SET NULL NOT VALID;
COMMIT;

-- ==== forward/085_validate_foreign_key_company_ownerid_fkey_on_public_company.sql
-- 085 validate foreign key Company_ownerId_fkey on public.Company
-- Plan:        0001-recipes (phase 1)
-- Why:         looks every row up under locks that stop neither reads nor writes
-- After:       084, it is the next step of the same change
-- Locks:       SHARE UPDATE EXCLUSIVE on public."Company" (stops no reads and no writes)
-- Locks:       ROW SHARE on public."User" (stops no reads and no writes)
-- Transaction: one transaction
-- Rollback:    nothing to do: the step that added it drops it

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
ALTER TABLE public."Company" VALIDATE CONSTRAINT "Company_ownerId_fkey";
COMMIT;

-- ==== forward/086_add_foreign_key_inventorymovement_companyid_fkey_on_public_i.sql
-- 086 add foreign key InventoryMovement_companyId_fkey on public.InventoryMovement, not validated yet
-- Plan:        0001-recipes (phase 1)
-- Why:         the declaration has constraint InventoryMovement_companyId_fkey on public.InventoryMovement, the database has not; NOT VALID, so that no row is read while writes to both tables wait
-- Locks:       SHARE ROW EXCLUSIVE on public."Company" (stops writes)
-- Locks:       SHARE ROW EXCLUSIVE on public."InventoryMovement" (stops writes)
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
ALTER TABLE public."InventoryMovement" ADD CONSTRAINT "InventoryMovement_companyId_fkey" FOREIGN KEY ("companyId") REFERENCES public."Company"(id) ON UPDATE CASCADE ON DELETE CASCADE NOT VALID;
COMMIT;

-- ==== forward/087_validate_foreign_key_inventorymovement_companyid_fkey_on_pub.sql
-- 087 validate foreign key InventoryMovement_companyId_fkey on public.InventoryMovement
-- Plan:        0001-recipes (phase 1)
-- Why:         looks every row up under locks that stop neither reads nor writes
-- After:       086, it is the next step of the same change
-- Locks:       ROW SHARE on public."Company" (stops no reads and no writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public."InventoryMovement" (stops no reads and no writes)
-- Transaction: one transaction
-- Rollback:    nothing to do: the step that added it drops it

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
ALTER TABLE public."InventoryMovement" VALIDATE CONSTRAINT "InventoryMovement_companyId_fkey";
COMMIT;

-- ==== forward/088_add_foreign_key_inventorymovement_createdby_fkey_on_public_i.sql
-- 088 add foreign key InventoryMovement_createdBy_fkey on public.InventoryMovement, not validated yet
-- Plan:        0001-recipes (phase 1)
-- Why:         the declaration has constraint InventoryMovement_createdBy_fkey on public.InventoryMovement, the database has not; NOT VALID, so that no row is read while writes to both tables wait
-- Locks:       SHARE ROW EXCLUSIVE on public."InventoryMovement" (stops writes)
-- Locks:       SHARE ROW EXCLUSIVE on public."User" (stops writes)
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
ALTER TABLE public."InventoryMovement" ADD CONSTRAINT "InventoryMovement_createdBy_fkey" FOREIGN KEY ("createdBy") REFERENCES public."User"(id) ON UPDATE CASCADE ON DELETE SET NULL NOT VALID;
COMMIT;

-- ==== forward/089_validate_foreign_key_inventorymovement_createdby_fkey_on_pub.sql
-- 089 validate foreign key InventoryMovement_createdBy_fkey on public.InventoryMovement
-- Plan:        0001-recipes (phase 1)
-- Why:         looks every row up under locks that stop neither reads nor writes
-- After:       088, it is the next step of the same change
-- Locks:       SHARE UPDATE EXCLUSIVE on public."InventoryMovement" (stops no reads and no writes)
-- Locks:       ROW SHARE on public."User" (stops no reads and no writes)
-- Transaction: one transaction
-- Rollback:    nothing to do: the step that added it drops it

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
ALTER TABLE public."InventoryMovement" VALIDATE CONSTRAINT "InventoryMovement_createdBy_fkey";
COMMIT;

-- ==== forward/090_add_foreign_key_inventorymovement_ingredientid_fkey_on_publi.sql
-- 090 add foreign key InventoryMovement_ingredientId_fkey on public.InventoryMovement, not validated yet
-- Plan:        0001-recipes (phase 1)
-- Why:         the declaration has constraint InventoryMovement_ingredientId_fkey on public.InventoryMovement, the database has not; NOT VALID, so that no row is read while writes to both tables wait
-- Locks:       SHARE ROW EXCLUSIVE on public."Ingredient" (stops writes)
-- Locks:       SHARE ROW EXCLUSIVE on public."InventoryMovement" (stops writes)
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
ALTER TABLE public."InventoryMovement" ADD CONSTRAINT "InventoryMovement_ingredientId_fkey" FOREIGN KEY ("ingredientId") REFERENCES public."Ingredient"(id) ON UPDATE CASCADE ON DELETE RESTRICT NOT VALID;
COMMIT;

-- ==== forward/091_validate_foreign_key_inventorymovement_ingredientid_fkey_on.sql
-- 091 validate foreign key InventoryMovement_ingredientId_fkey on public.InventoryMovement
-- Plan:        0001-recipes (phase 1)
-- Why:         looks every row up under locks that stop neither reads nor writes
-- After:       090, it is the next step of the same change
-- Locks:       ROW SHARE on public."Ingredient" (stops no reads and no writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public."InventoryMovement" (stops no reads and no writes)
-- Transaction: one transaction
-- Rollback:    nothing to do: the step that added it drops it

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
ALTER TABLE public."InventoryMovement" VALIDATE CONSTRAINT "InventoryMovement_ingredientId_fkey";
COMMIT;

-- ==== forward/092_add_foreign_key_notification_userid_fkey_on_public_notificat.sql
-- 092 add foreign key Notification_userId_fkey on public.Notification, not validated yet
-- Plan:        0001-recipes (phase 1)
-- Why:         the declaration has constraint Notification_userId_fkey on public.Notification, the database has not; NOT VALID, so that no row is read while writes to both tables wait
-- Locks:       SHARE ROW EXCLUSIVE on public."Notification" (stops writes)
-- Locks:       SHARE ROW EXCLUSIVE on public."User" (stops writes)
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
ALTER TABLE public."Notification" ADD CONSTRAINT "Notification_userId_fkey" FOREIGN KEY ("userId") REFERENCES public."User"(id) ON UPDATE CASCADE ON DELETE CASCADE NOT VALID;
COMMIT;

-- ==== forward/093_validate_foreign_key_notification_userid_fkey_on_public_noti.sql
-- 093 validate foreign key Notification_userId_fkey on public.Notification
-- Plan:        0001-recipes (phase 1)
-- Why:         looks every row up under locks that stop neither reads nor writes
-- After:       092, it is the next step of the same change
-- Locks:       SHARE UPDATE EXCLUSIVE on public."Notification" (stops no reads and no writes)
-- Locks:       ROW SHARE on public."User" (stops no reads and no writes)
-- Transaction: one transaction
-- Rollback:    nothing to do: the step that added it drops it

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
ALTER TABLE public."Notification" VALIDATE CONSTRAINT "Notification_userId_fkey";
COMMIT;

-- ==== forward/094_add_foreign_key_productionhistory_companyid_fkey_on_public_p.sql
-- 094 add foreign key ProductionHistory_companyId_fkey on public.ProductionHistory, not validated yet
-- Plan:        0001-recipes (phase 1)
-- Why:         the declaration has constraint ProductionHistory_companyId_fkey on public.ProductionHistory, the database has not; NOT VALID, so that no row is read while writes to both tables wait
-- Locks:       SHARE ROW EXCLUSIVE on public."Company" (stops writes)
-- Locks:       SHARE ROW EXCLUSIVE on public."ProductionHistory" (stops writes)
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
ALTER TABLE public."ProductionHistory" ADD CONSTRAINT "ProductionHistory_companyId_fkey" FOREIGN KEY ("companyId") REFERENCES public."Company"(id) ON UPDATE CASCADE ON DELETE CASCADE NOT VALID;
COMMIT;

-- ==== forward/095_validate_foreign_key_productionhistory_companyid_fkey_on_pub.sql
-- 095 validate foreign key ProductionHistory_companyId_fkey on public.ProductionHistory
-- Plan:        0001-recipes (phase 1)
-- Why:         looks every row up under locks that stop neither reads nor writes
-- After:       094, it is the next step of the same change
-- Locks:       ROW SHARE on public."Company" (stops no reads and no writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public."ProductionHistory" (stops no reads and no writes)
-- Transaction: one transaction
-- Rollback:    nothing to do: the step that added it drops it

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
ALTER TABLE public."ProductionHistory" VALIDATE CONSTRAINT "ProductionHistory_companyId_fkey";
COMMIT;

-- ==== forward/096_add_foreign_key_productionhistory_recipeid_fkey_on_public_pr.sql
-- 096 add foreign key ProductionHistory_recipeId_fkey on public.ProductionHistory, not validated yet
-- Plan:        0001-recipes (phase 1)
-- Why:         the declaration has constraint ProductionHistory_recipeId_fkey on public.ProductionHistory, the database has not; NOT VALID, so that no row is read while writes to both tables wait
-- Locks:       SHARE ROW EXCLUSIVE on public."ProductionHistory" (stops writes)
-- Locks:       SHARE ROW EXCLUSIVE on public."Recipe" (stops writes)
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
ALTER TABLE public."ProductionHistory" ADD CONSTRAINT "ProductionHistory_recipeId_fkey" FOREIGN KEY ("recipeId") REFERENCES public."Recipe"(id) ON UPDATE CASCADE ON DELETE CASCADE NOT VALID;
COMMIT;

-- ==== forward/097_validate_foreign_key_productionhistory_recipeid_fkey_on_publ.sql
-- 097 validate foreign key ProductionHistory_recipeId_fkey on public.ProductionHistory
-- Plan:        0001-recipes (phase 1)
-- Why:         looks every row up under locks that stop neither reads nor writes
-- After:       096, it is the next step of the same change
-- Locks:       SHARE UPDATE EXCLUSIVE on public."ProductionHistory" (stops no reads and no writes)
-- Locks:       ROW SHARE on public."Recipe" (stops no reads and no writes)
-- Transaction: one transaction
-- Rollback:    nothing to do: the step that added it drops it

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
ALTER TABLE public."ProductionHistory" VALIDATE CONSTRAINT "ProductionHistory_recipeId_fkey";
COMMIT;

-- ==== forward/098_add_foreign_key_productionplan_companyid_fkey_on_public_prod.sql
-- 098 add foreign key ProductionPlan_companyId_fkey on public.ProductionPlan, not validated yet
-- Plan:        0001-recipes (phase 1)
-- Why:         the declaration has constraint ProductionPlan_companyId_fkey on public.ProductionPlan, the database has not; NOT VALID, so that no row is read while writes to both tables wait
-- Locks:       SHARE ROW EXCLUSIVE on public."Company" (stops writes)
-- Locks:       SHARE ROW EXCLUSIVE on public."ProductionPlan" (stops writes)
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
ALTER TABLE public."ProductionPlan" ADD CONSTRAINT "ProductionPlan_companyId_fkey" FOREIGN KEY ("companyId") REFERENCES public."Company"(id) ON UPDATE CASCADE ON DELETE CASCADE NOT VALID;
COMMIT;

-- ==== forward/099_validate_foreign_key_productionplan_companyid_fkey_on_public.sql
-- 099 validate foreign key ProductionPlan_companyId_fkey on public.ProductionPlan
-- Plan:        0001-recipes (phase 1)
-- Why:         looks every row up under locks that stop neither reads nor writes
-- After:       098, it is the next step of the same change
-- Locks:       ROW SHARE on public."Company" (stops no reads and no writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public."ProductionPlan" (stops no reads and no writes)
-- Transaction: one transaction
-- Rollback:    nothing to do: the step that added it drops it

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
ALTER TABLE public."ProductionPlan" VALIDATE CONSTRAINT "ProductionPlan_companyId_fkey";
COMMIT;

-- ==== forward/100_add_foreign_key_productionplan_createdby_fkey_on_public_prod.sql
-- 100 add foreign key ProductionPlan_createdBy_fkey on public.ProductionPlan, not validated yet
-- Plan:        0001-recipes (phase 1)
-- Why:         the declaration has constraint ProductionPlan_createdBy_fkey on public.ProductionPlan, the database has not; NOT VALID, so that no row is read while writes to both tables wait
-- Locks:       SHARE ROW EXCLUSIVE on public."ProductionPlan" (stops writes)
-- Locks:       SHARE ROW EXCLUSIVE on public."User" (stops writes)
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
ALTER TABLE public."ProductionPlan" ADD CONSTRAINT "ProductionPlan_createdBy_fkey" FOREIGN KEY ("createdBy") REFERENCES public."User"(id) ON UPDATE CASCADE ON DELETE SET NULL NOT VALID;
COMMIT;

-- ==== forward/101_validate_foreign_key_productionplan_createdby_fkey_on_public.sql
-- 101 validate foreign key ProductionPlan_createdBy_fkey on public.ProductionPlan
-- Plan:        0001-recipes (phase 1)
-- Why:         looks every row up under locks that stop neither reads nor writes
-- After:       100, it is the next step of the same change
-- Locks:       SHARE UPDATE EXCLUSIVE on public."ProductionPlan" (stops no reads and no writes)
-- Locks:       ROW SHARE on public."User" (stops no reads and no writes)
-- Transaction: one transaction
-- Rollback:    nothing to do: the step that added it drops it

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
ALTER TABLE public."ProductionPlan" VALIDATE CONSTRAINT "ProductionPlan_createdBy_fkey";
COMMIT;

-- ==== forward/102_add_foreign_key_productiontask_assignedto_fkey_on_public_pro.sql
-- 102 add foreign key ProductionTask_assignedTo_fkey on public.ProductionTask, not validated yet
-- Plan:        0001-recipes (phase 1)
-- Why:         the declaration has constraint ProductionTask_assignedTo_fkey on public.ProductionTask, the database has not; NOT VALID, so that no row is read while writes to both tables wait
-- Locks:       SHARE ROW EXCLUSIVE on public."ProductionTask" (stops writes)
-- Locks:       SHARE ROW EXCLUSIVE on public."User" (stops writes)
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
ALTER TABLE public."ProductionTask" ADD CONSTRAINT "ProductionTask_assignedTo_fkey" FOREIGN KEY ("assignedTo") REFERENCES public."User"(id) ON UPDATE CASCADE ON DELETE SET NULL NOT VALID;
COMMIT;

-- ==== forward/103_validate_foreign_key_productiontask_assignedto_fkey_on_publi.sql
-- 103 validate foreign key ProductionTask_assignedTo_fkey on public.ProductionTask
-- Plan:        0001-recipes (phase 1)
-- Why:         looks every row up under locks that stop neither reads nor writes
-- After:       102, it is the next step of the same change
-- Locks:       SHARE UPDATE EXCLUSIVE on public."ProductionTask" (stops no reads and no writes)
-- Locks:       ROW SHARE on public."User" (stops no reads and no writes)
-- Transaction: one transaction
-- Rollback:    nothing to do: the step that added it drops it

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
ALTER TABLE public."ProductionTask" VALIDATE CONSTRAINT "ProductionTask_assignedTo_fkey";
COMMIT;

-- ==== forward/104_add_foreign_key_productiontask_recipeid_fkey_on_public_produ.sql
-- 104 add foreign key ProductionTask_recipeId_fkey on public.ProductionTask, not validated yet
-- Plan:        0001-recipes (phase 1)
-- Why:         the declaration has constraint ProductionTask_recipeId_fkey on public.ProductionTask, the database has not; NOT VALID, so that no row is read while writes to both tables wait
-- Locks:       SHARE ROW EXCLUSIVE on public."ProductionTask" (stops writes)
-- Locks:       SHARE ROW EXCLUSIVE on public."Recipe" (stops writes)
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
ALTER TABLE public."ProductionTask" ADD CONSTRAINT "ProductionTask_recipeId_fkey" FOREIGN KEY ("recipeId") REFERENCES public."Recipe"(id) ON UPDATE CASCADE ON DELETE RESTRICT NOT VALID;
COMMIT;

-- ==== forward/105_validate_foreign_key_productiontask_recipeid_fkey_on_public.sql
-- 105 validate foreign key ProductionTask_recipeId_fkey on public.ProductionTask
-- Plan:        0001-recipes (phase 1)
-- Why:         looks every row up under locks that stop neither reads nor writes
-- After:       104, it is the next step of the same change
-- Locks:       SHARE UPDATE EXCLUSIVE on public."ProductionTask" (stops no reads and no writes)
-- Locks:       ROW SHARE on public."Recipe" (stops no reads and no writes)
-- Transaction: one transaction
-- Rollback:    nothing to do: the step that added it drops it

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
ALTER TABLE public."ProductionTask" VALIDATE CONSTRAINT "ProductionTask_recipeId_fkey";
COMMIT;

-- ==== forward/106_add_foreign_key_salesrecord_companyid_fkey_on_public_salesre.sql
-- 106 add foreign key SalesRecord_companyId_fkey on public.SalesRecord, not validated yet
-- Plan:        0001-recipes (phase 1)
-- Why:         the declaration has constraint SalesRecord_companyId_fkey on public.SalesRecord, the database has not; NOT VALID, so that no row is read while writes to both tables wait
-- Locks:       SHARE ROW EXCLUSIVE on public."Company" (stops writes)
-- Locks:       SHARE ROW EXCLUSIVE on public."SalesRecord" (stops writes)
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
ALTER TABLE public."SalesRecord" ADD CONSTRAINT "SalesRecord_companyId_fkey" FOREIGN KEY ("companyId") REFERENCES public."Company"(id) ON UPDATE CASCADE ON DELETE CASCADE NOT VALID;
COMMIT;

-- ==== forward/107_validate_foreign_key_salesrecord_companyid_fkey_on_public_sa.sql
-- 107 validate foreign key SalesRecord_companyId_fkey on public.SalesRecord
-- Plan:        0001-recipes (phase 1)
-- Why:         looks every row up under locks that stop neither reads nor writes
-- After:       106, it is the next step of the same change
-- Locks:       ROW SHARE on public."Company" (stops no reads and no writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public."SalesRecord" (stops no reads and no writes)
-- Transaction: one transaction
-- Rollback:    nothing to do: the step that added it drops it

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
ALTER TABLE public."SalesRecord" VALIDATE CONSTRAINT "SalesRecord_companyId_fkey";
COMMIT;

-- ==== forward/108_add_foreign_key_salesrecord_recipeid_fkey_on_public_salesrec.sql
-- 108 add foreign key SalesRecord_recipeId_fkey on public.SalesRecord, not validated yet
-- Plan:        0001-recipes (phase 1)
-- Why:         the declaration has constraint SalesRecord_recipeId_fkey on public.SalesRecord, the database has not; NOT VALID, so that no row is read while writes to both tables wait
-- Locks:       SHARE ROW EXCLUSIVE on public."Recipe" (stops writes)
-- Locks:       SHARE ROW EXCLUSIVE on public."SalesRecord" (stops writes)
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
ALTER TABLE public."SalesRecord" ADD CONSTRAINT "SalesRecord_recipeId_fkey" FOREIGN KEY ("recipeId") REFERENCES public."Recipe"(id) ON UPDATE CASCADE ON DELETE SET NULL NOT VALID;
COMMIT;

-- ==== forward/109_validate_foreign_key_salesrecord_recipeid_fkey_on_public_sal.sql
-- 109 validate foreign key SalesRecord_recipeId_fkey on public.SalesRecord
-- Plan:        0001-recipes (phase 1)
-- Why:         looks every row up under locks that stop neither reads nor writes
-- After:       108, it is the next step of the same change
-- Locks:       ROW SHARE on public."Recipe" (stops no reads and no writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public."SalesRecord" (stops no reads and no writes)
-- Transaction: one transaction
-- Rollback:    nothing to do: the step that added it drops it

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
ALTER TABLE public."SalesRecord" VALIDATE CONSTRAINT "SalesRecord_recipeId_fkey";
COMMIT;

-- ==== forward/110_add_foreign_key_wholesalecustomer_companyid_fkey_on_public_w.sql
-- 110 add foreign key WholesaleCustomer_companyId_fkey on public.WholesaleCustomer, not validated yet
-- Plan:        0001-recipes (phase 1)
-- Why:         the declaration has constraint WholesaleCustomer_companyId_fkey on public.WholesaleCustomer, the database has not; NOT VALID, so that no row is read while writes to both tables wait
-- Locks:       SHARE ROW EXCLUSIVE on public."Company" (stops writes)
-- Locks:       SHARE ROW EXCLUSIVE on public."WholesaleCustomer" (stops writes)
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
ALTER TABLE public."WholesaleCustomer" ADD CONSTRAINT "WholesaleCustomer_companyId_fkey" FOREIGN KEY ("companyId") REFERENCES public."Company"(id) ON UPDATE CASCADE ON DELETE CASCADE NOT VALID;
COMMIT;

-- ==== forward/111_validate_foreign_key_wholesalecustomer_companyid_fkey_on_pub.sql
-- 111 validate foreign key WholesaleCustomer_companyId_fkey on public.WholesaleCustomer
-- Plan:        0001-recipes (phase 1)
-- Why:         looks every row up under locks that stop neither reads nor writes
-- After:       110, it is the next step of the same change
-- Locks:       ROW SHARE on public."Company" (stops no reads and no writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public."WholesaleCustomer" (stops no reads and no writes)
-- Transaction: one transaction
-- Rollback:    nothing to do: the step that added it drops it

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
ALTER TABLE public."WholesaleCustomer" VALIDATE CONSTRAINT "WholesaleCustomer_companyId_fkey";
COMMIT;

-- ==== forward/112_add_foreign_key_wholesaleorder_companyid_fkey_on_public_whol.sql
-- 112 add foreign key WholesaleOrder_companyId_fkey on public.WholesaleOrder, not validated yet
-- Plan:        0001-recipes (phase 1)
-- Why:         the declaration has constraint WholesaleOrder_companyId_fkey on public.WholesaleOrder, the database has not; NOT VALID, so that no row is read while writes to both tables wait
-- Locks:       SHARE ROW EXCLUSIVE on public."Company" (stops writes)
-- Locks:       SHARE ROW EXCLUSIVE on public."WholesaleOrder" (stops writes)
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
ALTER TABLE public."WholesaleOrder" ADD CONSTRAINT "WholesaleOrder_companyId_fkey" FOREIGN KEY ("companyId") REFERENCES public."Company"(id) ON UPDATE CASCADE ON DELETE CASCADE NOT VALID;
COMMIT;

-- ==== forward/113_validate_foreign_key_wholesaleorder_companyid_fkey_on_public.sql
-- 113 validate foreign key WholesaleOrder_companyId_fkey on public.WholesaleOrder
-- Plan:        0001-recipes (phase 1)
-- Why:         looks every row up under locks that stop neither reads nor writes
-- After:       112, it is the next step of the same change
-- Locks:       ROW SHARE on public."Company" (stops no reads and no writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public."WholesaleOrder" (stops no reads and no writes)
-- Transaction: one transaction
-- Rollback:    nothing to do: the step that added it drops it

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
ALTER TABLE public."WholesaleOrder" VALIDATE CONSTRAINT "WholesaleOrder_companyId_fkey";
COMMIT;

-- ==== forward/114_comment_on_column_public_ingredient_packprice.sql
-- 114 comment on column public.Ingredient.packPrice
-- Plan:        0001-recipes (phase 1)
-- Why:         the declaration says another text
-- Locks:       SHARE UPDATE EXCLUSIVE on public."Ingredient" (stops no reads and no writes)
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
COMMENT ON COLUMN public."Ingredient"."packPrice" IS 'What one pack costs, before tax.';
COMMIT;

-- ==== forward/115_comment_on_column_public_recipe_category.sql
-- 115 comment on column public.Recipe.category
-- Plan:        0001-recipes (phase 1)
-- Why:         the declaration says another text
-- Locks:       SHARE UPDATE EXCLUSIVE on public."Recipe" (stops no reads and no writes)
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
COMMENT ON COLUMN public."Recipe".category IS 'The old free text. Kept until every client reads categoryId.';
COMMIT;

-- ==== forward/116_comment_on_constraint_company_ownerid_fkey_on_public_company.sql
-- 116 comment on constraint Company_ownerId_fkey on public.Company
-- Plan:        0001-recipes (phase 1)
-- Why:         the declaration says another text
-- After:       084, constraint Company_ownerId_fkey on public.Company must exist
-- Locks:       ACCESS SHARE on public."Company" (stops no reads and no writes)
-- Transaction: one transaction
-- Rollback:    nothing to do: the step that makes the object takes it away, and its comment with it

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
COMMENT ON CONSTRAINT "Company_ownerId_fkey" ON public."Company" IS 'A company outlives the account of its owner.';
COMMIT;

-- ==== forward/117_comment_on_constraint_recipeitem_recipeid_ingredientid_key_o.sql
-- 117 comment on constraint RecipeItem_recipeId_ingredientId_key on public.RecipeItem
-- Plan:        0001-recipes (phase 1)
-- Why:         the declaration says another text
-- After:       075, constraint RecipeItem_recipeId_ingredientId_key on public.RecipeItem must exist
-- Locks:       ACCESS SHARE on public."RecipeItem" (stops no reads and no writes)
-- Transaction: one transaction
-- Rollback:    nothing to do: the step that makes the object takes it away, and its comment with it

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
COMMENT ON CONSTRAINT "RecipeItem_recipeId_ingredientId_key" ON public."RecipeItem" IS 'An ingredient stands once in a recipe; its quantity says how much.';
COMMIT;

-- ==== forward/118_comment_on_enum_public_membershiprole.sql
-- 118 comment on enum public.MembershipRole
-- Plan:        0001-recipes (phase 1)
-- Why:         the declaration says another text
-- Locks:       none on tables or indexes
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
SET LOCAL lock_timeout = '2s';
SET LOCAL statement_timeout = '30s';
COMMENT ON TYPE public."MembershipRole" IS 'What a member may do. The owner of the company is in Company.ownerId as well.';
COMMIT;

-- ==== forward/119_comment_on_table_public_user.sql
-- 119 comment on table public.User
-- Plan:        0001-recipes (phase 1)
-- Why:         the declaration says another text
-- Locks:       SHARE UPDATE EXCLUSIVE on public."User" (stops no reads and no writes)
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
COMMENT ON TABLE public."User" IS 'A login. Its e-mail address is citext, so that Ada@ and ada@ are the same person.';
COMMIT;

-- ==== forward/120_drop_index_notification_body_idx_on_public_notification.sql
-- 120 drop index Notification_body_idx on public.Notification
-- Plan:        0001-recipes (phase 1)
-- Why:         index Notification_body_idx on public.Notification is not declared, or named under `absent`
-- Locks:       SHARE UPDATE EXCLUSIVE on public."Notification" (stops no reads and no writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public."Notification_body_idx" (stops no reads and no writes)
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
DROP INDEX CONCURRENTLY public."Notification_body_idx";

