-- Plan 0001-garden: every query returns no row when the data is fit for the plan.
SET search_path = '';
SET standard_conforming_strings = on;
SET TimeZone = 'UTC';
SET DateStyle = 'ISO, MDY';
SET IntervalStyle = 'postgres';
SET quote_all_identifiers = off;
SET client_encoding = 'UTF8';
SET default_tablespace = '';
BEGIN TRANSACTION READ ONLY;

-- step 030: values that unique_companion_pair on public.companion_relationships would find twice
SELECT LEAST(plant_a_id, plant_b_id), GREATEST(plant_a_id, plant_b_id), count(*) FROM public.companion_relationships WHERE LEAST(plant_a_id, plant_b_id) IS NOT NULL AND GREATEST(plant_a_id, plant_b_id) IS NOT NULL GROUP BY LEAST(plant_a_id, plant_b_id), GREATEST(plant_a_id, plant_b_id) HAVING count(*) > 1 LIMIT 20;

-- step 031: values that unique_user_email on public.users would find twice
SELECT lower(email), count(*) FROM public.users WHERE lower(email) IS NOT NULL GROUP BY lower(email) HAVING count(*) > 1 LIMIT 20;

-- step 032: rows of public.companion_relationships that break check check_companion_not_itself: (plant_a_id <> plant_b_id)
SELECT * FROM public.companion_relationships WHERE NOT ((plant_a_id <> plant_b_id)) LIMIT 20;

-- step 032: rows of public.companion_relationships in which plant_a_id is NULL
SELECT * FROM public.companion_relationships WHERE plant_a_id IS NULL LIMIT 20;

-- step 032: rows of public.companion_relationships in which plant_b_id is NULL
SELECT * FROM public.companion_relationships WHERE plant_b_id IS NULL LIMIT 20;

-- step 035: values that companion_relationships_pkey on public.companion_relationships would find twice
SELECT id, count(*) FROM public.companion_relationships WHERE id IS NOT NULL GROUP BY id HAVING count(*) > 1 LIMIT 20;

-- step 037: values that irrigation_sources_pkey on public.irrigation_sources would find twice
SELECT id, count(*) FROM public.irrigation_sources WHERE id IS NOT NULL GROUP BY id HAVING count(*) > 1 LIMIT 20;

-- step 039: values that tasks_pkey on public.tasks would find twice
SELECT id, count(*) FROM public.tasks WHERE id IS NOT NULL GROUP BY id HAVING count(*) > 1 LIMIT 20;

-- step 041: values that unique_plant_variety on public.plant_varieties would find twice
SELECT common_name, variety_name, count(*) FROM public.plant_varieties WHERE common_name IS NOT NULL AND variety_name IS NOT NULL GROUP BY common_name, variety_name HAVING count(*) > 1 LIMIT 20;

-- step 043: values that unique_sensor_reading_per_day on public.sensor_readings would find twice
SELECT garden_id, reading_date, count(*) FROM public.sensor_readings WHERE garden_id IS NOT NULL AND reading_date IS NOT NULL GROUP BY garden_id, reading_date HAVING count(*) > 1 LIMIT 20;

-- step 045: rows of public.companion_relationships that foreign key fk_companion_relationship_plant_a finds no row of public.plant_varieties for
SELECT c.* FROM public.companion_relationships c WHERE (c.plant_a_id IS NOT NULL) AND NOT EXISTS (SELECT FROM public.plant_varieties p WHERE p.id = c.plant_a_id) LIMIT 20;

-- step 047: rows of public.companion_relationships that foreign key fk_companion_relationship_plant_b finds no row of public.plant_varieties for
SELECT c.* FROM public.companion_relationships c WHERE (c.plant_b_id IS NOT NULL) AND NOT EXISTS (SELECT FROM public.plant_varieties p WHERE p.id = c.plant_b_id) LIMIT 20;

-- step 049: rows of public.garden_beds that foreign key fk_garden_bed_garden finds no row of public.gardens for
SELECT c.* FROM public.garden_beds c WHERE (c.garden_id IS NOT NULL) AND NOT EXISTS (SELECT FROM public.gardens p WHERE p.id = c.garden_id) LIMIT 20;

-- step 051: rows of public.germination_events that foreign key fk_germination_event_seed_batch finds no row of public.seed_batches for
SELECT c.* FROM public.germination_events c WHERE (c.seed_batch_id IS NOT NULL) AND NOT EXISTS (SELECT FROM public.seed_batches p WHERE p.id = c.seed_batch_id) LIMIT 20;

-- step 053: rows of public.germination_events that foreign key fk_germination_event_user finds no row of public.users for
SELECT c.* FROM public.germination_events c WHERE (c.user_id IS NOT NULL) AND NOT EXISTS (SELECT FROM public.users p WHERE p.id = c.user_id) LIMIT 20;

-- step 055: rows of public.harvests that foreign key fk_harvest_planting_event finds no row of public.planting_events for
SELECT c.* FROM public.harvests c WHERE (c.planting_event_id IS NOT NULL) AND NOT EXISTS (SELECT FROM public.planting_events p WHERE p.id = c.planting_event_id) LIMIT 20;

-- step 057: rows of public.harvests that foreign key fk_harvest_user finds no row of public.users for
SELECT c.* FROM public.harvests c WHERE (c.user_id IS NOT NULL) AND NOT EXISTS (SELECT FROM public.users p WHERE p.id = c.user_id) LIMIT 20;

-- step 059: rows of public.irrigation_events that foreign key fk_irrigation_event_user finds no row of public.users for
SELECT c.* FROM public.irrigation_events c WHERE (c.user_id IS NOT NULL) AND NOT EXISTS (SELECT FROM public.users p WHERE p.id = c.user_id) LIMIT 20;

-- step 061: rows of public.irrigation_events that foreign key fk_irrigation_event_zone finds no row of public.irrigation_zones for
SELECT c.* FROM public.irrigation_events c WHERE (c.irrigation_zone_id IS NOT NULL) AND NOT EXISTS (SELECT FROM public.irrigation_zones p WHERE p.id = c.irrigation_zone_id) LIMIT 20;

-- step 063: rows of public.irrigation_sources that foreign key fk_irrigation_source_user finds no row of public.users for
SELECT c.* FROM public.irrigation_sources c WHERE (c.user_id IS NOT NULL) AND NOT EXISTS (SELECT FROM public.users p WHERE p.id = c.user_id) LIMIT 20;

-- step 065: rows of public.irrigation_zones that foreign key fk_irrigation_zone_garden finds no row of public.gardens for
SELECT c.* FROM public.irrigation_zones c WHERE (c.garden_id IS NOT NULL) AND NOT EXISTS (SELECT FROM public.gardens p WHERE p.id = c.garden_id) LIMIT 20;

-- step 067: rows of public.irrigation_zones that foreign key fk_irrigation_zone_source finds no row of public.irrigation_sources for
SELECT c.* FROM public.irrigation_zones c WHERE (c.irrigation_source_id IS NOT NULL) AND NOT EXISTS (SELECT FROM public.irrigation_sources p WHERE p.id = c.irrigation_source_id) LIMIT 20;

-- step 069: rows of public.irrigation_zones that foreign key fk_irrigation_zone_user finds no row of public.users for
SELECT c.* FROM public.irrigation_zones c WHERE (c.user_id IS NOT NULL) AND NOT EXISTS (SELECT FROM public.users p WHERE p.id = c.user_id) LIMIT 20;

-- step 071: rows of public.planting_events that foreign key fk_planting_event_bed finds no row of public.garden_beds for
SELECT c.* FROM public.planting_events c WHERE (c.garden_bed_id IS NOT NULL) AND NOT EXISTS (SELECT FROM public.garden_beds p WHERE p.id = c.garden_bed_id) LIMIT 20;

-- step 073: rows of public.planting_events that foreign key fk_planting_event_seed_batch finds no row of public.seed_batches for
SELECT c.* FROM public.planting_events c WHERE (c.seed_batch_id IS NOT NULL) AND NOT EXISTS (SELECT FROM public.seed_batches p WHERE p.id = c.seed_batch_id) LIMIT 20;

-- step 075: rows of public.planting_events that foreign key fk_planting_event_user finds no row of public.users for
SELECT c.* FROM public.planting_events c WHERE (c.user_id IS NOT NULL) AND NOT EXISTS (SELECT FROM public.users p WHERE p.id = c.user_id) LIMIT 20;

-- step 077: rows of public.planting_events that foreign key fk_planting_event_variety finds no row of public.plant_varieties for
SELECT c.* FROM public.planting_events c WHERE (c.plant_variety_id IS NOT NULL) AND NOT EXISTS (SELECT FROM public.plant_varieties p WHERE p.id = c.plant_variety_id) LIMIT 20;

-- step 079: rows of public.seed_batches that foreign key fk_seed_batch_user finds no row of public.users for
SELECT c.* FROM public.seed_batches c WHERE (c.user_id IS NOT NULL) AND NOT EXISTS (SELECT FROM public.users p WHERE p.id = c.user_id) LIMIT 20;

-- step 081: rows of public.seed_batches that foreign key fk_seed_batch_variety finds no row of public.plant_varieties for
SELECT c.* FROM public.seed_batches c WHERE (c.plant_variety_id IS NOT NULL) AND NOT EXISTS (SELECT FROM public.plant_varieties p WHERE p.id = c.plant_variety_id) LIMIT 20;

-- step 083: rows of public.sensor_readings that foreign key fk_sensor_reading_user finds no row of public.users for
SELECT c.* FROM public.sensor_readings c WHERE (c.user_id IS NOT NULL) AND NOT EXISTS (SELECT FROM public.users p WHERE p.id = c.user_id) LIMIT 20;

-- step 085: rows of public.soil_samples that foreign key fk_soil_sample_garden finds no row of public.gardens for
SELECT c.* FROM public.soil_samples c WHERE (c.garden_id IS NOT NULL) AND NOT EXISTS (SELECT FROM public.gardens p WHERE p.id = c.garden_id) LIMIT 20;

-- step 087: rows of public.soil_samples that foreign key fk_soil_sample_planting_event finds no row of public.planting_events for
SELECT c.* FROM public.soil_samples c WHERE (c.planting_event_id IS NOT NULL) AND NOT EXISTS (SELECT FROM public.planting_events p WHERE p.id = c.planting_event_id) LIMIT 20;

-- step 089: rows of public.soil_samples that foreign key fk_soil_sample_user finds no row of public.users for
SELECT c.* FROM public.soil_samples c WHERE (c.user_id IS NOT NULL) AND NOT EXISTS (SELECT FROM public.users p WHERE p.id = c.user_id) LIMIT 20;

-- step 091: rows of public.tasks that foreign key fk_task_garden finds no row of public.gardens for
SELECT c.* FROM public.tasks c WHERE (c.garden_id IS NOT NULL) AND NOT EXISTS (SELECT FROM public.gardens p WHERE p.id = c.garden_id) LIMIT 20;

-- step 093: rows of public.tasks that foreign key fk_task_planting_event finds no row of public.planting_events for
SELECT c.* FROM public.tasks c WHERE (c.planting_event_id IS NOT NULL) AND NOT EXISTS (SELECT FROM public.planting_events p WHERE p.id = c.planting_event_id) LIMIT 20;

-- step 095: rows of public.tasks that foreign key fk_task_user finds no row of public.users for
SELECT c.* FROM public.tasks c WHERE (c.user_id IS NOT NULL) AND NOT EXISTS (SELECT FROM public.users p WHERE p.id = c.user_id) LIMIT 20;

-- step 097: rows of public.gardens that foreign key fk_garden_user finds no row of public.users for
SELECT c.* FROM public.gardens c WHERE (c.user_id IS NOT NULL) AND NOT EXISTS (SELECT FROM public.users p WHERE p.id = c.user_id) LIMIT 20;

-- step 100: rows of public.planting_events that foreign key fk_planting_event_garden finds no row of public.gardens for
SELECT c.* FROM public.planting_events c WHERE (c.garden_id IS NOT NULL) AND NOT EXISTS (SELECT FROM public.gardens p WHERE p.id = c.garden_id) LIMIT 20;

-- step 103: rows of public.sensor_readings that foreign key fk_sensor_reading_garden finds no row of public.gardens for
SELECT c.* FROM public.sensor_readings c WHERE (c.garden_id IS NOT NULL) AND NOT EXISTS (SELECT FROM public.gardens p WHERE p.id = c.garden_id) LIMIT 20;

-- step 109: rows of public.irrigation_sources in which source_type is no value of public.irrigation_source_type
SELECT * FROM public.irrigation_sources WHERE source_type::text NOT IN ('municipal', 'well', 'rain_barrel', 'pond') LIMIT 20;

-- step 110: rows of public.irrigation_zones in which delivery_type is no value of public.irrigation_delivery_type
SELECT * FROM public.irrigation_zones WHERE delivery_type::text NOT IN ('drip', 'sprinkler', 'soaker', 'manual') LIMIT 20;

-- step 121: rows of public.companion_relationships in which relationship_type is NULL
SELECT * FROM public.companion_relationships WHERE relationship_type IS NULL LIMIT 20;

-- step 121: rows of public.companion_relationships in which strength is NULL
SELECT * FROM public.companion_relationships WHERE strength IS NULL LIMIT 20;

-- step 124: rows of public.garden_beds in which garden_id is NULL
SELECT * FROM public.garden_beds WHERE garden_id IS NULL LIMIT 20;

-- step 124: rows of public.garden_beds in which name is NULL
SELECT * FROM public.garden_beds WHERE name IS NULL LIMIT 20;

-- step 127: rows of public.gardens in which created_at is NULL
SELECT * FROM public.gardens WHERE created_at IS NULL LIMIT 20;

-- step 127: rows of public.gardens in which garden_type is NULL
SELECT * FROM public.gardens WHERE garden_type IS NULL LIMIT 20;

-- step 127: rows of public.gardens in which is_hydroponic is NULL
SELECT * FROM public.gardens WHERE is_hydroponic IS NULL LIMIT 20;

-- step 127: rows of public.gardens in which name is NULL
SELECT * FROM public.gardens WHERE name IS NULL LIMIT 20;

-- step 127: rows of public.gardens in which user_id is NULL
SELECT * FROM public.gardens WHERE user_id IS NULL LIMIT 20;

-- step 130: rows of public.germination_events in which germinated is NULL
SELECT * FROM public.germination_events WHERE germinated IS NULL LIMIT 20;

-- step 130: rows of public.germination_events in which seed_count is NULL
SELECT * FROM public.germination_events WHERE seed_count IS NULL LIMIT 20;

-- step 130: rows of public.germination_events in which sown_date is NULL
SELECT * FROM public.germination_events WHERE sown_date IS NULL LIMIT 20;

-- step 130: rows of public.germination_events in which user_id is NULL
SELECT * FROM public.germination_events WHERE user_id IS NULL LIMIT 20;

-- step 133: rows of public.harvests in which harvest_date is NULL
SELECT * FROM public.harvests WHERE harvest_date IS NULL LIMIT 20;

-- step 133: rows of public.harvests in which planting_event_id is NULL
SELECT * FROM public.harvests WHERE planting_event_id IS NULL LIMIT 20;

-- step 133: rows of public.harvests in which quantity is NULL
SELECT * FROM public.harvests WHERE quantity IS NULL LIMIT 20;

-- step 133: rows of public.harvests in which unit is NULL
SELECT * FROM public.harvests WHERE unit IS NULL LIMIT 20;

-- step 133: rows of public.harvests in which user_id is NULL
SELECT * FROM public.harvests WHERE user_id IS NULL LIMIT 20;

-- step 136: rows of public.irrigation_events in which irrigation_zone_id is NULL
SELECT * FROM public.irrigation_events WHERE irrigation_zone_id IS NULL LIMIT 20;

-- step 136: rows of public.irrigation_events in which started_at is NULL
SELECT * FROM public.irrigation_events WHERE started_at IS NULL LIMIT 20;

-- step 136: rows of public.irrigation_events in which user_id is NULL
SELECT * FROM public.irrigation_events WHERE user_id IS NULL LIMIT 20;

-- step 136: rows of public.irrigation_events in which volume_liters is NULL
SELECT * FROM public.irrigation_events WHERE volume_liters IS NULL LIMIT 20;

-- step 139: rows of public.irrigation_sources in which name is NULL
SELECT * FROM public.irrigation_sources WHERE name IS NULL LIMIT 20;

-- step 139: rows of public.irrigation_sources in which source_type is NULL
SELECT * FROM (SELECT flow_capacity_lpm, id, installed_on, name, (((source_type::text)::text))::text AS source_type, source_type AS "source_type before", storage_liters, user_id FROM public.irrigation_sources) AS irrigation_sources WHERE source_type IS NULL LIMIT 20;

-- step 139: rows of public.irrigation_sources in which user_id is NULL
SELECT * FROM public.irrigation_sources WHERE user_id IS NULL LIMIT 20;

-- step 142: rows of public.irrigation_zones in which delivery_type is NULL
SELECT * FROM (SELECT (((delivery_type::text)::text))::text AS delivery_type, delivery_type AS "delivery_type before", garden_id, id, irrigation_source_id, is_active, minutes_per_run, name, runs_per_week, user_id FROM public.irrigation_zones) AS irrigation_zones WHERE delivery_type IS NULL LIMIT 20;

-- step 142: rows of public.irrigation_zones in which garden_id is NULL
SELECT * FROM public.irrigation_zones WHERE garden_id IS NULL LIMIT 20;

-- step 142: rows of public.irrigation_zones in which is_active is NULL
SELECT * FROM public.irrigation_zones WHERE is_active IS NULL LIMIT 20;

-- step 142: rows of public.irrigation_zones in which name is NULL
SELECT * FROM public.irrigation_zones WHERE name IS NULL LIMIT 20;

-- step 142: rows of public.irrigation_zones in which user_id is NULL
SELECT * FROM public.irrigation_zones WHERE user_id IS NULL LIMIT 20;

-- step 145: rows of public.planting_events in which garden_id is NULL
SELECT * FROM public.planting_events WHERE garden_id IS NULL LIMIT 20;

-- step 145: rows of public.planting_events in which plant_count is NULL
SELECT * FROM public.planting_events WHERE plant_count IS NULL LIMIT 20;

-- step 145: rows of public.planting_events in which plant_variety_id is NULL
SELECT * FROM public.planting_events WHERE plant_variety_id IS NULL LIMIT 20;

-- step 145: rows of public.planting_events in which planting_date is NULL
SELECT * FROM public.planting_events WHERE planting_date IS NULL LIMIT 20;

-- step 145: rows of public.planting_events in which planting_method is NULL
SELECT * FROM public.planting_events WHERE planting_method IS NULL LIMIT 20;

-- step 145: rows of public.planting_events in which user_id is NULL
SELECT * FROM public.planting_events WHERE user_id IS NULL LIMIT 20;

-- step 148: rows of public.seed_batches in which plant_variety_id is NULL
SELECT * FROM public.seed_batches WHERE plant_variety_id IS NULL LIMIT 20;

-- step 148: rows of public.seed_batches in which seeds_left is NULL
SELECT * FROM public.seed_batches WHERE seeds_left IS NULL LIMIT 20;

-- step 148: rows of public.seed_batches in which user_id is NULL
SELECT * FROM public.seed_batches WHERE user_id IS NULL LIMIT 20;

-- step 151: rows of public.sensor_readings in which garden_id is NULL
SELECT * FROM public.sensor_readings WHERE garden_id IS NULL LIMIT 20;

-- step 151: rows of public.sensor_readings in which reading_date is NULL
SELECT * FROM public.sensor_readings WHERE reading_date IS NULL LIMIT 20;

-- step 151: rows of public.sensor_readings in which user_id is NULL
SELECT * FROM public.sensor_readings WHERE user_id IS NULL LIMIT 20;

-- step 154: rows of public.soil_samples in which collected_on is NULL
SELECT * FROM public.soil_samples WHERE collected_on IS NULL LIMIT 20;

-- step 154: rows of public.soil_samples in which garden_id is NULL
SELECT * FROM public.soil_samples WHERE garden_id IS NULL LIMIT 20;

-- step 154: rows of public.soil_samples in which ph is NULL
SELECT * FROM public.soil_samples WHERE ph IS NULL LIMIT 20;

-- step 154: rows of public.soil_samples in which user_id is NULL
SELECT * FROM public.soil_samples WHERE user_id IS NULL LIMIT 20;

-- step 157: rows of public.tasks in which priority is NULL
SELECT * FROM public.tasks WHERE priority IS NULL LIMIT 20;

-- step 157: rows of public.tasks in which status is NULL
SELECT * FROM public.tasks WHERE status IS NULL LIMIT 20;

-- step 157: rows of public.tasks in which title is NULL
SELECT * FROM public.tasks WHERE title IS NULL LIMIT 20;

-- step 157: rows of public.tasks in which user_id is NULL
SELECT * FROM public.tasks WHERE user_id IS NULL LIMIT 20;

-- step 160: rows of public.users in which created_at is NULL
SELECT * FROM public.users WHERE created_at IS NULL LIMIT 20;

-- step 160: rows of public.users in which display_name is NULL
SELECT * FROM public.users WHERE display_name IS NULL LIMIT 20;

-- step 160: rows of public.users in which email is NULL
SELECT * FROM public.users WHERE email IS NULL LIMIT 20;

-- step 160: rows of public.users in which is_active is NULL
SELECT * FROM public.users WHERE is_active IS NULL LIMIT 20;

-- step 163: values that unique_bed_name_per_garden on public.garden_beds would find twice
SELECT garden_id, name, count(*) FROM public.garden_beds WHERE garden_id IS NOT NULL AND name IS NOT NULL GROUP BY garden_id, name HAVING count(*) > 1 LIMIT 20;

-- step 165: values that unique_garden_name_per_user on public.gardens would find twice
SELECT user_id, name, count(*) FROM public.gardens WHERE user_id IS NOT NULL AND name IS NOT NULL GROUP BY user_id, name HAVING count(*) > 1 LIMIT 20;

-- step 167: values that unique_irrigation_source_name_per_user on public.irrigation_sources would find twice
SELECT user_id, name, count(*) FROM public.irrigation_sources WHERE user_id IS NOT NULL AND name IS NOT NULL GROUP BY user_id, name HAVING count(*) > 1 LIMIT 20;

-- step 169: values that unique_zone_name on public.irrigation_zones would find twice
SELECT user_id, name, count(*) FROM public.irrigation_zones WHERE user_id IS NOT NULL AND name IS NOT NULL GROUP BY user_id, name HAVING count(*) > 1 LIMIT 20;

-- step 174: rows of public.garden_beds that break check check_bed_dimensions_positive: ((length_ft > (0)::numeric) AND (width_ft > (0)::numeric))
SELECT * FROM public.garden_beds WHERE NOT (((length_ft > (0)::numeric) AND (width_ft > (0)::numeric))) LIMIT 20;

-- step 174: rows of public.garden_beds that break check check_bed_height: ((height_in IS NULL) OR ((height_in >= (1)::numeric) AND ...
SELECT * FROM public.garden_beds WHERE NOT (((height_in IS NULL) OR ((height_in >= (1)::numeric) AND (height_in <= (48)::numeric)))) LIMIT 20;

-- step 174: rows of public.garden_beds that break check check_bed_sun_exposure: (sun_exposure = ANY (ARRAY['full_sun'::text, 'partial_sha...
SELECT * FROM public.garden_beds WHERE NOT ((sun_exposure = ANY (ARRAY['full_sun'::text, 'partial_shade'::text, 'full_shade'::text]))) LIMIT 20;

-- step 176: rows of public.companion_relationships that break check check_companion_distance: ((relationship_type <> 'antagonistic'::text) OR (COALESCE...
SELECT * FROM public.companion_relationships WHERE NOT (((relationship_type <> 'antagonistic'::text) OR (COALESCE(distance_ft, (0)::numeric) > (0)::numeric))) LIMIT 20;

-- step 176: rows of public.companion_relationships that break check check_companion_strength: ((strength >= 1) AND (strength <= 5))
SELECT * FROM public.companion_relationships WHERE NOT (((strength >= 1) AND (strength <= 5))) LIMIT 20;

-- step 176: rows of public.companion_relationships that break check check_companion_type: (relationship_type = ANY (ARRAY['beneficial'::text, 'neut...
SELECT * FROM public.companion_relationships WHERE NOT ((relationship_type = ANY (ARRAY['beneficial'::text, 'neutral'::text, 'antagonistic'::text]))) LIMIT 20;

-- step 178: rows of public.gardens that break check check_garden_light_hours: ((light_hours_per_day >= (0)::numeric) AND (light_hours_p...
SELECT * FROM public.gardens WHERE NOT (((light_hours_per_day >= (0)::numeric) AND (light_hours_per_day <= (24)::numeric))) LIMIT 20;

-- step 178: rows of public.gardens that break check check_garden_name_not_blank: (char_length(TRIM(BOTH FROM name)) > 0)
SELECT * FROM public.gardens WHERE NOT ((char_length(TRIM(BOTH FROM name)) > 0)) LIMIT 20;

-- step 178: rows of public.gardens that break check check_garden_ph_bounds: ((ph_min >= (0)::numeric) AND (ph_min <= (14)::numeric) A...
SELECT * FROM public.gardens WHERE NOT (((ph_min >= (0)::numeric) AND (ph_min <= (14)::numeric) AND ((ph_max >= (0)::numeric) AND (ph_max <= (14)::numeric)))) LIMIT 20;

-- step 178: rows of public.gardens that break check check_garden_ph_order: (ph_min <= ph_max)
SELECT * FROM public.gardens WHERE NOT ((ph_min <= ph_max)) LIMIT 20;

-- step 178: rows of public.gardens that break check check_garden_reservoir_only_if_hydroponic: ((is_hydroponic AND (reservoir_size_liters > (0)::numeric...
SELECT * FROM public.gardens WHERE NOT (((is_hydroponic AND (reservoir_size_liters > (0)::numeric)) OR ((NOT is_hydroponic) AND (reservoir_size_liters IS NULL)))) LIMIT 20;

-- step 178: rows of public.gardens that break check check_garden_size_positive: (size_sq_ft > (0)::numeric)
SELECT * FROM public.gardens WHERE NOT ((size_sq_ft > (0)::numeric)) LIMIT 20;

-- step 178: rows of public.gardens that break check check_garden_temp_plausible: ((temp_min_f >= ('-60'::integer)::numeric) AND (temp_max_...
SELECT * FROM public.gardens WHERE NOT (((temp_min_f >= ('-60'::integer)::numeric) AND (temp_max_f <= (150)::numeric))) LIMIT 20;

-- step 178: rows of public.gardens that break check check_garden_temp_range: ((temp_min_f IS NULL) OR (temp_max_f IS NULL) OR (temp_mi...
SELECT * FROM public.gardens WHERE NOT (((temp_min_f IS NULL) OR (temp_max_f IS NULL) OR (temp_min_f < temp_max_f))) LIMIT 20;

-- step 178: rows of public.gardens that break check check_garden_type: (garden_type = ANY (ARRAY['outdoor'::text, 'indoor'::text...
SELECT * FROM public.gardens WHERE NOT ((garden_type = ANY (ARRAY['outdoor'::text, 'indoor'::text, 'greenhouse'::text]))) LIMIT 20;

-- step 180: rows of public.germination_events that break check check_germination_date_after_sowing: ((germinated_date IS NULL) OR (germinated_date >= sown_da...
SELECT * FROM public.germination_events WHERE NOT (((germinated_date IS NULL) OR (germinated_date >= sown_date))) LIMIT 20;

-- step 180: rows of public.germination_events that break check check_germination_date_matches_flag: (germinated = (germinated_date IS NOT NULL))
SELECT * FROM public.germination_events WHERE NOT ((germinated = (germinated_date IS NOT NULL))) LIMIT 20;

-- step 180: rows of public.germination_events that break check check_germination_not_more_than_sown: ((germinated_count >= 0) AND (germinated_count <= seed_co...
SELECT * FROM public.germination_events WHERE NOT (((germinated_count >= 0) AND (germinated_count <= seed_count))) LIMIT 20;

-- step 180: rows of public.germination_events that break check check_germination_seed_count: (seed_count >= 0)
SELECT * FROM public.germination_events WHERE NOT ((seed_count >= 0)) LIMIT 20;

-- step 180: rows of public.germination_events that break check check_germination_soil_temp: ((soil_temp_f >= (20)::numeric) AND (soil_temp_f <= (120)...
SELECT * FROM public.germination_events WHERE NOT (((soil_temp_f >= (20)::numeric) AND (soil_temp_f <= (120)::numeric))) LIMIT 20;

-- step 182: rows of public.harvests that break check check_harvest_count_is_whole: ((unit <> 'count'::text) OR (quantity = floor(quantity)))
SELECT * FROM public.harvests WHERE NOT (((unit <> 'count'::text) OR (quantity = floor(quantity)))) LIMIT 20;

-- step 182: rows of public.harvests that break check check_harvest_quality_rating: ((quality_rating >= 1) AND (quality_rating <= 5))
SELECT * FROM public.harvests WHERE NOT (((quality_rating >= 1) AND (quality_rating <= 5))) LIMIT 20;

-- step 182: rows of public.harvests that break check check_harvest_quantity_positive: (quantity > (0)::numeric)
SELECT * FROM public.harvests WHERE NOT ((quantity > (0)::numeric)) LIMIT 20;

-- step 182: rows of public.harvests that break check check_harvest_unit: (unit = ANY (ARRAY['lb'::text, 'oz'::text, 'kg'::text, 'g...
SELECT * FROM public.harvests WHERE NOT ((unit = ANY (ARRAY['lb'::text, 'oz'::text, 'kg'::text, 'g'::text, 'count'::text, 'bunch'::text]))) LIMIT 20;

-- step 184: rows of public.irrigation_events that break check check_irrigation_event_ends_after_start: ((ended_at IS NULL) OR (ended_at > started_at))
SELECT * FROM public.irrigation_events WHERE NOT (((ended_at IS NULL) OR (ended_at > started_at))) LIMIT 20;

-- step 184: rows of public.irrigation_events that break check check_irrigation_event_length: ((ended_at - started_at) <= '24:00:00'::interval)
SELECT * FROM public.irrigation_events WHERE NOT (((ended_at - started_at) <= '24:00:00'::interval)) LIMIT 20;

-- step 184: rows of public.irrigation_events that break check check_irrigation_event_skipped_uses_no_water: ((skipped_reason IS NULL) OR ((volume_liters = (0)::numer...
SELECT * FROM public.irrigation_events WHERE NOT (((skipped_reason IS NULL) OR ((volume_liters = (0)::numeric) AND (ended_at IS NULL)))) LIMIT 20;

-- step 184: rows of public.irrigation_events that break check check_irrigation_event_volume: (volume_liters >= 0.0)
SELECT * FROM public.irrigation_events WHERE NOT ((volume_liters >= 0.0)) LIMIT 20;

-- step 186: rows of public.irrigation_sources that break check check_irrigation_source_barrel_has_size: ((source_type <> 'rain_barrel'::public.irrigation_source_...
SELECT * FROM (SELECT flow_capacity_lpm, id, installed_on, name, (((source_type::text)::text))::text AS source_type, source_type AS "source_type before", storage_liters, user_id FROM public.irrigation_sources) AS irrigation_sources WHERE NOT (((source_type <> 'rain_barrel'::text) OR ((storage_liters IS NOT NULL) AND (storage_liters > (0)::numeric)))) LIMIT 20;

-- step 186: rows of public.irrigation_sources that break check check_irrigation_source_flow_positive: ((flow_capacity_lpm IS NULL) OR (flow_capacity_lpm > (0):...
SELECT * FROM public.irrigation_sources WHERE NOT (((flow_capacity_lpm IS NULL) OR (flow_capacity_lpm > (0)::numeric))) LIMIT 20;

-- step 186: rows of public.irrigation_sources that break check check_irrigation_source_name_not_blank: (char_length(TRIM(BOTH FROM name)) > 0)
SELECT * FROM public.irrigation_sources WHERE NOT ((char_length(TRIM(BOTH FROM name)) > 0)) LIMIT 20;

-- step 188: rows of public.irrigation_zones that break check check_irrigation_zone_minutes: ((minutes_per_run >= 1) AND (minutes_per_run <= 720))
SELECT * FROM public.irrigation_zones WHERE NOT (((minutes_per_run >= 1) AND (minutes_per_run <= 720))) LIMIT 20;

-- step 188: rows of public.irrigation_zones that break check check_irrigation_zone_runs: ((runs_per_week >= 1) AND (runs_per_week <= 28))
SELECT * FROM public.irrigation_zones WHERE NOT (((runs_per_week >= 1) AND (runs_per_week <= 28))) LIMIT 20;

-- step 188: rows of public.irrigation_zones that break check check_irrigation_zone_schedule_fits_delivery: (((delivery_type = 'manual'::public.irrigation_delivery_t...
SELECT * FROM (SELECT (((delivery_type::text)::text))::text AS delivery_type, delivery_type AS "delivery_type before", garden_id, id, irrigation_source_id, is_active, minutes_per_run, name, runs_per_week, user_id FROM public.irrigation_zones) AS irrigation_zones WHERE NOT ((((delivery_type = 'manual'::text) AND (minutes_per_run IS NULL) AND (runs_per_week IS NULL)) OR ((delivery_type = ANY (ARRAY['drip'::text, 'sprinkler'::text, 'soaker'::text])) AND (minutes_per_run IS NOT NULL) AND (runs_per_week IS NOT NULL)))) LIMIT 20;

-- step 190: rows of public.planting_events that break check check_planting_count_positive: (plant_count > 0)
SELECT * FROM public.planting_events WHERE NOT ((plant_count > 0)) LIMIT 20;

-- step 190: rows of public.planting_events that break check check_planting_direct_seed_has_batch: ((planting_method <> 'direct_seed'::text) OR (seed_batch_...
SELECT * FROM public.planting_events WHERE NOT (((planting_method <> 'direct_seed'::text) OR (seed_batch_id IS NOT NULL))) LIMIT 20;

-- step 190: rows of public.planting_events that break check check_planting_harvest_after_planting: ((expected_harvest_date IS NULL) OR (expected_harvest_dat...
SELECT * FROM public.planting_events WHERE NOT (((expected_harvest_date IS NULL) OR (expected_harvest_date > planting_date))) LIMIT 20;

-- step 190: rows of public.planting_events that break check check_planting_method: (planting_method = ANY (ARRAY['direct_seed'::text, 'trans...
SELECT * FROM public.planting_events WHERE NOT ((planting_method = ANY (ARRAY['direct_seed'::text, 'transplant'::text, 'cutting'::text, 'division'::text]))) LIMIT 20;

-- step 192: rows of public.sensor_readings that break check check_reading_date_plausible: (reading_date >= '2000-01-01'::date)
SELECT * FROM public.sensor_readings WHERE NOT ((reading_date >= '2000-01-01'::date)) LIMIT 20;

-- step 192: rows of public.sensor_readings that break check check_reading_ec: ((ec_ms_cm >= (0)::numeric) AND (ec_ms_cm < (20)::numeric))
SELECT * FROM public.sensor_readings WHERE NOT (((ec_ms_cm >= (0)::numeric) AND (ec_ms_cm < (20)::numeric))) LIMIT 20;

-- step 192: rows of public.sensor_readings that break check check_reading_humidity: ((humidity_percent >= (0)::numeric) AND (humidity_percent...
SELECT * FROM public.sensor_readings WHERE NOT (((humidity_percent >= (0)::numeric) AND (humidity_percent <= (100)::numeric))) LIMIT 20;

-- step 192: rows of public.sensor_readings that break check check_reading_light_hours: ((light_hours >= (0)::numeric) AND (light_hours <= (24)::...
SELECT * FROM public.sensor_readings WHERE NOT (((light_hours >= (0)::numeric) AND (light_hours <= (24)::numeric))) LIMIT 20;

-- step 192: rows of public.sensor_readings that break check check_reading_not_empty: (COALESCE(temperature_f, humidity_percent, light_hours, p...
SELECT * FROM public.sensor_readings WHERE NOT ((COALESCE(temperature_f, humidity_percent, light_hours, ph_level, ec_ms_cm, water_temp_f) IS NOT NULL)) LIMIT 20;

-- step 192: rows of public.sensor_readings that break check check_reading_ph: ((ph_level >= (0)::numeric) AND (ph_level <= (14)::numeric))
SELECT * FROM public.sensor_readings WHERE NOT (((ph_level >= (0)::numeric) AND (ph_level <= (14)::numeric))) LIMIT 20;

-- step 192: rows of public.sensor_readings that break check check_reading_temperature: ((temperature_f >= ('-60'::integer)::numeric) AND (temper...
SELECT * FROM public.sensor_readings WHERE NOT (((temperature_f >= ('-60'::integer)::numeric) AND (temperature_f <= (150)::numeric))) LIMIT 20;

-- step 192: rows of public.sensor_readings that break check check_reading_water_temp: ((water_temp_f IS NULL) OR ((water_temp_f >= (32)::numeri...
SELECT * FROM public.sensor_readings WHERE NOT (((water_temp_f IS NULL) OR ((water_temp_f >= (32)::numeric) AND (water_temp_f <= (212)::numeric)))) LIMIT 20;

-- step 194: rows of public.seed_batches that break check check_seed_batch_seeds_left: (seeds_left >= 0)
SELECT * FROM public.seed_batches WHERE NOT ((seeds_left >= 0)) LIMIT 20;

-- step 194: rows of public.seed_batches that break check check_seed_batch_supplier_not_blank: ((supplier IS NULL) OR (TRIM(BOTH FROM supplier) <> ''::t...
SELECT * FROM public.seed_batches WHERE NOT (((supplier IS NULL) OR (TRIM(BOTH FROM supplier) <> ''::text))) LIMIT 20;

-- step 194: rows of public.seed_batches that break check check_seed_batch_years: ((packed_for_year >= 1990) AND (packed_for_year <= 2100) ...
SELECT * FROM public.seed_batches WHERE NOT (((packed_for_year >= 1990) AND (packed_for_year <= 2100) AND (use_by_year >= packed_for_year))) LIMIT 20;

-- step 196: rows of public.soil_samples that break check check_soil_collected_in_range: (((EXTRACT(year FROM collected_on))::integer >= 2000) AND...
SELECT * FROM public.soil_samples WHERE NOT ((((EXTRACT(year FROM collected_on))::integer >= 2000) AND ((EXTRACT(year FROM collected_on))::integer <= 2100))) LIMIT 20;

-- step 196: rows of public.soil_samples that break check check_soil_moisture: ((moisture_percent >= (0)::numeric) AND (moisture_percent...
SELECT * FROM public.soil_samples WHERE NOT (((moisture_percent >= (0)::numeric) AND (moisture_percent <= (100)::numeric))) LIMIT 20;

-- step 196: rows of public.soil_samples that break check check_soil_nutrients_not_negative: ((nitrogen_ppm >= (0)::numeric) AND (phosphorus_ppm >= (0...
SELECT * FROM public.soil_samples WHERE NOT (((nitrogen_ppm >= (0)::numeric) AND (phosphorus_ppm >= (0)::numeric) AND (potassium_ppm >= (0)::numeric))) LIMIT 20;

-- step 196: rows of public.soil_samples that break check check_soil_organic_matter: ((organic_matter_percent >= (0)::numeric) AND (organic_ma...
SELECT * FROM public.soil_samples WHERE NOT (((organic_matter_percent >= (0)::numeric) AND (organic_matter_percent <= (100)::numeric))) LIMIT 20;

-- step 196: rows of public.soil_samples that break check check_soil_ph: ((ph >= (0)::numeric) AND (ph <= (14)::numeric))
SELECT * FROM public.soil_samples WHERE NOT (((ph >= (0)::numeric) AND (ph <= (14)::numeric))) LIMIT 20;

-- step 198: rows of public.tasks that break check check_task_completed_has_time: ((status = 'completed'::text) = (completed_at IS NOT NULL))
SELECT * FROM public.tasks WHERE NOT (((status = 'completed'::text) = (completed_at IS NOT NULL))) LIMIT 20;

-- step 198: rows of public.tasks that break check check_task_priority: (priority = ANY (ARRAY['low'::text, 'medium'::text, 'high...
SELECT * FROM public.tasks WHERE NOT ((priority = ANY (ARRAY['low'::text, 'medium'::text, 'high'::text]))) LIMIT 20;

-- step 198: rows of public.tasks that break check check_task_repeat: ((repeat_every_days IS NULL) OR ((repeat_every_days >= 1)...
SELECT * FROM public.tasks WHERE NOT (((repeat_every_days IS NULL) OR ((repeat_every_days >= 1) AND (repeat_every_days <= 366)))) LIMIT 20;

-- step 198: rows of public.tasks that break check check_task_status: (status = ANY (ARRAY['pending'::text, 'in_progress'::text...
SELECT * FROM public.tasks WHERE NOT ((status = ANY (ARRAY['pending'::text, 'in_progress'::text, 'completed'::text, 'cancelled'::text]))) LIMIT 20;

-- step 198: rows of public.tasks that break check check_task_title_not_blank: (char_length(TRIM(BOTH FROM title)) > 0)
SELECT * FROM public.tasks WHERE NOT ((char_length(TRIM(BOTH FROM title)) > 0)) LIMIT 20;

-- step 200: rows of public.users that break check check_user_display_name_not_blank: (char_length(TRIM(BOTH FROM display_name)) > 0)
SELECT * FROM public.users WHERE NOT ((char_length(TRIM(BOTH FROM display_name)) > 0)) LIMIT 20;

-- step 200: rows of public.users that break check check_user_email_shape: ((email ~~ '%_@_%'::text) AND (email = TRIM(BOTH FROM ema...
SELECT * FROM public.users WHERE NOT (((email ~~ '%_@_%'::text) AND (email = TRIM(BOTH FROM email)))) LIMIT 20;

-- step 200: rows of public.users that break check check_user_hardiness_zone: ((hardiness_zone IS NULL) OR (hardiness_zone ~ '^(1[0-3]|...
SELECT * FROM public.users WHERE NOT (((hardiness_zone IS NULL) OR (hardiness_zone ~ '^(1[0-3]|[1-9])[ab]?$'::text))) LIMIT 20;

-- step 202: rows of public.plant_varieties that break check check_variety_days_to_germinate: ((days_to_germinate >= 1) AND (days_to_germinate <= 180))
SELECT * FROM public.plant_varieties WHERE NOT (((days_to_germinate >= 1) AND (days_to_germinate <= 180))) LIMIT 20;

-- step 202: rows of public.plant_varieties that break check check_variety_days_to_harvest: ((days_to_harvest >= 1) AND (days_to_harvest <= 1500))
SELECT * FROM public.plant_varieties WHERE NOT (((days_to_harvest >= 1) AND (days_to_harvest <= 1500))) LIMIT 20;

-- step 202: rows of public.plant_varieties that break check check_variety_harvest_after_germination: ((days_to_germinate IS NULL) OR (days_to_harvest > days_t...
SELECT * FROM public.plant_varieties WHERE NOT (((days_to_germinate IS NULL) OR (days_to_harvest > days_to_germinate))) LIMIT 20;

-- step 202: rows of public.plant_varieties that break check check_variety_names_not_blank: ((char_length(TRIM(BOTH FROM common_name)) > 0) AND (char...
SELECT * FROM public.plant_varieties WHERE NOT (((char_length(TRIM(BOTH FROM common_name)) > 0) AND (char_length(TRIM(BOTH FROM variety_name)) > 0))) LIMIT 20;

-- step 202: rows of public.plant_varieties that break check check_variety_ph: ((ph_min <= ph_max) AND (ph_min >= 3.5) AND (ph_max <= 9.5))
SELECT * FROM public.plant_varieties WHERE NOT (((ph_min <= ph_max) AND (ph_min >= 3.5) AND (ph_max <= 9.5))) LIMIT 20;

-- step 202: rows of public.plant_varieties that break check check_variety_sowing_depth: ((sowing_depth_inches >= (0)::numeric) AND (sowing_depth_...
SELECT * FROM public.plant_varieties WHERE NOT (((sowing_depth_inches >= (0)::numeric) AND (sowing_depth_inches < (24)::numeric))) LIMIT 20;

-- step 202: rows of public.plant_varieties that break check check_variety_spacing_positive: (spacing_inches > (0)::numeric)
SELECT * FROM public.plant_varieties WHERE NOT ((spacing_inches > (0)::numeric)) LIMIT 20;

-- step 202: rows of public.plant_varieties that break check check_variety_sun: (sun_requirement = ANY (ARRAY['full_sun'::text, 'partial_...
SELECT * FROM public.plant_varieties WHERE NOT ((sun_requirement = ANY (ARRAY['full_sun'::text, 'partial_shade'::text, 'full_shade'::text]))) LIMIT 20;

-- step 202: rows of public.plant_varieties that break check check_variety_water: (water_requirement = ANY (ARRAY['low'::text, 'medium'::te...
SELECT * FROM public.plant_varieties WHERE NOT ((water_requirement = ANY (ARRAY['low'::text, 'medium'::text, 'high'::text]))) LIMIT 20;

COMMIT;
