create table warranty_term (
    id           uuid        not null,
    community_id uuid        not null,
    part         text        not null,
    years        integer,
    seasons      integer,
    version      integer     not null default 1,
    constraint warranty_term_pk primary key (id),
    constraint warranty_term_community_fk foreign key (community_id) references community,
    constraint warranty_term_part_uq unique (community_id, part),
    constraint warranty_term_part_ck check (part in
        ('WATERPROOFING', 'HEATING', 'COOLING', 'WIRING', 'PLUMBING', 'EQUIPMENT', 'FIT_OUT', 'STRUCTURE')),
    constraint warranty_term_measure_ck check (case
        when part in ('HEATING', 'COOLING') then seasons is not null and years is null
        when part = 'STRUCTURE' then seasons is null
        else years is not null and seasons is null end),
    constraint warranty_term_positive_ck check (coalesce(years, 1) > 0 and coalesce(seasons, 1) > 0)
);
comment on table warranty_term is '保修期限: how long a part of a house is under warranty from its handover, never less than the law asks';
select huiyin_protect('warranty_term');

create table warranty_season (
    id           uuid    not null,
    community_id uuid    not null,
    part         text    not null,
    starts_month integer not null,
    starts_day   integer not null,
    ends_month   integer not null,
    ends_day     integer not null,
    version      integer not null default 1,
    constraint warranty_season_pk primary key (id),
    constraint warranty_season_community_fk foreign key (community_id) references community,
    constraint warranty_season_part_uq unique (community_id, part),
    constraint warranty_season_part_ck check (part in ('HEATING', 'COOLING')),
    -- A year without a leap day has both days too; make_date refuses what no year has.
    constraint warranty_season_days_ck check (
        make_date(2025, starts_month, starts_day) is not null and make_date(2025, ends_month, ends_day) is not null)
);
comment on table warranty_season is '采暖期与供冷期: from which day to which day of the year';
select huiyin_protect('warranty_season');

create table warranty_item (
    id           uuid        not null,
    community_id uuid        not null,
    house_id     uuid        not null,
    part         text        not null,
    starts_on    date        not null,
    expires_on   date,
    adjusted     boolean     not null default false,
    reminded_at  timestamptz,
    created_at   timestamptz not null,
    version      integer     not null default 1,
    constraint warranty_item_pk primary key (id),
    constraint warranty_item_house_fk foreign key (house_id) references house,
    constraint warranty_item_part_uq unique (house_id, part),
    constraint warranty_item_part_ck check (part in
        ('WATERPROOFING', 'HEATING', 'COOLING', 'WIRING', 'PLUMBING', 'EQUIPMENT', 'FIT_OUT', 'STRUCTURE')),
    constraint warranty_item_has_date_ck check (expires_on is not null or part = 'STRUCTURE'),
    constraint warranty_item_order_ck check (expires_on >= starts_on)
);
create index warranty_item_expiry_ix on warranty_item (community_id, expires_on, id);
comment on table warranty_item is '保修项目: a part of a house and the last day of its warranty';
select huiyin_protect('warranty_item');

-- The last day of the nth whole season that begins on or after a day: a season that has begun by then is not counted.
create function warranty_season_end(from_day date, season warranty_season, seasons integer) returns date
    language sql immutable
as $$
    with first as (
        select case when make_date(extract(year from from_day)::int, season.starts_month, season.starts_day) >= from_day
                    then extract(year from from_day)::int else extract(year from from_day)::int + 1 end as year
    )
    select make_date(
        year + seasons - 1
             + case when (season.ends_month, season.ends_day) < (season.starts_month, season.starts_day) then 1 else 0 end,
        season.ends_month, season.ends_day)
      from first
$$;
