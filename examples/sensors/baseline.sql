-- Sensor data of many farms in one database. Every table carries farm_id, and numbers its rows within the farm:
-- sensor 3 of farm 1 and sensor 3 of farm 2 are different sensors. Nothing stops a row of one farm from pointing
-- at a row of another one yet.
--
-- Plain SQL without psql commands. Every row comes from arithmetic: no clock, no random numbers.

create schema telemetry;

create type sensor_type as enum ('temperature', 'moisture', 'ph', 'light');
create type alert_severity as enum ('info', 'warning', 'critical');

create table farms (
    id               integer constraint farms_pkey primary key,
    name             text not null,
    country          text,
    time_zone        text,
    is_reference_lab boolean
);

create table fields (
    farm_id   integer,
    id        integer,
    name      text,
    area_ha   numeric(8,2),
    soil_type text,
    -- Named by the server, long ago.
    constraint fields_area_ha_check check (area_ha > 0)
);

create table gateways (
    farm_id          integer,
    id               integer,
    field_id         integer,
    serial_number    text,
    firmware_version text,
    last_seen_at     timestamptz
);

create table sensors (
    farm_id               integer not null,
    id                    integer not null,
    field_id              integer,
    gateway_id            integer,
    code                  text,
    sensor_type           sensor_type,
    unit                  text,
    installed_on          date,
    retired_on            date,
    ph_calibration_offset double precision,
    location_description  text,
    constraint sensors_pkey primary key (farm_id, id),
    constraint sensors_code_uniq unique (farm_id, code),
    constraint ck_sensor_retired_after_installed check (retired_on > installed_on)
);

create table sensor_calibrations (
    farm_id             integer,
    id                  integer,
    sensor_id           integer,
    calibration_date    date,
    calibration_value   double precision,
    valid_from          date,
    valid_to            date,
    is_voided           boolean,
    reference_farm_id   integer,
    reference_sensor_id integer,
    notes               text
);

-- One row for a sensor and a day, made from telemetry.readings during the night.
create table readings (
    farm_id       integer,
    sensor_id     integer,
    day           date,
    minimum_value double precision,
    average_value double precision,
    maximum_value double precision,
    samples       integer,
    -- True while the sensors sent every ten minutes.
    constraint readings_samples_max check (samples <= 144)
);

create table alert_rules (
    farm_id     integer,
    id          integer,
    sensor_id   integer,
    severity    alert_severity,
    lower_bound double precision,
    upper_bound double precision,
    is_enabled  boolean
);

create table alerts (
    farm_id         integer,
    id              integer,
    alert_rule_id   integer,
    raised_at       timestamptz,
    cleared_at      timestamptz,
    acknowledged_by text,
    message         text
);

create table maintenance_visits (
    farm_id      integer,
    id           integer,
    sensor_id    integer,
    visited_on   date,
    technician   text,
    minutes      integer,
    outcome      text
);

create table telemetry.ingest_batches (
    farm_id     integer,
    id          integer,
    gateway_id  integer,
    received_at timestamptz,
    row_count   integer,
    state       text
);

-- What the gateways send, as they send it. The same name as the table of days, in another schema.
create table telemetry.readings (
    farm_id         integer,
    sensor_id       integer,
    recorded_at     timestamptz,
    value           double precision,
    quality         smallint,
    ingest_batch_id integer
);

-- ---------------------------------------------------------------------------------------------- rows

insert into farms (id, name, country, time_zone, is_reference_lab)
values (1, 'Alder Brook Farm',      'GB', 'Europe/London',    false),
       (2, 'Domaine des Tilleuls',  'FR', 'Europe/Paris',     false),
       (3, 'Hof Lindenau',          'DE', 'Europe/Berlin',    false),
       (4, 'Finca La Encina',       'ES', 'Europe/Madrid',    false),
       (5, 'Sandvik Gard',          'NO', 'Europe/Oslo',      false),
       (6, 'Quinta do Vale',        'PT', 'Europe/Lisbon',    false),
       (7, 'The growers'' laboratory', 'NL', 'Europe/Amsterdam', true);

insert into fields (farm_id, id, name, area_ha, soil_type)
select f.id, number,
       (array['Home field','Long acre','River meadow','Upper terrace'])[number],
       case when f.is_reference_lab then 0.1 * number else 1.5 + (f.id * 7 + number * 5) % 18 end,
       (array['clay','loam','sandy loam','silt','peat'])[1 + (f.id + number) % 5]
from farms as f cross join generate_series(1, 4) as number
order by f.id, 2;

insert into gateways (farm_id, id, field_id, serial_number, firmware_version, last_seen_at)
select f.id, number,
       case when number = 3 then null else number end,
       'GW-' || upper(substr(md5('gateway ' || f.id || '/' || number), 1, 8)),
       '2.' || (f.id + number) % 4 || '.' || number,
       case when (f.id + number) % 9 <> 0 then timestamptz '2025-06-30 22:00:00+00' + (f.id * 3 + number) * interval '4 minutes' end
from farms as f cross join generate_series(1, 3) as number
order by f.id, 2;

-- Twelve sensors on a farm: three of a kind.
insert into sensors (farm_id, id, field_id, gateway_id, code, sensor_type, unit, installed_on, retired_on,
                     ph_calibration_offset, location_description)
select f.id, number, 1 + (number - 1) % 4,
       case when number = 12 then null else 1 + number % 3 end,
       (array['TMP','MOI','PHX','LUX'])[k] || '-' || lpad(number::text, 3, '0'),
       (array['temperature','moisture','ph','light'])[k]::sensor_type,
       (array['°C','%','pH','lx'])[k],
       date '2023-03-01' + (f.id * 19 + number * 7) % 300,
       case when number = 11 then date '2025-05-01' + f.id end,
       case when k = 3 then ((f.id + number) % 5 - 2) * 0.05 end,
       case when number % 5 = 0 then null else (array['by the gate','under the oak','at the well','row 14'])[1 + (f.id + number) % 4] end
from farms as f
cross join generate_series(1, 12) as number
cross join lateral (select 1 + (number - 1) / 3 as k) as kind
order by f.id, 2;

-- Three periods to a sensor, one after the other, the last without an end. Now and then one was voided and done
-- again some days later, so that its period lies inside that of its successor.
insert into sensor_calibrations (farm_id, id, sensor_id, calibration_date, calibration_value, valid_from, valid_to,
                                 is_voided, reference_farm_id, reference_sensor_id, notes)
select s.farm_id, row_number() over (partition by s.farm_id order by s.id, k),
       s.id,
       started - case when k = 4 then 5 else 0 end,
       0.98 + ((s.farm_id * 3 + s.id + k) % 9) * 0.005,
       started,
       case when k = 3 then null when k = 4 then started + 90 else started + 180 end,
       k = 4,
       case when at_laboratory then 7 end,
       case when at_laboratory then s.id end,
       case when k = 4 then 'reference bath was not at temperature' end
from sensors as s
cross join generate_series(1, 4) as k
cross join lateral (select date '2024-01-08' + (s.farm_id + s.id) % 20 + 180 * (case when k = 4 then 2 else k end - 1) as started,
                           s.farm_id <> 7 and (s.id + k) % 3 = 0 as at_laboratory) as choice
where k < 4 or s.id % 4 = 0
order by s.farm_id, 2;

insert into readings (farm_id, sensor_id, day, minimum_value, average_value, maximum_value, samples)
select s.farm_id, s.id, date '2025-06-15' + d,
       low, low + spread * 0.45, low + spread,
       case when (s.id + d) % 8 = 0 then 96 + d else 144 end
from sensors as s
cross join generate_series(1, 10) as d
cross join lateral (
    select case s.sensor_type when 'temperature' then 8 + (s.farm_id + d) % 9 when 'moisture' then 20 + (s.id * 3 + d) % 30
                              when 'ph' then 5.8 + ((s.id + d) % 10) * 0.1 else 120 + (s.farm_id * 40 + d * 15) % 500 end as low,
           case s.sensor_type when 'temperature' then 6 + (s.id + d) % 10 when 'moisture' then 8 when 'ph' then 0.4
                              else 42000 + (d * 1700) % 21000 end as spread
) as choice
where s.retired_on is null
order by s.farm_id, s.id, d;

insert into alert_rules (farm_id, id, sensor_id, severity, lower_bound, upper_bound, is_enabled)
select s.farm_id, s.id, s.id,
       (array['info','warning','critical'])[1 + s.id % 3]::alert_severity,
       case s.sensor_type when 'temperature' then 2 when 'moisture' then 18 when 'ph' then 5.5 end,
       case s.sensor_type when 'temperature' then 34 when 'moisture' then null when 'ph' then 7.5 else 90000 end,
       s.retired_on is null
from sensors as s
order by s.farm_id, s.id;

insert into alerts (farm_id, id, alert_rule_id, raised_at, cleared_at, acknowledged_by, message)
select r.farm_id, row_number() over (partition by r.farm_id order by r.id, k), r.id,
       raised,
       case when (r.farm_id + r.id + k) % 6 <> 0 then raised + (10 + r.id * k) * interval '1 minute' end,
       case when (r.id + k) % 2 = 0 then (array['Ines','Marek','Oluf'])[1 + (r.farm_id + k) % 3] end,
       case when r.upper_bound is null or (k % 2 = 0 and r.lower_bound is not null) then 'below the lower bound' else 'above the upper bound' end
from alert_rules as r
cross join generate_series(1, 4) as k
cross join lateral (select timestamptz '2025-06-16 03:00:00+00' + (r.farm_id * 7 + r.id * 11 + k * 50) * interval '1 hour' as raised) as choice
where r.is_enabled
order by r.farm_id, 2;

insert into maintenance_visits (farm_id, id, sensor_id, visited_on, technician, minutes, outcome)
select s.farm_id, row_number() over (partition by s.farm_id order by s.id, k), s.id,
       date '2024-09-02' + (s.farm_id * 13 + s.id * 5 + k * 120) % 280,
       (array['Ines','Marek','Oluf'])[1 + (s.farm_id + s.id) % 3],
       15 + (s.id * 10 + k * 5) % 90,
       case when (s.id + k) % 7 = 0 then null else (array['cleaned','recalibrated','battery changed','replaced'])[1 + (s.id + k) % 4] end
from sensors as s cross join generate_series(1, 2) as k
order by s.farm_id, 2;

insert into telemetry.ingest_batches (farm_id, id, gateway_id, received_at, row_count, state)
select g.farm_id, (g.id - 1) * 24 + h, g.id,
       timestamptz '2025-06-30 00:02:00+00' + h * interval '1 hour' + g.farm_id * interval '7 seconds',
       4, case when (g.farm_id + h) % 23 = 0 then 'rejected' else 'stored' end
from gateways as g cross join generate_series(1, 24) as h
order by g.farm_id, 2;

insert into telemetry.readings (farm_id, sensor_id, recorded_at, value, quality, ingest_batch_id)
select s.farm_id, s.id,
       timestamptz '2025-06-30 00:00:00+00' + h * interval '1 hour' + s.id * interval '1 second',
       case s.sensor_type when 'temperature' then 9 + abs(12 - h) * -0.8 + 12 + s.farm_id * 0.3
                          when 'moisture' then 24 + (s.id * 3 + h) % 20
                          when 'ph' then 6.1 + (h % 6) * 0.05
                          else greatest(0, 60000 - abs(12 - h) * 9000) end,
       case when (s.id + h) % 19 = 0 then 1 else 3 end,
       case when s.gateway_id is null then null else (s.gateway_id - 1) * 24 + h end
from sensors as s cross join generate_series(1, 24) as h
where s.retired_on is null
order by h, s.farm_id, s.id;

-- ---------------------------------------------------------------- what the database does know already

create index ix_sensors_type on sensors (farm_id, sensor_type);
create index ix_alerts_farm_id_raised_at on alerts (farm_id, raised_at);
create index ix_calibrations_old on sensor_calibrations (sensor_id);
