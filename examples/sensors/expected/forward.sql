-- ==== forward/001_install_extension_btree_gist.sql
-- 001 install extension btree_gist
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
CREATE EXTENSION IF NOT EXISTS btree_gist WITH SCHEMA public;
COMMIT;

-- ==== forward/002_add_value_humidity_to_enum_public_sensor_type_after_temperat.sql
-- 002 add value 'humidity' to enum public.sensor_type after 'temperature'
-- Plan:        0001-sensors (phase 1)
-- Why:         the declaration has the value, the type has not; it must be committed before its first use
-- Locks:       none on tables or indexes
-- Transaction: one transaction
-- Rollback:    keeps something: PostgreSQL cannot remove an enum value: 'humidity' stays, harmless while no row uses it

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
ALTER TYPE public.sensor_type ADD VALUE IF NOT EXISTS 'humidity' AFTER 'temperature';
COMMIT;

-- ==== forward/003_rename_constraint_fields_area_ha_check_on_public_fields_to_c.sql
-- 003 rename constraint fields_area_ha_check on public.fields to ck_field_area_positive
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
ALTER TABLE public.fields RENAME CONSTRAINT fields_area_ha_check TO ck_field_area_positive;
COMMIT;

-- ==== forward/004_rename_constraint_sensors_code_uniq_on_public_sensors_to_uq.sql
-- 004 rename constraint sensors_code_uniq on public.sensors to uq_sensor_code_per_farm
-- Plan:        0001-sensors (phase 1)
-- Why:         the declaration says `was:`
-- Locks:       ACCESS EXCLUSIVE on public.sensors (stops reads and writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public.sensors_code_uniq (stops no reads and no writes)
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
ALTER TABLE public.sensors RENAME CONSTRAINT sensors_code_uniq TO uq_sensor_code_per_farm;
COMMIT;

-- ==== forward/005_rename_index_ix_sensors_type_on_public_sensors_to_ix_sensors.sql
-- 005 rename index ix_sensors_type on public.sensors to ix_sensors_farm_id_sensor_type
-- Plan:        0001-sensors (phase 1)
-- Why:         the declaration says `was:`
-- Locks:       SHARE UPDATE EXCLUSIVE on public.ix_sensors_type (stops no reads and no writes)
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
ALTER INDEX public.ix_sensors_type RENAME TO ix_sensors_farm_id_sensor_type;
COMMIT;

-- ==== forward/006_change_defaults_of_is_enabled_and_severity_on_public_alert_r.sql
-- 006 change defaults of is_enabled and severity on public.alert_rules
-- Plan:        0001-sensors (phase 1)
-- Why:         the declaration says another default; rows that are there keep their values
-- After:       001, it may use what extension btree_gist brings
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
  ALTER COLUMN is_enabled SET DEFAULT true,
  ALTER COLUMN severity SET DEFAULT 'warning'::public.alert_severity;
COMMIT;

-- ==== forward/007_set_default_of_raised_at_on_public_alerts_to_now.sql
-- 007 set default of raised_at on public.alerts to now()
-- Plan:        0001-sensors (phase 1)
-- Why:         the declaration says another default; rows that are there keep their values
-- After:       001, it may use what extension btree_gist brings
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
ALTER TABLE ONLY public.alerts ALTER COLUMN raised_at SET DEFAULT now();
COMMIT;

-- ==== forward/008_change_defaults_of_is_reference_lab_and_time_zone_on_public.sql
-- 008 change defaults of is_reference_lab and time_zone on public.farms
-- Plan:        0001-sensors (phase 1)
-- Why:         the declaration says another default; rows that are there keep their values
-- After:       001, it may use what extension btree_gist brings
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
  ALTER COLUMN is_reference_lab SET DEFAULT false,
  ALTER COLUMN time_zone SET DEFAULT 'UTC'::text;
COMMIT;

-- ==== forward/009_set_default_of_samples_on_public_readings_to_0.sql
-- 009 set default of samples on public.readings to 0
-- Plan:        0001-sensors (phase 1)
-- Why:         the declaration says another default; rows that are there keep their values
-- After:       001, it may use what extension btree_gist brings
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
ALTER TABLE ONLY public.readings ALTER COLUMN samples SET DEFAULT 0;
COMMIT;

-- ==== forward/010_set_default_of_is_voided_on_public_sensor_calibrations_to_fa.sql
-- 010 set default of is_voided on public.sensor_calibrations to false
-- Plan:        0001-sensors (phase 1)
-- Why:         the declaration says another default; rows that are there keep their values
-- After:       001, it may use what extension btree_gist brings
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
ALTER TABLE ONLY public.sensor_calibrations ALTER COLUMN is_voided SET DEFAULT false;
COMMIT;

-- ==== forward/011_set_default_of_installed_on_on_public_sensors_to_current_dat.sql
-- 011 set default of installed_on on public.sensors to CURRENT_DATE
-- Plan:        0001-sensors (phase 1)
-- Why:         the declaration says another default; rows that are there keep their values
-- After:       001, it may use what extension btree_gist brings
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
ALTER TABLE ONLY public.sensors ALTER COLUMN installed_on SET DEFAULT CURRENT_DATE;
COMMIT;

-- ==== forward/012_change_defaults_of_received_at_and_state_on_telemetry_ingest.sql
-- 012 change defaults of received_at and state on telemetry.ingest_batches
-- Plan:        0001-sensors (phase 1)
-- Why:         the declaration says another default; rows that are there keep their values
-- After:       001, it may use what extension btree_gist brings
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
  ALTER COLUMN received_at SET DEFAULT now(),
  ALTER COLUMN state SET DEFAULT 'stored'::text;
COMMIT;

-- ==== forward/013_set_default_of_quality_on_telemetry_readings_to_3.sql
-- 013 set default of quality on telemetry.readings to 3
-- Plan:        0001-sensors (phase 1)
-- Why:         the declaration says another default; rows that are there keep their values
-- After:       001, it may use what extension btree_gist brings
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
ALTER TABLE ONLY telemetry.readings ALTER COLUMN quality SET DEFAULT 3;
COMMIT;

-- ==== forward/014_create_index_brin_readings_recorded_at_on_telemetry_readings.sql
-- 014 create index brin_readings_recorded_at on telemetry.readings
-- Plan:        0001-sensors (phase 1)
-- Why:         the declaration has index brin_readings_recorded_at on telemetry.readings, the database has not; built CONCURRENTLY: reads and writes go on
-- After:       001, it may use what extension btree_gist brings
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
CREATE INDEX CONCURRENTLY brin_readings_recorded_at ON telemetry.readings USING brin (recorded_at timestamptz_minmax_multi_ops (values_per_range='16')) WITH (pages_per_range='16', autosummarize='true');

-- ==== forward/015_create_index_ix_alert_rules_farm_id_sensor_id_on_public_aler.sql
-- 015 create index ix_alert_rules_farm_id_sensor_id on public.alert_rules
-- Plan:        0001-sensors (phase 1)
-- Why:         the declaration has index ix_alert_rules_farm_id_sensor_id on public.alert_rules, the database has not; built CONCURRENTLY: reads and writes go on
-- Locks:       SHARE UPDATE EXCLUSIVE on public.alert_rules (stops no reads and no writes)
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
CREATE INDEX CONCURRENTLY ix_alert_rules_farm_id_sensor_id ON public.alert_rules USING btree (farm_id, sensor_id);

-- ==== forward/016_create_index_ix_alerts_farm_id_alert_rule_id_on_public_alert.sql
-- 016 create index ix_alerts_farm_id_alert_rule_id on public.alerts
-- Plan:        0001-sensors (phase 1)
-- Why:         the declaration has index ix_alerts_farm_id_alert_rule_id on public.alerts, the database has not; built CONCURRENTLY: reads and writes go on
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
CREATE INDEX CONCURRENTLY ix_alerts_farm_id_alert_rule_id ON public.alerts USING btree (farm_id, alert_rule_id);

-- ==== forward/017_create_index_ix_alerts_open_on_public_alerts.sql
-- 017 create index ix_alerts_open on public.alerts
-- Plan:        0001-sensors (phase 1)
-- Why:         the declaration has index ix_alerts_open on public.alerts, the database has not; built CONCURRENTLY: reads and writes go on
-- After:       001, it may use what extension btree_gist brings
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
CREATE INDEX CONCURRENTLY ix_alerts_open ON public.alerts USING btree (farm_id, raised_at DESC) WHERE (cleared_at IS NULL);

-- ==== forward/018_create_index_ix_calibrations_latest_on_public_sensor_calibra.sql
-- 018 create index ix_calibrations_latest on public.sensor_calibrations
-- Plan:        0001-sensors (phase 1)
-- Why:         the declaration has index ix_calibrations_latest on public.sensor_calibrations, the database has not; built CONCURRENTLY: reads and writes go on
-- After:       001, it may use what extension btree_gist brings
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
CREATE INDEX CONCURRENTLY ix_calibrations_latest ON public.sensor_calibrations USING btree (farm_id, sensor_id, valid_from DESC) WHERE (NOT is_voided);

-- ==== forward/019_create_index_ix_calibrations_reference_on_public_sensor_cali.sql
-- 019 create index ix_calibrations_reference on public.sensor_calibrations
-- Plan:        0001-sensors (phase 1)
-- Why:         the declaration has index ix_calibrations_reference on public.sensor_calibrations, the database has not; built CONCURRENTLY: reads and writes go on
-- After:       001, it may use what extension btree_gist brings
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
CREATE INDEX CONCURRENTLY ix_calibrations_reference ON public.sensor_calibrations USING btree (reference_farm_id, reference_sensor_id) WHERE (reference_farm_id IS NOT NULL);

-- ==== forward/020_create_index_ix_fields_name_c_on_public_fields.sql
-- 020 create index ix_fields_name_c on public.fields
-- Plan:        0001-sensors (phase 1)
-- Why:         the declaration has index ix_fields_name_c on public.fields, the database has not; built CONCURRENTLY: reads and writes go on
-- Locks:       SHARE UPDATE EXCLUSIVE on public.fields (stops no reads and no writes)
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
CREATE INDEX CONCURRENTLY ix_fields_name_c ON public.fields USING btree (farm_id, name COLLATE "C");

-- ==== forward/021_create_index_ix_gateways_farm_id_field_id_on_public_gateways.sql
-- 021 create index ix_gateways_farm_id_field_id on public.gateways
-- Plan:        0001-sensors (phase 1)
-- Why:         the declaration has index ix_gateways_farm_id_field_id on public.gateways, the database has not; built CONCURRENTLY: reads and writes go on
-- Locks:       SHARE UPDATE EXCLUSIVE on public.gateways (stops no reads and no writes)
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
CREATE INDEX CONCURRENTLY ix_gateways_farm_id_field_id ON public.gateways USING btree (farm_id, field_id);

-- ==== forward/022_create_index_ix_gateways_last_seen_on_public_gateways.sql
-- 022 create index ix_gateways_last_seen on public.gateways
-- Plan:        0001-sensors (phase 1)
-- Why:         the declaration has index ix_gateways_last_seen on public.gateways, the database has not; built CONCURRENTLY: reads and writes go on
-- Locks:       SHARE UPDATE EXCLUSIVE on public.gateways (stops no reads and no writes)
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
CREATE INDEX CONCURRENTLY ix_gateways_last_seen ON public.gateways USING btree (farm_id, last_seen_at DESC NULLS LAST);

-- ==== forward/023_create_index_ix_ingest_batches_farm_id_gateway_id_on_telemet.sql
-- 023 create index ix_ingest_batches_farm_id_gateway_id on telemetry.ingest_batches
-- Plan:        0001-sensors (phase 1)
-- Why:         the declaration has index ix_ingest_batches_farm_id_gateway_id on telemetry.ingest_batches, the database has not; built CONCURRENTLY: reads and writes go on
-- Locks:       SHARE UPDATE EXCLUSIVE on telemetry.ingest_batches (stops no reads and no writes)
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
CREATE INDEX CONCURRENTLY ix_ingest_batches_farm_id_gateway_id ON telemetry.ingest_batches USING btree (farm_id, gateway_id, received_at DESC);

-- ==== forward/024_create_index_ix_readings_day_on_public_readings.sql
-- 024 create index ix_readings_day on public.readings
-- Plan:        0001-sensors (phase 1)
-- Why:         the declaration has index ix_readings_day on public.readings, the database has not; built CONCURRENTLY: reads and writes go on
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
CREATE INDEX CONCURRENTLY ix_readings_day ON public.readings USING btree (farm_id, day DESC) INCLUDE (sensor_id, average_value);

-- ==== forward/025_create_index_ix_readings_doubtful_on_telemetry_readings.sql
-- 025 create index ix_readings_doubtful on telemetry.readings
-- Plan:        0001-sensors (phase 1)
-- Why:         the declaration has index ix_readings_doubtful on telemetry.readings, the database has not; built CONCURRENTLY: reads and writes go on
-- After:       001, it may use what extension btree_gist brings
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
CREATE INDEX CONCURRENTLY ix_readings_doubtful ON telemetry.readings USING btree (farm_id, recorded_at DESC) WHERE (quality < 2);

-- ==== forward/026_create_index_ix_readings_ingest_batch_on_telemetry_readings.sql
-- 026 create index ix_readings_ingest_batch on telemetry.readings
-- Plan:        0001-sensors (phase 1)
-- Why:         the declaration has index ix_readings_ingest_batch on telemetry.readings, the database has not; built CONCURRENTLY: reads and writes go on
-- After:       001, it may use what extension btree_gist brings
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
CREATE INDEX CONCURRENTLY ix_readings_ingest_batch ON telemetry.readings USING btree (farm_id, ingest_batch_id) WHERE (ingest_batch_id IS NOT NULL);

-- ==== forward/027_create_index_ix_sensors_active_on_public_sensors.sql
-- 027 create index ix_sensors_active on public.sensors
-- Plan:        0001-sensors (phase 1)
-- Why:         the declaration has index ix_sensors_active on public.sensors, the database has not; built CONCURRENTLY: reads and writes go on
-- After:       001, it may use what extension btree_gist brings
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
CREATE INDEX CONCURRENTLY ix_sensors_active ON public.sensors USING btree (farm_id, code) INCLUDE (sensor_type, unit) WHERE (retired_on IS NULL);

-- ==== forward/028_create_index_ix_sensors_farm_id_field_id_on_public_sensors.sql
-- 028 create index ix_sensors_farm_id_field_id on public.sensors
-- Plan:        0001-sensors (phase 1)
-- Why:         the declaration has index ix_sensors_farm_id_field_id on public.sensors, the database has not; built CONCURRENTLY: reads and writes go on
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
CREATE INDEX CONCURRENTLY ix_sensors_farm_id_field_id ON public.sensors USING btree (farm_id, field_id);

-- ==== forward/029_create_index_ix_sensors_farm_id_gateway_id_on_public_sensors.sql
-- 029 create index ix_sensors_farm_id_gateway_id on public.sensors
-- Plan:        0001-sensors (phase 1)
-- Why:         the declaration has index ix_sensors_farm_id_gateway_id on public.sensors, the database has not; built CONCURRENTLY: reads and writes go on
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
CREATE INDEX CONCURRENTLY ix_sensors_farm_id_gateway_id ON public.sensors USING btree (farm_id, gateway_id);

-- ==== forward/030_create_index_ix_visits_farm_id_sensor_id_on_public_maintenan.sql
-- 030 create index ix_visits_farm_id_sensor_id on public.maintenance_visits
-- Plan:        0001-sensors (phase 1)
-- Why:         the declaration has index ix_visits_farm_id_sensor_id on public.maintenance_visits, the database has not; built CONCURRENTLY: reads and writes go on
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
CREATE INDEX CONCURRENTLY ix_visits_farm_id_sensor_id ON public.maintenance_visits USING btree (farm_id, sensor_id, visited_on DESC);

-- ==== forward/031_create_index_uq_one_reference_lab_on_public_farms.sql
-- 031 create index uq_one_reference_lab on public.farms
-- Plan:        0001-sensors (phase 1)
-- Why:         the declaration has index uq_one_reference_lab on public.farms, the database has not; built CONCURRENTLY: reads and writes go on
-- After:       001, it may use what extension btree_gist brings
-- Locks:       SHARE UPDATE EXCLUSIVE on public.farms (stops no reads and no writes)
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
CREATE UNIQUE INDEX CONCURRENTLY uq_one_reference_lab ON public.farms USING btree (is_reference_lab) WHERE is_reference_lab;

-- ==== forward/032_add_check_ck_alert_cleared_after_raised_and_4_not_nulls_on_p.sql
-- 032 add check ck_alert_cleared_after_raised and 4 not nulls on public.alerts, not validated yet
-- Plan:        0001-sensors (phase 1)
-- Why:         the declaration has check ck_alert_cleared_after_raised and 4 not nulls on public.alerts; added NOT VALID first, so that no row is read under the lock; a CHECK stands in for each NOT NULL until it is proved
-- After:       001, it may use what extension btree_gist brings
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
  ADD CONSTRAINT ck_alert_cleared_after_raised CHECK (((cleared_at IS NULL) OR (cleared_at >= raised_at))) NOT VALID,
  ADD CONSTRAINT alert_rule_id__lockstep_not_null CHECK ((alert_rule_id IS NOT NULL)) NOT VALID,
  ADD CONSTRAINT farm_id__lockstep_not_null CHECK ((farm_id IS NOT NULL)) NOT VALID,
  ADD CONSTRAINT id__lockstep_not_null CHECK ((id IS NOT NULL)) NOT VALID,
  ADD CONSTRAINT raised_at__lockstep_not_null CHECK ((raised_at IS NOT NULL)) NOT VALID;
COMMIT;

-- ==== forward/033_validate_check_ck_alert_cleared_after_raised_and_4_not_nulls.sql
-- 033 validate check ck_alert_cleared_after_raised and 4 not nulls on public.alerts
-- Plan:        0001-sensors (phase 1)
-- Why:         reads every row under a lock that stops neither reads nor writes; in its own transaction, or the lock of the step before would be held through the scan
-- After:       032, it is the next step of the same change
-- Locks:       SHARE UPDATE EXCLUSIVE on public.alerts (stops no reads and no writes)
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
ALTER TABLE public.alerts
  VALIDATE CONSTRAINT ck_alert_cleared_after_raised,
  VALIDATE CONSTRAINT alert_rule_id__lockstep_not_null,
  VALIDATE CONSTRAINT farm_id__lockstep_not_null,
  VALIDATE CONSTRAINT id__lockstep_not_null,
  VALIDATE CONSTRAINT raised_at__lockstep_not_null;
COMMIT;

-- ==== forward/034_set_alert_rule_id_farm_id_id_raised_at_of_public_alerts_not.sql
-- 034 set alert_rule_id, farm_id, id, raised_at of public.alerts not null
-- Plan:        0001-sensors (phase 1)
-- Why:         the validated CHECK spares the scan; it is dropped by a second statement, because one statement for both would scan
-- After:       033, it is the next step of the same change
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
  ALTER COLUMN alert_rule_id SET NOT NULL,
  ALTER COLUMN farm_id SET NOT NULL,
  ALTER COLUMN id SET NOT NULL,
  ALTER COLUMN raised_at SET NOT NULL;
ALTER TABLE public.alerts
  DROP CONSTRAINT alert_rule_id__lockstep_not_null,
  DROP CONSTRAINT farm_id__lockstep_not_null,
  DROP CONSTRAINT id__lockstep_not_null,
  DROP CONSTRAINT raised_at__lockstep_not_null;
COMMIT;

-- ==== forward/035_add_2_checks_and_5_not_nulls_on_public_alert_rules_not_valid.sql
-- 035 add 2 checks and 5 not nulls on public.alert_rules, not validated yet
-- Plan:        0001-sensors (phase 1)
-- Why:         the declaration has 2 checks and 5 not nulls on public.alert_rules; added NOT VALID first, so that no row is read under the lock; a CHECK stands in for each NOT NULL until it is proved
-- After:       001, it may use what extension btree_gist brings
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
  ADD CONSTRAINT ck_alert_rule_bounds_order CHECK (((lower_bound IS NULL) OR (upper_bound IS NULL) OR (lower_bound < upper_bound))) NOT VALID,
  ADD CONSTRAINT ck_alert_rule_has_a_bound CHECK ((num_nonnulls(lower_bound, upper_bound) >= 1)) NOT VALID,
  ADD CONSTRAINT farm_id__lockstep_not_null CHECK ((farm_id IS NOT NULL)) NOT VALID,
  ADD CONSTRAINT id__lockstep_not_null CHECK ((id IS NOT NULL)) NOT VALID,
  ADD CONSTRAINT is_enabled__lockstep_not_null CHECK ((is_enabled IS NOT NULL)) NOT VALID,
  ADD CONSTRAINT sensor_id__lockstep_not_null CHECK ((sensor_id IS NOT NULL)) NOT VALID,
  ADD CONSTRAINT severity__lockstep_not_null CHECK ((severity IS NOT NULL)) NOT VALID;
COMMIT;

-- ==== forward/036_validate_2_checks_and_5_not_nulls_on_public_alert_rules.sql
-- 036 validate 2 checks and 5 not nulls on public.alert_rules
-- Plan:        0001-sensors (phase 1)
-- Why:         reads every row under a lock that stops neither reads nor writes; in its own transaction, or the lock of the step before would be held through the scan
-- After:       035, it is the next step of the same change
-- Locks:       SHARE UPDATE EXCLUSIVE on public.alert_rules (stops no reads and no writes)
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
ALTER TABLE public.alert_rules
  VALIDATE CONSTRAINT ck_alert_rule_bounds_order,
  VALIDATE CONSTRAINT ck_alert_rule_has_a_bound,
  VALIDATE CONSTRAINT farm_id__lockstep_not_null,
  VALIDATE CONSTRAINT id__lockstep_not_null,
  VALIDATE CONSTRAINT is_enabled__lockstep_not_null,
  VALIDATE CONSTRAINT sensor_id__lockstep_not_null,
  VALIDATE CONSTRAINT severity__lockstep_not_null;
COMMIT;

-- ==== forward/037_set_farm_id_id_is_enabled_sensor_id_severity_of_public_alert.sql
-- 037 set farm_id, id, is_enabled, sensor_id, severity of public.alert_rules not null
-- Plan:        0001-sensors (phase 1)
-- Why:         the validated CHECK spares the scan; it is dropped by a second statement, because one statement for both would scan
-- After:       036, it is the next step of the same change
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
  ALTER COLUMN farm_id SET NOT NULL,
  ALTER COLUMN id SET NOT NULL,
  ALTER COLUMN is_enabled SET NOT NULL,
  ALTER COLUMN sensor_id SET NOT NULL,
  ALTER COLUMN severity SET NOT NULL;
ALTER TABLE public.alert_rules
  DROP CONSTRAINT farm_id__lockstep_not_null,
  DROP CONSTRAINT id__lockstep_not_null,
  DROP CONSTRAINT is_enabled__lockstep_not_null,
  DROP CONSTRAINT sensor_id__lockstep_not_null,
  DROP CONSTRAINT severity__lockstep_not_null;
COMMIT;

-- ==== forward/038_add_5_checks_and_7_not_nulls_on_public_sensor_calibrations_n.sql
-- 038 add 5 checks and 7 not nulls on public.sensor_calibrations, not validated yet
-- Plan:        0001-sensors (phase 1)
-- Why:         the declaration has 5 checks and 7 not nulls on public.sensor_calibrations; added NOT VALID first, so that no row is read under the lock; a CHECK stands in for each NOT NULL until it is proved
-- After:       001, it may use what extension btree_gist brings
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
  ADD CONSTRAINT ck_calibration_before_period CHECK ((calibration_date <= valid_from)) NOT VALID,
  ADD CONSTRAINT ck_calibration_not_against_itself CHECK (((reference_sensor_id IS NULL) OR (reference_farm_id <> farm_id) OR (reference_sensor_id <> sensor_id))) NOT VALID,
  ADD CONSTRAINT ck_calibration_period CHECK (((valid_to IS NULL) OR (valid_to > valid_from))) NOT VALID,
  ADD CONSTRAINT ck_calibration_value CHECK (((calibration_value >= (0.5)::double precision) AND (calibration_value <= (1.5)::double precision))) NOT VALID,
  ADD CONSTRAINT ck_calibration_voided_says_why CHECK (((NOT is_voided) OR (char_length(TRIM(BOTH FROM COALESCE(notes, ''::text))) > 0))) NOT VALID,
  ADD CONSTRAINT calibration_date__lockstep_not_null CHECK ((calibration_date IS NOT NULL)) NOT VALID,
  ADD CONSTRAINT calibration_value__lockstep_not_null CHECK ((calibration_value IS NOT NULL)) NOT VALID,
  ADD CONSTRAINT farm_id__lockstep_not_null CHECK ((farm_id IS NOT NULL)) NOT VALID,
  ADD CONSTRAINT id__lockstep_not_null CHECK ((id IS NOT NULL)) NOT VALID,
  ADD CONSTRAINT is_voided__lockstep_not_null CHECK ((is_voided IS NOT NULL)) NOT VALID,
  ADD CONSTRAINT sensor_id__lockstep_not_null CHECK ((sensor_id IS NOT NULL)) NOT VALID,
  ADD CONSTRAINT valid_from__lockstep_not_null CHECK ((valid_from IS NOT NULL)) NOT VALID;
COMMIT;

-- ==== forward/039_validate_5_checks_and_7_not_nulls_on_public_sensor_calibrati.sql
-- 039 validate 5 checks and 7 not nulls on public.sensor_calibrations
-- Plan:        0001-sensors (phase 1)
-- Why:         reads every row under a lock that stops neither reads nor writes; in its own transaction, or the lock of the step before would be held through the scan
-- After:       038, it is the next step of the same change
-- Locks:       SHARE UPDATE EXCLUSIVE on public.sensor_calibrations (stops no reads and no writes)
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
ALTER TABLE public.sensor_calibrations
  VALIDATE CONSTRAINT ck_calibration_before_period,
  VALIDATE CONSTRAINT ck_calibration_not_against_itself,
  VALIDATE CONSTRAINT ck_calibration_period,
  VALIDATE CONSTRAINT ck_calibration_value,
  VALIDATE CONSTRAINT ck_calibration_voided_says_why,
  VALIDATE CONSTRAINT calibration_date__lockstep_not_null,
  VALIDATE CONSTRAINT calibration_value__lockstep_not_null,
  VALIDATE CONSTRAINT farm_id__lockstep_not_null,
  VALIDATE CONSTRAINT id__lockstep_not_null,
  VALIDATE CONSTRAINT is_voided__lockstep_not_null,
  VALIDATE CONSTRAINT sensor_id__lockstep_not_null,
  VALIDATE CONSTRAINT valid_from__lockstep_not_null;
COMMIT;

-- ==== forward/040_set_calibration_date_calibration_value_farm_id_id_is_voided.sql
-- 040 set calibration_date, calibration_value, farm_id, id, is_voided, sensor_id, valid_from of public.sensor_calibrations not null
-- Plan:        0001-sensors (phase 1)
-- Why:         the validated CHECK spares the scan; it is dropped by a second statement, because one statement for both would scan
-- After:       039, it is the next step of the same change
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
  ALTER COLUMN calibration_date SET NOT NULL,
  ALTER COLUMN calibration_value SET NOT NULL,
  ALTER COLUMN farm_id SET NOT NULL,
  ALTER COLUMN id SET NOT NULL,
  ALTER COLUMN is_voided SET NOT NULL,
  ALTER COLUMN sensor_id SET NOT NULL,
  ALTER COLUMN valid_from SET NOT NULL;
ALTER TABLE public.sensor_calibrations
  DROP CONSTRAINT calibration_date__lockstep_not_null,
  DROP CONSTRAINT calibration_value__lockstep_not_null,
  DROP CONSTRAINT farm_id__lockstep_not_null,
  DROP CONSTRAINT id__lockstep_not_null,
  DROP CONSTRAINT is_voided__lockstep_not_null,
  DROP CONSTRAINT sensor_id__lockstep_not_null,
  DROP CONSTRAINT valid_from__lockstep_not_null;
COMMIT;

-- ==== forward/041_add_2_checks_and_3_not_nulls_on_public_farms_not_validated_y.sql
-- 041 add 2 checks and 3 not nulls on public.farms, not validated yet
-- Plan:        0001-sensors (phase 1)
-- Why:         the declaration has 2 checks and 3 not nulls on public.farms; added NOT VALID first, so that no row is read under the lock; a CHECK stands in for each NOT NULL until it is proved
-- After:       001, it may use what extension btree_gist brings
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
  ADD CONSTRAINT ck_farm_country_code CHECK ((country ~ '^[A-Z]{2}$'::text)) NOT VALID,
  ADD CONSTRAINT ck_farm_name_not_blank CHECK ((char_length(TRIM(BOTH FROM name)) > 0)) NOT VALID,
  ADD CONSTRAINT country__lockstep_not_null CHECK ((country IS NOT NULL)) NOT VALID,
  ADD CONSTRAINT is_reference_lab__lockstep_not_null CHECK ((is_reference_lab IS NOT NULL)) NOT VALID,
  ADD CONSTRAINT time_zone__lockstep_not_null CHECK ((time_zone IS NOT NULL)) NOT VALID;
COMMIT;

-- ==== forward/042_validate_2_checks_and_3_not_nulls_on_public_farms.sql
-- 042 validate 2 checks and 3 not nulls on public.farms
-- Plan:        0001-sensors (phase 1)
-- Why:         reads every row under a lock that stops neither reads nor writes; in its own transaction, or the lock of the step before would be held through the scan
-- After:       041, it is the next step of the same change
-- Locks:       SHARE UPDATE EXCLUSIVE on public.farms (stops no reads and no writes)
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
ALTER TABLE public.farms
  VALIDATE CONSTRAINT ck_farm_country_code,
  VALIDATE CONSTRAINT ck_farm_name_not_blank,
  VALIDATE CONSTRAINT country__lockstep_not_null,
  VALIDATE CONSTRAINT is_reference_lab__lockstep_not_null,
  VALIDATE CONSTRAINT time_zone__lockstep_not_null;
COMMIT;

-- ==== forward/043_set_country_is_reference_lab_time_zone_of_public_farms_not_n.sql
-- 043 set country, is_reference_lab, time_zone of public.farms not null
-- Plan:        0001-sensors (phase 1)
-- Why:         the validated CHECK spares the scan; it is dropped by a second statement, because one statement for both would scan
-- After:       042, it is the next step of the same change
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
  ALTER COLUMN country SET NOT NULL,
  ALTER COLUMN is_reference_lab SET NOT NULL,
  ALTER COLUMN time_zone SET NOT NULL;
ALTER TABLE public.farms
  DROP CONSTRAINT country__lockstep_not_null,
  DROP CONSTRAINT is_reference_lab__lockstep_not_null,
  DROP CONSTRAINT time_zone__lockstep_not_null;
COMMIT;

-- ==== forward/044_add_check_ck_field_soil_type_and_3_not_nulls_on_public_field.sql
-- 044 add check ck_field_soil_type and 3 not nulls on public.fields, not validated yet
-- Plan:        0001-sensors (phase 1)
-- Why:         the declaration has check ck_field_soil_type and 3 not nulls on public.fields; added NOT VALID first, so that no row is read under the lock; a CHECK stands in for each NOT NULL until it is proved
-- After:       001, it may use what extension btree_gist brings
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
  ADD CONSTRAINT ck_field_soil_type CHECK ((soil_type = ANY (ARRAY['clay'::text, 'loam'::text, 'sandy loam'::text, 'silt'::text, 'peat'::text, 'chalk'::text]))) NOT VALID,
  ADD CONSTRAINT farm_id__lockstep_not_null CHECK ((farm_id IS NOT NULL)) NOT VALID,
  ADD CONSTRAINT id__lockstep_not_null CHECK ((id IS NOT NULL)) NOT VALID,
  ADD CONSTRAINT name__lockstep_not_null CHECK ((name IS NOT NULL)) NOT VALID;
COMMIT;

-- ==== forward/045_validate_check_ck_field_soil_type_and_3_not_nulls_on_public.sql
-- 045 validate check ck_field_soil_type and 3 not nulls on public.fields
-- Plan:        0001-sensors (phase 1)
-- Why:         reads every row under a lock that stops neither reads nor writes; in its own transaction, or the lock of the step before would be held through the scan
-- After:       044, it is the next step of the same change
-- Locks:       SHARE UPDATE EXCLUSIVE on public.fields (stops no reads and no writes)
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
ALTER TABLE public.fields
  VALIDATE CONSTRAINT ck_field_soil_type,
  VALIDATE CONSTRAINT farm_id__lockstep_not_null,
  VALIDATE CONSTRAINT id__lockstep_not_null,
  VALIDATE CONSTRAINT name__lockstep_not_null;
COMMIT;

-- ==== forward/046_set_farm_id_id_name_of_public_fields_not_null.sql
-- 046 set farm_id, id, name of public.fields not null
-- Plan:        0001-sensors (phase 1)
-- Why:         the validated CHECK spares the scan; it is dropped by a second statement, because one statement for both would scan
-- After:       045, it is the next step of the same change
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
  ALTER COLUMN farm_id SET NOT NULL,
  ALTER COLUMN id SET NOT NULL,
  ALTER COLUMN name SET NOT NULL;
ALTER TABLE public.fields
  DROP CONSTRAINT farm_id__lockstep_not_null,
  DROP CONSTRAINT id__lockstep_not_null,
  DROP CONSTRAINT name__lockstep_not_null;
COMMIT;

-- ==== forward/047_add_2_checks_and_3_not_nulls_on_public_gateways_not_validate.sql
-- 047 add 2 checks and 3 not nulls on public.gateways, not validated yet
-- Plan:        0001-sensors (phase 1)
-- Why:         the declaration has 2 checks and 3 not nulls on public.gateways; added NOT VALID first, so that no row is read under the lock; a CHECK stands in for each NOT NULL until it is proved
-- After:       001, it may use what extension btree_gist brings
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
  ADD CONSTRAINT ck_gateway_firmware_version CHECK (((firmware_version IS NULL) OR (firmware_version ~ '^\d+\.\d+\.\d+$'::text))) NOT VALID,
  ADD CONSTRAINT ck_gateway_serial_number CHECK (((serial_number ~~ 'GW-%'::text) AND (char_length(serial_number) = 11))) NOT VALID,
  ADD CONSTRAINT farm_id__lockstep_not_null CHECK ((farm_id IS NOT NULL)) NOT VALID,
  ADD CONSTRAINT id__lockstep_not_null CHECK ((id IS NOT NULL)) NOT VALID,
  ADD CONSTRAINT serial_number__lockstep_not_null CHECK ((serial_number IS NOT NULL)) NOT VALID;
COMMIT;

-- ==== forward/048_validate_2_checks_and_3_not_nulls_on_public_gateways.sql
-- 048 validate 2 checks and 3 not nulls on public.gateways
-- Plan:        0001-sensors (phase 1)
-- Why:         reads every row under a lock that stops neither reads nor writes; in its own transaction, or the lock of the step before would be held through the scan
-- After:       047, it is the next step of the same change
-- Locks:       SHARE UPDATE EXCLUSIVE on public.gateways (stops no reads and no writes)
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
ALTER TABLE public.gateways
  VALIDATE CONSTRAINT ck_gateway_firmware_version,
  VALIDATE CONSTRAINT ck_gateway_serial_number,
  VALIDATE CONSTRAINT farm_id__lockstep_not_null,
  VALIDATE CONSTRAINT id__lockstep_not_null,
  VALIDATE CONSTRAINT serial_number__lockstep_not_null;
COMMIT;

-- ==== forward/049_set_farm_id_id_serial_number_of_public_gateways_not_null.sql
-- 049 set farm_id, id, serial_number of public.gateways not null
-- Plan:        0001-sensors (phase 1)
-- Why:         the validated CHECK spares the scan; it is dropped by a second statement, because one statement for both would scan
-- After:       048, it is the next step of the same change
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
  ALTER COLUMN farm_id SET NOT NULL,
  ALTER COLUMN id SET NOT NULL,
  ALTER COLUMN serial_number SET NOT NULL;
ALTER TABLE public.gateways
  DROP CONSTRAINT farm_id__lockstep_not_null,
  DROP CONSTRAINT id__lockstep_not_null,
  DROP CONSTRAINT serial_number__lockstep_not_null;
COMMIT;

-- ==== forward/050_add_2_checks_and_5_not_nulls_on_telemetry_ingest_batches_not.sql
-- 050 add 2 checks and 5 not nulls on telemetry.ingest_batches, not validated yet
-- Plan:        0001-sensors (phase 1)
-- Why:         the declaration has 2 checks and 5 not nulls on telemetry.ingest_batches; added NOT VALID first, so that no row is read under the lock; a CHECK stands in for each NOT NULL until it is proved
-- After:       001, it may use what extension btree_gist brings
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
  ADD CONSTRAINT ck_ingest_batch_row_count CHECK ((row_count >= 0)) NOT VALID,
  ADD CONSTRAINT ck_ingest_batch_state CHECK ((state = ANY (ARRAY['received'::text, 'stored'::text, 'rejected'::text]))) NOT VALID,
  ADD CONSTRAINT farm_id__lockstep_not_null CHECK ((farm_id IS NOT NULL)) NOT VALID,
  ADD CONSTRAINT gateway_id__lockstep_not_null CHECK ((gateway_id IS NOT NULL)) NOT VALID,
  ADD CONSTRAINT id__lockstep_not_null CHECK ((id IS NOT NULL)) NOT VALID,
  ADD CONSTRAINT received_at__lockstep_not_null CHECK ((received_at IS NOT NULL)) NOT VALID,
  ADD CONSTRAINT state__lockstep_not_null CHECK ((state IS NOT NULL)) NOT VALID;
COMMIT;

-- ==== forward/051_validate_2_checks_and_5_not_nulls_on_telemetry_ingest_batche.sql
-- 051 validate 2 checks and 5 not nulls on telemetry.ingest_batches
-- Plan:        0001-sensors (phase 1)
-- Why:         reads every row under a lock that stops neither reads nor writes; in its own transaction, or the lock of the step before would be held through the scan
-- After:       050, it is the next step of the same change
-- Locks:       SHARE UPDATE EXCLUSIVE on telemetry.ingest_batches (stops no reads and no writes)
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
ALTER TABLE telemetry.ingest_batches
  VALIDATE CONSTRAINT ck_ingest_batch_row_count,
  VALIDATE CONSTRAINT ck_ingest_batch_state,
  VALIDATE CONSTRAINT farm_id__lockstep_not_null,
  VALIDATE CONSTRAINT gateway_id__lockstep_not_null,
  VALIDATE CONSTRAINT id__lockstep_not_null,
  VALIDATE CONSTRAINT received_at__lockstep_not_null,
  VALIDATE CONSTRAINT state__lockstep_not_null;
COMMIT;

-- ==== forward/052_set_farm_id_gateway_id_id_received_at_state_of_telemetry_ing.sql
-- 052 set farm_id, gateway_id, id, received_at, state of telemetry.ingest_batches not null
-- Plan:        0001-sensors (phase 1)
-- Why:         the validated CHECK spares the scan; it is dropped by a second statement, because one statement for both would scan
-- After:       051, it is the next step of the same change
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
  ALTER COLUMN farm_id SET NOT NULL,
  ALTER COLUMN gateway_id SET NOT NULL,
  ALTER COLUMN id SET NOT NULL,
  ALTER COLUMN received_at SET NOT NULL,
  ALTER COLUMN state SET NOT NULL;
ALTER TABLE telemetry.ingest_batches
  DROP CONSTRAINT farm_id__lockstep_not_null,
  DROP CONSTRAINT gateway_id__lockstep_not_null,
  DROP CONSTRAINT id__lockstep_not_null,
  DROP CONSTRAINT received_at__lockstep_not_null,
  DROP CONSTRAINT state__lockstep_not_null;
COMMIT;

-- ==== forward/053_add_2_checks_and_4_not_nulls_on_public_readings_not_validate.sql
-- 053 add 2 checks and 4 not nulls on public.readings, not validated yet
-- Plan:        0001-sensors (phase 1)
-- Why:         the declaration has 2 checks and 4 not nulls on public.readings; added NOT VALID first, so that no row is read under the lock; a CHECK stands in for each NOT NULL until it is proved
-- After:       001, it may use what extension btree_gist brings
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
  ADD CONSTRAINT ck_reading_order CHECK (((minimum_value <= average_value) AND (average_value <= maximum_value))) NOT VALID,
  ADD CONSTRAINT ck_reading_samples CHECK (((samples >= 0) AND (samples <= 1440))) NOT VALID,
  ADD CONSTRAINT day__lockstep_not_null CHECK ((day IS NOT NULL)) NOT VALID,
  ADD CONSTRAINT farm_id__lockstep_not_null CHECK ((farm_id IS NOT NULL)) NOT VALID,
  ADD CONSTRAINT samples__lockstep_not_null CHECK ((samples IS NOT NULL)) NOT VALID,
  ADD CONSTRAINT sensor_id__lockstep_not_null CHECK ((sensor_id IS NOT NULL)) NOT VALID;
COMMIT;

-- ==== forward/054_validate_2_checks_and_4_not_nulls_on_public_readings.sql
-- 054 validate 2 checks and 4 not nulls on public.readings
-- Plan:        0001-sensors (phase 1)
-- Why:         reads every row under a lock that stops neither reads nor writes; in its own transaction, or the lock of the step before would be held through the scan
-- After:       053, it is the next step of the same change
-- Locks:       SHARE UPDATE EXCLUSIVE on public.readings (stops no reads and no writes)
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
ALTER TABLE public.readings
  VALIDATE CONSTRAINT ck_reading_order,
  VALIDATE CONSTRAINT ck_reading_samples,
  VALIDATE CONSTRAINT day__lockstep_not_null,
  VALIDATE CONSTRAINT farm_id__lockstep_not_null,
  VALIDATE CONSTRAINT samples__lockstep_not_null,
  VALIDATE CONSTRAINT sensor_id__lockstep_not_null;
COMMIT;

-- ==== forward/055_set_day_farm_id_samples_sensor_id_of_public_readings_not_nul.sql
-- 055 set day, farm_id, samples, sensor_id of public.readings not null
-- Plan:        0001-sensors (phase 1)
-- Why:         the validated CHECK spares the scan; it is dropped by a second statement, because one statement for both would scan
-- After:       054, it is the next step of the same change
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
  ALTER COLUMN day SET NOT NULL,
  ALTER COLUMN farm_id SET NOT NULL,
  ALTER COLUMN samples SET NOT NULL,
  ALTER COLUMN sensor_id SET NOT NULL;
ALTER TABLE public.readings
  DROP CONSTRAINT day__lockstep_not_null,
  DROP CONSTRAINT farm_id__lockstep_not_null,
  DROP CONSTRAINT samples__lockstep_not_null,
  DROP CONSTRAINT sensor_id__lockstep_not_null;
COMMIT;

-- ==== forward/056_add_3_checks_and_5_not_nulls_on_telemetry_readings_not_valid.sql
-- 056 add 3 checks and 5 not nulls on telemetry.readings, not validated yet
-- Plan:        0001-sensors (phase 1)
-- Why:         the declaration has 3 checks and 5 not nulls on telemetry.readings; added NOT VALID first, so that no row is read under the lock; a CHECK stands in for each NOT NULL until it is proved
-- After:       001, it may use what extension btree_gist brings
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
  ADD CONSTRAINT ck_reading_quality CHECK (((quality >= 0) AND (quality <= 3))) NOT VALID,
  ADD CONSTRAINT ck_reading_recorded_since_2020 CHECK ((recorded_at >= '2020-01-01 00:00:00+00'::timestamp with time zone)) NO INHERIT NOT VALID,
  ADD CONSTRAINT ck_reading_value_is_a_number CHECK ((value <> 'NaN'::double precision)) NOT VALID,
  ADD CONSTRAINT farm_id__lockstep_not_null CHECK ((farm_id IS NOT NULL)) NOT VALID,
  ADD CONSTRAINT quality__lockstep_not_null CHECK ((quality IS NOT NULL)) NOT VALID,
  ADD CONSTRAINT recorded_at__lockstep_not_null CHECK ((recorded_at IS NOT NULL)) NOT VALID,
  ADD CONSTRAINT sensor_id__lockstep_not_null CHECK ((sensor_id IS NOT NULL)) NOT VALID,
  ADD CONSTRAINT value__lockstep_not_null CHECK ((value IS NOT NULL)) NOT VALID;
COMMIT;

-- ==== forward/057_validate_3_checks_and_5_not_nulls_on_telemetry_readings.sql
-- 057 validate 3 checks and 5 not nulls on telemetry.readings
-- Plan:        0001-sensors (phase 1)
-- Why:         reads every row under a lock that stops neither reads nor writes; in its own transaction, or the lock of the step before would be held through the scan
-- After:       056, it is the next step of the same change
-- Locks:       SHARE UPDATE EXCLUSIVE on telemetry.readings (stops no reads and no writes)
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
ALTER TABLE telemetry.readings
  VALIDATE CONSTRAINT ck_reading_quality,
  VALIDATE CONSTRAINT ck_reading_recorded_since_2020,
  VALIDATE CONSTRAINT ck_reading_value_is_a_number,
  VALIDATE CONSTRAINT farm_id__lockstep_not_null,
  VALIDATE CONSTRAINT quality__lockstep_not_null,
  VALIDATE CONSTRAINT recorded_at__lockstep_not_null,
  VALIDATE CONSTRAINT sensor_id__lockstep_not_null,
  VALIDATE CONSTRAINT value__lockstep_not_null;
COMMIT;

-- ==== forward/058_set_farm_id_quality_recorded_at_sensor_id_value_of_telemetry.sql
-- 058 set farm_id, quality, recorded_at, sensor_id, value of telemetry.readings not null
-- Plan:        0001-sensors (phase 1)
-- Why:         the validated CHECK spares the scan; it is dropped by a second statement, because one statement for both would scan
-- After:       057, it is the next step of the same change
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
  ALTER COLUMN farm_id SET NOT NULL,
  ALTER COLUMN quality SET NOT NULL,
  ALTER COLUMN recorded_at SET NOT NULL,
  ALTER COLUMN sensor_id SET NOT NULL,
  ALTER COLUMN value SET NOT NULL;
ALTER TABLE telemetry.readings
  DROP CONSTRAINT farm_id__lockstep_not_null,
  DROP CONSTRAINT quality__lockstep_not_null,
  DROP CONSTRAINT recorded_at__lockstep_not_null,
  DROP CONSTRAINT sensor_id__lockstep_not_null,
  DROP CONSTRAINT value__lockstep_not_null;
COMMIT;

-- ==== forward/059_add_4_checks_and_5_not_nulls_on_public_sensors_not_validated.sql
-- 059 add 4 checks and 5 not nulls on public.sensors, not validated yet
-- Plan:        0001-sensors (phase 1)
-- Why:         the declaration has 4 checks and 5 not nulls on public.sensors; added NOT VALID first, so that no row is read under the lock; a CHECK stands in for each NOT NULL until it is proved
-- After:       001, it may use what extension btree_gist brings
-- After:       002, new values of public.sensor_type must be committed before they are used
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
  ADD CONSTRAINT ck_sensor_code_format CHECK ((code ~ '^[A-Z]{3}-[0-9]{3}$'::text)) NOT VALID,
  ADD CONSTRAINT ck_sensor_ph_offset_only_for_ph CHECK (((sensor_type = 'ph'::public.sensor_type) = (ph_calibration_offset IS NOT NULL))) NOT VALID,
  ADD CONSTRAINT ck_sensor_ph_offset_small CHECK ((abs(ph_calibration_offset) <= (2)::double precision)) NOT VALID,
  ADD CONSTRAINT ck_sensor_unit_fits_type CHECK ((((sensor_type = 'temperature'::public.sensor_type) AND (unit = ANY (ARRAY['°C'::text, '°F'::text]))) OR ((sensor_type = ANY (ARRAY['humidity'::public.sensor_type, 'moisture'::public.sensor_type])) AND (unit = '%'::text)) OR ((sensor_type = 'ph'::public.sensor_type) AND (unit = 'pH'::text)) OR ((sensor_type = 'light'::public.sensor_type) AND (unit = ANY (ARRAY['lx'::text, 'µmol'::text]))))) NOT VALID,
  ADD CONSTRAINT code__lockstep_not_null CHECK ((code IS NOT NULL)) NOT VALID,
  ADD CONSTRAINT field_id__lockstep_not_null CHECK ((field_id IS NOT NULL)) NOT VALID,
  ADD CONSTRAINT installed_on__lockstep_not_null CHECK ((installed_on IS NOT NULL)) NOT VALID,
  ADD CONSTRAINT sensor_type__lockstep_not_null CHECK ((sensor_type IS NOT NULL)) NOT VALID,
  ADD CONSTRAINT unit__lockstep_not_null CHECK ((unit IS NOT NULL)) NOT VALID;
COMMIT;

-- ==== forward/060_validate_4_checks_and_5_not_nulls_on_public_sensors.sql
-- 060 validate 4 checks and 5 not nulls on public.sensors
-- Plan:        0001-sensors (phase 1)
-- Why:         reads every row under a lock that stops neither reads nor writes; in its own transaction, or the lock of the step before would be held through the scan
-- After:       059, it is the next step of the same change
-- Locks:       SHARE UPDATE EXCLUSIVE on public.sensors (stops no reads and no writes)
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
ALTER TABLE public.sensors
  VALIDATE CONSTRAINT ck_sensor_code_format,
  VALIDATE CONSTRAINT ck_sensor_ph_offset_only_for_ph,
  VALIDATE CONSTRAINT ck_sensor_ph_offset_small,
  VALIDATE CONSTRAINT ck_sensor_unit_fits_type,
  VALIDATE CONSTRAINT code__lockstep_not_null,
  VALIDATE CONSTRAINT field_id__lockstep_not_null,
  VALIDATE CONSTRAINT installed_on__lockstep_not_null,
  VALIDATE CONSTRAINT sensor_type__lockstep_not_null,
  VALIDATE CONSTRAINT unit__lockstep_not_null;
COMMIT;

-- ==== forward/061_set_code_field_id_installed_on_sensor_type_unit_of_public_se.sql
-- 061 set code, field_id, installed_on, sensor_type, unit of public.sensors not null
-- Plan:        0001-sensors (phase 1)
-- Why:         the validated CHECK spares the scan; it is dropped by a second statement, because one statement for both would scan
-- After:       060, it is the next step of the same change
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
  ALTER COLUMN code SET NOT NULL,
  ALTER COLUMN field_id SET NOT NULL,
  ALTER COLUMN installed_on SET NOT NULL,
  ALTER COLUMN sensor_type SET NOT NULL,
  ALTER COLUMN unit SET NOT NULL;
ALTER TABLE public.sensors
  DROP CONSTRAINT code__lockstep_not_null,
  DROP CONSTRAINT field_id__lockstep_not_null,
  DROP CONSTRAINT installed_on__lockstep_not_null,
  DROP CONSTRAINT sensor_type__lockstep_not_null,
  DROP CONSTRAINT unit__lockstep_not_null;
COMMIT;

-- ==== forward/062_add_2_checks_and_4_not_nulls_on_public_maintenance_visits_no.sql
-- 062 add 2 checks and 4 not nulls on public.maintenance_visits, not validated yet
-- Plan:        0001-sensors (phase 1)
-- Why:         the declaration has 2 checks and 4 not nulls on public.maintenance_visits; added NOT VALID first, so that no row is read under the lock; a CHECK stands in for each NOT NULL until it is proved
-- After:       001, it may use what extension btree_gist brings
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
  ADD CONSTRAINT ck_visit_minutes CHECK (((minutes >= 1) AND (minutes <= (24 * 60)))) NOT VALID,
  ADD CONSTRAINT ck_visit_outcome CHECK ((outcome = ANY (ARRAY['cleaned'::text, 'recalibrated'::text, 'battery changed'::text, 'replaced'::text, 'nothing found'::text]))) NOT VALID,
  ADD CONSTRAINT farm_id__lockstep_not_null CHECK ((farm_id IS NOT NULL)) NOT VALID,
  ADD CONSTRAINT id__lockstep_not_null CHECK ((id IS NOT NULL)) NOT VALID,
  ADD CONSTRAINT sensor_id__lockstep_not_null CHECK ((sensor_id IS NOT NULL)) NOT VALID,
  ADD CONSTRAINT visited_on__lockstep_not_null CHECK ((visited_on IS NOT NULL)) NOT VALID;
COMMIT;

-- ==== forward/063_validate_2_checks_and_4_not_nulls_on_public_maintenance_visi.sql
-- 063 validate 2 checks and 4 not nulls on public.maintenance_visits
-- Plan:        0001-sensors (phase 1)
-- Why:         reads every row under a lock that stops neither reads nor writes; in its own transaction, or the lock of the step before would be held through the scan
-- After:       062, it is the next step of the same change
-- Locks:       SHARE UPDATE EXCLUSIVE on public.maintenance_visits (stops no reads and no writes)
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
ALTER TABLE public.maintenance_visits
  VALIDATE CONSTRAINT ck_visit_minutes,
  VALIDATE CONSTRAINT ck_visit_outcome,
  VALIDATE CONSTRAINT farm_id__lockstep_not_null,
  VALIDATE CONSTRAINT id__lockstep_not_null,
  VALIDATE CONSTRAINT sensor_id__lockstep_not_null,
  VALIDATE CONSTRAINT visited_on__lockstep_not_null;
COMMIT;

-- ==== forward/064_set_farm_id_id_sensor_id_visited_on_of_public_maintenance_vi.sql
-- 064 set farm_id, id, sensor_id, visited_on of public.maintenance_visits not null
-- Plan:        0001-sensors (phase 1)
-- Why:         the validated CHECK spares the scan; it is dropped by a second statement, because one statement for both would scan
-- After:       063, it is the next step of the same change
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
  ALTER COLUMN farm_id SET NOT NULL,
  ALTER COLUMN id SET NOT NULL,
  ALTER COLUMN sensor_id SET NOT NULL,
  ALTER COLUMN visited_on SET NOT NULL;
ALTER TABLE public.maintenance_visits
  DROP CONSTRAINT farm_id__lockstep_not_null,
  DROP CONSTRAINT id__lockstep_not_null,
  DROP CONSTRAINT sensor_id__lockstep_not_null,
  DROP CONSTRAINT visited_on__lockstep_not_null;
COMMIT;

-- ==== forward/065_build_the_unique_index_of_primary_key_alert_rules_pkey_on_pu.sql
-- 065 build the unique index of primary key alert_rules_pkey on public.alert_rules
-- Plan:        0001-sensors (phase 1)
-- Why:         the declaration has constraint alert_rules_pkey on public.alert_rules, the database has not; built CONCURRENTLY, because ADD CONSTRAINT alone would build it under ACCESS EXCLUSIVE
-- Locks:       SHARE UPDATE EXCLUSIVE on public.alert_rules (stops no reads and no writes)
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
CREATE UNIQUE INDEX CONCURRENTLY alert_rules_pkey ON public.alert_rules USING btree (farm_id, id);

-- ==== forward/066_add_primary_key_alert_rules_pkey_on_public_alert_rules_using.sql
-- 066 add primary key alert_rules_pkey on public.alert_rules using its index
-- Plan:        0001-sensors (phase 1)
-- Why:         the index is there and valid, so no row is read
-- After:       037, column public.alert_rules.farm_id must be NOT NULL
-- After:       065, it is the next step of the same change
-- Locks:       ACCESS EXCLUSIVE on public.alert_rules (stops reads and writes)
-- Locks:       ACCESS SHARE on public.alert_rules_pkey (stops no reads and no writes)
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
ALTER TABLE public.alert_rules ADD CONSTRAINT alert_rules_pkey PRIMARY KEY USING INDEX alert_rules_pkey;
COMMIT;

-- ==== forward/067_build_the_unique_index_of_primary_key_alerts_pkey_on_public.sql
-- 067 build the unique index of primary key alerts_pkey on public.alerts
-- Plan:        0001-sensors (phase 1)
-- Why:         the declaration has constraint alerts_pkey on public.alerts, the database has not; built CONCURRENTLY, because ADD CONSTRAINT alone would build it under ACCESS EXCLUSIVE
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
CREATE UNIQUE INDEX CONCURRENTLY alerts_pkey ON public.alerts USING btree (farm_id, id);

-- ==== forward/068_add_primary_key_alerts_pkey_on_public_alerts_using_its_index.sql
-- 068 add primary key alerts_pkey on public.alerts using its index
-- Plan:        0001-sensors (phase 1)
-- Why:         the index is there and valid, so no row is read
-- After:       034, column public.alerts.farm_id must be NOT NULL
-- After:       067, it is the next step of the same change
-- Locks:       ACCESS EXCLUSIVE on public.alerts (stops reads and writes)
-- Locks:       ACCESS SHARE on public.alerts_pkey (stops no reads and no writes)
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
ALTER TABLE public.alerts ADD CONSTRAINT alerts_pkey PRIMARY KEY USING INDEX alerts_pkey;
COMMIT;

-- ==== forward/069_build_the_unique_index_of_primary_key_fields_pkey_on_public.sql
-- 069 build the unique index of primary key fields_pkey on public.fields
-- Plan:        0001-sensors (phase 1)
-- Why:         the declaration has constraint fields_pkey on public.fields, the database has not; built CONCURRENTLY, because ADD CONSTRAINT alone would build it under ACCESS EXCLUSIVE
-- Locks:       SHARE UPDATE EXCLUSIVE on public.fields (stops no reads and no writes)
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
CREATE UNIQUE INDEX CONCURRENTLY fields_pkey ON public.fields USING btree (farm_id, id);

-- ==== forward/070_add_primary_key_fields_pkey_on_public_fields_using_its_index.sql
-- 070 add primary key fields_pkey on public.fields using its index
-- Plan:        0001-sensors (phase 1)
-- Why:         the index is there and valid, so no row is read
-- After:       046, column public.fields.farm_id must be NOT NULL
-- After:       069, it is the next step of the same change
-- Locks:       ACCESS EXCLUSIVE on public.fields (stops reads and writes)
-- Locks:       ACCESS SHARE on public.fields_pkey (stops no reads and no writes)
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
ALTER TABLE public.fields ADD CONSTRAINT fields_pkey PRIMARY KEY USING INDEX fields_pkey;
COMMIT;

-- ==== forward/071_build_the_unique_index_of_primary_key_gateways_pkey_on_publi.sql
-- 071 build the unique index of primary key gateways_pkey on public.gateways
-- Plan:        0001-sensors (phase 1)
-- Why:         the declaration has constraint gateways_pkey on public.gateways, the database has not; built CONCURRENTLY, because ADD CONSTRAINT alone would build it under ACCESS EXCLUSIVE
-- Locks:       SHARE UPDATE EXCLUSIVE on public.gateways (stops no reads and no writes)
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
CREATE UNIQUE INDEX CONCURRENTLY gateways_pkey ON public.gateways USING btree (farm_id, id);

-- ==== forward/072_add_primary_key_gateways_pkey_on_public_gateways_using_its_i.sql
-- 072 add primary key gateways_pkey on public.gateways using its index
-- Plan:        0001-sensors (phase 1)
-- Why:         the index is there and valid, so no row is read
-- After:       049, column public.gateways.farm_id must be NOT NULL
-- After:       071, it is the next step of the same change
-- Locks:       ACCESS EXCLUSIVE on public.gateways (stops reads and writes)
-- Locks:       ACCESS SHARE on public.gateways_pkey (stops no reads and no writes)
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
ALTER TABLE public.gateways ADD CONSTRAINT gateways_pkey PRIMARY KEY USING INDEX gateways_pkey;
COMMIT;

-- ==== forward/073_build_the_unique_index_of_primary_key_ingest_batches_pkey_on.sql
-- 073 build the unique index of primary key ingest_batches_pkey on telemetry.ingest_batches
-- Plan:        0001-sensors (phase 1)
-- Why:         the declaration has constraint ingest_batches_pkey on telemetry.ingest_batches, the database has not; built CONCURRENTLY, because ADD CONSTRAINT alone would build it under ACCESS EXCLUSIVE
-- Locks:       SHARE UPDATE EXCLUSIVE on telemetry.ingest_batches (stops no reads and no writes)
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
CREATE UNIQUE INDEX CONCURRENTLY ingest_batches_pkey ON telemetry.ingest_batches USING btree (farm_id, id);

-- ==== forward/074_add_primary_key_ingest_batches_pkey_on_telemetry_ingest_batc.sql
-- 074 add primary key ingest_batches_pkey on telemetry.ingest_batches using its index
-- Plan:        0001-sensors (phase 1)
-- Why:         the index is there and valid, so no row is read
-- After:       052, column telemetry.ingest_batches.farm_id must be NOT NULL
-- After:       073, it is the next step of the same change
-- Locks:       ACCESS EXCLUSIVE on telemetry.ingest_batches (stops reads and writes)
-- Locks:       ACCESS SHARE on telemetry.ingest_batches_pkey (stops no reads and no writes)
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
ALTER TABLE telemetry.ingest_batches ADD CONSTRAINT ingest_batches_pkey PRIMARY KEY USING INDEX ingest_batches_pkey;
COMMIT;

-- ==== forward/075_build_the_unique_index_of_primary_key_maintenance_visits_pke.sql
-- 075 build the unique index of primary key maintenance_visits_pkey on public.maintenance_visits
-- Plan:        0001-sensors (phase 1)
-- Why:         the declaration has constraint maintenance_visits_pkey on public.maintenance_visits, the database has not; built CONCURRENTLY, because ADD CONSTRAINT alone would build it under ACCESS EXCLUSIVE
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
CREATE UNIQUE INDEX CONCURRENTLY maintenance_visits_pkey ON public.maintenance_visits USING btree (farm_id, id);

-- ==== forward/076_add_primary_key_maintenance_visits_pkey_on_public_maintenanc.sql
-- 076 add primary key maintenance_visits_pkey on public.maintenance_visits using its index
-- Plan:        0001-sensors (phase 1)
-- Why:         the index is there and valid, so no row is read
-- After:       064, column public.maintenance_visits.farm_id must be NOT NULL
-- After:       075, it is the next step of the same change
-- Locks:       ACCESS EXCLUSIVE on public.maintenance_visits (stops reads and writes)
-- Locks:       ACCESS SHARE on public.maintenance_visits_pkey (stops no reads and no writes)
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
ALTER TABLE public.maintenance_visits ADD CONSTRAINT maintenance_visits_pkey PRIMARY KEY USING INDEX maintenance_visits_pkey;
COMMIT;

-- ==== forward/077_build_the_unique_index_of_primary_key_readings_pkey_on_publi.sql
-- 077 build the unique index of primary key readings_pkey on public.readings
-- Plan:        0001-sensors (phase 1)
-- Why:         the declaration has constraint readings_pkey on public.readings, the database has not; built CONCURRENTLY, because ADD CONSTRAINT alone would build it under ACCESS EXCLUSIVE
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
CREATE UNIQUE INDEX CONCURRENTLY readings_pkey ON public.readings USING btree (farm_id, sensor_id, day);

-- ==== forward/078_add_primary_key_readings_pkey_on_public_readings_using_its_i.sql
-- 078 add primary key readings_pkey on public.readings using its index
-- Plan:        0001-sensors (phase 1)
-- Why:         the index is there and valid, so no row is read
-- After:       055, column public.readings.day must be NOT NULL
-- After:       077, it is the next step of the same change
-- Locks:       ACCESS EXCLUSIVE on public.readings (stops reads and writes)
-- Locks:       ACCESS SHARE on public.readings_pkey (stops no reads and no writes)
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
ALTER TABLE public.readings ADD CONSTRAINT readings_pkey PRIMARY KEY USING INDEX readings_pkey;
COMMIT;

-- ==== forward/079_build_the_unique_index_of_primary_key_readings_pkey_on_telem.sql
-- 079 build the unique index of primary key readings_pkey on telemetry.readings
-- Plan:        0001-sensors (phase 1)
-- Why:         the declaration has constraint readings_pkey on telemetry.readings, the database has not; built CONCURRENTLY, because ADD CONSTRAINT alone would build it under ACCESS EXCLUSIVE
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
CREATE UNIQUE INDEX CONCURRENTLY readings_pkey ON telemetry.readings USING btree (farm_id, sensor_id, recorded_at);

-- ==== forward/080_add_primary_key_readings_pkey_on_telemetry_readings_using_it.sql
-- 080 add primary key readings_pkey on telemetry.readings using its index
-- Plan:        0001-sensors (phase 1)
-- Why:         the index is there and valid, so no row is read
-- After:       058, column telemetry.readings.farm_id must be NOT NULL
-- After:       079, it is the next step of the same change
-- Locks:       ACCESS EXCLUSIVE on telemetry.readings (stops reads and writes)
-- Locks:       ACCESS SHARE on telemetry.readings_pkey (stops no reads and no writes)
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
ALTER TABLE telemetry.readings ADD CONSTRAINT readings_pkey PRIMARY KEY USING INDEX readings_pkey;
COMMIT;

-- ==== forward/081_build_the_unique_index_of_primary_key_sensor_calibrations_pk.sql
-- 081 build the unique index of primary key sensor_calibrations_pkey on public.sensor_calibrations
-- Plan:        0001-sensors (phase 1)
-- Why:         the declaration has constraint sensor_calibrations_pkey on public.sensor_calibrations, the database has not; built CONCURRENTLY, because ADD CONSTRAINT alone would build it under ACCESS EXCLUSIVE
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
CREATE UNIQUE INDEX CONCURRENTLY sensor_calibrations_pkey ON public.sensor_calibrations USING btree (farm_id, id);

-- ==== forward/082_add_primary_key_sensor_calibrations_pkey_on_public_sensor_ca.sql
-- 082 add primary key sensor_calibrations_pkey on public.sensor_calibrations using its index
-- Plan:        0001-sensors (phase 1)
-- Why:         the index is there and valid, so no row is read
-- After:       040, column public.sensor_calibrations.farm_id must be NOT NULL
-- After:       081, it is the next step of the same change
-- Locks:       ACCESS EXCLUSIVE on public.sensor_calibrations (stops reads and writes)
-- Locks:       ACCESS SHARE on public.sensor_calibrations_pkey (stops no reads and no writes)
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
ALTER TABLE public.sensor_calibrations ADD CONSTRAINT sensor_calibrations_pkey PRIMARY KEY USING INDEX sensor_calibrations_pkey;
COMMIT;

-- ==== forward/083_build_the_unique_index_of_unique_uq_farm_name_on_public_farm.sql
-- 083 build the unique index of unique uq_farm_name on public.farms
-- Plan:        0001-sensors (phase 1)
-- Why:         the declaration has constraint uq_farm_name on public.farms, the database has not; built CONCURRENTLY, because ADD CONSTRAINT alone would build it under ACCESS EXCLUSIVE
-- Locks:       SHARE UPDATE EXCLUSIVE on public.farms (stops no reads and no writes)
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
CREATE UNIQUE INDEX CONCURRENTLY uq_farm_name ON public.farms USING btree (name);

-- ==== forward/084_add_unique_uq_farm_name_on_public_farms_using_its_index.sql
-- 084 add unique uq_farm_name on public.farms using its index
-- Plan:        0001-sensors (phase 1)
-- Why:         the index is there and valid, so no row is read
-- After:       083, it is the next step of the same change
-- Locks:       ACCESS EXCLUSIVE on public.farms (stops reads and writes)
-- Locks:       ACCESS SHARE on public.uq_farm_name (stops no reads and no writes)
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
ALTER TABLE public.farms ADD CONSTRAINT uq_farm_name UNIQUE USING INDEX uq_farm_name;
COMMIT;

-- ==== forward/085_build_the_unique_index_of_unique_uq_field_name_per_farm_on_p.sql
-- 085 build the unique index of unique uq_field_name_per_farm on public.fields
-- Plan:        0001-sensors (phase 1)
-- Why:         the declaration has constraint uq_field_name_per_farm on public.fields, the database has not; built CONCURRENTLY, because ADD CONSTRAINT alone would build it under ACCESS EXCLUSIVE
-- Locks:       SHARE UPDATE EXCLUSIVE on public.fields (stops no reads and no writes)
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
CREATE UNIQUE INDEX CONCURRENTLY uq_field_name_per_farm ON public.fields USING btree (farm_id, name);

-- ==== forward/086_add_unique_uq_field_name_per_farm_on_public_fields_using_its.sql
-- 086 add unique uq_field_name_per_farm on public.fields using its index
-- Plan:        0001-sensors (phase 1)
-- Why:         the index is there and valid, so no row is read
-- After:       085, it is the next step of the same change
-- Locks:       ACCESS EXCLUSIVE on public.fields (stops reads and writes)
-- Locks:       ACCESS SHARE on public.uq_field_name_per_farm (stops no reads and no writes)
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
ALTER TABLE public.fields ADD CONSTRAINT uq_field_name_per_farm UNIQUE USING INDEX uq_field_name_per_farm;
COMMIT;

-- ==== forward/087_build_the_unique_index_of_unique_uq_gateway_serial_number_on.sql
-- 087 build the unique index of unique uq_gateway_serial_number on public.gateways
-- Plan:        0001-sensors (phase 1)
-- Why:         the declaration has constraint uq_gateway_serial_number on public.gateways, the database has not; built CONCURRENTLY, because ADD CONSTRAINT alone would build it under ACCESS EXCLUSIVE
-- Locks:       SHARE UPDATE EXCLUSIVE on public.gateways (stops no reads and no writes)
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
CREATE UNIQUE INDEX CONCURRENTLY uq_gateway_serial_number ON public.gateways USING btree (serial_number) WITH (fillfactor='90');

-- ==== forward/088_add_unique_uq_gateway_serial_number_on_public_gateways_using.sql
-- 088 add unique uq_gateway_serial_number on public.gateways using its index
-- Plan:        0001-sensors (phase 1)
-- Why:         the index is there and valid, so no row is read
-- After:       087, it is the next step of the same change
-- Locks:       ACCESS EXCLUSIVE on public.gateways (stops reads and writes)
-- Locks:       ACCESS SHARE on public.uq_gateway_serial_number (stops no reads and no writes)
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
ALTER TABLE public.gateways ADD CONSTRAINT uq_gateway_serial_number UNIQUE USING INDEX uq_gateway_serial_number;
COMMIT;

-- ==== forward/089_build_the_unique_index_of_unique_uq_sensor_calibration_per_d.sql
-- 089 build the unique index of unique uq_sensor_calibration_per_date on public.sensor_calibrations
-- Plan:        0001-sensors (phase 1)
-- Why:         the declaration has constraint uq_sensor_calibration_per_date on public.sensor_calibrations, the database has not; built CONCURRENTLY, because ADD CONSTRAINT alone would build it under ACCESS EXCLUSIVE
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
CREATE UNIQUE INDEX CONCURRENTLY uq_sensor_calibration_per_date ON public.sensor_calibrations USING btree (farm_id, sensor_id, calibration_date);

-- ==== forward/090_add_unique_uq_sensor_calibration_per_date_on_public_sensor_c.sql
-- 090 add unique uq_sensor_calibration_per_date on public.sensor_calibrations using its index
-- Plan:        0001-sensors (phase 1)
-- Why:         the index is there and valid, so no row is read
-- After:       089, it is the next step of the same change
-- Locks:       ACCESS EXCLUSIVE on public.sensor_calibrations (stops reads and writes)
-- Locks:       ACCESS SHARE on public.uq_sensor_calibration_per_date (stops no reads and no writes)
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
ALTER TABLE public.sensor_calibrations ADD CONSTRAINT uq_sensor_calibration_per_date UNIQUE USING INDEX uq_sensor_calibration_per_date;
COMMIT;

-- ==== forward/091_add_foreign_key_fk_alert_rule_on_public_alerts_not_validated.sql
-- 091 add foreign key fk_alert_rule on public.alerts, not validated yet
-- Plan:        0001-sensors (phase 1)
-- Why:         the declaration has constraint fk_alert_rule on public.alerts, the database has not; NOT VALID, so that no row is read while writes to both tables wait
-- After:       066, public.alert_rules must have its unique key on (farm_id, id)
-- Locks:       SHARE ROW EXCLUSIVE on public.alert_rules (stops writes)
-- Locks:       SHARE ROW EXCLUSIVE on public.alerts (stops writes)
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
ALTER TABLE public.alerts ADD CONSTRAINT fk_alert_rule FOREIGN KEY (farm_id, alert_rule_id) REFERENCES public.alert_rules(farm_id, id) ON DELETE CASCADE NOT VALID;
COMMIT;

-- ==== forward/092_validate_foreign_key_fk_alert_rule_on_public_alerts.sql
-- 092 validate foreign key fk_alert_rule on public.alerts
-- Plan:        0001-sensors (phase 1)
-- Why:         looks every row up under locks that stop neither reads nor writes
-- After:       091, it is the next step of the same change
-- Locks:       ROW SHARE on public.alert_rules (stops no reads and no writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public.alerts (stops no reads and no writes)
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
ALTER TABLE public.alerts VALIDATE CONSTRAINT fk_alert_rule;
COMMIT;

-- ==== forward/093_add_foreign_key_fk_alert_rule_sensor_on_public_alert_rules_n.sql
-- 093 add foreign key fk_alert_rule_sensor on public.alert_rules, not validated yet
-- Plan:        0001-sensors (phase 1)
-- Why:         the declaration has constraint fk_alert_rule_sensor on public.alert_rules, the database has not; NOT VALID, so that no row is read while writes to both tables wait
-- Locks:       SHARE ROW EXCLUSIVE on public.alert_rules (stops writes)
-- Locks:       SHARE ROW EXCLUSIVE on public.sensors (stops writes)
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
ALTER TABLE public.alert_rules ADD CONSTRAINT fk_alert_rule_sensor FOREIGN KEY (farm_id, sensor_id) REFERENCES public.sensors(farm_id, id) ON DELETE CASCADE NOT VALID;
COMMIT;

-- ==== forward/094_validate_foreign_key_fk_alert_rule_sensor_on_public_alert_ru.sql
-- 094 validate foreign key fk_alert_rule_sensor on public.alert_rules
-- Plan:        0001-sensors (phase 1)
-- Why:         looks every row up under locks that stop neither reads nor writes
-- After:       093, it is the next step of the same change
-- Locks:       SHARE UPDATE EXCLUSIVE on public.alert_rules (stops no reads and no writes)
-- Locks:       ROW SHARE on public.sensors (stops no reads and no writes)
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
ALTER TABLE public.alert_rules VALIDATE CONSTRAINT fk_alert_rule_sensor;
COMMIT;

-- ==== forward/095_add_foreign_key_fk_calibration_reference_on_public_sensor_ca.sql
-- 095 add foreign key fk_calibration_reference on public.sensor_calibrations, not validated yet
-- Plan:        0001-sensors (phase 1)
-- Why:         the declaration has constraint fk_calibration_reference on public.sensor_calibrations, the database has not; NOT VALID, so that no row is read while writes to both tables wait
-- Locks:       SHARE ROW EXCLUSIVE on public.sensor_calibrations (stops writes)
-- Locks:       SHARE ROW EXCLUSIVE on public.sensors (stops writes)
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
ALTER TABLE public.sensor_calibrations ADD CONSTRAINT fk_calibration_reference FOREIGN KEY (reference_farm_id, reference_sensor_id) REFERENCES public.sensors(farm_id, id) MATCH FULL ON DELETE RESTRICT NOT VALID;
COMMIT;

-- ==== forward/096_validate_foreign_key_fk_calibration_reference_on_public_sens.sql
-- 096 validate foreign key fk_calibration_reference on public.sensor_calibrations
-- Plan:        0001-sensors (phase 1)
-- Why:         looks every row up under locks that stop neither reads nor writes
-- After:       095, it is the next step of the same change
-- Locks:       SHARE UPDATE EXCLUSIVE on public.sensor_calibrations (stops no reads and no writes)
-- Locks:       ROW SHARE on public.sensors (stops no reads and no writes)
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
ALTER TABLE public.sensor_calibrations VALIDATE CONSTRAINT fk_calibration_reference;
COMMIT;

-- ==== forward/097_add_foreign_key_fk_calibration_sensor_on_public_sensor_calib.sql
-- 097 add foreign key fk_calibration_sensor on public.sensor_calibrations, not validated yet
-- Plan:        0001-sensors (phase 1)
-- Why:         the declaration has constraint fk_calibration_sensor on public.sensor_calibrations, the database has not; NOT VALID, so that no row is read while writes to both tables wait
-- Locks:       SHARE ROW EXCLUSIVE on public.sensor_calibrations (stops writes)
-- Locks:       SHARE ROW EXCLUSIVE on public.sensors (stops writes)
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
ALTER TABLE public.sensor_calibrations ADD CONSTRAINT fk_calibration_sensor FOREIGN KEY (farm_id, sensor_id) REFERENCES public.sensors(farm_id, id) ON DELETE CASCADE NOT VALID;
COMMIT;

-- ==== forward/098_validate_foreign_key_fk_calibration_sensor_on_public_sensor.sql
-- 098 validate foreign key fk_calibration_sensor on public.sensor_calibrations
-- Plan:        0001-sensors (phase 1)
-- Why:         looks every row up under locks that stop neither reads nor writes
-- After:       097, it is the next step of the same change
-- Locks:       SHARE UPDATE EXCLUSIVE on public.sensor_calibrations (stops no reads and no writes)
-- Locks:       ROW SHARE on public.sensors (stops no reads and no writes)
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
ALTER TABLE public.sensor_calibrations VALIDATE CONSTRAINT fk_calibration_sensor;
COMMIT;

-- ==== forward/099_add_foreign_key_fk_field_farm_on_public_fields_not_validated.sql
-- 099 add foreign key fk_field_farm on public.fields, not validated yet
-- Plan:        0001-sensors (phase 1)
-- Why:         the declaration has constraint fk_field_farm on public.fields, the database has not; NOT VALID, so that no row is read while writes to both tables wait
-- Locks:       SHARE ROW EXCLUSIVE on public.farms (stops writes)
-- Locks:       SHARE ROW EXCLUSIVE on public.fields (stops writes)
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
ALTER TABLE public.fields ADD CONSTRAINT fk_field_farm FOREIGN KEY (farm_id) REFERENCES public.farms(id) ON DELETE CASCADE NOT VALID;
COMMIT;

-- ==== forward/100_validate_foreign_key_fk_field_farm_on_public_fields.sql
-- 100 validate foreign key fk_field_farm on public.fields
-- Plan:        0001-sensors (phase 1)
-- Why:         looks every row up under locks that stop neither reads nor writes
-- After:       099, it is the next step of the same change
-- Locks:       ROW SHARE on public.farms (stops no reads and no writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public.fields (stops no reads and no writes)
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
ALTER TABLE public.fields VALIDATE CONSTRAINT fk_field_farm;
COMMIT;

-- ==== forward/101_add_foreign_key_fk_gateway_farm_on_public_gateways_not_valid.sql
-- 101 add foreign key fk_gateway_farm on public.gateways, not validated yet
-- Plan:        0001-sensors (phase 1)
-- Why:         the declaration has constraint fk_gateway_farm on public.gateways, the database has not; NOT VALID, so that no row is read while writes to both tables wait
-- Locks:       SHARE ROW EXCLUSIVE on public.farms (stops writes)
-- Locks:       SHARE ROW EXCLUSIVE on public.gateways (stops writes)
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
ALTER TABLE public.gateways ADD CONSTRAINT fk_gateway_farm FOREIGN KEY (farm_id) REFERENCES public.farms(id) ON DELETE CASCADE NOT VALID;
COMMIT;

-- ==== forward/102_validate_foreign_key_fk_gateway_farm_on_public_gateways.sql
-- 102 validate foreign key fk_gateway_farm on public.gateways
-- Plan:        0001-sensors (phase 1)
-- Why:         looks every row up under locks that stop neither reads nor writes
-- After:       101, it is the next step of the same change
-- Locks:       ROW SHARE on public.farms (stops no reads and no writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public.gateways (stops no reads and no writes)
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
ALTER TABLE public.gateways VALIDATE CONSTRAINT fk_gateway_farm;
COMMIT;

-- ==== forward/103_add_foreign_key_fk_gateway_field_on_public_gateways_not_vali.sql
-- 103 add foreign key fk_gateway_field on public.gateways, not validated yet
-- Plan:        0001-sensors (phase 1)
-- Why:         the declaration has constraint fk_gateway_field on public.gateways, the database has not; NOT VALID, so that no row is read while writes to both tables wait
-- After:       070, public.fields must have its unique key on (farm_id, id)
-- Locks:       SHARE ROW EXCLUSIVE on public.fields (stops writes)
-- Locks:       SHARE ROW EXCLUSIVE on public.gateways (stops writes)
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
ALTER TABLE public.gateways ADD CONSTRAINT fk_gateway_field FOREIGN KEY (farm_id, field_id) REFERENCES public.fields(farm_id, id) ON DELETE RESTRICT NOT VALID;
COMMIT;

-- ==== forward/104_validate_foreign_key_fk_gateway_field_on_public_gateways.sql
-- 104 validate foreign key fk_gateway_field on public.gateways
-- Plan:        0001-sensors (phase 1)
-- Why:         looks every row up under locks that stop neither reads nor writes
-- After:       103, it is the next step of the same change
-- Locks:       ROW SHARE on public.fields (stops no reads and no writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public.gateways (stops no reads and no writes)
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
ALTER TABLE public.gateways VALIDATE CONSTRAINT fk_gateway_field;
COMMIT;

-- ==== forward/105_add_foreign_key_fk_ingest_batch_gateway_on_telemetry_ingest.sql
-- 105 add foreign key fk_ingest_batch_gateway on telemetry.ingest_batches, not validated yet
-- Plan:        0001-sensors (phase 1)
-- Why:         the declaration has constraint fk_ingest_batch_gateway on telemetry.ingest_batches, the database has not; NOT VALID, so that no row is read while writes to both tables wait
-- After:       072, public.gateways must have its unique key on (farm_id, id)
-- Locks:       SHARE ROW EXCLUSIVE on public.gateways (stops writes)
-- Locks:       SHARE ROW EXCLUSIVE on telemetry.ingest_batches (stops writes)
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
ALTER TABLE telemetry.ingest_batches ADD CONSTRAINT fk_ingest_batch_gateway FOREIGN KEY (farm_id, gateway_id) REFERENCES public.gateways(farm_id, id) ON DELETE CASCADE NOT VALID;
COMMIT;

-- ==== forward/106_validate_foreign_key_fk_ingest_batch_gateway_on_telemetry_in.sql
-- 106 validate foreign key fk_ingest_batch_gateway on telemetry.ingest_batches
-- Plan:        0001-sensors (phase 1)
-- Why:         looks every row up under locks that stop neither reads nor writes
-- After:       105, it is the next step of the same change
-- Locks:       ROW SHARE on public.gateways (stops no reads and no writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on telemetry.ingest_batches (stops no reads and no writes)
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
ALTER TABLE telemetry.ingest_batches VALIDATE CONSTRAINT fk_ingest_batch_gateway;
COMMIT;

-- ==== forward/107_add_foreign_key_fk_reading_ingest_batch_on_telemetry_reading.sql
-- 107 add foreign key fk_reading_ingest_batch on telemetry.readings, not validated yet
-- Plan:        0001-sensors (phase 1)
-- Why:         the declaration has constraint fk_reading_ingest_batch on telemetry.readings, the database has not; NOT VALID, so that no row is read while writes to both tables wait
-- After:       074, telemetry.ingest_batches must have its unique key on (farm_id, id)
-- Locks:       SHARE ROW EXCLUSIVE on telemetry.ingest_batches (stops writes)
-- Locks:       SHARE ROW EXCLUSIVE on telemetry.readings (stops writes)
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
ALTER TABLE telemetry.readings ADD CONSTRAINT fk_reading_ingest_batch FOREIGN KEY (farm_id, ingest_batch_id) REFERENCES telemetry.ingest_batches(farm_id, id) ON DELETE RESTRICT NOT VALID;
COMMIT;

-- ==== forward/108_validate_foreign_key_fk_reading_ingest_batch_on_telemetry_re.sql
-- 108 validate foreign key fk_reading_ingest_batch on telemetry.readings
-- Plan:        0001-sensors (phase 1)
-- Why:         looks every row up under locks that stop neither reads nor writes
-- After:       107, it is the next step of the same change
-- Locks:       ROW SHARE on telemetry.ingest_batches (stops no reads and no writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on telemetry.readings (stops no reads and no writes)
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
ALTER TABLE telemetry.readings VALIDATE CONSTRAINT fk_reading_ingest_batch;
COMMIT;

-- ==== forward/109_add_foreign_key_fk_reading_sensor_on_public_readings_not_val.sql
-- 109 add foreign key fk_reading_sensor on public.readings, not validated yet
-- Plan:        0001-sensors (phase 1)
-- Why:         the declaration has constraint fk_reading_sensor on public.readings, the database has not; NOT VALID, so that no row is read while writes to both tables wait
-- Locks:       SHARE ROW EXCLUSIVE on public.readings (stops writes)
-- Locks:       SHARE ROW EXCLUSIVE on public.sensors (stops writes)
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
ALTER TABLE public.readings ADD CONSTRAINT fk_reading_sensor FOREIGN KEY (farm_id, sensor_id) REFERENCES public.sensors(farm_id, id) ON DELETE CASCADE NOT VALID;
COMMIT;

-- ==== forward/110_validate_foreign_key_fk_reading_sensor_on_public_readings.sql
-- 110 validate foreign key fk_reading_sensor on public.readings
-- Plan:        0001-sensors (phase 1)
-- Why:         looks every row up under locks that stop neither reads nor writes
-- After:       109, it is the next step of the same change
-- Locks:       SHARE UPDATE EXCLUSIVE on public.readings (stops no reads and no writes)
-- Locks:       ROW SHARE on public.sensors (stops no reads and no writes)
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
ALTER TABLE public.readings VALIDATE CONSTRAINT fk_reading_sensor;
COMMIT;

-- ==== forward/111_add_foreign_key_fk_reading_sensor_on_telemetry_readings_not.sql
-- 111 add foreign key fk_reading_sensor on telemetry.readings, not validated yet
-- Plan:        0001-sensors (phase 1)
-- Why:         the declaration has constraint fk_reading_sensor on telemetry.readings, the database has not; NOT VALID, so that no row is read while writes to both tables wait
-- Locks:       SHARE ROW EXCLUSIVE on public.sensors (stops writes)
-- Locks:       SHARE ROW EXCLUSIVE on telemetry.readings (stops writes)
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
ALTER TABLE telemetry.readings ADD CONSTRAINT fk_reading_sensor FOREIGN KEY (farm_id, sensor_id) REFERENCES public.sensors(farm_id, id) ON DELETE CASCADE NOT VALID;
COMMIT;

-- ==== forward/112_validate_foreign_key_fk_reading_sensor_on_telemetry_readings.sql
-- 112 validate foreign key fk_reading_sensor on telemetry.readings
-- Plan:        0001-sensors (phase 1)
-- Why:         looks every row up under locks that stop neither reads nor writes
-- After:       111, it is the next step of the same change
-- Locks:       ROW SHARE on public.sensors (stops no reads and no writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on telemetry.readings (stops no reads and no writes)
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
ALTER TABLE telemetry.readings VALIDATE CONSTRAINT fk_reading_sensor;
COMMIT;

-- ==== forward/113_add_foreign_key_fk_sensor_farm_on_public_sensors_not_validat.sql
-- 113 add foreign key fk_sensor_farm on public.sensors, not validated yet
-- Plan:        0001-sensors (phase 1)
-- Why:         the declaration has constraint fk_sensor_farm on public.sensors, the database has not; NOT VALID, so that no row is read while writes to both tables wait
-- Locks:       SHARE ROW EXCLUSIVE on public.farms (stops writes)
-- Locks:       SHARE ROW EXCLUSIVE on public.sensors (stops writes)
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
ALTER TABLE public.sensors ADD CONSTRAINT fk_sensor_farm FOREIGN KEY (farm_id) REFERENCES public.farms(id) ON DELETE CASCADE NOT VALID;
COMMIT;

-- ==== forward/114_validate_foreign_key_fk_sensor_farm_on_public_sensors.sql
-- 114 validate foreign key fk_sensor_farm on public.sensors
-- Plan:        0001-sensors (phase 1)
-- Why:         looks every row up under locks that stop neither reads nor writes
-- After:       113, it is the next step of the same change
-- Locks:       ROW SHARE on public.farms (stops no reads and no writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public.sensors (stops no reads and no writes)
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
ALTER TABLE public.sensors VALIDATE CONSTRAINT fk_sensor_farm;
COMMIT;

-- ==== forward/115_add_foreign_key_fk_sensor_field_on_public_sensors_not_valida.sql
-- 115 add foreign key fk_sensor_field on public.sensors, not validated yet
-- Plan:        0001-sensors (phase 1)
-- Why:         the declaration has constraint fk_sensor_field on public.sensors, the database has not; NOT VALID, so that no row is read while writes to both tables wait
-- After:       070, public.fields must have its unique key on (farm_id, id)
-- Locks:       SHARE ROW EXCLUSIVE on public.fields (stops writes)
-- Locks:       SHARE ROW EXCLUSIVE on public.sensors (stops writes)
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
ALTER TABLE public.sensors ADD CONSTRAINT fk_sensor_field FOREIGN KEY (farm_id, field_id) REFERENCES public.fields(farm_id, id) ON DELETE CASCADE NOT VALID;
COMMIT;

-- ==== forward/116_validate_foreign_key_fk_sensor_field_on_public_sensors.sql
-- 116 validate foreign key fk_sensor_field on public.sensors
-- Plan:        0001-sensors (phase 1)
-- Why:         looks every row up under locks that stop neither reads nor writes
-- After:       115, it is the next step of the same change
-- Locks:       ROW SHARE on public.fields (stops no reads and no writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public.sensors (stops no reads and no writes)
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
ALTER TABLE public.sensors VALIDATE CONSTRAINT fk_sensor_field;
COMMIT;

-- ==== forward/117_add_foreign_key_fk_sensor_gateway_on_public_sensors_not_vali.sql
-- 117 add foreign key fk_sensor_gateway on public.sensors, not validated yet
-- Plan:        0001-sensors (phase 1)
-- Why:         the declaration has constraint fk_sensor_gateway on public.sensors, the database has not; NOT VALID, so that no row is read while writes to both tables wait
-- After:       072, public.gateways must have its unique key on (farm_id, id)
-- Locks:       SHARE ROW EXCLUSIVE on public.gateways (stops writes)
-- Locks:       SHARE ROW EXCLUSIVE on public.sensors (stops writes)
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
ALTER TABLE public.sensors ADD CONSTRAINT fk_sensor_gateway FOREIGN KEY (farm_id, gateway_id) REFERENCES public.gateways(farm_id, id) ON UPDATE CASCADE DEFERRABLE NOT VALID;
COMMIT;

-- ==== forward/118_validate_foreign_key_fk_sensor_gateway_on_public_sensors.sql
-- 118 validate foreign key fk_sensor_gateway on public.sensors
-- Plan:        0001-sensors (phase 1)
-- Why:         looks every row up under locks that stop neither reads nor writes
-- After:       117, it is the next step of the same change
-- Locks:       ROW SHARE on public.gateways (stops no reads and no writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public.sensors (stops no reads and no writes)
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
ALTER TABLE public.sensors VALIDATE CONSTRAINT fk_sensor_gateway;
COMMIT;

-- ==== forward/119_add_foreign_key_fk_visit_sensor_on_public_maintenance_visits.sql
-- 119 add foreign key fk_visit_sensor on public.maintenance_visits, not validated yet
-- Plan:        0001-sensors (phase 1)
-- Why:         the declaration has constraint fk_visit_sensor on public.maintenance_visits, the database has not; NOT VALID, so that no row is read while writes to both tables wait
-- Locks:       SHARE ROW EXCLUSIVE on public.maintenance_visits (stops writes)
-- Locks:       SHARE ROW EXCLUSIVE on public.sensors (stops writes)
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
ALTER TABLE public.maintenance_visits ADD CONSTRAINT fk_visit_sensor FOREIGN KEY (farm_id, sensor_id) REFERENCES public.sensors(farm_id, id) ON DELETE CASCADE NOT VALID;
COMMIT;

-- ==== forward/120_validate_foreign_key_fk_visit_sensor_on_public_maintenance_v.sql
-- 120 validate foreign key fk_visit_sensor on public.maintenance_visits
-- Plan:        0001-sensors (phase 1)
-- Why:         looks every row up under locks that stop neither reads nor writes
-- After:       119, it is the next step of the same change
-- Locks:       SHARE UPDATE EXCLUSIVE on public.maintenance_visits (stops no reads and no writes)
-- Locks:       ROW SHARE on public.sensors (stops no reads and no writes)
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
ALTER TABLE public.maintenance_visits VALIDATE CONSTRAINT fk_visit_sensor;
COMMIT;

-- ==== forward/121_add_the_new_check_ck_sensor_retired_after_installed_on_publi.sql
-- 121 add the new check ck_sensor_retired_after_installed on public.sensors beside the old one, not validated yet
-- Plan:        0001-sensors (phase 1)
-- Why:         the rule changed; the old one stays in force until the new one is proved
-- After:       001, it may use what extension btree_gist brings
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
ALTER TABLE public.sensors ADD CONSTRAINT ck_sensor_retired_after_installed__lockstep_new CHECK ((retired_on >= installed_on)) NOT VALID;
COMMIT;

-- ==== forward/122_validate_the_new_check_ck_sensor_retired_after_installed_on.sql
-- 122 validate the new check ck_sensor_retired_after_installed on public.sensors
-- Plan:        0001-sensors (phase 1)
-- Why:         reads every row under a lock that stops neither reads nor writes
-- After:       121, it is the next step of the same change
-- Locks:       SHARE UPDATE EXCLUSIVE on public.sensors (stops no reads and no writes)
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
ALTER TABLE public.sensors VALIDATE CONSTRAINT ck_sensor_retired_after_installed__lockstep_new;
COMMIT;

-- ==== forward/123_replace_check_ck_sensor_retired_after_installed_on_public_se.sql
-- 123 replace check ck_sensor_retired_after_installed on public.sensors by the new one
-- Plan:        0001-sensors (phase 1)
-- Why:         one short transaction: at no moment is neither rule in force
-- After:       122, it is the next step of the same change
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
ALTER TABLE public.sensors DROP CONSTRAINT ck_sensor_retired_after_installed;
ALTER TABLE public.sensors RENAME CONSTRAINT ck_sensor_retired_after_installed__lockstep_new TO ck_sensor_retired_after_installed;
COMMIT;

-- ==== forward/124_build_the_new_index_ix_alerts_farm_id_raised_at_on_public_al.sql
-- 124 build the new index ix_alerts_farm_id_raised_at on public.alerts beside the old one
-- Plan:        0001-sensors (phase 1)
-- Why:         the definition changed; queries keep the old index meanwhile
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
CREATE INDEX CONCURRENTLY ix_alerts_farm_id_raised_at__lockstep_new ON public.alerts USING btree (farm_id, raised_at DESC) WITH (fillfactor='70');

-- ==== forward/125_swap_the_names_of_the_old_and_the_new_index_ix_alerts_farm_i.sql
-- 125 swap the names of the old and the new index ix_alerts_farm_id_raised_at on public.alerts
-- Plan:        0001-sensors (phase 1)
-- Why:         renames an index under a lock that stops neither reads nor writes
-- After:       124, it is the next step of the same change
-- Locks:       SHARE UPDATE EXCLUSIVE on public.ix_alerts_farm_id_raised_at (stops no reads and no writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public.ix_alerts_farm_id_raised_at__lockstep_new (stops no reads and no writes)
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
ALTER INDEX public.ix_alerts_farm_id_raised_at RENAME TO ix_alerts_farm_id_raised_at__lockstep_old;
ALTER INDEX public.ix_alerts_farm_id_raised_at__lockstep_new RENAME TO ix_alerts_farm_id_raised_at;
COMMIT;

-- ==== forward/126_drop_the_old_index_ix_alerts_farm_id_raised_at_on_public_ale.sql
-- 126 drop the old index ix_alerts_farm_id_raised_at on public.alerts
-- Plan:        0001-sensors (phase 1)
-- Why:         the new one serves all queries
-- After:       125, it is the next step of the same change
-- Locks:       SHARE UPDATE EXCLUSIVE on public.alerts (stops no reads and no writes)
-- Locks:       SHARE UPDATE EXCLUSIVE on public.ix_alerts_farm_id_raised_at__lockstep_old (stops no reads and no writes)
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
DROP INDEX CONCURRENTLY IF EXISTS public.ix_alerts_farm_id_raised_at__lockstep_old;

-- ==== forward/127_add_exclusion_constraint_no_overlapping_calibrations_on_publ.sql
-- 127 add exclusion constraint no_overlapping_calibrations on public.sensor_calibrations
-- Plan:        0001-sensors (phase 1)
-- Why:         the declaration has constraint no_overlapping_calibrations on public.sensor_calibrations, the database has not
-- After:       001, it may use what extension btree_gist brings
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
SET LOCAL statement_timeout = 0;
ALTER TABLE public.sensor_calibrations ADD CONSTRAINT no_overlapping_calibrations EXCLUDE USING gist (farm_id WITH =, sensor_id WITH =, daterange(valid_from, valid_to) WITH &&) WHERE ((NOT is_voided));
COMMIT;

-- ==== forward/128_comment_on_column_public_sensors_ph_calibration_offset.sql
-- 128 comment on column public.sensors.ph_calibration_offset
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
COMMENT ON COLUMN public.sensors.ph_calibration_offset IS 'Added to every pH value before it is stored. Null for other sensors.';
COMMIT;

-- ==== forward/129_comment_on_enum_public_sensor_type.sql
-- 129 comment on enum public.sensor_type
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
COMMENT ON TYPE public.sensor_type IS 'What a sensor measures. The order is the order of the lists in the application.';
COMMIT;

-- ==== forward/130_comment_on_index_ix_alerts_open_on_public_alerts.sql
-- 130 comment on index ix_alerts_open on public.alerts
-- Plan:        0001-sensors (phase 1)
-- Why:         the declaration says another text
-- After:       017, index public.ix_alerts_open must exist
-- Locks:       SHARE UPDATE EXCLUSIVE on public.ix_alerts_open (stops no reads and no writes)
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
COMMENT ON INDEX public.ix_alerts_open IS 'What the farmer sees first in the morning.';
COMMIT;

-- ==== forward/131_comment_on_table_public_farms.sql
-- 131 comment on table public.farms
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
COMMENT ON TABLE public.farms IS 'The tenants. One of them is the laboratory that all of them share.';
COMMIT;

-- ==== forward/132_comment_on_table_public_readings.sql
-- 132 comment on table public.readings
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
COMMENT ON TABLE public.readings IS 'One row for a sensor and a day. The raw values are in telemetry.readings.';
COMMIT;

-- ==== forward/133_2_comments_on_public_sensor_calibrations_and_what_hangs_on_i.sql
-- 133 2 comments on public.sensor_calibrations and what hangs on it
-- Plan:        0001-sensors (phase 1)
-- Why:         the declaration says another text
-- After:       090, constraint uq_sensor_calibration_per_date on public.sensor_calibrations must exist
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
COMMENT ON TABLE public.sensor_calibrations IS 'When a sensor was held against a reference, and for how long the result counts.';
COMMENT ON CONSTRAINT uq_sensor_calibration_per_date ON public.sensor_calibrations IS 'One calibration of a sensor on a day.';
COMMIT;

-- ==== forward/134_comment_on_table_telemetry_ingest_batches.sql
-- 134 comment on table telemetry.ingest_batches
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
COMMENT ON TABLE telemetry.ingest_batches IS 'One delivery of one gateway.';
COMMIT;

-- ==== forward/135_2_comments_on_telemetry_readings_and_what_hangs_on_it.sql
-- 135 2 comments on telemetry.readings and what hangs on it
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
COMMENT ON TABLE telemetry.readings IS 'Raw values. Written once, in the order of time, and dropped after two years.';
COMMENT ON COLUMN telemetry.readings.quality IS '0 unusable, 1 doubtful, 2 corrected, 3 good';
COMMIT;

-- ==== forward/136_drop_check_readings_samples_max_on_public_readings.sql
-- 136 drop check readings_samples_max on public.readings
-- Plan:        0001-sensors (phase 1)
-- Why:         constraint readings_samples_max on public.readings is not declared, or named under `absent`
-- Locks:       ACCESS EXCLUSIVE on public.readings (stops reads and writes)
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
ALTER TABLE public.readings DROP CONSTRAINT readings_samples_max;
COMMIT;

-- ==== forward/137_drop_index_ix_calibrations_old_on_public_sensor_calibrations.sql
-- 137 drop index ix_calibrations_old on public.sensor_calibrations
-- Plan:        0001-sensors (phase 1)
-- Why:         index ix_calibrations_old on public.sensor_calibrations is not declared, or named under `absent`
-- Locks:       SHARE UPDATE EXCLUSIVE on public.ix_calibrations_old (stops no reads and no writes)
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
DROP INDEX CONCURRENTLY public.ix_calibrations_old;

