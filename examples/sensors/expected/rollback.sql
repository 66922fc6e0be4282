-- ==== rollback/137_drop_index_ix_calibrations_old_on_public_sensor_calibrations.sql
-- 137 undo drop index ix_calibrations_old on public.sensor_calibrations
-- Plan:        0001-sensors (phase 1)
-- Why:         index ix_calibrations_old on public.sensor_calibrations is not declared, or named under `absent`
-- Locks:       SHARE UPDATE EXCLUSIVE on public.sensor_calibrations (stops no reads and no writes)
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
CREATE INDEX CONCURRENTLY ix_calibrations_old ON public.sensor_calibrations USING btree (sensor_id);

-- ==== rollback/136_drop_check_readings_samples_max_on_public_readings.sql
-- 136 undo drop check readings_samples_max on public.readings
-- Plan:        0001-sensors (phase 1)
-- Why:         constraint readings_samples_max on public.readings is not declared, or named under `absent`
-- Locks:       ACCESS EXCLUSIVE on public.readings (stops reads and writes)
-- Transaction: one transaction
-- Locks:       SHARE UPDATE EXCLUSIVE on public.readings (stops no reads and no writes)
-- Transaction: one transaction
-- Rollback:    exact as to the catalog; rows written meanwhile can be in its way
--              it fails, and leaves the old rule NOT VALID, when there are rows of public.readings for which (samples <= 144) is false:
--                SELECT * FROM public.readings WHERE NOT ((samples <= 144)) LIMIT 20;

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
ALTER TABLE public.readings ADD CONSTRAINT readings_samples_max CHECK ((samples <= 144)) NOT VALID;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = 0;
SET LOCAL statement_timeout = 0;
ALTER TABLE public.readings VALIDATE CONSTRAINT readings_samples_max;
COMMIT;

-- ==== rollback/135_2_comments_on_telemetry_readings_and_what_hangs_on_it.sql
-- 135 undo 2 comments on telemetry.readings and what hangs on it
-- Plan:        0001-sensors (phase 1)
-- Why:         the declaration says another text
-- Locks:       SHARE UPDATE EXCLUSIVE on telemetry.readings (stops no reads and no writes)
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
COMMENT ON COLUMN telemetry.readings.quality IS NULL;
COMMENT ON TABLE telemetry.readings IS NULL;
COMMIT;

-- ==== rollback/134_comment_on_table_telemetry_ingest_batches.sql
-- 134 undo comment on table telemetry.ingest_batches
-- Plan:        0001-sensors (phase 1)
-- Why:         the declaration says another text
-- Locks:       SHARE UPDATE EXCLUSIVE on telemetry.ingest_batches (stops no reads and no writes)
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
COMMENT ON TABLE telemetry.ingest_batches IS NULL;
COMMIT;

-- ==== rollback/133_2_comments_on_public_sensor_calibrations_and_what_hangs_on_i.sql
-- 133 undo 2 comments on public.sensor_calibrations and what hangs on it
-- Plan:        0001-sensors (phase 1)
-- Why:         the declaration says another text
-- Locks:       SHARE UPDATE EXCLUSIVE on public.sensor_calibrations (stops no reads and no writes)
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
COMMENT ON TABLE public.sensor_calibrations IS NULL;
COMMIT;

-- ==== rollback/132_comment_on_table_public_readings.sql
-- 132 undo comment on table public.readings
-- Plan:        0001-sensors (phase 1)
-- Why:         the declaration says another text
-- Locks:       SHARE UPDATE EXCLUSIVE on public.readings (stops no reads and no writes)
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
COMMENT ON TABLE public.readings IS NULL;
COMMIT;

-- ==== rollback/131_comment_on_table_public_farms.sql
-- 131 undo comment on table public.farms
-- Plan:        0001-sensors (phase 1)
-- Why:         the declaration says another text
-- Locks:       SHARE UPDATE EXCLUSIVE on public.farms (stops no reads and no writes)
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
COMMENT ON TABLE public.farms IS NULL;
COMMIT;

-- ==== rollback/130_comment_on_index_ix_alerts_open_on_public_alerts.sql
-- 130 undo comment on index ix_alerts_open on public.alerts
-- Plan:        0001-sensors (phase 1)
-- Why:         the declaration says another text
-- Rollback:    nothing to do: the step that makes the object takes it away, and its comment with it

-- Nothing to execute.

-- ==== rollback/129_comment_on_enum_public_sensor_type.sql
-- 129 undo comment on enum public.sensor_type
-- Plan:        0001-sensors (phase 1)
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
COMMENT ON TYPE public.sensor_type IS NULL;
COMMIT;

-- ==== rollback/128_comment_on_column_public_sensors_ph_calibration_offset.sql
-- 128 undo comment on column public.sensors.ph_calibration_offset
-- Plan:        0001-sensors (phase 1)
-- Why:         the declaration says another text
-- Locks:       SHARE UPDATE EXCLUSIVE on public.sensors (stops no reads and no writes)
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
COMMENT ON COLUMN public.sensors.ph_calibration_offset IS NULL;
COMMIT;

-- ==== rollback/127_add_exclusion_constraint_no_overlapping_calibrations_on_publ.sql
-- 127 undo add exclusion constraint no_overlapping_calibrations on public.sensor_calibrations
-- Plan:        0001-sensors (phase 1)
-- Why:         the declaration has constraint no_overlapping_calibrations on public.sensor_calibrations, the database has not
-- Locks:       ACCESS EXCLUSIVE on public.no_overlapping_calibrations (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.sensor_calibrations (stops reads and writes)
-- Transaction: one transaction
-- Rollback:    exact
-- Hazard:      exclusion-blocks (allowed): constraint no_overlapping_calibrations on public.sensor_calibrations (about 273 rows): PostgreSQL has no NOT VALID, USING INDEX or CONCURRENTLY for EXCLUDE: the index is built under ACCESS EXCLUSIVE

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
ALTER TABLE public.sensor_calibrations DROP CONSTRAINT no_overlapping_calibrations;
COMMIT;

-- ==== rollback/126_drop_the_old_index_ix_alerts_farm_id_raised_at_on_public_ale.sql
-- 126 undo drop the old index ix_alerts_farm_id_raised_at on public.alerts
-- Plan:        0001-sensors (phase 1)
-- Why:         the new one serves all queries
-- Locks:       SHARE UPDATE EXCLUSIVE on public.alerts (stops no reads and no writes)
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
CREATE INDEX CONCURRENTLY ix_alerts_farm_id_raised_at__lockstep_old ON public.alerts USING btree (farm_id, raised_at);

-- ==== rollback/125_swap_the_names_of_the_old_and_the_new_index_ix_alerts_farm_i.sql
-- 125 undo swap the names of the old and the new index ix_alerts_farm_id_raised_at on public.alerts
-- Plan:        0001-sensors (phase 1)
-- Why:         renames an index under a lock that stops neither reads nor writes
-- Locks:       SHARE UPDATE EXCLUSIVE on public.ix_alerts_farm_id_raised_at (stops no reads and no writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public.ix_alerts_farm_id_raised_at__lockstep_old (stops no reads and no writes)
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
ALTER INDEX public.ix_alerts_farm_id_raised_at RENAME TO ix_alerts_farm_id_raised_at__lockstep_new;
ALTER INDEX public.ix_alerts_farm_id_raised_at__lockstep_old RENAME TO ix_alerts_farm_id_raised_at;
COMMIT;

-- ==== rollback/124_build_the_new_index_ix_alerts_farm_id_raised_at_on_public_al.sql
-- 124 undo build the new index ix_alerts_farm_id_raised_at on public.alerts beside the old one
-- Plan:        0001-sensors (phase 1)
-- Why:         the definition changed; queries keep the old index meanwhile
-- Locks:       SHARE UPDATE EXCLUSIVE on public.alerts (stops no reads and no writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public.ix_alerts_farm_id_raised_at__lockstep_new (stops no reads and no writes)
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
DROP INDEX CONCURRENTLY IF EXISTS public.ix_alerts_farm_id_raised_at__lockstep_new;

-- ==== rollback/123_replace_check_ck_sensor_retired_after_installed_on_public_se.sql
-- 123 undo replace check ck_sensor_retired_after_installed on public.sensors by the new one
-- Plan:        0001-sensors (phase 1)
-- Why:         one short transaction: at no moment is neither rule in force
-- Locks:       ACCESS EXCLUSIVE on public.sensors (stops reads and writes)
-- Transaction: one transaction
-- Locks:       SHARE UPDATE EXCLUSIVE on public.sensors (stops no reads and no writes)
-- Transaction: one transaction
-- Locks:       ACCESS EXCLUSIVE on public.sensors (stops reads and writes)
-- Transaction: one transaction
-- Rollback:    exact as to the catalog; rows written meanwhile can be in its way
--              it fails, and leaves the old rule NOT VALID, when there are rows of public.sensors for which (retired_on > installed_on) is false:
--                SELECT * FROM public.sensors WHERE NOT ((retired_on > installed_on)) LIMIT 20;

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
ALTER TABLE public.sensors ADD CONSTRAINT ck_sensor_retired_after_installed__lockstep_new CHECK ((retired_on > installed_on)) NOT VALID;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = 0;
SET LOCAL statement_timeout = 0;
ALTER TABLE public.sensors VALIDATE CONSTRAINT ck_sensor_retired_after_installed__lockstep_new;
COMMIT;

BEGIN;
SET LOCAL lock_timeout = '500ms';
SET LOCAL statement_timeout = '15s';
ALTER TABLE public.sensors DROP CONSTRAINT ck_sensor_retired_after_installed;
ALTER TABLE public.sensors RENAME CONSTRAINT ck_sensor_retired_after_installed__lockstep_new TO ck_sensor_retired_after_installed;
COMMIT;

-- ==== rollback/122_validate_the_new_check_ck_sensor_retired_after_installed_on.sql
-- 122 undo validate the new check ck_sensor_retired_after_installed on public.sensors
-- Plan:        0001-sensors (phase 1)
-- Why:         reads every row under a lock that stops neither reads nor writes
-- Rollback:    nothing to do: the step that added it drops it

-- Nothing to execute.

-- ==== rollback/121_add_the_new_check_ck_sensor_retired_after_installed_on_publi.sql
-- 121 undo add the new check ck_sensor_retired_after_installed on public.sensors beside the old one, not validated yet
-- Plan:        0001-sensors (phase 1)
-- Why:         the rule changed; the old one stays in force until the new one is proved
-- Locks:       ACCESS EXCLUSIVE on public.sensors (stops reads and writes)
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
ALTER TABLE public.sensors DROP CONSTRAINT IF EXISTS ck_sensor_retired_after_installed__lockstep_new;
COMMIT;

-- ==== rollback/120_validate_foreign_key_fk_visit_sensor_on_public_maintenance_v.sql
-- 120 undo validate foreign key fk_visit_sensor on public.maintenance_visits
-- Plan:        0001-sensors (phase 1)
-- Why:         looks every row up under locks that stop neither reads nor writes
-- Rollback:    nothing to do: the step that added it drops it

-- Nothing to execute.

-- ==== rollback/119_add_foreign_key_fk_visit_sensor_on_public_maintenance_visits.sql
-- 119 undo add foreign key fk_visit_sensor on public.maintenance_visits, not validated yet
-- Plan:        0001-sensors (phase 1)
-- Why:         the declaration has constraint fk_visit_sensor on public.maintenance_visits, the database has not; NOT VALID, so that no row is read while writes to both tables wait
-- Locks:       ACCESS EXCLUSIVE on public.maintenance_visits (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.sensors (stops reads and writes)
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
ALTER TABLE public.maintenance_visits DROP CONSTRAINT IF EXISTS fk_visit_sensor;
COMMIT;

-- ==== rollback/118_validate_foreign_key_fk_sensor_gateway_on_public_sensors.sql
-- 118 undo validate foreign key fk_sensor_gateway on public.sensors
-- Plan:        0001-sensors (phase 1)
-- Why:         looks every row up under locks that stop neither reads nor writes
-- Rollback:    nothing to do: the step that added it drops it

-- Nothing to execute.

-- ==== rollback/117_add_foreign_key_fk_sensor_gateway_on_public_sensors_not_vali.sql
-- 117 undo add foreign key fk_sensor_gateway on public.sensors, not validated yet
-- Plan:        0001-sensors (phase 1)
-- Why:         the declaration has constraint fk_sensor_gateway on public.sensors, the database has not; NOT VALID, so that no row is read while writes to both tables wait
-- Locks:       ACCESS EXCLUSIVE on public.gateways (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.sensors (stops reads and writes)
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
ALTER TABLE public.sensors DROP CONSTRAINT IF EXISTS fk_sensor_gateway;
COMMIT;

-- ==== rollback/116_validate_foreign_key_fk_sensor_field_on_public_sensors.sql
-- 116 undo validate foreign key fk_sensor_field on public.sensors
-- Plan:        0001-sensors (phase 1)
-- Why:         looks every row up under locks that stop neither reads nor writes
-- Rollback:    nothing to do: the step that added it drops it

-- Nothing to execute.

-- ==== rollback/115_add_foreign_key_fk_sensor_field_on_public_sensors_not_valida.sql
-- 115 undo add foreign key fk_sensor_field on public.sensors, not validated yet
-- Plan:        0001-sensors (phase 1)
-- Why:         the declaration has constraint fk_sensor_field on public.sensors, the database has not; NOT VALID, so that no row is read while writes to both tables wait
-- Locks:       ACCESS EXCLUSIVE on public.fields (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.sensors (stops reads and writes)
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
ALTER TABLE public.sensors DROP CONSTRAINT IF EXISTS fk_sensor_field;
COMMIT;

-- ==== rollback/114_validate_foreign_key_fk_sensor_farm_on_public_sensors.sql
-- 114 undo validate foreign key fk_sensor_farm on public.sensors
-- Plan:        0001-sensors (phase 1)
-- Why:         looks every row up under locks that stop neither reads nor writes
-- Rollback:    nothing to do: the step that added it drops it

-- Nothing to execute.

-- ==== rollback/113_add_foreign_key_fk_sensor_farm_on_public_sensors_not_validat.sql
-- 113 undo add foreign key fk_sensor_farm on public.sensors, not validated yet
-- Plan:        0001-sensors (phase 1)
-- Why:         the declaration has constraint fk_sensor_farm on public.sensors, the database has not; NOT VALID, so that no row is read while writes to both tables wait
-- Locks:       ACCESS EXCLUSIVE on public.farms (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.sensors (stops reads and writes)
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
ALTER TABLE public.sensors DROP CONSTRAINT IF EXISTS fk_sensor_farm;
COMMIT;

-- ==== rollback/112_validate_foreign_key_fk_reading_sensor_on_telemetry_readings.sql
-- 112 undo validate foreign key fk_reading_sensor on telemetry.readings
-- Plan:        0001-sensors (phase 1)
-- Why:         looks every row up under locks that stop neither reads nor writes
-- Rollback:    nothing to do: the step that added it drops it

-- Nothing to execute.

-- ==== rollback/111_add_foreign_key_fk_reading_sensor_on_telemetry_readings_not.sql
-- 111 undo add foreign key fk_reading_sensor on telemetry.readings, not validated yet
-- Plan:        0001-sensors (phase 1)
-- Why:         the declaration has constraint fk_reading_sensor on telemetry.readings, the database has not; NOT VALID, so that no row is read while writes to both tables wait
-- Locks:       ACCESS EXCLUSIVE on public.sensors (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on telemetry.readings (stops reads and writes)
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
ALTER TABLE telemetry.readings DROP CONSTRAINT IF EXISTS fk_reading_sensor;
COMMIT;

-- ==== rollback/110_validate_foreign_key_fk_reading_sensor_on_public_readings.sql
-- 110 undo validate foreign key fk_reading_sensor on public.readings
-- Plan:        0001-sensors (phase 1)
-- Why:         looks every row up under locks that stop neither reads nor writes
-- Rollback:    nothing to do: the step that added it drops it

-- Nothing to execute.

-- ==== rollback/109_add_foreign_key_fk_reading_sensor_on_public_readings_not_val.sql
-- 109 undo add foreign key fk_reading_sensor on public.readings, not validated yet
-- Plan:        0001-sensors (phase 1)
-- Why:         the declaration has constraint fk_reading_sensor on public.readings, the database has not; NOT VALID, so that no row is read while writes to both tables wait
-- Locks:       ACCESS EXCLUSIVE on public.readings (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.sensors (stops reads and writes)
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
ALTER TABLE public.readings DROP CONSTRAINT IF EXISTS fk_reading_sensor;
COMMIT;

-- ==== rollback/108_validate_foreign_key_fk_reading_ingest_batch_on_telemetry_re.sql
-- 108 undo validate foreign key fk_reading_ingest_batch on telemetry.readings
-- Plan:        0001-sensors (phase 1)
-- Why:         looks every row up under locks that stop neither reads nor writes
-- Rollback:    nothing to do: the step that added it drops it

-- Nothing to execute.

-- ==== rollback/107_add_foreign_key_fk_reading_ingest_batch_on_telemetry_reading.sql
-- 107 undo add foreign key fk_reading_ingest_batch on telemetry.readings, not validated yet
-- Plan:        0001-sensors (phase 1)
-- Why:         the declaration has constraint fk_reading_ingest_batch on telemetry.readings, the database has not; NOT VALID, so that no row is read while writes to both tables wait
-- Locks:       ACCESS EXCLUSIVE on telemetry.ingest_batches (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on telemetry.readings (stops reads and writes)
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
ALTER TABLE telemetry.readings DROP CONSTRAINT IF EXISTS fk_reading_ingest_batch;
COMMIT;

-- ==== rollback/106_validate_foreign_key_fk_ingest_batch_gateway_on_telemetry_in.sql
-- 106 undo validate foreign key fk_ingest_batch_gateway on telemetry.ingest_batches
-- Plan:        0001-sensors (phase 1)
-- Why:         looks every row up under locks that stop neither reads nor writes
-- Rollback:    nothing to do: the step that added it drops it

-- Nothing to execute.

-- ==== rollback/105_add_foreign_key_fk_ingest_batch_gateway_on_telemetry_ingest.sql
-- 105 undo add foreign key fk_ingest_batch_gateway on telemetry.ingest_batches, not validated yet
-- Plan:        0001-sensors (phase 1)
-- Why:         the declaration has constraint fk_ingest_batch_gateway on telemetry.ingest_batches, the database has not; NOT VALID, so that no row is read while writes to both tables wait
-- Locks:       ACCESS EXCLUSIVE on public.gateways (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on telemetry.ingest_batches (stops reads and writes)
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
ALTER TABLE telemetry.ingest_batches DROP CONSTRAINT IF EXISTS fk_ingest_batch_gateway;
COMMIT;

-- ==== rollback/104_validate_foreign_key_fk_gateway_field_on_public_gateways.sql
-- 104 undo validate foreign key fk_gateway_field on public.gateways
-- Plan:        0001-sensors (phase 1)
-- Why:         looks every row up under locks that stop neither reads nor writes
-- Rollback:    nothing to do: the step that added it drops it

-- Nothing to execute.

-- ==== rollback/103_add_foreign_key_fk_gateway_field_on_public_gateways_not_vali.sql
-- 103 undo add foreign key fk_gateway_field on public.gateways, not validated yet
-- Plan:        0001-sensors (phase 1)
-- Why:         the declaration has constraint fk_gateway_field on public.gateways, the database has not; NOT VALID, so that no row is read while writes to both tables wait
-- Locks:       ACCESS EXCLUSIVE on public.fields (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.gateways (stops reads and writes)
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
ALTER TABLE public.gateways DROP CONSTRAINT IF EXISTS fk_gateway_field;
COMMIT;

-- ==== rollback/102_validate_foreign_key_fk_gateway_farm_on_public_gateways.sql
-- 102 undo validate foreign key fk_gateway_farm on public.gateways
-- Plan:        0001-sensors (phase 1)
-- Why:         looks every row up under locks that stop neither reads nor writes
-- Rollback:    nothing to do: the step that added it drops it

-- Nothing to execute.

-- ==== rollback/101_add_foreign_key_fk_gateway_farm_on_public_gateways_not_valid.sql
-- 101 undo add foreign key fk_gateway_farm on public.gateways, not validated yet
-- Plan:        0001-sensors (phase 1)
-- Why:         the declaration has constraint fk_gateway_farm on public.gateways, the database has not; NOT VALID, so that no row is read while writes to both tables wait
-- Locks:       ACCESS EXCLUSIVE on public.farms (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.gateways (stops reads and writes)
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
ALTER TABLE public.gateways DROP CONSTRAINT IF EXISTS fk_gateway_farm;
COMMIT;

-- ==== rollback/100_validate_foreign_key_fk_field_farm_on_public_fields.sql
-- 100 undo validate foreign key fk_field_farm on public.fields
-- Plan:        0001-sensors (phase 1)
-- Why:         looks every row up under locks that stop neither reads nor writes
-- Rollback:    nothing to do: the step that added it drops it

-- Nothing to execute.

-- ==== rollback/099_add_foreign_key_fk_field_farm_on_public_fields_not_validated.sql
-- 099 undo add foreign key fk_field_farm on public.fields, not validated yet
-- Plan:        0001-sensors (phase 1)
-- Why:         the declaration has constraint fk_field_farm on public.fields, the database has not; NOT VALID, so that no row is read while writes to both tables wait
-- Locks:       ACCESS EXCLUSIVE on public.farms (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.fields (stops reads and writes)
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
ALTER TABLE public.fields DROP CONSTRAINT IF EXISTS fk_field_farm;
COMMIT;

-- ==== rollback/098_validate_foreign_key_fk_calibration_sensor_on_public_sensor.sql
-- 098 undo validate foreign key fk_calibration_sensor on public.sensor_calibrations
-- Plan:        0001-sensors (phase 1)
-- Why:         looks every row up under locks that stop neither reads nor writes
-- Rollback:    nothing to do: the step that added it drops it

-- Nothing to execute.

-- ==== rollback/097_add_foreign_key_fk_calibration_sensor_on_public_sensor_calib.sql
-- 097 undo add foreign key fk_calibration_sensor on public.sensor_calibrations, not validated yet
-- Plan:        0001-sensors (phase 1)
-- Why:         the declaration has constraint fk_calibration_sensor on public.sensor_calibrations, the database has not; NOT VALID, so that no row is read while writes to both tables wait
-- Locks:       ACCESS EXCLUSIVE on public.sensor_calibrations (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.sensors (stops reads and writes)
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
ALTER TABLE public.sensor_calibrations DROP CONSTRAINT IF EXISTS fk_calibration_sensor;
COMMIT;

-- ==== rollback/096_validate_foreign_key_fk_calibration_reference_on_public_sens.sql
-- 096 undo validate foreign key fk_calibration_reference on public.sensor_calibrations
-- Plan:        0001-sensors (phase 1)
-- Why:         looks every row up under locks that stop neither reads nor writes
-- Rollback:    nothing to do: the step that added it drops it

-- Nothing to execute.

-- ==== rollback/095_add_foreign_key_fk_calibration_reference_on_public_sensor_ca.sql
-- 095 undo add foreign key fk_calibration_reference on public.sensor_calibrations, not validated yet
-- Plan:        0001-sensors (phase 1)
-- Why:         the declaration has constraint fk_calibration_reference on public.sensor_calibrations, the database has not; NOT VALID, so that no row is read while writes to both tables wait
-- Locks:       ACCESS EXCLUSIVE on public.sensor_calibrations (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.sensors (stops reads and writes)
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
ALTER TABLE public.sensor_calibrations DROP CONSTRAINT IF EXISTS fk_calibration_reference;
COMMIT;

-- ==== rollback/094_validate_foreign_key_fk_alert_rule_sensor_on_public_alert_ru.sql
-- 094 undo validate foreign key fk_alert_rule_sensor on public.alert_rules
-- Plan:        0001-sensors (phase 1)
-- Why:         looks every row up under locks that stop neither reads nor writes
-- Rollback:    nothing to do: the step that added it drops it

-- Nothing to execute.

-- ==== rollback/093_add_foreign_key_fk_alert_rule_sensor_on_public_alert_rules_n.sql
-- 093 undo add foreign key fk_alert_rule_sensor on public.alert_rules, not validated yet
-- Plan:        0001-sensors (phase 1)
-- Why:         the declaration has constraint fk_alert_rule_sensor on public.alert_rules, the database has not; NOT VALID, so that no row is read while writes to both tables wait
-- Locks:       ACCESS EXCLUSIVE on public.alert_rules (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.sensors (stops reads and writes)
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
ALTER TABLE public.alert_rules DROP CONSTRAINT IF EXISTS fk_alert_rule_sensor;
COMMIT;

-- ==== rollback/092_validate_foreign_key_fk_alert_rule_on_public_alerts.sql
-- 092 undo validate foreign key fk_alert_rule on public.alerts
-- Plan:        0001-sensors (phase 1)
-- Why:         looks every row up under locks that stop neither reads nor writes
-- Rollback:    nothing to do: the step that added it drops it

-- Nothing to execute.

-- ==== rollback/091_add_foreign_key_fk_alert_rule_on_public_alerts_not_validated.sql
-- 091 undo add foreign key fk_alert_rule on public.alerts, not validated yet
-- Plan:        0001-sensors (phase 1)
-- Why:         the declaration has constraint fk_alert_rule on public.alerts, the database has not; NOT VALID, so that no row is read while writes to both tables wait
-- Locks:       ACCESS EXCLUSIVE on public.alert_rules (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.alerts (stops reads and writes)
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
ALTER TABLE public.alerts DROP CONSTRAINT IF EXISTS fk_alert_rule;
COMMIT;

-- ==== rollback/090_add_unique_uq_sensor_calibration_per_date_on_public_sensor_c.sql
-- 090 undo add unique uq_sensor_calibration_per_date on public.sensor_calibrations using its index
-- Plan:        0001-sensors (phase 1)
-- Why:         the index is there and valid, so no row is read
-- Locks:       ACCESS EXCLUSIVE on public.sensor_calibrations (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.uq_sensor_calibration_per_date (stops reads and writes)
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
ALTER TABLE public.sensor_calibrations DROP CONSTRAINT uq_sensor_calibration_per_date;
COMMIT;

-- ==== rollback/089_build_the_unique_index_of_unique_uq_sensor_calibration_per_d.sql
-- 089 undo build the unique index of unique uq_sensor_calibration_per_date on public.sensor_calibrations
-- Plan:        0001-sensors (phase 1)
-- Why:         the declaration has constraint uq_sensor_calibration_per_date on public.sensor_calibrations, the database has not; built CONCURRENTLY, because ADD CONSTRAINT alone would build it under ACCESS EXCLUSIVE
-- Locks:       SHARE UPDATE EXCLUSIVE on public.sensor_calibrations (stops no reads and no writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public.uq_sensor_calibration_per_date (stops no reads and no writes)
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
DROP INDEX CONCURRENTLY IF EXISTS public.uq_sensor_calibration_per_date;

-- ==== rollback/088_add_unique_uq_gateway_serial_number_on_public_gateways_using.sql
-- 088 undo add unique uq_gateway_serial_number on public.gateways using its index
-- Plan:        0001-sensors (phase 1)
-- Why:         the index is there and valid, so no row is read
-- Locks:       ACCESS EXCLUSIVE on public.gateways (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.uq_gateway_serial_number (stops reads and writes)
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
ALTER TABLE public.gateways DROP CONSTRAINT uq_gateway_serial_number;
COMMIT;

-- ==== rollback/087_build_the_unique_index_of_unique_uq_gateway_serial_number_on.sql
-- 087 undo build the unique index of unique uq_gateway_serial_number on public.gateways
-- Plan:        0001-sensors (phase 1)
-- Why:         the declaration has constraint uq_gateway_serial_number on public.gateways, the database has not; built CONCURRENTLY, because ADD CONSTRAINT alone would build it under ACCESS EXCLUSIVE
-- Locks:       SHARE UPDATE EXCLUSIVE on public.gateways (stops no reads and no writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public.uq_gateway_serial_number (stops no reads and no writes)
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
DROP INDEX CONCURRENTLY IF EXISTS public.uq_gateway_serial_number;

-- ==== rollback/086_add_unique_uq_field_name_per_farm_on_public_fields_using_its.sql
-- 086 undo add unique uq_field_name_per_farm on public.fields using its index
-- Plan:        0001-sensors (phase 1)
-- Why:         the index is there and valid, so no row is read
-- Locks:       ACCESS EXCLUSIVE on public.fields (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.uq_field_name_per_farm (stops reads and writes)
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
ALTER TABLE public.fields DROP CONSTRAINT uq_field_name_per_farm;
COMMIT;

-- ==== rollback/085_build_the_unique_index_of_unique_uq_field_name_per_farm_on_p.sql
-- 085 undo build the unique index of unique uq_field_name_per_farm on public.fields
-- Plan:        0001-sensors (phase 1)
-- Why:         the declaration has constraint uq_field_name_per_farm on public.fields, the database has not; built CONCURRENTLY, because ADD CONSTRAINT alone would build it under ACCESS EXCLUSIVE
-- Locks:       SHARE UPDATE EXCLUSIVE on public.fields (stops no reads and no writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public.uq_field_name_per_farm (stops no reads and no writes)
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
DROP INDEX CONCURRENTLY IF EXISTS public.uq_field_name_per_farm;

-- ==== rollback/084_add_unique_uq_farm_name_on_public_farms_using_its_index.sql
-- 084 undo add unique uq_farm_name on public.farms using its index
-- Plan:        0001-sensors (phase 1)
-- Why:         the index is there and valid, so no row is read
-- Locks:       ACCESS EXCLUSIVE on public.farms (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.uq_farm_name (stops reads and writes)
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
ALTER TABLE public.farms DROP CONSTRAINT uq_farm_name;
COMMIT;

-- ==== rollback/083_build_the_unique_index_of_unique_uq_farm_name_on_public_farm.sql
-- 083 undo build the unique index of unique uq_farm_name on public.farms
-- Plan:        0001-sensors (phase 1)
-- Why:         the declaration has constraint uq_farm_name on public.farms, the database has not; built CONCURRENTLY, because ADD CONSTRAINT alone would build it under ACCESS EXCLUSIVE
-- Locks:       SHARE UPDATE EXCLUSIVE on public.farms (stops no reads and no writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public.uq_farm_name (stops no reads and no writes)
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
DROP INDEX CONCURRENTLY IF EXISTS public.uq_farm_name;

-- ==== rollback/082_add_primary_key_sensor_calibrations_pkey_on_public_sensor_ca.sql
-- 082 undo add primary key sensor_calibrations_pkey on public.sensor_calibrations using its index
-- Plan:        0001-sensors (phase 1)
-- Why:         the index is there and valid, so no row is read
-- Locks:       ACCESS EXCLUSIVE on public.sensor_calibrations (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.sensor_calibrations_pkey (stops reads and writes)
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
ALTER TABLE public.sensor_calibrations DROP CONSTRAINT sensor_calibrations_pkey;
COMMIT;

-- ==== rollback/081_build_the_unique_index_of_primary_key_sensor_calibrations_pk.sql
-- 081 undo build the unique index of primary key sensor_calibrations_pkey on public.sensor_calibrations
-- Plan:        0001-sensors (phase 1)
-- Why:         the declaration has constraint sensor_calibrations_pkey on public.sensor_calibrations, the database has not; built CONCURRENTLY, because ADD CONSTRAINT alone would build it under ACCESS EXCLUSIVE
-- Locks:       SHARE UPDATE EXCLUSIVE on public.sensor_calibrations (stops no reads and no writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public.sensor_calibrations_pkey (stops no reads and no writes)
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
DROP INDEX CONCURRENTLY IF EXISTS public.sensor_calibrations_pkey;

-- ==== rollback/080_add_primary_key_readings_pkey_on_telemetry_readings_using_it.sql
-- 080 undo add primary key readings_pkey on telemetry.readings using its index
-- Plan:        0001-sensors (phase 1)
-- Why:         the index is there and valid, so no row is read
-- Locks:       ACCESS EXCLUSIVE on telemetry.readings (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on telemetry.readings_pkey (stops reads and writes)
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
ALTER TABLE telemetry.readings DROP CONSTRAINT readings_pkey;
COMMIT;

-- ==== rollback/079_build_the_unique_index_of_primary_key_readings_pkey_on_telem.sql
-- 079 undo build the unique index of primary key readings_pkey on telemetry.readings
-- Plan:        0001-sensors (phase 1)
-- Why:         the declaration has constraint readings_pkey on telemetry.readings, the database has not; built CONCURRENTLY, because ADD CONSTRAINT alone would build it under ACCESS EXCLUSIVE
-- Locks:       SHARE UPDATE EXCLUSIVE on telemetry.readings (stops no reads and no writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on telemetry.readings_pkey (stops no reads and no writes)
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
DROP INDEX CONCURRENTLY IF EXISTS telemetry.readings_pkey;

-- ==== rollback/078_add_primary_key_readings_pkey_on_public_readings_using_its_i.sql
-- 078 undo add primary key readings_pkey on public.readings using its index
-- Plan:        0001-sensors (phase 1)
-- Why:         the index is there and valid, so no row is read
-- Locks:       ACCESS EXCLUSIVE on public.readings (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.readings_pkey (stops reads and writes)
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
ALTER TABLE public.readings DROP CONSTRAINT readings_pkey;
COMMIT;

-- ==== rollback/077_build_the_unique_index_of_primary_key_readings_pkey_on_publi.sql
-- 077 undo build the unique index of primary key readings_pkey on public.readings
-- Plan:        0001-sensors (phase 1)
-- Why:         the declaration has constraint readings_pkey on public.readings, the database has not; built CONCURRENTLY, because ADD CONSTRAINT alone would build it under ACCESS EXCLUSIVE
-- Locks:       SHARE UPDATE EXCLUSIVE on public.readings (stops no reads and no writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public.readings_pkey (stops no reads and no writes)
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
DROP INDEX CONCURRENTLY IF EXISTS public.readings_pkey;

-- ==== rollback/076_add_primary_key_maintenance_visits_pkey_on_public_maintenanc.sql
-- 076 undo add primary key maintenance_visits_pkey on public.maintenance_visits using its index
-- Plan:        0001-sensors (phase 1)
-- Why:         the index is there and valid, so no row is read
-- Locks:       ACCESS EXCLUSIVE on public.maintenance_visits (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.maintenance_visits_pkey (stops reads and writes)
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
ALTER TABLE public.maintenance_visits DROP CONSTRAINT maintenance_visits_pkey;
COMMIT;

-- ==== rollback/075_build_the_unique_index_of_primary_key_maintenance_visits_pke.sql
-- 075 undo build the unique index of primary key maintenance_visits_pkey on public.maintenance_visits
-- Plan:        0001-sensors (phase 1)
-- Why:         the declaration has constraint maintenance_visits_pkey on public.maintenance_visits, the database has not; built CONCURRENTLY, because ADD CONSTRAINT alone would build it under ACCESS EXCLUSIVE
-- Locks:       SHARE UPDATE EXCLUSIVE on public.maintenance_visits (stops no reads and no writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public.maintenance_visits_pkey (stops no reads and no writes)
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
DROP INDEX CONCURRENTLY IF EXISTS public.maintenance_visits_pkey;

-- ==== rollback/074_add_primary_key_ingest_batches_pkey_on_telemetry_ingest_batc.sql
-- 074 undo add primary key ingest_batches_pkey on telemetry.ingest_batches using its index
-- Plan:        0001-sensors (phase 1)
-- Why:         the index is there and valid, so no row is read
-- Locks:       ACCESS EXCLUSIVE on telemetry.ingest_batches (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on telemetry.ingest_batches_pkey (stops reads and writes)
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
ALTER TABLE telemetry.ingest_batches DROP CONSTRAINT ingest_batches_pkey;
COMMIT;

-- ==== rollback/073_build_the_unique_index_of_primary_key_ingest_batches_pkey_on.sql
-- 073 undo build the unique index of primary key ingest_batches_pkey on telemetry.ingest_batches
-- Plan:        0001-sensors (phase 1)
-- Why:         the declaration has constraint ingest_batches_pkey on telemetry.ingest_batches, the database has not; built CONCURRENTLY, because ADD CONSTRAINT alone would build it under ACCESS EXCLUSIVE
-- Locks:       SHARE UPDATE EXCLUSIVE on telemetry.ingest_batches (stops no reads and no writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on telemetry.ingest_batches_pkey (stops no reads and no writes)
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
DROP INDEX CONCURRENTLY IF EXISTS telemetry.ingest_batches_pkey;

-- ==== rollback/072_add_primary_key_gateways_pkey_on_public_gateways_using_its_i.sql
-- 072 undo add primary key gateways_pkey on public.gateways using its index
-- Plan:        0001-sensors (phase 1)
-- Why:         the index is there and valid, so no row is read
-- Locks:       ACCESS EXCLUSIVE on public.gateways (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.gateways_pkey (stops reads and writes)
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
ALTER TABLE public.gateways DROP CONSTRAINT gateways_pkey;
COMMIT;

-- ==== rollback/071_build_the_unique_index_of_primary_key_gateways_pkey_on_publi.sql
-- 071 undo build the unique index of primary key gateways_pkey on public.gateways
-- Plan:        0001-sensors (phase 1)
-- Why:         the declaration has constraint gateways_pkey on public.gateways, the database has not; built CONCURRENTLY, because ADD CONSTRAINT alone would build it under ACCESS EXCLUSIVE
-- Locks:       SHARE UPDATE EXCLUSIVE on public.gateways (stops no reads and no writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public.gateways_pkey (stops no reads and no writes)
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
DROP INDEX CONCURRENTLY IF EXISTS public.gateways_pkey;

-- ==== rollback/070_add_primary_key_fields_pkey_on_public_fields_using_its_index.sql
-- 070 undo add primary key fields_pkey on public.fields using its index
-- Plan:        0001-sensors (phase 1)
-- Why:         the index is there and valid, so no row is read
-- Locks:       ACCESS EXCLUSIVE on public.fields (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.fields_pkey (stops reads and writes)
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
ALTER TABLE public.fields DROP CONSTRAINT fields_pkey;
COMMIT;

-- ==== rollback/069_build_the_unique_index_of_primary_key_fields_pkey_on_public.sql
-- 069 undo build the unique index of primary key fields_pkey on public.fields
-- Plan:        0001-sensors (phase 1)
-- Why:         the declaration has constraint fields_pkey on public.fields, the database has not; built CONCURRENTLY, because ADD CONSTRAINT alone would build it under ACCESS EXCLUSIVE
-- Locks:       SHARE UPDATE EXCLUSIVE on public.fields (stops no reads and no writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public.fields_pkey (stops no reads and no writes)
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
DROP INDEX CONCURRENTLY IF EXISTS public.fields_pkey;

-- ==== rollback/068_add_primary_key_alerts_pkey_on_public_alerts_using_its_index.sql
-- 068 undo add primary key alerts_pkey on public.alerts using its index
-- Plan:        0001-sensors (phase 1)
-- Why:         the index is there and valid, so no row is read
-- Locks:       ACCESS EXCLUSIVE on public.alerts (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.alerts_pkey (stops reads and writes)
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
ALTER TABLE public.alerts DROP CONSTRAINT alerts_pkey;
COMMIT;

-- ==== rollback/067_build_the_unique_index_of_primary_key_alerts_pkey_on_public.sql
-- 067 undo build the unique index of primary key alerts_pkey on public.alerts
-- Plan:        0001-sensors (phase 1)
-- Why:         the declaration has constraint alerts_pkey on public.alerts, the database has not; built CONCURRENTLY, because ADD CONSTRAINT alone would build it under ACCESS EXCLUSIVE
-- Locks:       SHARE UPDATE EXCLUSIVE on public.alerts (stops no reads and no writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public.alerts_pkey (stops no reads and no writes)
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
DROP INDEX CONCURRENTLY IF EXISTS public.alerts_pkey;

-- ==== rollback/066_add_primary_key_alert_rules_pkey_on_public_alert_rules_using.sql
-- 066 undo add primary key alert_rules_pkey on public.alert_rules using its index
-- Plan:        0001-sensors (phase 1)
-- Why:         the index is there and valid, so no row is read
-- Locks:       ACCESS EXCLUSIVE on public.alert_rules (stops reads and writes)
-- Locks:       ACCESS EXCLUSIVE on public.alert_rules_pkey (stops reads and writes)
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
ALTER TABLE public.alert_rules DROP CONSTRAINT alert_rules_pkey;
COMMIT;

-- ==== rollback/065_build_the_unique_index_of_primary_key_alert_rules_pkey_on_pu.sql
-- 065 undo build the unique index of primary key alert_rules_pkey on public.alert_rules
-- Plan:        0001-sensors (phase 1)
-- Why:         the declaration has constraint alert_rules_pkey on public.alert_rules, the database has not; built CONCURRENTLY, because ADD CONSTRAINT alone would build it under ACCESS EXCLUSIVE
-- Locks:       SHARE UPDATE EXCLUSIVE on public.alert_rules (stops no reads and no writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public.alert_rules_pkey (stops no reads and no writes)
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
DROP INDEX CONCURRENTLY IF EXISTS public.alert_rules_pkey;

-- ==== rollback/064_set_farm_id_id_sensor_id_visited_on_of_public_maintenance_vi.sql
-- 064 undo set farm_id, id, sensor_id, visited_on of public.maintenance_visits not null
-- Plan:        0001-sensors (phase 1)
-- Why:         the validated CHECK spares the scan; it is dropped by a second statement, because one statement for both would scan
-- Locks:       ACCESS EXCLUSIVE on public.maintenance_visits (stops reads and writes)
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
ALTER TABLE public.maintenance_visits
  ADD CONSTRAINT farm_id__lockstep_not_null CHECK ((farm_id IS NOT NULL)) NOT VALID,
  ADD CONSTRAINT id__lockstep_not_null CHECK ((id IS NOT NULL)) NOT VALID,
  ADD CONSTRAINT sensor_id__lockstep_not_null CHECK ((sensor_id IS NOT NULL)) NOT VALID,
  ADD CONSTRAINT visited_on__lockstep_not_null CHECK ((visited_on IS NOT NULL)) NOT VALID,
  ALTER COLUMN farm_id DROP NOT NULL,
  ALTER COLUMN id DROP NOT NULL,
  ALTER COLUMN sensor_id DROP NOT NULL,
  ALTER COLUMN visited_on DROP NOT NULL;
COMMIT;

-- ==== rollback/063_validate_2_checks_and_4_not_nulls_on_public_maintenance_visi.sql
-- 063 undo validate 2 checks and 4 not nulls on public.maintenance_visits
-- Plan:        0001-sensors (phase 1)
-- Why:         reads every row under a lock that stops neither reads nor writes; in its own transaction, or the lock of the step before would be held through the scan
-- Rollback:    nothing to do: the step that added them drops them

-- Nothing to execute.

-- ==== rollback/062_add_2_checks_and_4_not_nulls_on_public_maintenance_visits_no.sql
-- 062 undo add 2 checks and 4 not nulls on public.maintenance_visits, not validated yet
-- Plan:        0001-sensors (phase 1)
-- Why:         the declaration has 2 checks and 4 not nulls on public.maintenance_visits; added NOT VALID first, so that no row is read under the lock; a CHECK stands in for each NOT NULL until it is proved
-- Locks:       ACCESS EXCLUSIVE on public.maintenance_visits (stops reads and writes)
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
ALTER TABLE public.maintenance_visits
  DROP CONSTRAINT IF EXISTS ck_visit_minutes,
  DROP CONSTRAINT IF EXISTS ck_visit_outcome,
  DROP CONSTRAINT IF EXISTS farm_id__lockstep_not_null,
  DROP CONSTRAINT IF EXISTS id__lockstep_not_null,
  DROP CONSTRAINT IF EXISTS sensor_id__lockstep_not_null,
  DROP CONSTRAINT IF EXISTS visited_on__lockstep_not_null;
COMMIT;

-- ==== rollback/061_set_code_field_id_installed_on_sensor_type_unit_of_public_se.sql
-- 061 undo set code, field_id, installed_on, sensor_type, unit of public.sensors not null
-- Plan:        0001-sensors (phase 1)
-- Why:         the validated CHECK spares the scan; it is dropped by a second statement, because one statement for both would scan
-- Locks:       ACCESS EXCLUSIVE on public.sensors (stops reads and writes)
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
ALTER TABLE public.sensors
  ADD CONSTRAINT code__lockstep_not_null CHECK ((code IS NOT NULL)) NOT VALID,
  ADD CONSTRAINT field_id__lockstep_not_null CHECK ((field_id IS NOT NULL)) NOT VALID,
  ADD CONSTRAINT installed_on__lockstep_not_null CHECK ((installed_on IS NOT NULL)) NOT VALID,
  ADD CONSTRAINT sensor_type__lockstep_not_null CHECK ((sensor_type IS NOT NULL)) NOT VALID,
  ADD CONSTRAINT unit__lockstep_not_null CHECK ((unit IS NOT NULL)) NOT VALID,
  ALTER COLUMN code DROP NOT NULL,
  ALTER COLUMN field_id DROP NOT NULL,
  ALTER COLUMN installed_on DROP NOT NULL,
  ALTER COLUMN sensor_type DROP NOT NULL,
  ALTER COLUMN unit DROP NOT NULL;
COMMIT;

-- ==== rollback/060_validate_4_checks_and_5_not_nulls_on_public_sensors.sql
-- 060 undo validate 4 checks and 5 not nulls on public.sensors
-- Plan:        0001-sensors (phase 1)
-- Why:         reads every row under a lock that stops neither reads nor writes; in its own transaction, or the lock of the step before would be held through the scan
-- Rollback:    nothing to do: the step that added them drops them

-- Nothing to execute.

-- ==== rollback/059_add_4_checks_and_5_not_nulls_on_public_sensors_not_validated.sql
-- 059 undo add 4 checks and 5 not nulls on public.sensors, not validated yet
-- Plan:        0001-sensors (phase 1)
-- Why:         the declaration has 4 checks and 5 not nulls on public.sensors; added NOT VALID first, so that no row is read under the lock; a CHECK stands in for each NOT NULL until it is proved
-- Locks:       ACCESS EXCLUSIVE on public.sensors (stops reads and writes)
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
ALTER TABLE public.sensors
  DROP CONSTRAINT IF EXISTS ck_sensor_code_format,
  DROP CONSTRAINT IF EXISTS ck_sensor_ph_offset_only_for_ph,
  DROP CONSTRAINT IF EXISTS ck_sensor_ph_offset_small,
  DROP CONSTRAINT IF EXISTS ck_sensor_unit_fits_type,
  DROP CONSTRAINT IF EXISTS code__lockstep_not_null,
  DROP CONSTRAINT IF EXISTS field_id__lockstep_not_null,
  DROP CONSTRAINT IF EXISTS installed_on__lockstep_not_null,
  DROP CONSTRAINT IF EXISTS sensor_type__lockstep_not_null,
  DROP CONSTRAINT IF EXISTS unit__lockstep_not_null;
COMMIT;

-- ==== rollback/058_set_farm_id_quality_recorded_at_sensor_id_value_of_telemetry.sql
-- 058 undo set farm_id, quality, recorded_at, sensor_id, value of telemetry.readings not null
-- Plan:        0001-sensors (phase 1)
-- Why:         the validated CHECK spares the scan; it is dropped by a second statement, because one statement for both would scan
-- Locks:       ACCESS EXCLUSIVE on telemetry.readings (stops reads and writes)
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
ALTER TABLE telemetry.readings
  ADD CONSTRAINT farm_id__lockstep_not_null CHECK ((farm_id IS NOT NULL)) NOT VALID,
  ADD CONSTRAINT quality__lockstep_not_null CHECK ((quality IS NOT NULL)) NOT VALID,
  ADD CONSTRAINT recorded_at__lockstep_not_null CHECK ((recorded_at IS NOT NULL)) NOT VALID,
  ADD CONSTRAINT sensor_id__lockstep_not_null CHECK ((sensor_id IS NOT NULL)) NOT VALID,
  ADD CONSTRAINT value__lockstep_not_null CHECK ((value IS NOT NULL)) NOT VALID,
  ALTER COLUMN farm_id DROP NOT NULL,
  ALTER COLUMN quality DROP NOT NULL,
  ALTER COLUMN recorded_at DROP NOT NULL,
  ALTER COLUMN sensor_id DROP NOT NULL,
  ALTER COLUMN value DROP NOT NULL;
COMMIT;

-- ==== rollback/057_validate_3_checks_and_5_not_nulls_on_telemetry_readings.sql
-- 057 undo validate 3 checks and 5 not nulls on telemetry.readings
-- Plan:        0001-sensors (phase 1)
-- Why:         reads every row under a lock that stops neither reads nor writes; in its own transaction, or the lock of the step before would be held through the scan
-- Rollback:    nothing to do: the step that added them drops them

-- Nothing to execute.

-- ==== rollback/056_add_3_checks_and_5_not_nulls_on_telemetry_readings_not_valid.sql
-- 056 undo add 3 checks and 5 not nulls on telemetry.readings, not validated yet
-- Plan:        0001-sensors (phase 1)
-- Why:         the declaration has 3 checks and 5 not nulls on telemetry.readings; added NOT VALID first, so that no row is read under the lock; a CHECK stands in for each NOT NULL until it is proved
-- Locks:       ACCESS EXCLUSIVE on telemetry.readings (stops reads and writes)
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
ALTER TABLE telemetry.readings
  DROP CONSTRAINT IF EXISTS ck_reading_quality,
  DROP CONSTRAINT IF EXISTS ck_reading_recorded_since_2020,
  DROP CONSTRAINT IF EXISTS ck_reading_value_is_a_number,
  DROP CONSTRAINT IF EXISTS farm_id__lockstep_not_null,
  DROP CONSTRAINT IF EXISTS quality__lockstep_not_null,
  DROP CONSTRAINT IF EXISTS recorded_at__lockstep_not_null,
  DROP CONSTRAINT IF EXISTS sensor_id__lockstep_not_null,
  DROP CONSTRAINT IF EXISTS value__lockstep_not_null;
COMMIT;

-- ==== rollback/055_set_day_farm_id_samples_sensor_id_of_public_readings_not_nul.sql
-- 055 undo set day, farm_id, samples, sensor_id of public.readings not null
-- Plan:        0001-sensors (phase 1)
-- Why:         the validated CHECK spares the scan; it is dropped by a second statement, because one statement for both would scan
-- Locks:       ACCESS EXCLUSIVE on public.readings (stops reads and writes)
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
ALTER TABLE public.readings
  ADD CONSTRAINT day__lockstep_not_null CHECK ((day IS NOT NULL)) NOT VALID,
  ADD CONSTRAINT farm_id__lockstep_not_null CHECK ((farm_id IS NOT NULL)) NOT VALID,
  ADD CONSTRAINT samples__lockstep_not_null CHECK ((samples IS NOT NULL)) NOT VALID,
  ADD CONSTRAINT sensor_id__lockstep_not_null CHECK ((sensor_id IS NOT NULL)) NOT VALID,
  ALTER COLUMN day DROP NOT NULL,
  ALTER COLUMN farm_id DROP NOT NULL,
  ALTER COLUMN samples DROP NOT NULL,
  ALTER COLUMN sensor_id DROP NOT NULL;
COMMIT;

-- ==== rollback/054_validate_2_checks_and_4_not_nulls_on_public_readings.sql
-- 054 undo validate 2 checks and 4 not nulls on public.readings
-- Plan:        0001-sensors (phase 1)
-- Why:         reads every row under a lock that stops neither reads nor writes; in its own transaction, or the lock of the step before would be held through the scan
-- Rollback:    nothing to do: the step that added them drops them

-- Nothing to execute.

-- ==== rollback/053_add_2_checks_and_4_not_nulls_on_public_readings_not_validate.sql
-- 053 undo add 2 checks and 4 not nulls on public.readings, not validated yet
-- Plan:        0001-sensors (phase 1)
-- Why:         the declaration has 2 checks and 4 not nulls on public.readings; added NOT VALID first, so that no row is read under the lock; a CHECK stands in for each NOT NULL until it is proved
-- Locks:       ACCESS EXCLUSIVE on public.readings (stops reads and writes)
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
ALTER TABLE public.readings
  DROP CONSTRAINT IF EXISTS ck_reading_order,
  DROP CONSTRAINT IF EXISTS ck_reading_samples,
  DROP CONSTRAINT IF EXISTS day__lockstep_not_null,
  DROP CONSTRAINT IF EXISTS farm_id__lockstep_not_null,
  DROP CONSTRAINT IF EXISTS samples__lockstep_not_null,
  DROP CONSTRAINT IF EXISTS sensor_id__lockstep_not_null;
COMMIT;

-- ==== rollback/052_set_farm_id_gateway_id_id_received_at_state_of_telemetry_ing.sql
-- 052 undo set farm_id, gateway_id, id, received_at, state of telemetry.ingest_batches not null
-- Plan:        0001-sensors (phase 1)
-- Why:         the validated CHECK spares the scan; it is dropped by a second statement, because one statement for both would scan
-- Locks:       ACCESS EXCLUSIVE on telemetry.ingest_batches (stops reads and writes)
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
ALTER TABLE telemetry.ingest_batches
  ADD CONSTRAINT farm_id__lockstep_not_null CHECK ((farm_id IS NOT NULL)) NOT VALID,
  ADD CONSTRAINT gateway_id__lockstep_not_null CHECK ((gateway_id IS NOT NULL)) NOT VALID,
  ADD CONSTRAINT id__lockstep_not_null CHECK ((id IS NOT NULL)) NOT VALID,
  ADD CONSTRAINT received_at__lockstep_not_null CHECK ((received_at IS NOT NULL)) NOT VALID,
  ADD CONSTRAINT state__lockstep_not_null CHECK ((state IS NOT NULL)) NOT VALID,
  ALTER COLUMN farm_id DROP NOT NULL,
  ALTER COLUMN gateway_id DROP NOT NULL,
  ALTER COLUMN id DROP NOT NULL,
  ALTER COLUMN received_at DROP NOT NULL,
  ALTER COLUMN state DROP NOT NULL;
COMMIT;

-- ==== rollback/051_validate_2_checks_and_5_not_nulls_on_telemetry_ingest_batche.sql
-- 051 undo validate 2 checks and 5 not nulls on telemetry.ingest_batches
-- Plan:        0001-sensors (phase 1)
-- Why:         reads every row under a lock that stops neither reads nor writes; in its own transaction, or the lock of the step before would be held through the scan
-- Rollback:    nothing to do: the step that added them drops them

-- Nothing to execute.

-- ==== rollback/050_add_2_checks_and_5_not_nulls_on_telemetry_ingest_batches_not.sql
-- 050 undo add 2 checks and 5 not nulls on telemetry.ingest_batches, not validated yet
-- Plan:        0001-sensors (phase 1)
-- Why:         the declaration has 2 checks and 5 not nulls on telemetry.ingest_batches; added NOT VALID first, so that no row is read under the lock; a CHECK stands in for each NOT NULL until it is proved
-- Locks:       ACCESS EXCLUSIVE on telemetry.ingest_batches (stops reads and writes)
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
ALTER TABLE telemetry.ingest_batches
  DROP CONSTRAINT IF EXISTS ck_ingest_batch_row_count,
  DROP CONSTRAINT IF EXISTS ck_ingest_batch_state,
  DROP CONSTRAINT IF EXISTS farm_id__lockstep_not_null,
  DROP CONSTRAINT IF EXISTS gateway_id__lockstep_not_null,
  DROP CONSTRAINT IF EXISTS id__lockstep_not_null,
  DROP CONSTRAINT IF EXISTS received_at__lockstep_not_null,
  DROP CONSTRAINT IF EXISTS state__lockstep_not_null;
COMMIT;

-- ==== rollback/049_set_farm_id_id_serial_number_of_public_gateways_not_null.sql
-- 049 undo set farm_id, id, serial_number of public.gateways not null
-- Plan:        0001-sensors (phase 1)
-- Why:         the validated CHECK spares the scan; it is dropped by a second statement, because one statement for both would scan
-- Locks:       ACCESS EXCLUSIVE on public.gateways (stops reads and writes)
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
ALTER TABLE public.gateways
  ADD CONSTRAINT farm_id__lockstep_not_null CHECK ((farm_id IS NOT NULL)) NOT VALID,
  ADD CONSTRAINT id__lockstep_not_null CHECK ((id IS NOT NULL)) NOT VALID,
  ADD CONSTRAINT serial_number__lockstep_not_null CHECK ((serial_number IS NOT NULL)) NOT VALID,
  ALTER COLUMN farm_id DROP NOT NULL,
  ALTER COLUMN id DROP NOT NULL,
  ALTER COLUMN serial_number DROP NOT NULL;
COMMIT;

-- ==== rollback/048_validate_2_checks_and_3_not_nulls_on_public_gateways.sql
-- 048 undo validate 2 checks and 3 not nulls on public.gateways
-- Plan:        0001-sensors (phase 1)
-- Why:         reads every row under a lock that stops neither reads nor writes; in its own transaction, or the lock of the step before would be held through the scan
-- Rollback:    nothing to do: the step that added them drops them

-- Nothing to execute.

-- ==== rollback/047_add_2_checks_and_3_not_nulls_on_public_gateways_not_validate.sql
-- 047 undo add 2 checks and 3 not nulls on public.gateways, not validated yet
-- Plan:        0001-sensors (phase 1)
-- Why:         the declaration has 2 checks and 3 not nulls on public.gateways; added NOT VALID first, so that no row is read under the lock; a CHECK stands in for each NOT NULL until it is proved
-- Locks:       ACCESS EXCLUSIVE on public.gateways (stops reads and writes)
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
ALTER TABLE public.gateways
  DROP CONSTRAINT IF EXISTS ck_gateway_firmware_version,
  DROP CONSTRAINT IF EXISTS ck_gateway_serial_number,
  DROP CONSTRAINT IF EXISTS farm_id__lockstep_not_null,
  DROP CONSTRAINT IF EXISTS id__lockstep_not_null,
  DROP CONSTRAINT IF EXISTS serial_number__lockstep_not_null;
COMMIT;

-- ==== rollback/046_set_farm_id_id_name_of_public_fields_not_null.sql
-- 046 undo set farm_id, id, name of public.fields not null
-- Plan:        0001-sensors (phase 1)
-- Why:         the validated CHECK spares the scan; it is dropped by a second statement, because one statement for both would scan
-- Locks:       ACCESS EXCLUSIVE on public.fields (stops reads and writes)
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
ALTER TABLE public.fields
  ADD CONSTRAINT farm_id__lockstep_not_null CHECK ((farm_id IS NOT NULL)) NOT VALID,
  ADD CONSTRAINT id__lockstep_not_null CHECK ((id IS NOT NULL)) NOT VALID,
  ADD CONSTRAINT name__lockstep_not_null CHECK ((name IS NOT NULL)) NOT VALID,
  ALTER COLUMN farm_id DROP NOT NULL,
  ALTER COLUMN id DROP NOT NULL,
  ALTER COLUMN name DROP NOT NULL;
COMMIT;

-- ==== rollback/045_validate_check_ck_field_soil_type_and_3_not_nulls_on_public.sql
-- 045 undo validate check ck_field_soil_type and 3 not nulls on public.fields
-- Plan:        0001-sensors (phase 1)
-- Why:         reads every row under a lock that stops neither reads nor writes; in its own transaction, or the lock of the step before would be held through the scan
-- Rollback:    nothing to do: the step that added them drops them

-- Nothing to execute.

-- ==== rollback/044_add_check_ck_field_soil_type_and_3_not_nulls_on_public_field.sql
-- 044 undo add check ck_field_soil_type and 3 not nulls on public.fields, not validated yet
-- Plan:        0001-sensors (phase 1)
-- Why:         the declaration has check ck_field_soil_type and 3 not nulls on public.fields; added NOT VALID first, so that no row is read under the lock; a CHECK stands in for each NOT NULL until it is proved
-- Locks:       ACCESS EXCLUSIVE on public.fields (stops reads and writes)
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
ALTER TABLE public.fields
  DROP CONSTRAINT IF EXISTS ck_field_soil_type,
  DROP CONSTRAINT IF EXISTS farm_id__lockstep_not_null,
  DROP CONSTRAINT IF EXISTS id__lockstep_not_null,
  DROP CONSTRAINT IF EXISTS name__lockstep_not_null;
COMMIT;

-- ==== rollback/043_set_country_is_reference_lab_time_zone_of_public_farms_not_n.sql
-- 043 undo set country, is_reference_lab, time_zone of public.farms not null
-- Plan:        0001-sensors (phase 1)
-- Why:         the validated CHECK spares the scan; it is dropped by a second statement, because one statement for both would scan
-- Locks:       ACCESS EXCLUSIVE on public.farms (stops reads and writes)
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
ALTER TABLE public.farms
  ADD CONSTRAINT country__lockstep_not_null CHECK ((country IS NOT NULL)) NOT VALID,
  ADD CONSTRAINT is_reference_lab__lockstep_not_null CHECK ((is_reference_lab IS NOT NULL)) NOT VALID,
  ADD CONSTRAINT time_zone__lockstep_not_null CHECK ((time_zone IS NOT NULL)) NOT VALID,
  ALTER COLUMN country DROP NOT NULL,
  ALTER COLUMN is_reference_lab DROP NOT NULL,
  ALTER COLUMN time_zone DROP NOT NULL;
COMMIT;

-- ==== rollback/042_validate_2_checks_and_3_not_nulls_on_public_farms.sql
-- 042 undo validate 2 checks and 3 not nulls on public.farms
-- Plan:        0001-sensors (phase 1)
-- Why:         reads every row under a lock that stops neither reads nor writes; in its own transaction, or the lock of the step before would be held through the scan
-- Rollback:    nothing to do: the step that added them drops them

-- Nothing to execute.

-- ==== rollback/041_add_2_checks_and_3_not_nulls_on_public_farms_not_validated_y.sql
-- 041 undo add 2 checks and 3 not nulls on public.farms, not validated yet
-- Plan:        0001-sensors (phase 1)
-- Why:         the declaration has 2 checks and 3 not nulls on public.farms; added NOT VALID first, so that no row is read under the lock; a CHECK stands in for each NOT NULL until it is proved
-- Locks:       ACCESS EXCLUSIVE on public.farms (stops reads and writes)
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
ALTER TABLE public.farms
  DROP CONSTRAINT IF EXISTS ck_farm_country_code,
  DROP CONSTRAINT IF EXISTS ck_farm_name_not_blank,
  DROP CONSTRAINT IF EXISTS country__lockstep_not_null,
  DROP CONSTRAINT IF EXISTS is_reference_lab__lockstep_not_null,
  DROP CONSTRAINT IF EXISTS time_zone__lockstep_not_null;
COMMIT;

-- ==== rollback/040_set_calibration_date_calibration_value_farm_id_id_is_voided.sql
-- 040 undo set calibration_date, calibration_value, farm_id, id, is_voided, sensor_id, valid_from of public.sensor_calibrations not null
-- Plan:        0001-sensors (phase 1)
-- Why:         the validated CHECK spares the scan; it is dropped by a second statement, because one statement for both would scan
-- Locks:       ACCESS EXCLUSIVE on public.sensor_calibrations (stops reads and writes)
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
ALTER TABLE public.sensor_calibrations
  ADD CONSTRAINT calibration_date__lockstep_not_null CHECK ((calibration_date IS NOT NULL)) NOT VALID,
  ADD CONSTRAINT calibration_value__lockstep_not_null CHECK ((calibration_value IS NOT NULL)) NOT VALID,
  ADD CONSTRAINT farm_id__lockstep_not_null CHECK ((farm_id IS NOT NULL)) NOT VALID,
  ADD CONSTRAINT id__lockstep_not_null CHECK ((id IS NOT NULL)) NOT VALID,
  ADD CONSTRAINT is_voided__lockstep_not_null CHECK ((is_voided IS NOT NULL)) NOT VALID,
  ADD CONSTRAINT sensor_id__lockstep_not_null CHECK ((sensor_id IS NOT NULL)) NOT VALID,
  ADD CONSTRAINT valid_from__lockstep_not_null CHECK ((valid_from IS NOT NULL)) NOT VALID,
  ALTER COLUMN calibration_date DROP NOT NULL,
  ALTER COLUMN calibration_value DROP NOT NULL,
  ALTER COLUMN farm_id DROP NOT NULL,
  ALTER COLUMN id DROP NOT NULL,
  ALTER COLUMN is_voided DROP NOT NULL,
  ALTER COLUMN sensor_id DROP NOT NULL,
  ALTER COLUMN valid_from DROP NOT NULL;
COMMIT;

-- ==== rollback/039_validate_5_checks_and_7_not_nulls_on_public_sensor_calibrati.sql
-- 039 undo validate 5 checks and 7 not nulls on public.sensor_calibrations
-- Plan:        0001-sensors (phase 1)
-- Why:         reads every row under a lock that stops neither reads nor writes; in its own transaction, or the lock of the step before would be held through the scan
-- Rollback:    nothing to do: the step that added them drops them

-- Nothing to execute.

-- ==== rollback/038_add_5_checks_and_7_not_nulls_on_public_sensor_calibrations_n.sql
-- 038 undo add 5 checks and 7 not nulls on public.sensor_calibrations, not validated yet
-- Plan:        0001-sensors (phase 1)
-- Why:         the declaration has 5 checks and 7 not nulls on public.sensor_calibrations; added NOT VALID first, so that no row is read under the lock; a CHECK stands in for each NOT NULL until it is proved
-- Locks:       ACCESS EXCLUSIVE on public.sensor_calibrations (stops reads and writes)
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
ALTER TABLE public.sensor_calibrations
  DROP CONSTRAINT IF EXISTS ck_calibration_before_period,
  DROP CONSTRAINT IF EXISTS ck_calibration_not_against_itself,
  DROP CONSTRAINT IF EXISTS ck_calibration_period,
  DROP CONSTRAINT IF EXISTS ck_calibration_value,
  DROP CONSTRAINT IF EXISTS ck_calibration_voided_says_why,
  DROP CONSTRAINT IF EXISTS calibration_date__lockstep_not_null,
  DROP CONSTRAINT IF EXISTS calibration_value__lockstep_not_null,
  DROP CONSTRAINT IF EXISTS farm_id__lockstep_not_null,
  DROP CONSTRAINT IF EXISTS id__lockstep_not_null,
  DROP CONSTRAINT IF EXISTS is_voided__lockstep_not_null,
  DROP CONSTRAINT IF EXISTS sensor_id__lockstep_not_null,
  DROP CONSTRAINT IF EXISTS valid_from__lockstep_not_null;
COMMIT;

-- ==== rollback/037_set_farm_id_id_is_enabled_sensor_id_severity_of_public_alert.sql
-- 037 undo set farm_id, id, is_enabled, sensor_id, severity of public.alert_rules not null
-- Plan:        0001-sensors (phase 1)
-- Why:         the validated CHECK spares the scan; it is dropped by a second statement, because one statement for both would scan
-- Locks:       ACCESS EXCLUSIVE on public.alert_rules (stops reads and writes)
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
ALTER TABLE public.alert_rules
  ADD CONSTRAINT farm_id__lockstep_not_null CHECK ((farm_id IS NOT NULL)) NOT VALID,
  ADD CONSTRAINT id__lockstep_not_null CHECK ((id IS NOT NULL)) NOT VALID,
  ADD CONSTRAINT is_enabled__lockstep_not_null CHECK ((is_enabled IS NOT NULL)) NOT VALID,
  ADD CONSTRAINT sensor_id__lockstep_not_null CHECK ((sensor_id IS NOT NULL)) NOT VALID,
  ADD CONSTRAINT severity__lockstep_not_null CHECK ((severity IS NOT NULL)) NOT VALID,
  ALTER COLUMN farm_id DROP NOT NULL,
  ALTER COLUMN id DROP NOT NULL,
  ALTER COLUMN is_enabled DROP NOT NULL,
  ALTER COLUMN sensor_id DROP NOT NULL,
  ALTER COLUMN severity DROP NOT NULL;
COMMIT;

-- ==== rollback/036_validate_2_checks_and_5_not_nulls_on_public_alert_rules.sql
-- 036 undo validate 2 checks and 5 not nulls on public.alert_rules
-- Plan:        0001-sensors (phase 1)
-- Why:         reads every row under a lock that stops neither reads nor writes; in its own transaction, or the lock of the step before would be held through the scan
-- Rollback:    nothing to do: the step that added them drops them

-- Nothing to execute.

-- ==== rollback/035_add_2_checks_and_5_not_nulls_on_public_alert_rules_not_valid.sql
-- 035 undo add 2 checks and 5 not nulls on public.alert_rules, not validated yet
-- Plan:        0001-sensors (phase 1)
-- Why:         the declaration has 2 checks and 5 not nulls on public.alert_rules; added NOT VALID first, so that no row is read under the lock; a CHECK stands in for each NOT NULL until it is proved
-- Locks:       ACCESS EXCLUSIVE on public.alert_rules (stops reads and writes)
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
ALTER TABLE public.alert_rules
  DROP CONSTRAINT IF EXISTS ck_alert_rule_bounds_order,
  DROP CONSTRAINT IF EXISTS ck_alert_rule_has_a_bound,
  DROP CONSTRAINT IF EXISTS farm_id__lockstep_not_null,
  DROP CONSTRAINT IF EXISTS id__lockstep_not_null,
  DROP CONSTRAINT IF EXISTS is_enabled__lockstep_not_null,
  DROP CONSTRAINT IF EXISTS sensor_id__lockstep_not_null,
  DROP CONSTRAINT IF EXISTS severity__lockstep_not_null;
COMMIT;

-- ==== rollback/034_set_alert_rule_id_farm_id_id_raised_at_of_public_alerts_not.sql
-- 034 undo set alert_rule_id, farm_id, id, raised_at of public.alerts not null
-- Plan:        0001-sensors (phase 1)
-- Why:         the validated CHECK spares the scan; it is dropped by a second statement, because one statement for both would scan
-- Locks:       ACCESS EXCLUSIVE on public.alerts (stops reads and writes)
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
ALTER TABLE public.alerts
  ADD CONSTRAINT alert_rule_id__lockstep_not_null CHECK ((alert_rule_id IS NOT NULL)) NOT VALID,
  ADD CONSTRAINT farm_id__lockstep_not_null CHECK ((farm_id IS NOT NULL)) NOT VALID,
  ADD CONSTRAINT id__lockstep_not_null CHECK ((id IS NOT NULL)) NOT VALID,
  ADD CONSTRAINT raised_at__lockstep_not_null CHECK ((raised_at IS NOT NULL)) NOT VALID,
  ALTER COLUMN alert_rule_id DROP NOT NULL,
  ALTER COLUMN farm_id DROP NOT NULL,
  ALTER COLUMN id DROP NOT NULL,
  ALTER COLUMN raised_at DROP NOT NULL;
COMMIT;

-- ==== rollback/033_validate_check_ck_alert_cleared_after_raised_and_4_not_nulls.sql
-- 033 undo validate check ck_alert_cleared_after_raised and 4 not nulls on public.alerts
-- Plan:        0001-sensors (phase 1)
-- Why:         reads every row under a lock that stops neither reads nor writes; in its own transaction, or the lock of the step before would be held through the scan
-- Rollback:    nothing to do: the step that added them drops them

-- Nothing to execute.

-- ==== rollback/032_add_check_ck_alert_cleared_after_raised_and_4_not_nulls_on_p.sql
-- 032 undo add check ck_alert_cleared_after_raised and 4 not nulls on public.alerts, not validated yet
-- Plan:        0001-sensors (phase 1)
-- Why:         the declaration has check ck_alert_cleared_after_raised and 4 not nulls on public.alerts; added NOT VALID first, so that no row is read under the lock; a CHECK stands in for each NOT NULL until it is proved
-- Locks:       ACCESS EXCLUSIVE on public.alerts (stops reads and writes)
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
ALTER TABLE public.alerts
  DROP CONSTRAINT IF EXISTS ck_alert_cleared_after_raised,
  DROP CONSTRAINT IF EXISTS alert_rule_id__lockstep_not_null,
  DROP CONSTRAINT IF EXISTS farm_id__lockstep_not_null,
  DROP CONSTRAINT IF EXISTS id__lockstep_not_null,
  DROP CONSTRAINT IF EXISTS raised_at__lockstep_not_null;
COMMIT;

-- ==== rollback/031_create_index_uq_one_reference_lab_on_public_farms.sql
-- 031 undo create index uq_one_reference_lab on public.farms
-- Plan:        0001-sensors (phase 1)
-- Why:         the declaration has index uq_one_reference_lab on public.farms, the database has not; built CONCURRENTLY: reads and writes go on
-- Locks:       SHARE UPDATE EXCLUSIVE on public.farms (stops no reads and no writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public.uq_one_reference_lab (stops no reads and no writes)
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
DROP INDEX CONCURRENTLY IF EXISTS public.uq_one_reference_lab;

-- ==== rollback/030_create_index_ix_visits_farm_id_sensor_id_on_public_maintenan.sql
-- 030 undo create index ix_visits_farm_id_sensor_id on public.maintenance_visits
-- Plan:        0001-sensors (phase 1)
-- Why:         the declaration has index ix_visits_farm_id_sensor_id on public.maintenance_visits, the database has not; built CONCURRENTLY: reads and writes go on
-- Locks:       SHARE UPDATE EXCLUSIVE on public.ix_visits_farm_id_sensor_id (stops no reads and no writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public.maintenance_visits (stops no reads and no writes)
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
DROP INDEX CONCURRENTLY IF EXISTS public.ix_visits_farm_id_sensor_id;

-- ==== rollback/029_create_index_ix_sensors_farm_id_gateway_id_on_public_sensors.sql
-- 029 undo create index ix_sensors_farm_id_gateway_id on public.sensors
-- Plan:        0001-sensors (phase 1)
-- Why:         the declaration has index ix_sensors_farm_id_gateway_id on public.sensors, the database has not; built CONCURRENTLY: reads and writes go on
-- Locks:       SHARE UPDATE EXCLUSIVE on public.ix_sensors_farm_id_gateway_id (stops no reads and no writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public.sensors (stops no reads and no writes)
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
DROP INDEX CONCURRENTLY IF EXISTS public.ix_sensors_farm_id_gateway_id;

-- ==== rollback/028_create_index_ix_sensors_farm_id_field_id_on_public_sensors.sql
-- 028 undo create index ix_sensors_farm_id_field_id on public.sensors
-- Plan:        0001-sensors (phase 1)
-- Why:         the declaration has index ix_sensors_farm_id_field_id on public.sensors, the database has not; built CONCURRENTLY: reads and writes go on
-- Locks:       SHARE UPDATE EXCLUSIVE on public.ix_sensors_farm_id_field_id (stops no reads and no writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public.sensors (stops no reads and no writes)
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
DROP INDEX CONCURRENTLY IF EXISTS public.ix_sensors_farm_id_field_id;

-- ==== rollback/027_create_index_ix_sensors_active_on_public_sensors.sql
-- 027 undo create index ix_sensors_active on public.sensors
-- Plan:        0001-sensors (phase 1)
-- Why:         the declaration has index ix_sensors_active on public.sensors, the database has not; built CONCURRENTLY: reads and writes go on
-- Locks:       SHARE UPDATE EXCLUSIVE on public.ix_sensors_active (stops no reads and no writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public.sensors (stops no reads and no writes)
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
DROP INDEX CONCURRENTLY IF EXISTS public.ix_sensors_active;

-- ==== rollback/026_create_index_ix_readings_ingest_batch_on_telemetry_readings.sql
-- 026 undo create index ix_readings_ingest_batch on telemetry.readings
-- Plan:        0001-sensors (phase 1)
-- Why:         the declaration has index ix_readings_ingest_batch on telemetry.readings, the database has not; built CONCURRENTLY: reads and writes go on
-- Locks:       SHARE UPDATE EXCLUSIVE on telemetry.ix_readings_ingest_batch (stops no reads and no writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on telemetry.readings (stops no reads and no writes)
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
DROP INDEX CONCURRENTLY IF EXISTS telemetry.ix_readings_ingest_batch;

-- ==== rollback/025_create_index_ix_readings_doubtful_on_telemetry_readings.sql
-- 025 undo create index ix_readings_doubtful on telemetry.readings
-- Plan:        0001-sensors (phase 1)
-- Why:         the declaration has index ix_readings_doubtful on telemetry.readings, the database has not; built CONCURRENTLY: reads and writes go on
-- Locks:       SHARE UPDATE EXCLUSIVE on telemetry.ix_readings_doubtful (stops no reads and no writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on telemetry.readings (stops no reads and no writes)
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
DROP INDEX CONCURRENTLY IF EXISTS telemetry.ix_readings_doubtful;

-- ==== rollback/024_create_index_ix_readings_day_on_public_readings.sql
-- 024 undo create index ix_readings_day on public.readings
-- Plan:        0001-sensors (phase 1)
-- Why:         the declaration has index ix_readings_day on public.readings, the database has not; built CONCURRENTLY: reads and writes go on
-- Locks:       SHARE UPDATE EXCLUSIVE on public.ix_readings_day (stops no reads and no writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public.readings (stops no reads and no writes)
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
DROP INDEX CONCURRENTLY IF EXISTS public.ix_readings_day;

-- ==== rollback/023_create_index_ix_ingest_batches_farm_id_gateway_id_on_telemet.sql
-- 023 undo create index ix_ingest_batches_farm_id_gateway_id on telemetry.ingest_batches
-- Plan:        0001-sensors (phase 1)
-- Why:         the declaration has index ix_ingest_batches_farm_id_gateway_id on telemetry.ingest_batches, the database has not; built CONCURRENTLY: reads and writes go on
-- Locks:       SHARE UPDATE EXCLUSIVE on telemetry.ingest_batches (stops no reads and no writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on telemetry.ix_ingest_batches_farm_id_gateway_id (stops no reads and no writes)
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
DROP INDEX CONCURRENTLY IF EXISTS telemetry.ix_ingest_batches_farm_id_gateway_id;

-- ==== rollback/022_create_index_ix_gateways_last_seen_on_public_gateways.sql
-- 022 undo create index ix_gateways_last_seen on public.gateways
-- Plan:        0001-sensors (phase 1)
-- Why:         the declaration has index ix_gateways_last_seen on public.gateways, the database has not; built CONCURRENTLY: reads and writes go on
-- Locks:       SHARE UPDATE EXCLUSIVE on public.gateways (stops no reads and no writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public.ix_gateways_last_seen (stops no reads and no writes)
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
DROP INDEX CONCURRENTLY IF EXISTS public.ix_gateways_last_seen;

-- ==== rollback/021_create_index_ix_gateways_farm_id_field_id_on_public_gateways.sql
-- 021 undo create index ix_gateways_farm_id_field_id on public.gateways
-- Plan:        0001-sensors (phase 1)
-- Why:         the declaration has index ix_gateways_farm_id_field_id on public.gateways, the database has not; built CONCURRENTLY: reads and writes go on
-- Locks:       SHARE UPDATE EXCLUSIVE on public.gateways (stops no reads and no writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public.ix_gateways_farm_id_field_id (stops no reads and no writes)
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
DROP INDEX CONCURRENTLY IF EXISTS public.ix_gateways_farm_id_field_id;

-- ==== rollback/020_create_index_ix_fields_name_c_on_public_fields.sql
-- 020 undo create index ix_fields_name_c on public.fields
-- Plan:        0001-sensors (phase 1)
-- Why:         the declaration has index ix_fields_name_c on public.fields, the database has not; built CONCURRENTLY: reads and writes go on
-- Locks:       SHARE UPDATE EXCLUSIVE on public.fields (stops no reads and no writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public.ix_fields_name_c (stops no reads and no writes)
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
DROP INDEX CONCURRENTLY IF EXISTS public.ix_fields_name_c;

-- ==== rollback/019_create_index_ix_calibrations_reference_on_public_sensor_cali.sql
-- 019 undo create index ix_calibrations_reference on public.sensor_calibrations
-- Plan:        0001-sensors (phase 1)
-- Why:         the declaration has index ix_calibrations_reference on public.sensor_calibrations, the database has not; built CONCURRENTLY: reads and writes go on
-- Locks:       SHARE UPDATE EXCLUSIVE on public.ix_calibrations_reference (stops no reads and no writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public.sensor_calibrations (stops no reads and no writes)
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
DROP INDEX CONCURRENTLY IF EXISTS public.ix_calibrations_reference;

-- ==== rollback/018_create_index_ix_calibrations_latest_on_public_sensor_calibra.sql
-- 018 undo create index ix_calibrations_latest on public.sensor_calibrations
-- Plan:        0001-sensors (phase 1)
-- Why:         the declaration has index ix_calibrations_latest on public.sensor_calibrations, the database has not; built CONCURRENTLY: reads and writes go on
-- Locks:       SHARE UPDATE EXCLUSIVE on public.ix_calibrations_latest (stops no reads and no writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public.sensor_calibrations (stops no reads and no writes)
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
DROP INDEX CONCURRENTLY IF EXISTS public.ix_calibrations_latest;

-- ==== rollback/017_create_index_ix_alerts_open_on_public_alerts.sql
-- 017 undo create index ix_alerts_open on public.alerts
-- Plan:        0001-sensors (phase 1)
-- Why:         the declaration has index ix_alerts_open on public.alerts, the database has not; built CONCURRENTLY: reads and writes go on
-- Locks:       SHARE UPDATE EXCLUSIVE on public.alerts (stops no reads and no writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public.ix_alerts_open (stops no reads and no writes)
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
DROP INDEX CONCURRENTLY IF EXISTS public.ix_alerts_open;

-- ==== rollback/016_create_index_ix_alerts_farm_id_alert_rule_id_on_public_alert.sql
-- 016 undo create index ix_alerts_farm_id_alert_rule_id on public.alerts
-- Plan:        0001-sensors (phase 1)
-- Why:         the declaration has index ix_alerts_farm_id_alert_rule_id on public.alerts, the database has not; built CONCURRENTLY: reads and writes go on
-- Locks:       SHARE UPDATE EXCLUSIVE on public.alerts (stops no reads and no writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public.ix_alerts_farm_id_alert_rule_id (stops no reads and no writes)
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
DROP INDEX CONCURRENTLY IF EXISTS public.ix_alerts_farm_id_alert_rule_id;

-- ==== rollback/015_create_index_ix_alert_rules_farm_id_sensor_id_on_public_aler.sql
-- 015 undo create index ix_alert_rules_farm_id_sensor_id on public.alert_rules
-- Plan:        0001-sensors (phase 1)
-- Why:         the declaration has index ix_alert_rules_farm_id_sensor_id on public.alert_rules, the database has not; built CONCURRENTLY: reads and writes go on
-- Locks:       SHARE UPDATE EXCLUSIVE on public.alert_rules (stops no reads and no writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public.ix_alert_rules_farm_id_sensor_id (stops no reads and no writes)
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
DROP INDEX CONCURRENTLY IF EXISTS public.ix_alert_rules_farm_id_sensor_id;

-- ==== rollback/014_create_index_brin_readings_recorded_at_on_telemetry_readings.sql
-- 014 undo create index brin_readings_recorded_at on telemetry.readings
-- Plan:        0001-sensors (phase 1)
-- Why:         the declaration has index brin_readings_recorded_at on telemetry.readings, the database has not; built CONCURRENTLY: reads and writes go on
-- Locks:       SHARE UPDATE EXCLUSIVE on telemetry.brin_readings_recorded_at (stops no reads and no writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on telemetry.readings (stops no reads and no writes)
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
DROP INDEX CONCURRENTLY IF EXISTS telemetry.brin_readings_recorded_at;

-- ==== rollback/013_set_default_of_quality_on_telemetry_readings_to_3.sql
-- 013 undo set default of quality on telemetry.readings to 3
-- Plan:        0001-sensors (phase 1)
-- Why:         the declaration says another default; rows that are there keep their values
-- Locks:       ACCESS EXCLUSIVE on telemetry.readings (stops reads and writes)
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
ALTER TABLE ONLY telemetry.readings ALTER COLUMN quality DROP DEFAULT;
COMMIT;

-- ==== rollback/012_change_defaults_of_received_at_and_state_on_telemetry_ingest.sql
-- 012 undo change defaults of received_at and state on telemetry.ingest_batches
-- Plan:        0001-sensors (phase 1)
-- Why:         the declaration says another default; rows that are there keep their values
-- Locks:       ACCESS EXCLUSIVE on telemetry.ingest_batches (stops reads and writes)
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
ALTER TABLE ONLY telemetry.ingest_batches
  ALTER COLUMN received_at DROP DEFAULT,
  ALTER COLUMN state DROP DEFAULT;
COMMIT;

-- ==== rollback/011_set_default_of_installed_on_on_public_sensors_to_current_dat.sql
-- 011 undo set default of installed_on on public.sensors to CURRENT_DATE
-- Plan:        0001-sensors (phase 1)
-- Why:         the declaration says another default; rows that are there keep their values
-- Locks:       ACCESS EXCLUSIVE on public.sensors (stops reads and writes)
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
ALTER TABLE ONLY public.sensors ALTER COLUMN installed_on DROP DEFAULT;
COMMIT;

-- ==== rollback/010_set_default_of_is_voided_on_public_sensor_calibrations_to_fa.sql
-- 010 undo set default of is_voided on public.sensor_calibrations to false
-- Plan:        0001-sensors (phase 1)
-- Why:         the declaration says another default; rows that are there keep their values
-- Locks:       ACCESS EXCLUSIVE on public.sensor_calibrations (stops reads and writes)
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
ALTER TABLE ONLY public.sensor_calibrations ALTER COLUMN is_voided DROP DEFAULT;
COMMIT;

-- ==== rollback/009_set_default_of_samples_on_public_readings_to_0.sql
-- 009 undo set default of samples on public.readings to 0
-- Plan:        0001-sensors (phase 1)
-- Why:         the declaration says another default; rows that are there keep their values
-- Locks:       ACCESS EXCLUSIVE on public.readings (stops reads and writes)
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
ALTER TABLE ONLY public.readings ALTER COLUMN samples DROP DEFAULT;
COMMIT;

-- ==== rollback/008_change_defaults_of_is_reference_lab_and_time_zone_on_public.sql
-- 008 undo change defaults of is_reference_lab and time_zone on public.farms
-- Plan:        0001-sensors (phase 1)
-- Why:         the declaration says another default; rows that are there keep their values
-- Locks:       ACCESS EXCLUSIVE on public.farms (stops reads and writes)
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
ALTER TABLE ONLY public.farms
  ALTER COLUMN is_reference_lab DROP DEFAULT,
  ALTER COLUMN time_zone DROP DEFAULT;
COMMIT;

-- ==== rollback/007_set_default_of_raised_at_on_public_alerts_to_now.sql
-- 007 undo set default of raised_at on public.alerts to now()
-- Plan:        0001-sensors (phase 1)
-- Why:         the declaration says another default; rows that are there keep their values
-- Locks:       ACCESS EXCLUSIVE on public.alerts (stops reads and writes)
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
ALTER TABLE ONLY public.alerts ALTER COLUMN raised_at DROP DEFAULT;
COMMIT;

-- ==== rollback/006_change_defaults_of_is_enabled_and_severity_on_public_alert_r.sql
-- 006 undo change defaults of is_enabled and severity on public.alert_rules
-- Plan:        0001-sensors (phase 1)
-- Why:         the declaration says another default; rows that are there keep their values
-- Locks:       ACCESS EXCLUSIVE on public.alert_rules (stops reads and writes)
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
ALTER TABLE ONLY public.alert_rules
  ALTER COLUMN is_enabled DROP DEFAULT,
  ALTER COLUMN severity DROP DEFAULT;
COMMIT;

-- ==== rollback/005_rename_index_ix_sensors_type_on_public_sensors_to_ix_sensors.sql
-- 005 undo rename index ix_sensors_type on public.sensors to ix_sensors_farm_id_sensor_type
-- Plan:        0001-sensors (phase 1)
-- Why:         the declaration says `was:`
-- Locks:       SHARE UPDATE EXCLUSIVE on public.ix_sensors_farm_id_sensor_type (stops no reads and no writes)
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
ALTER INDEX public.ix_sensors_farm_id_sensor_type RENAME TO ix_sensors_type;
COMMIT;

-- ==== rollback/004_rename_constraint_sensors_code_uniq_on_public_sensors_to_uq.sql
-- 004 undo rename constraint sensors_code_uniq on public.sensors to uq_sensor_code_per_farm
-- Plan:        0001-sensors (phase 1)
-- Why:         the declaration says `was:`
-- Locks:       ACCESS EXCLUSIVE on public.sensors (stops reads and writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public.uq_sensor_code_per_farm (stops no reads and no writes)
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
ALTER TABLE public.sensors RENAME CONSTRAINT uq_sensor_code_per_farm TO sensors_code_uniq;
COMMIT;

-- ==== rollback/003_rename_constraint_fields_area_ha_check_on_public_fields_to_c.sql
-- 003 undo rename constraint fields_area_ha_check on public.fields to ck_field_area_positive
-- Plan:        0001-sensors (phase 1)
-- Why:         the declaration says `was:`
-- Locks:       ACCESS EXCLUSIVE on public.fields (stops reads and writes)
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
ALTER TABLE public.fields RENAME CONSTRAINT ck_field_area_positive TO fields_area_ha_check;
COMMIT;

-- ==== rollback/002_add_value_humidity_to_enum_public_sensor_type_after_temperat.sql
-- 002 undo add value 'humidity' to enum public.sensor_type after 'temperature'
-- Plan:        0001-sensors (phase 1)
-- Why:         the declaration has the value, the type has not; it must be committed before its first use
-- Rollback:    keeps something: PostgreSQL cannot remove an enum value: 'humidity' stays, harmless while no row uses it

-- Nothing to execute.

-- ==== rollback/001_install_extension_btree_gist.sql
-- 001 undo install extension btree_gist
-- Plan:        0001-sensors (phase 1)
-- Why:         the declaration has extension btree_gist, the database has not
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
DROP EXTENSION btree_gist;
COMMIT;

