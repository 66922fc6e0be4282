-- ==== rollback/120_drop_index_notification_body_idx_on_public_notification.sql
-- 120 undo drop index Notification_body_idx on public.Notification
-- Plan:        0001-recipes (phase 1)
-- Why:         index Notification_body_idx on public.Notification is not declared, or named under `absent`
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
CREATE INDEX CONCURRENTLY "Notification_body_idx" ON public."Notification" USING btree (body);

-- ==== rollback/119_comment_on_table_public_user.sql
-- 119 undo comment on table public.User
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
COMMENT ON TABLE public."User" IS NULL;
COMMIT;

-- ==== rollback/118_comment_on_enum_public_membershiprole.sql
-- 118 undo comment on enum public.MembershipRole
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
COMMENT ON TYPE public."MembershipRole" IS NULL;
COMMIT;

-- ==== rollback/117_comment_on_constraint_recipeitem_recipeid_ingredientid_key_o.sql
-- 117 undo comment on constraint RecipeItem_recipeId_ingredientId_key on public.RecipeItem
-- Plan:        0001-recipes (phase 1)
-- Why:         the declaration says another text
-- Rollback:    nothing to do: the step that makes the object takes it away, and its comment with it

-- Nothing to execute.

-- ==== rollback/116_comment_on_constraint_company_ownerid_fkey_on_public_company.sql
-- 116 undo comment on constraint Company_ownerId_fkey on public.Company
-- Plan:        0001-recipes (phase 1)
-- Why:         the declaration says another text
-- Rollback:    nothing to do: the step that makes the object takes it away, and its comment with it

-- Nothing to execute.

-- ==== rollback/115_comment_on_column_public_recipe_category.sql
-- 115 undo comment on column public.Recipe.category
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
COMMENT ON COLUMN public."Recipe".category IS NULL;
COMMIT;

-- ==== rollback/114_comment_on_column_public_ingredient_packprice.sql
-- 114 undo comment on column public.Ingredient.packPrice
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
COMMENT ON COLUMN public."Ingredient"."packPrice" IS NULL;
COMMIT;

-- ==== rollback/113_validate_foreign_key_wholesaleorder_companyid_fkey_on_public.sql
-- 113 undo validate foreign key WholesaleOrder_companyId_fkey on public.WholesaleOrder
-- Plan:        0001-recipes (phase 1)
-- Why:         looks every row up under locks that stop neither reads nor writes
-- Rollback:    nothing to do: the step that added it drops it

-- Nothing to execute.

-- ==== rollback/112_add_foreign_key_wholesaleorder_companyid_fkey_on_public_whol.sql
-- 112 undo add foreign key WholesaleOrder_companyId_fkey on public.WholesaleOrder, not validated yet
-- Plan:        0001-recipes (phase 1)
-- Why:         the declaration has constraint WholesaleOrder_companyId_fkey on public.WholesaleOrder, the database has not; NOT VALID, so that no row is read while writes to both tables wait
-- Locks:       ACCESS EXCLUSIVE on public."Company" (stops reads and writes)
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
ALTER TABLE public."WholesaleOrder" DROP CONSTRAINT IF EXISTS "WholesaleOrder_companyId_fkey";
COMMIT;

-- ==== rollback/111_validate_foreign_key_wholesalecustomer_companyid_fkey_on_pub.sql
-- 111 undo validate foreign key WholesaleCustomer_companyId_fkey on public.WholesaleCustomer
-- Plan:        0001-recipes (phase 1)
-- Why:         looks every row up under locks that stop neither reads nor writes
-- Rollback:    nothing to do: the step that added it drops it

-- Nothing to execute.

-- ==== rollback/110_add_foreign_key_wholesalecustomer_companyid_fkey_on_public_w.sql
-- 110 undo add foreign key WholesaleCustomer_companyId_fkey on public.WholesaleCustomer, not validated yet
-- Plan:        0001-recipes (phase 1)
-- Why:         the declaration has constraint WholesaleCustomer_companyId_fkey on public.WholesaleCustomer, the database has not; NOT VALID, so that no row is read while writes to both tables wait
-- Locks:       ACCESS EXCLUSIVE on public."Company" (stops reads and writes)
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
ALTER TABLE public."WholesaleCustomer" DROP CONSTRAINT IF EXISTS "WholesaleCustomer_companyId_fkey";
COMMIT;

-- ==== rollback/109_validate_foreign_key_salesrecord_recipeid_fkey_on_public_sal.sql
-- 109 undo validate foreign key SalesRecord_recipeId_fkey on public.SalesRecord
-- Plan:        0001-recipes (phase 1)
-- Why:         looks every row up under locks that stop neither reads nor writes
-- Rollback:    nothing to do: the step that added it drops it

-- Nothing to execute.

-- ==== rollback/108_add_foreign_key_salesrecord_recipeid_fkey_on_public_salesrec.sql
-- 108 undo add foreign key SalesRecord_recipeId_fkey on public.SalesRecord, not validated yet
-- Plan:        0001-recipes (phase 1)
-- Why:         the declaration has constraint SalesRecord_recipeId_fkey on public.SalesRecord, the database has not; NOT VALID, so that no row is read while writes to both tables wait
-- Locks:       ACCESS EXCLUSIVE on public."Recipe" (stops reads and writes)
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
ALTER TABLE public."SalesRecord" DROP CONSTRAINT IF EXISTS "SalesRecord_recipeId_fkey";
COMMIT;

-- ==== rollback/107_validate_foreign_key_salesrecord_companyid_fkey_on_public_sa.sql
-- 107 undo validate foreign key SalesRecord_companyId_fkey on public.SalesRecord
-- Plan:        0001-recipes (phase 1)
-- Why:         looks every row up under locks that stop neither reads nor writes
-- Rollback:    nothing to do: the step that added it drops it

-- Nothing to execute.

-- ==== rollback/106_add_foreign_key_salesrecord_companyid_fkey_on_public_salesre.sql
-- 106 undo add foreign key SalesRecord_companyId_fkey on public.SalesRecord, not validated yet
-- Plan:        0001-recipes (phase 1)
-- Why:         the declaration has constraint SalesRecord_companyId_fkey on public.SalesRecord, the database has not; NOT VALID, so that no row is read while writes to both tables wait
-- Locks:       ACCESS EXCLUSIVE on public."Company" (stops reads and writes)
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
ALTER TABLE public."SalesRecord" DROP CONSTRAINT IF EXISTS "SalesRecord_companyId_fkey";
COMMIT;

-- ==== rollback/105_validate_foreign_key_productiontask_recipeid_fkey_on_public.sql
-- 105 undo validate foreign key ProductionTask_recipeId_fkey on public.ProductionTask
-- Plan:        0001-recipes (phase 1)
-- Why:         looks every row up under locks that stop neither reads nor writes
-- Rollback:    nothing to do: the step that added it drops it

-- Nothing to execute.

-- ==== rollback/104_add_foreign_key_productiontask_recipeid_fkey_on_public_produ.sql
-- 104 undo add foreign key ProductionTask_recipeId_fkey on public.ProductionTask, not validated yet
-- Plan:        0001-recipes (phase 1)
-- Why:         the declaration has constraint ProductionTask_recipeId_fkey on public.ProductionTask, the database has not; NOT VALID, so that no row is read while writes to both tables wait
-- Locks:       ACCESS EXCLUSIVE on public."ProductionTask" (stops reads and writes)
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
ALTER TABLE public."ProductionTask" DROP CONSTRAINT IF EXISTS "ProductionTask_recipeId_fkey";
COMMIT;

-- ==== rollback/103_validate_foreign_key_productiontask_assignedto_fkey_on_publi.sql
-- 103 undo validate foreign key ProductionTask_assignedTo_fkey on public.ProductionTask
-- Plan:        0001-recipes (phase 1)
-- Why:         looks every row up under locks that stop neither reads nor writes
-- Rollback:    nothing to do: the step that added it drops it

-- Nothing to execute.

-- ==== rollback/102_add_foreign_key_productiontask_assignedto_fkey_on_public_pro.sql
-- 102 undo add foreign key ProductionTask_assignedTo_fkey on public.ProductionTask, not validated yet
-- Plan:        0001-recipes (phase 1)
-- Why:         the declaration has constraint ProductionTask_assignedTo_fkey on public.ProductionTask, the database has not; NOT VALID, so that no row is read while writes to both tables wait
-- Locks:       ACCESS EXCLUSIVE on public."ProductionTask" (stops reads and writes)
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
ALTER TABLE public."ProductionTask" DROP CONSTRAINT IF EXISTS "ProductionTask_assignedTo_fkey";
COMMIT;

-- ==== rollback/101_validate_foreign_key_productionplan_createdby_fkey_on_public.sql
-- 101 undo validate foreign key ProductionPlan_createdBy_fkey on public.ProductionPlan
-- Plan:        0001-recipes (phase 1)
-- Why:         looks every row up under locks that stop neither reads nor writes
-- Rollback:    nothing to do: the step that added it drops it

-- Nothing to execute.

-- ==== rollback/100_add_foreign_key_productionplan_createdby_fkey_on_public_prod.sql
-- 100 undo add foreign key ProductionPlan_createdBy_fkey on public.ProductionPlan, not validated yet
-- Plan:        0001-recipes (phase 1)
-- Why:         the declaration has constraint ProductionPlan_createdBy_fkey on public.ProductionPlan, the database has not; NOT VALID, so that no row is read while writes to both tables wait
-- Locks:       ACCESS EXCLUSIVE on public."ProductionPlan" (stops reads and writes)
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
ALTER TABLE public."ProductionPlan" DROP CONSTRAINT IF EXISTS "ProductionPlan_createdBy_fkey";
COMMIT;

-- ==== rollback/099_validate_foreign_key_productionplan_companyid_fkey_on_public.sql
-- 099 undo validate foreign key ProductionPlan_companyId_fkey on public.ProductionPlan
-- Plan:        0001-recipes (phase 1)
-- Why:         looks every row up under locks that stop neither reads nor writes
-- Rollback:    nothing to do: the step that added it drops it

-- Nothing to execute.

-- ==== rollback/098_add_foreign_key_productionplan_companyid_fkey_on_public_prod.sql
-- 098 undo add foreign key ProductionPlan_companyId_fkey on public.ProductionPlan, not validated yet
-- Plan:        0001-recipes (phase 1)
-- Why:         the declaration has constraint ProductionPlan_companyId_fkey on public.ProductionPlan, the database has not; NOT VALID, so that no row is read while writes to both tables wait
-- Locks:       ACCESS EXCLUSIVE on public."Company" (stops reads and writes)
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
ALTER TABLE public."ProductionPlan" DROP CONSTRAINT IF EXISTS "ProductionPlan_companyId_fkey";
COMMIT;

-- ==== rollback/097_validate_foreign_key_productionhistory_recipeid_fkey_on_publ.sql
-- 097 undo validate foreign key ProductionHistory_recipeId_fkey on public.ProductionHistory
-- Plan:        0001-recipes (phase 1)
-- Why:         looks every row up under locks that stop neither reads nor writes
-- Rollback:    nothing to do: the step that added it drops it

-- Nothing to execute.

-- ==== rollback/096_add_foreign_key_productionhistory_recipeid_fkey_on_public_pr.sql
-- 096 undo add foreign key ProductionHistory_recipeId_fkey on public.ProductionHistory, not validated yet
-- Plan:        0001-recipes (phase 1)
-- Why:         the declaration has constraint ProductionHistory_recipeId_fkey on public.ProductionHistory, the database has not; NOT VALID, so that no row is read while writes to both tables wait
-- Locks:       ACCESS EXCLUSIVE on public."ProductionHistory" (stops reads and writes)
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
ALTER TABLE public."ProductionHistory" DROP CONSTRAINT IF EXISTS "ProductionHistory_recipeId_fkey";
COMMIT;

-- ==== rollback/095_validate_foreign_key_productionhistory_companyid_fkey_on_pub.sql
-- 095 undo validate foreign key ProductionHistory_companyId_fkey on public.ProductionHistory
-- Plan:        0001-recipes (phase 1)
-- Why:         looks every row up under locks that stop neither reads nor writes
-- Rollback:    nothing to do: the step that added it drops it

-- Nothing to execute.

-- ==== rollback/094_add_foreign_key_productionhistory_companyid_fkey_on_public_p.sql
-- 094 undo add foreign key ProductionHistory_companyId_fkey on public.ProductionHistory, not validated yet
-- Plan:        0001-recipes (phase 1)
-- Why:         the declaration has constraint ProductionHistory_companyId_fkey on public.ProductionHistory, the database has not; NOT VALID, so that no row is read while writes to both tables wait
-- Locks:       ACCESS EXCLUSIVE on public."Company" (stops reads and writes)
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
ALTER TABLE public."ProductionHistory" DROP CONSTRAINT IF EXISTS "ProductionHistory_companyId_fkey";
COMMIT;

-- ==== rollback/093_validate_foreign_key_notification_userid_fkey_on_public_noti.sql
-- 093 undo validate foreign key Notification_userId_fkey on public.Notification
-- Plan:        0001-recipes (phase 1)
-- Why:         looks every row up under locks that stop neither reads nor writes
-- Rollback:    nothing to do: the step that added it drops it

-- Nothing to execute.

-- ==== rollback/092_add_foreign_key_notification_userid_fkey_on_public_notificat.sql
-- 092 undo add foreign key Notification_userId_fkey on public.Notification, not validated yet
-- Plan:        0001-recipes (phase 1)
-- Why:         the declaration has constraint Notification_userId_fkey on public.Notification, the database has not; NOT VALID, so that no row is read while writes to both tables wait
-- Locks:       ACCESS EXCLUSIVE on public."Notification" (stops reads and writes)
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
ALTER TABLE public."Notification" DROP CONSTRAINT IF EXISTS "Notification_userId_fkey";
COMMIT;

-- ==== rollback/091_validate_foreign_key_inventorymovement_ingredientid_fkey_on.sql
-- 091 undo validate foreign key InventoryMovement_ingredientId_fkey on public.InventoryMovement
-- Plan:        0001-recipes (phase 1)
-- Why:         looks every row up under locks that stop neither reads nor writes
-- Rollback:    nothing to do: the step that added it drops it

-- Nothing to execute.

-- ==== rollback/090_add_foreign_key_inventorymovement_ingredientid_fkey_on_publi.sql
-- 090 undo add foreign key InventoryMovement_ingredientId_fkey on public.InventoryMovement, not validated yet
-- Plan:        0001-recipes (phase 1)
-- Why:         the declaration has constraint InventoryMovement_ingredientId_fkey on public.InventoryMovement, the database has not; NOT VALID, so that no row is read while writes to both tables wait
-- Locks:       ACCESS EXCLUSIVE on public."Ingredient" (stops reads and writes)
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
ALTER TABLE public."InventoryMovement" DROP CONSTRAINT IF EXISTS "InventoryMovement_ingredientId_fkey";
COMMIT;

-- ==== rollback/089_validate_foreign_key_inventorymovement_createdby_fkey_on_pub.sql
-- 089 undo validate foreign key InventoryMovement_createdBy_fkey on public.InventoryMovement
-- Plan:        0001-recipes (phase 1)
-- Why:         looks every row up under locks that stop neither reads nor writes
-- Rollback:    nothing to do: the step that added it drops it

-- Nothing to execute.

-- ==== rollback/088_add_foreign_key_inventorymovement_createdby_fkey_on_public_i.sql
-- 088 undo add foreign key InventoryMovement_createdBy_fkey on public.InventoryMovement, not validated yet
-- Plan:        0001-recipes (phase 1)
-- Why:         the declaration has constraint InventoryMovement_createdBy_fkey on public.InventoryMovement, the database has not; NOT VALID, so that no row is read while writes to both tables wait
-- Locks:       ACCESS EXCLUSIVE on public."InventoryMovement" (stops reads and writes)
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
ALTER TABLE public."InventoryMovement" DROP CONSTRAINT IF EXISTS "InventoryMovement_createdBy_fkey";
COMMIT;

-- ==== rollback/087_validate_foreign_key_inventorymovement_companyid_fkey_on_pub.sql
-- 087 undo validate foreign key InventoryMovement_companyId_fkey on public.InventoryMovement
-- Plan:        0001-recipes (phase 1)
-- Why:         looks every row up under locks that stop neither reads nor writes
-- Rollback:    nothing to do: the step that added it drops it

-- Nothing to execute.

-- ==== rollback/086_add_foreign_key_inventorymovement_companyid_fkey_on_public_i.sql
-- 086 undo add foreign key InventoryMovement_companyId_fkey on public.InventoryMovement, not validated yet
-- Plan:        0001-recipes (phase 1)
-- Why:         the declaration has constraint InventoryMovement_companyId_fkey on public.InventoryMovement, the database has not; NOT VALID, so that no row is read while writes to both tables wait
-- Locks:       ACCESS EXCLUSIVE on public."Company" (stops reads and writes)
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
ALTER TABLE public."InventoryMovement" DROP CONSTRAINT IF EXISTS "InventoryMovement_companyId_fkey";
COMMIT;

-- ==== rollback/085_validate_foreign_key_company_ownerid_fkey_on_public_company.sql
-- 085 undo validate foreign key Company_ownerId_fkey on public.Company
-- Plan:        0001-recipes (phase 1)
-- Why:         looks every row up under locks that stop neither reads nor writes
-- Rollback:    nothing to do: the step that added it drops it

-- Nothing to execute.

-- ==== rollback/084_add_foreign_key_company_ownerid_fkey_on_public_company_not_v.sql
-- 084 undo add foreign key Company_ownerId_fkey on public.Company, not validated yet
-- Plan:        0001-recipes (phase 1)
-- Why:         the declaration has constraint Company_ownerId_fkey on public.Company, the database has not; NOT VALID, so that no row is read while writes to both tables wait
-- Locks:       ACCESS EXCLUSIVE on public."Company" (stops reads and writes)
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
ALTER TABLE public."Company" DROP CONSTRAINT IF EXISTS "Company_ownerId_fkey";
COMMIT;

-- ==== rollback/083_add_unique_wholesaleorder_companyid_ordernumber_key_on_publi.sql
-- 083 undo add unique WholesaleOrder_companyId_orderNumber_key on public.WholesaleOrder using its index
-- Plan:        0001-recipes (phase 1)
-- Why:         the index is there and valid, so no row is read
-- Locks:       ACCESS EXCLUSIVE on public."WholesaleOrder" (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public."WholesaleOrder_companyId_orderNumber_key" (stops reads and writes)
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
ALTER TABLE public."WholesaleOrder" DROP CONSTRAINT "WholesaleOrder_companyId_orderNumber_key";
COMMIT;

-- ==== rollback/082_build_the_unique_index_of_unique_wholesaleorder_companyid_or.sql
-- 082 undo build the unique index of unique WholesaleOrder_companyId_orderNumber_key on public.WholesaleOrder
-- Plan:        0001-recipes (phase 1)
-- Why:         the declaration has constraint WholesaleOrder_companyId_orderNumber_key on public.WholesaleOrder, the database has not; built CONCURRENTLY, because ADD CONSTRAINT alone would build it under ACCESS EXCLUSIVE
-- Locks:       SHARE UPDATE EXCLUSIVE on public."WholesaleOrder" (stops no reads and no writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public."WholesaleOrder_companyId_orderNumber_key" (stops no reads and no writes)
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
DROP INDEX CONCURRENTLY IF EXISTS public."WholesaleOrder_companyId_orderNumber_key";

-- ==== rollback/081_add_unique_wholesalecustomer_companyid_name_key_on_public_wh.sql
-- 081 undo add unique WholesaleCustomer_companyId_name_key on public.WholesaleCustomer using its index
-- Plan:        0001-recipes (phase 1)
-- Why:         the index is there and valid, so no row is read
-- Locks:       ACCESS EXCLUSIVE on public."WholesaleCustomer" (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public."WholesaleCustomer_companyId_name_key" (stops reads and writes)
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
ALTER TABLE public."WholesaleCustomer" DROP CONSTRAINT "WholesaleCustomer_companyId_name_key";
COMMIT;

-- ==== rollback/080_build_the_unique_index_of_unique_wholesalecustomer_companyid.sql
-- 080 undo build the unique index of unique WholesaleCustomer_companyId_name_key on public.WholesaleCustomer
-- Plan:        0001-recipes (phase 1)
-- Why:         the declaration has constraint WholesaleCustomer_companyId_name_key on public.WholesaleCustomer, the database has not; built CONCURRENTLY, because ADD CONSTRAINT alone would build it under ACCESS EXCLUSIVE
-- Locks:       SHARE UPDATE EXCLUSIVE on public."WholesaleCustomer" (stops no reads and no writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public."WholesaleCustomer_companyId_name_key" (stops no reads and no writes)
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
DROP INDEX CONCURRENTLY IF EXISTS public."WholesaleCustomer_companyId_name_key";

-- ==== rollback/079_add_unique_recipe_companyid_name_key_on_public_recipe_using.sql
-- 079 undo add unique Recipe_companyId_name_key on public.Recipe using its index
-- Plan:        0001-recipes (phase 1)
-- Why:         the index is there and valid, so no row is read
-- Locks:       ACCESS EXCLUSIVE on public."Recipe" (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public."Recipe_companyId_name_key" (stops reads and writes)
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
ALTER TABLE public."Recipe" DROP CONSTRAINT "Recipe_companyId_name_key";
COMMIT;

-- ==== rollback/078_build_the_unique_index_of_unique_recipe_companyid_name_key_o.sql
-- 078 undo build the unique index of unique Recipe_companyId_name_key on public.Recipe
-- Plan:        0001-recipes (phase 1)
-- Why:         the declaration has constraint Recipe_companyId_name_key on public.Recipe, the database has not; built CONCURRENTLY, because ADD CONSTRAINT alone would build it under ACCESS EXCLUSIVE
-- Locks:       SHARE UPDATE EXCLUSIVE on public."Recipe" (stops no reads and no writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public."Recipe_companyId_name_key" (stops no reads and no writes)
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
DROP INDEX CONCURRENTLY IF EXISTS public."Recipe_companyId_name_key";

-- ==== rollback/077_add_unique_recipesection_recipeid_order_key_on_public_recipe.sql
-- 077 undo add unique RecipeSection_recipeId_order_key on public.RecipeSection using its index
-- Plan:        0001-recipes (phase 1)
-- Why:         the index is there and valid, so no row is read
-- Locks:       ACCESS EXCLUSIVE on public."RecipeSection" (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public."RecipeSection_recipeId_order_key" (stops reads and writes)
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
ALTER TABLE public."RecipeSection" DROP CONSTRAINT "RecipeSection_recipeId_order_key";
COMMIT;

-- ==== rollback/076_build_the_unique_index_of_unique_recipesection_recipeid_orde.sql
-- 076 undo build the unique index of unique RecipeSection_recipeId_order_key on public.RecipeSection
-- Plan:        0001-recipes (phase 1)
-- Why:         the declaration has constraint RecipeSection_recipeId_order_key on public.RecipeSection, the database has not; built CONCURRENTLY, because ADD CONSTRAINT alone would build it under ACCESS EXCLUSIVE
-- Locks:       SHARE UPDATE EXCLUSIVE on public."RecipeSection" (stops no reads and no writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public."RecipeSection_recipeId_order_key" (stops no reads and no writes)
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
DROP INDEX CONCURRENTLY IF EXISTS public."RecipeSection_recipeId_order_key";

-- ==== rollback/075_add_unique_recipeitem_recipeid_ingredientid_key_on_public_re.sql
-- 075 undo add unique RecipeItem_recipeId_ingredientId_key on public.RecipeItem using its index
-- Plan:        0001-recipes (phase 1)
-- Why:         the index is there and valid, so no row is read
-- Locks:       ACCESS EXCLUSIVE on public."RecipeItem" (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public."RecipeItem_recipeId_ingredientId_key" (stops reads and writes)
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
ALTER TABLE public."RecipeItem" DROP CONSTRAINT "RecipeItem_recipeId_ingredientId_key";
COMMIT;

-- ==== rollback/074_build_the_unique_index_of_unique_recipeitem_recipeid_ingredi.sql
-- 074 undo build the unique index of unique RecipeItem_recipeId_ingredientId_key on public.RecipeItem
-- Plan:        0001-recipes (phase 1)
-- Why:         the declaration has constraint RecipeItem_recipeId_ingredientId_key on public.RecipeItem, the database has not; built CONCURRENTLY, because ADD CONSTRAINT alone would build it under ACCESS EXCLUSIVE
-- Locks:       SHARE UPDATE EXCLUSIVE on public."RecipeItem" (stops no reads and no writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public."RecipeItem_recipeId_ingredientId_key" (stops no reads and no writes)
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
DROP INDEX CONCURRENTLY IF EXISTS public."RecipeItem_recipeId_ingredientId_key";

-- ==== rollback/073_add_unique_productionplan_companyid_startdate_key_on_public.sql
-- 073 undo add unique ProductionPlan_companyId_startDate_key on public.ProductionPlan using its index
-- Plan:        0001-recipes (phase 1)
-- Why:         the index is there and valid, so no row is read
-- Locks:       ACCESS EXCLUSIVE on public."ProductionPlan" (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public."ProductionPlan_companyId_startDate_key" (stops reads and writes)
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
ALTER TABLE public."ProductionPlan" DROP CONSTRAINT "ProductionPlan_companyId_startDate_key";
COMMIT;

-- ==== rollback/072_build_the_unique_index_of_unique_productionplan_companyid_st.sql
-- 072 undo build the unique index of unique ProductionPlan_companyId_startDate_key on public.ProductionPlan
-- Plan:        0001-recipes (phase 1)
-- Why:         the declaration has constraint ProductionPlan_companyId_startDate_key on public.ProductionPlan, the database has not; built CONCURRENTLY, because ADD CONSTRAINT alone would build it under ACCESS EXCLUSIVE
-- Locks:       SHARE UPDATE EXCLUSIVE on public."ProductionPlan" (stops no reads and no writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public."ProductionPlan_companyId_startDate_key" (stops no reads and no writes)
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
DROP INDEX CONCURRENTLY IF EXISTS public."ProductionPlan_companyId_startDate_key";

-- ==== rollback/071_add_unique_membership_userid_companyid_key_on_public_members.sql
-- 071 undo add unique Membership_userId_companyId_key on public.Membership using its index
-- Plan:        0001-recipes (phase 1)
-- Why:         the index is there and valid, so no row is read
-- Locks:       ACCESS EXCLUSIVE on public."Membership" (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public."Membership_userId_companyId_key" (stops reads and writes)
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
ALTER TABLE public."Membership" DROP CONSTRAINT "Membership_userId_companyId_key";
COMMIT;

-- ==== rollback/070_build_the_unique_index_of_unique_membership_userid_companyid.sql
-- 070 undo build the unique index of unique Membership_userId_companyId_key on public.Membership
-- Plan:        0001-recipes (phase 1)
-- Why:         the declaration has constraint Membership_userId_companyId_key on public.Membership, the database has not; built CONCURRENTLY, because ADD CONSTRAINT alone would build it under ACCESS EXCLUSIVE
-- Locks:       SHARE UPDATE EXCLUSIVE on public."Membership" (stops no reads and no writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public."Membership_userId_companyId_key" (stops no reads and no writes)
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
DROP INDEX CONCURRENTLY IF EXISTS public."Membership_userId_companyId_key";

-- ==== rollback/069_add_unique_ingredient_companyid_name_key_on_public_ingredien.sql
-- 069 undo add unique Ingredient_companyId_name_key on public.Ingredient using its index
-- Plan:        0001-recipes (phase 1)
-- Why:         the index is there and valid, so no row is read
-- Locks:       ACCESS EXCLUSIVE on public."Ingredient" (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public."Ingredient_companyId_name_key" (stops reads and writes)
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
ALTER TABLE public."Ingredient" DROP CONSTRAINT "Ingredient_companyId_name_key";
COMMIT;

-- ==== rollback/068_build_the_unique_index_of_unique_ingredient_companyid_name_k.sql
-- 068 undo build the unique index of unique Ingredient_companyId_name_key on public.Ingredient
-- Plan:        0001-recipes (phase 1)
-- Why:         the declaration has constraint Ingredient_companyId_name_key on public.Ingredient, the database has not; built CONCURRENTLY, because ADD CONSTRAINT alone would build it under ACCESS EXCLUSIVE
-- Locks:       SHARE UPDATE EXCLUSIVE on public."Ingredient" (stops no reads and no writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public."Ingredient_companyId_name_key" (stops no reads and no writes)
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
DROP INDEX CONCURRENTLY IF EXISTS public."Ingredient_companyId_name_key";

-- ==== rollback/067_add_unique_category_companyid_name_key_on_public_category_us.sql
-- 067 undo add unique Category_companyId_name_key on public.Category using its index
-- Plan:        0001-recipes (phase 1)
-- Why:         the index is there and valid, so no row is read
-- Locks:       ACCESS EXCLUSIVE on public."Category" (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public."Category_companyId_name_key" (stops reads and writes)
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
ALTER TABLE public."Category" DROP CONSTRAINT "Category_companyId_name_key";
COMMIT;

-- ==== rollback/066_build_the_unique_index_of_unique_category_companyid_name_key.sql
-- 066 undo build the unique index of unique Category_companyId_name_key on public.Category
-- Plan:        0001-recipes (phase 1)
-- Why:         the declaration has constraint Category_companyId_name_key on public.Category, the database has not; built CONCURRENTLY, because ADD CONSTRAINT alone would build it under ACCESS EXCLUSIVE
-- Locks:       SHARE UPDATE EXCLUSIVE on public."Category" (stops no reads and no writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public."Category_companyId_name_key" (stops no reads and no writes)
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
DROP INDEX CONCURRENTLY IF EXISTS public."Category_companyId_name_key";

-- ==== rollback/065_validate_4_checks_on_public_wholesaleorder.sql
-- 065 undo validate 4 checks on public.WholesaleOrder
-- Plan:        0001-recipes (phase 1)
-- Why:         reads every row under a lock that stops neither reads nor writes; in its own transaction, or the lock of the step before would be held through the scan
-- Rollback:    nothing to do: the step that added them drops them

-- Nothing to execute.

-- ==== rollback/064_add_4_checks_on_public_wholesaleorder_not_validated_yet.sql
-- 064 undo add 4 checks on public.WholesaleOrder, not validated yet
-- Plan:        0001-recipes (phase 1)
-- Why:         the declaration has 4 checks on public.WholesaleOrder; added NOT VALID first, so that no row is read under the lock
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
  DROP CONSTRAINT IF EXISTS wholesale_order_delivered_has_date,
  DROP CONSTRAINT IF EXISTS wholesale_order_delivery_after_order,
  DROP CONSTRAINT IF EXISTS wholesale_order_number_format,
  DROP CONSTRAINT IF EXISTS wholesale_order_total_not_negative;
COMMIT;

-- ==== rollback/063_validate_check_wholesale_customer_discount_on_public_wholesa.sql
-- 063 undo validate check wholesale_customer_discount on public.WholesaleCustomer
-- Plan:        0001-recipes (phase 1)
-- Why:         reads every row under a lock that stops neither reads nor writes; in its own transaction, or the lock of the step before would be held through the scan
-- Rollback:    nothing to do: the step that added them drops them

-- Nothing to execute.

-- ==== rollback/062_add_check_wholesale_customer_discount_on_public_wholesalecus.sql
-- 062 undo add check wholesale_customer_discount on public.WholesaleCustomer, not validated yet
-- Plan:        0001-recipes (phase 1)
-- Why:         the declaration has check wholesale_customer_discount on public.WholesaleCustomer; added NOT VALID first, so that no row is read under the lock
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
ALTER TABLE public."WholesaleCustomer" DROP CONSTRAINT IF EXISTS wholesale_customer_discount;
COMMIT;

-- ==== rollback/061_validate_2_checks_on_public_user.sql
-- 061 undo validate 2 checks on public.User
-- Plan:        0001-recipes (phase 1)
-- Why:         reads every row under a lock that stops neither reads nor writes; in its own transaction, or the lock of the step before would be held through the scan
-- Rollback:    nothing to do: the step that added them drops them

-- Nothing to execute.

-- ==== rollback/060_add_2_checks_on_public_user_not_validated_yet.sql
-- 060 undo add 2 checks on public.User, not validated yet
-- Plan:        0001-recipes (phase 1)
-- Why:         the declaration has 2 checks on public.User; added NOT VALID first, so that no row is read under the lock
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
  DROP CONSTRAINT IF EXISTS user_email_has_at,
  DROP CONSTRAINT IF EXISTS user_name_not_blank;
COMMIT;

-- ==== rollback/059_validate_4_checks_on_public_salesrecord.sql
-- 059 undo validate 4 checks on public.SalesRecord
-- Plan:        0001-recipes (phase 1)
-- Why:         reads every row under a lock that stops neither reads nor writes; in its own transaction, or the lock of the step before would be held through the scan
-- Rollback:    nothing to do: the step that added them drops them

-- Nothing to execute.

-- ==== rollback/058_add_4_checks_on_public_salesrecord_not_validated_yet.sql
-- 058 undo add 4 checks on public.SalesRecord, not validated yet
-- Plan:        0001-recipes (phase 1)
-- Why:         the declaration has 4 checks on public.SalesRecord; added NOT VALID first, so that no row is read under the lock
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
  DROP CONSTRAINT IF EXISTS sales_record_channel,
  DROP CONSTRAINT IF EXISTS sales_record_price_not_negative,
  DROP CONSTRAINT IF EXISTS sales_record_quantity_positive,
  DROP CONSTRAINT IF EXISTS sales_record_revenue_adds_up;
COMMIT;

-- ==== rollback/057_validate_2_checks_on_public_recipesection.sql
-- 057 undo validate 2 checks on public.RecipeSection
-- Plan:        0001-recipes (phase 1)
-- Why:         reads every row under a lock that stops neither reads nor writes; in its own transaction, or the lock of the step before would be held through the scan
-- Rollback:    nothing to do: the step that added them drops them

-- Nothing to execute.

-- ==== rollback/056_add_2_checks_on_public_recipesection_not_validated_yet.sql
-- 056 undo add 2 checks on public.RecipeSection, not validated yet
-- Plan:        0001-recipes (phase 1)
-- Why:         the declaration has 2 checks on public.RecipeSection; added NOT VALID first, so that no row is read under the lock
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
  DROP CONSTRAINT IF EXISTS recipe_section_order_not_negative,
  DROP CONSTRAINT IF EXISTS recipe_section_title_not_blank;
COMMIT;

-- ==== rollback/055_validate_2_checks_on_public_recipeitem.sql
-- 055 undo validate 2 checks on public.RecipeItem
-- Plan:        0001-recipes (phase 1)
-- Why:         reads every row under a lock that stops neither reads nor writes; in its own transaction, or the lock of the step before would be held through the scan
-- Rollback:    nothing to do: the step that added them drops them

-- Nothing to execute.

-- ==== rollback/054_add_2_checks_on_public_recipeitem_not_validated_yet.sql
-- 054 undo add 2 checks on public.RecipeItem, not validated yet
-- Plan:        0001-recipes (phase 1)
-- Why:         the declaration has 2 checks on public.RecipeItem; added NOT VALID first, so that no row is read under the lock
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
  DROP CONSTRAINT IF EXISTS recipe_item_quantity_positive,
  DROP CONSTRAINT IF EXISTS recipe_item_unit;
COMMIT;

-- ==== rollback/053_set_isarchived_of_public_recipe_not_null.sql
-- 053 undo set isArchived of public.Recipe not null
-- Plan:        0001-recipes (phase 1)
-- Why:         the validated CHECK spares the scan; it is dropped by a second statement, because one statement for both would scan
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
  ADD CONSTRAINT "isArchived__lockstep_not_null" CHECK (("isArchived" IS NOT NULL)) NOT VALID,
  ALTER COLUMN "isArchived" DROP NOT NULL;
COMMIT;

-- ==== rollback/052_validate_5_checks_and_not_null_of_isarchived_on_public_recip.sql
-- 052 undo validate 5 checks and not null of isArchived on public.Recipe
-- Plan:        0001-recipes (phase 1)
-- Why:         reads every row under a lock that stops neither reads nor writes; in its own transaction, or the lock of the step before would be held through the scan
-- Rollback:    nothing to do: the step that added them drops them

-- Nothing to execute.

-- ==== rollback/051_add_5_checks_and_not_null_of_isarchived_on_public_recipe_not.sql
-- 051 undo add 5 checks and not null of isArchived on public.Recipe, not validated yet
-- Plan:        0001-recipes (phase 1)
-- Why:         the declaration has 5 checks and not null of isArchived on public.Recipe; added NOT VALID first, so that no row is read under the lock; a CHECK stands in for each NOT NULL until it is proved
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
  DROP CONSTRAINT IF EXISTS recipe_baking_complete,
  DROP CONSTRAINT IF EXISTS recipe_category_consistency_check,
  DROP CONSTRAINT IF EXISTS recipe_selling_price_positive,
  DROP CONSTRAINT IF EXISTS recipe_shelf_life,
  DROP CONSTRAINT IF EXISTS recipe_yield_quantity_positive,
  DROP CONSTRAINT IF EXISTS "isArchived__lockstep_not_null";
COMMIT;

-- ==== rollback/050_validate_3_checks_on_public_productiontask.sql
-- 050 undo validate 3 checks on public.ProductionTask
-- Plan:        0001-recipes (phase 1)
-- Why:         reads every row under a lock that stops neither reads nor writes; in its own transaction, or the lock of the step before would be held through the scan
-- Rollback:    nothing to do: the step that added them drops them

-- Nothing to execute.

-- ==== rollback/049_add_3_checks_on_public_productiontask_not_validated_yet.sql
-- 049 undo add 3 checks on public.ProductionTask, not validated yet
-- Plan:        0001-recipes (phase 1)
-- Why:         the declaration has 3 checks on public.ProductionTask; added NOT VALID first, so that no row is read under the lock
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
  DROP CONSTRAINT IF EXISTS production_task_batches_positive,
  DROP CONSTRAINT IF EXISTS production_task_status,
  DROP CONSTRAINT IF EXISTS production_task_times_fit_status;
COMMIT;

-- ==== rollback/048_validate_check_production_plan_dates_on_public_productionpla.sql
-- 048 undo validate check production_plan_dates on public.ProductionPlan
-- Plan:        0001-recipes (phase 1)
-- Why:         reads every row under a lock that stops neither reads nor writes; in its own transaction, or the lock of the step before would be held through the scan
-- Rollback:    nothing to do: the step that added them drops them

-- Nothing to execute.

-- ==== rollback/047_add_check_production_plan_dates_on_public_productionplan_not.sql
-- 047 undo add check production_plan_dates on public.ProductionPlan, not validated yet
-- Plan:        0001-recipes (phase 1)
-- Why:         the declaration has check production_plan_dates on public.ProductionPlan; added NOT VALID first, so that no row is read under the lock
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
ALTER TABLE public."ProductionPlan" DROP CONSTRAINT IF EXISTS production_plan_dates;
COMMIT;

-- ==== rollback/046_validate_2_checks_on_public_productionhistory.sql
-- 046 undo validate 2 checks on public.ProductionHistory
-- Plan:        0001-recipes (phase 1)
-- Why:         reads every row under a lock that stops neither reads nor writes; in its own transaction, or the lock of the step before would be held through the scan
-- Rollback:    nothing to do: the step that added them drops them

-- Nothing to execute.

-- ==== rollback/045_add_2_checks_on_public_productionhistory_not_validated_yet.sql
-- 045 undo add 2 checks on public.ProductionHistory, not validated yet
-- Plan:        0001-recipes (phase 1)
-- Why:         the declaration has 2 checks on public.ProductionHistory; added NOT VALID first, so that no row is read under the lock
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
  DROP CONSTRAINT IF EXISTS production_history_produced_positive,
  DROP CONSTRAINT IF EXISTS production_history_waste_within_output;
COMMIT;

-- ==== rollback/044_validate_check_notification_read_after_created_on_public_not.sql
-- 044 undo validate check notification_read_after_created on public.Notification
-- Plan:        0001-recipes (phase 1)
-- Why:         reads every row under a lock that stops neither reads nor writes; in its own transaction, or the lock of the step before would be held through the scan
-- Rollback:    nothing to do: the step that added them drops them

-- Nothing to execute.

-- ==== rollback/043_add_check_notification_read_after_created_on_public_notifica.sql
-- 043 undo add check notification_read_after_created on public.Notification, not validated yet
-- Plan:        0001-recipes (phase 1)
-- Why:         the declaration has check notification_read_after_created on public.Notification; added NOT VALID first, so that no row is read under the lock
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
ALTER TABLE public."Notification" DROP CONSTRAINT IF EXISTS notification_read_after_created;
COMMIT;

-- ==== rollback/042_validate_3_checks_on_public_inventorymovement.sql
-- 042 undo validate 3 checks on public.InventoryMovement
-- Plan:        0001-recipes (phase 1)
-- Why:         reads every row under a lock that stops neither reads nor writes; in its own transaction, or the lock of the step before would be held through the scan
-- Rollback:    nothing to do: the step that added them drops them

-- Nothing to execute.

-- ==== rollback/041_add_3_checks_on_public_inventorymovement_not_validated_yet.sql
-- 041 undo add 3 checks on public.InventoryMovement, not validated yet
-- Plan:        0001-recipes (phase 1)
-- Why:         the declaration has 3 checks on public.InventoryMovement; added NOT VALID first, so that no row is read under the lock
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
  DROP CONSTRAINT IF EXISTS inventory_movement_sign,
  DROP CONSTRAINT IF EXISTS inventory_movement_type,
  DROP CONSTRAINT IF EXISTS inventory_movement_waste_has_reason;
COMMIT;

-- ==== rollback/040_set_currency_of_public_ingredient_not_null.sql
-- 040 undo set currency of public.Ingredient not null
-- Plan:        0001-recipes (phase 1)
-- Why:         the validated CHECK spares the scan; it is dropped by a second statement, because one statement for both would scan
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
  ADD CONSTRAINT currency__lockstep_not_null CHECK ((currency IS NOT NULL)) NOT VALID,
  ALTER COLUMN currency DROP NOT NULL;
COMMIT;

-- ==== rollback/039_validate_5_checks_and_not_null_of_currency_on_public_ingredi.sql
-- 039 undo validate 5 checks and not null of currency on public.Ingredient
-- Plan:        0001-recipes (phase 1)
-- Why:         reads every row under a lock that stops neither reads nor writes; in its own transaction, or the lock of the step before would be held through the scan
-- Rollback:    nothing to do: the step that added them drops them

-- Nothing to execute.

-- ==== rollback/038_add_5_checks_and_not_null_of_currency_on_public_ingredient_n.sql
-- 038 undo add 5 checks and not null of currency on public.Ingredient, not validated yet
-- Plan:        0001-recipes (phase 1)
-- Why:         the declaration has 5 checks and not null of currency on public.Ingredient; added NOT VALID first, so that no row is read under the lock; a CHECK stands in for each NOT NULL until it is proved
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
  DROP CONSTRAINT IF EXISTS ingredient_currency_code,
  DROP CONSTRAINT IF EXISTS ingredient_density_plausible,
  DROP CONSTRAINT IF EXISTS ingredient_pack_price_positive,
  DROP CONSTRAINT IF EXISTS ingredient_pack_quantity_positive,
  DROP CONSTRAINT IF EXISTS ingredient_pack_unit,
  DROP CONSTRAINT IF EXISTS currency__lockstep_not_null;
COMMIT;

-- ==== rollback/037_validate_2_checks_on_public_company.sql
-- 037 undo validate 2 checks on public.Company
-- Plan:        0001-recipes (phase 1)
-- Why:         reads every row under a lock that stops neither reads nor writes; in its own transaction, or the lock of the step before would be held through the scan
-- Rollback:    nothing to do: the step that added them drops them

-- Nothing to execute.

-- ==== rollback/036_add_2_checks_on_public_company_not_validated_yet.sql
-- 036 undo add 2 checks on public.Company, not validated yet
-- Plan:        0001-recipes (phase 1)
-- Why:         the declaration has 2 checks on public.Company; added NOT VALID first, so that no row is read under the lock
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
  DROP CONSTRAINT IF EXISTS company_country_code,
  DROP CONSTRAINT IF EXISTS company_slug_format;
COMMIT;

-- ==== rollback/035_validate_check_category_order_not_negative_on_public_categor.sql
-- 035 undo validate check category_order_not_negative on public.Category
-- Plan:        0001-recipes (phase 1)
-- Why:         reads every row under a lock that stops neither reads nor writes; in its own transaction, or the lock of the step before would be held through the scan
-- Rollback:    nothing to do: the step that added them drops them

-- Nothing to execute.

-- ==== rollback/034_add_check_category_order_not_negative_on_public_category_not.sql
-- 034 undo add check category_order_not_negative on public.Category, not validated yet
-- Plan:        0001-recipes (phase 1)
-- Why:         the declaration has check category_order_not_negative on public.Category; added NOT VALID first, so that no row is read under the lock
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
ALTER TABLE public."Category" DROP CONSTRAINT IF EXISTS category_order_not_negative;
COMMIT;

-- ==== rollback/033_create_index_membership_one_owner_on_public_membership.sql
-- 033 undo create index membership_one_owner on public.Membership
-- Plan:        0001-recipes (phase 1)
-- Why:         the declaration has index membership_one_owner on public.Membership, the database has not; built CONCURRENTLY: reads and writes go on
-- Locks:       SHARE UPDATE EXCLUSIVE on public."Membership" (stops no reads and no writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public.membership_one_owner (stops no reads and no writes)
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
DROP INDEX CONCURRENTLY IF EXISTS public.membership_one_owner;

-- ==== rollback/032_create_index_idx_wholesale_order_status_date_on_public_whole.sql
-- 032 undo create index idx_wholesale_order_status_date on public.WholesaleOrder
-- Plan:        0001-recipes (phase 1)
-- Why:         the declaration has index idx_wholesale_order_status_date on public.WholesaleOrder, the database has not; built CONCURRENTLY: reads and writes go on
-- Locks:       SHARE UPDATE EXCLUSIVE on public."WholesaleOrder" (stops no reads and no writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public.idx_wholesale_order_status_date (stops no reads and no writes)
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
DROP INDEX CONCURRENTLY IF EXISTS public.idx_wholesale_order_status_date;

-- ==== rollback/031_create_index_idx_wholesale_order_customer_on_public_wholesal.sql
-- 031 undo create index idx_wholesale_order_customer on public.WholesaleOrder
-- Plan:        0001-recipes (phase 1)
-- Why:         the declaration has index idx_wholesale_order_customer on public.WholesaleOrder, the database has not; built CONCURRENTLY: reads and writes go on
-- Locks:       SHARE UPDATE EXCLUSIVE on public."WholesaleOrder" (stops no reads and no writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public.idx_wholesale_order_customer (stops no reads and no writes)
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
DROP INDEX CONCURRENTLY IF EXISTS public.idx_wholesale_order_customer;

-- ==== rollback/030_create_index_idx_sales_record_recipe_on_public_salesrecord.sql
-- 030 undo create index idx_sales_record_recipe on public.SalesRecord
-- Plan:        0001-recipes (phase 1)
-- Why:         the declaration has index idx_sales_record_recipe on public.SalesRecord, the database has not; built CONCURRENTLY: reads and writes go on
-- Locks:       SHARE UPDATE EXCLUSIVE on public."SalesRecord" (stops no reads and no writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public.idx_sales_record_recipe (stops no reads and no writes)
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
DROP INDEX CONCURRENTLY IF EXISTS public.idx_sales_record_recipe;

-- ==== rollback/029_create_index_idx_sales_record_analytics_on_public_salesrecor.sql
-- 029 undo create index idx_sales_record_analytics on public.SalesRecord
-- Plan:        0001-recipes (phase 1)
-- Why:         the declaration has index idx_sales_record_analytics on public.SalesRecord, the database has not; built CONCURRENTLY: reads and writes go on
-- Locks:       SHARE UPDATE EXCLUSIVE on public."SalesRecord" (stops no reads and no writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public.idx_sales_record_analytics (stops no reads and no writes)
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
DROP INDEX CONCURRENTLY IF EXISTS public.idx_sales_record_analytics;

-- ==== rollback/028_create_index_idx_recipe_name_trgm_on_public_recipe.sql
-- 028 undo create index idx_recipe_name_trgm on public.Recipe
-- Plan:        0001-recipes (phase 1)
-- Why:         the declaration has index idx_recipe_name_trgm on public.Recipe, the database has not; built CONCURRENTLY: reads and writes go on
-- Locks:       SHARE UPDATE EXCLUSIVE on public."Recipe" (stops no reads and no writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public.idx_recipe_name_trgm (stops no reads and no writes)
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
DROP INDEX CONCURRENTLY IF EXISTS public.idx_recipe_name_trgm;

-- ==== rollback/027_create_index_idx_recipe_name_lower_on_public_recipe.sql
-- 027 undo create index idx_recipe_name_lower on public.Recipe
-- Plan:        0001-recipes (phase 1)
-- Why:         the declaration has index idx_recipe_name_lower on public.Recipe, the database has not; built CONCURRENTLY: reads and writes go on
-- Locks:       SHARE UPDATE EXCLUSIVE on public."Recipe" (stops no reads and no writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public.idx_recipe_name_lower (stops no reads and no writes)
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
DROP INDEX CONCURRENTLY IF EXISTS public.idx_recipe_name_lower;

-- ==== rollback/026_create_index_idx_recipe_method_trgm_on_public_recipe.sql
-- 026 undo create index idx_recipe_method_trgm on public.Recipe
-- Plan:        0001-recipes (phase 1)
-- Why:         the declaration has index idx_recipe_method_trgm on public.Recipe, the database has not; built CONCURRENTLY: reads and writes go on
-- Locks:       SHARE UPDATE EXCLUSIVE on public."Recipe" (stops no reads and no writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public.idx_recipe_method_trgm (stops no reads and no writes)
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
DROP INDEX CONCURRENTLY IF EXISTS public.idx_recipe_method_trgm;

-- ==== rollback/025_create_index_idx_recipe_list_covering_on_public_recipe.sql
-- 025 undo create index idx_recipe_list_covering on public.Recipe
-- Plan:        0001-recipes (phase 1)
-- Why:         the declaration has index idx_recipe_list_covering on public.Recipe, the database has not; built CONCURRENTLY: reads and writes go on
-- Locks:       SHARE UPDATE EXCLUSIVE on public."Recipe" (stops no reads and no writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public.idx_recipe_list_covering (stops no reads and no writes)
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
DROP INDEX CONCURRENTLY IF EXISTS public.idx_recipe_list_covering;

-- ==== rollback/024_create_index_idx_recipe_item_section_on_public_recipeitem.sql
-- 024 undo create index idx_recipe_item_section on public.RecipeItem
-- Plan:        0001-recipes (phase 1)
-- Why:         the declaration has index idx_recipe_item_section on public.RecipeItem, the database has not; built CONCURRENTLY: reads and writes go on
-- Locks:       SHARE UPDATE EXCLUSIVE on public."RecipeItem" (stops no reads and no writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public.idx_recipe_item_section (stops no reads and no writes)
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
DROP INDEX CONCURRENTLY IF EXISTS public.idx_recipe_item_section;

-- ==== rollback/023_create_index_idx_recipe_item_ingredient_on_public_recipeitem.sql
-- 023 undo create index idx_recipe_item_ingredient on public.RecipeItem
-- Plan:        0001-recipes (phase 1)
-- Why:         the declaration has index idx_recipe_item_ingredient on public.RecipeItem, the database has not; built CONCURRENTLY: reads and writes go on
-- Locks:       SHARE UPDATE EXCLUSIVE on public."RecipeItem" (stops no reads and no writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public.idx_recipe_item_ingredient (stops no reads and no writes)
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
DROP INDEX CONCURRENTLY IF EXISTS public.idx_recipe_item_ingredient;

-- ==== rollback/022_create_index_idx_recipe_description_trgm_on_public_recipe.sql
-- 022 undo create index idx_recipe_description_trgm on public.Recipe
-- Plan:        0001-recipes (phase 1)
-- Why:         the declaration has index idx_recipe_description_trgm on public.Recipe, the database has not; built CONCURRENTLY: reads and writes go on
-- Locks:       SHARE UPDATE EXCLUSIVE on public."Recipe" (stops no reads and no writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public.idx_recipe_description_trgm (stops no reads and no writes)
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
DROP INDEX CONCURRENTLY IF EXISTS public.idx_recipe_description_trgm;

-- ==== rollback/021_create_index_idx_recipe_category_on_public_recipe.sql
-- 021 undo create index idx_recipe_category on public.Recipe
-- Plan:        0001-recipes (phase 1)
-- Why:         the declaration has index idx_recipe_category on public.Recipe, the database has not; built CONCURRENTLY: reads and writes go on
-- Locks:       SHARE UPDATE EXCLUSIVE on public."Recipe" (stops no reads and no writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public.idx_recipe_category (stops no reads and no writes)
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
DROP INDEX CONCURRENTLY IF EXISTS public.idx_recipe_category;

-- ==== rollback/020_create_index_idx_production_task_recipe_on_public_production.sql
-- 020 undo create index idx_production_task_recipe on public.ProductionTask
-- Plan:        0001-recipes (phase 1)
-- Why:         the declaration has index idx_production_task_recipe on public.ProductionTask, the database has not; built CONCURRENTLY: reads and writes go on
-- Locks:       SHARE UPDATE EXCLUSIVE on public."ProductionTask" (stops no reads and no writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public.idx_production_task_recipe (stops no reads and no writes)
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
DROP INDEX CONCURRENTLY IF EXISTS public.idx_production_task_recipe;

-- ==== rollback/019_create_index_idx_production_task_plan_on_public_productionta.sql
-- 019 undo create index idx_production_task_plan on public.ProductionTask
-- Plan:        0001-recipes (phase 1)
-- Why:         the declaration has index idx_production_task_plan on public.ProductionTask, the database has not; built CONCURRENTLY: reads and writes go on
-- Locks:       SHARE UPDATE EXCLUSIVE on public."ProductionTask" (stops no reads and no writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public.idx_production_task_plan (stops no reads and no writes)
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
DROP INDEX CONCURRENTLY IF EXISTS public.idx_production_task_plan;

-- ==== rollback/018_create_index_idx_production_task_open_by_person_on_public_pr.sql
-- 018 undo create index idx_production_task_open_by_person on public.ProductionTask
-- Plan:        0001-recipes (phase 1)
-- Why:         the declaration has index idx_production_task_open_by_person on public.ProductionTask, the database has not; built CONCURRENTLY: reads and writes go on
-- Locks:       SHARE UPDATE EXCLUSIVE on public."ProductionTask" (stops no reads and no writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public.idx_production_task_open_by_person (stops no reads and no writes)
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
DROP INDEX CONCURRENTLY IF EXISTS public.idx_production_task_open_by_person;

-- ==== rollback/017_create_index_idx_production_task_assigned_to_on_public_produ.sql
-- 017 undo create index idx_production_task_assigned_to on public.ProductionTask
-- Plan:        0001-recipes (phase 1)
-- Why:         the declaration has index idx_production_task_assigned_to on public.ProductionTask, the database has not; built CONCURRENTLY: reads and writes go on
-- Locks:       SHARE UPDATE EXCLUSIVE on public."ProductionTask" (stops no reads and no writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public.idx_production_task_assigned_to (stops no reads and no writes)
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
DROP INDEX CONCURRENTLY IF EXISTS public.idx_production_task_assigned_to;

-- ==== rollback/016_create_index_idx_production_plan_created_by_on_public_produc.sql
-- 016 undo create index idx_production_plan_created_by on public.ProductionPlan
-- Plan:        0001-recipes (phase 1)
-- Why:         the declaration has index idx_production_plan_created_by on public.ProductionPlan, the database has not; built CONCURRENTLY: reads and writes go on
-- Locks:       SHARE UPDATE EXCLUSIVE on public."ProductionPlan" (stops no reads and no writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public.idx_production_plan_created_by (stops no reads and no writes)
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
DROP INDEX CONCURRENTLY IF EXISTS public.idx_production_plan_created_by;

-- ==== rollback/015_create_index_idx_production_history_recipe_on_public_product.sql
-- 015 undo create index idx_production_history_recipe on public.ProductionHistory
-- Plan:        0001-recipes (phase 1)
-- Why:         the declaration has index idx_production_history_recipe on public.ProductionHistory, the database has not; built CONCURRENTLY: reads and writes go on
-- Locks:       SHARE UPDATE EXCLUSIVE on public."ProductionHistory" (stops no reads and no writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public.idx_production_history_recipe (stops no reads and no writes)
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
DROP INDEX CONCURRENTLY IF EXISTS public.idx_production_history_recipe;

-- ==== rollback/014_create_index_idx_production_history_company_date_recipe_on_p.sql
-- 014 undo create index idx_production_history_company_date_recipe on public.ProductionHistory
-- Plan:        0001-recipes (phase 1)
-- Why:         the declaration has index idx_production_history_company_date_recipe on public.ProductionHistory, the database has not; built CONCURRENTLY: reads and writes go on
-- Locks:       SHARE UPDATE EXCLUSIVE on public."ProductionHistory" (stops no reads and no writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public.idx_production_history_company_date_recipe (stops no reads and no writes)
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
DROP INDEX CONCURRENTLY IF EXISTS public.idx_production_history_company_date_recipe;

-- ==== rollback/013_create_index_idx_notification_unread_on_public_notification.sql
-- 013 undo create index idx_notification_unread on public.Notification
-- Plan:        0001-recipes (phase 1)
-- Why:         the declaration has index idx_notification_unread on public.Notification, the database has not; built CONCURRENTLY: reads and writes go on
-- Locks:       SHARE UPDATE EXCLUSIVE on public."Notification" (stops no reads and no writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public.idx_notification_unread (stops no reads and no writes)
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
DROP INDEX CONCURRENTLY IF EXISTS public.idx_notification_unread;

-- ==== rollback/012_create_index_idx_membership_company_on_public_membership.sql
-- 012 undo create index idx_membership_company on public.Membership
-- Plan:        0001-recipes (phase 1)
-- Why:         the declaration has index idx_membership_company on public.Membership, the database has not; built CONCURRENTLY: reads and writes go on
-- Locks:       SHARE UPDATE EXCLUSIVE on public."Membership" (stops no reads and no writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public.idx_membership_company (stops no reads and no writes)
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
DROP INDEX CONCURRENTLY IF EXISTS public.idx_membership_company;

-- ==== rollback/011_create_index_idx_inventory_movement_history_on_public_invent.sql
-- 011 undo create index idx_inventory_movement_history on public.InventoryMovement
-- Plan:        0001-recipes (phase 1)
-- Why:         the declaration has index idx_inventory_movement_history on public.InventoryMovement, the database has not; built CONCURRENTLY: reads and writes go on
-- Locks:       SHARE UPDATE EXCLUSIVE on public."InventoryMovement" (stops no reads and no writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public.idx_inventory_movement_history (stops no reads and no writes)
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
DROP INDEX CONCURRENTLY IF EXISTS public.idx_inventory_movement_history;

-- ==== rollback/010_create_index_idx_inventory_movement_created_by_on_public_inv.sql
-- 010 undo create index idx_inventory_movement_created_by on public.InventoryMovement
-- Plan:        0001-recipes (phase 1)
-- Why:         the declaration has index idx_inventory_movement_created_by on public.InventoryMovement, the database has not; built CONCURRENTLY: reads and writes go on
-- Locks:       SHARE UPDATE EXCLUSIVE on public."InventoryMovement" (stops no reads and no writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public.idx_inventory_movement_created_by (stops no reads and no writes)
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
DROP INDEX CONCURRENTLY IF EXISTS public.idx_inventory_movement_created_by;

-- ==== rollback/009_create_index_idx_inventory_movement_company_on_public_invent.sql
-- 009 undo create index idx_inventory_movement_company on public.InventoryMovement
-- Plan:        0001-recipes (phase 1)
-- Why:         the declaration has index idx_inventory_movement_company on public.InventoryMovement, the database has not; built CONCURRENTLY: reads and writes go on
-- Locks:       SHARE UPDATE EXCLUSIVE on public."InventoryMovement" (stops no reads and no writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public.idx_inventory_movement_company (stops no reads and no writes)
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
DROP INDEX CONCURRENTLY IF EXISTS public.idx_inventory_movement_company;

-- ==== rollback/008_create_index_idx_ingredient_name_similar_on_public_ingredien.sql
-- 008 undo create index idx_ingredient_name_similar on public.Ingredient
-- Plan:        0001-recipes (phase 1)
-- Why:         the declaration has index idx_ingredient_name_similar on public.Ingredient, the database has not; built CONCURRENTLY: reads and writes go on
-- Locks:       SHARE UPDATE EXCLUSIVE on public."Ingredient" (stops no reads and no writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public.idx_ingredient_name_similar (stops no reads and no writes)
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
DROP INDEX CONCURRENTLY IF EXISTS public.idx_ingredient_name_similar;

-- ==== rollback/007_create_index_idx_ingredient_allergens_on_public_ingredient.sql
-- 007 undo create index idx_ingredient_allergens on public.Ingredient
-- Plan:        0001-recipes (phase 1)
-- Why:         the declaration has index idx_ingredient_allergens on public.Ingredient, the database has not; built CONCURRENTLY: reads and writes go on
-- Locks:       SHARE UPDATE EXCLUSIVE on public."Ingredient" (stops no reads and no writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public.idx_ingredient_allergens (stops no reads and no writes)
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
DROP INDEX CONCURRENTLY IF EXISTS public.idx_ingredient_allergens;

-- ==== rollback/006_create_index_idx_company_owner_on_public_company.sql
-- 006 undo create index idx_company_owner on public.Company
-- Plan:        0001-recipes (phase 1)
-- Why:         the declaration has index idx_company_owner on public.Company, the database has not; built CONCURRENTLY: reads and writes go on
-- Locks:       SHARE UPDATE EXCLUSIVE on public."Company" (stops no reads and no writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public.idx_company_owner (stops no reads and no writes)
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
DROP INDEX CONCURRENTLY IF EXISTS public.idx_company_owner;

-- ==== rollback/005_set_default_of_discount_on_public_wholesalecustomer_to_0.sql
-- 005 undo set default of discount on public.WholesaleCustomer to 0
-- Plan:        0001-recipes (phase 1)
-- Why:         the declaration says another default; rows that are there keep their values
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
ALTER TABLE ONLY public."WholesaleCustomer" ALTER COLUMN discount DROP DEFAULT;
COMMIT;

-- ==== rollback/004_set_default_of_isarchived_on_public_recipe_to_false.sql
-- 004 undo set default of isArchived on public.Recipe to false
-- Plan:        0001-recipes (phase 1)
-- Why:         the declaration says another default; rows that are there keep their values
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
ALTER TABLE ONLY public."Recipe" ALTER COLUMN "isArchived" DROP DEFAULT;
COMMIT;

-- ==== rollback/003_set_default_of_quantitywasted_on_public_productionhistory_to.sql
-- 003 undo set default of quantityWasted on public.ProductionHistory to 0
-- Plan:        0001-recipes (phase 1)
-- Why:         the declaration says another default; rows that are there keep their values
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
ALTER TABLE ONLY public."ProductionHistory" ALTER COLUMN "quantityWasted" DROP DEFAULT;
COMMIT;

-- ==== rollback/002_set_default_of_country_on_public_company_to_gb_text.sql
-- 002 undo set default of country on public.Company to 'GB'::text
-- Plan:        0001-recipes (phase 1)
-- Why:         the declaration says another default; rows that are there keep their values
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
ALTER TABLE ONLY public."Company" ALTER COLUMN country DROP DEFAULT;
COMMIT;

-- ==== rollback/001_install_extension_pg_trgm.sql
-- 001 undo install extension pg_trgm
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
DROP EXTENSION pg_trgm;
COMMIT;

