create table meter (
    id            uuid           not null,
    community_id  uuid           not null,
    house_id      uuid           not null,
    fee_item_id   uuid           not null,
    number        text           not null collate "C",
    multiplier    numeric(10, 4) not null,
    installed_on  date           not null,
    initial_value numeric(14, 3) not null,
    removed_on    date,
    replaces_id   uuid,
    created_at    timestamptz    not null,
    version       integer        not null default 1,
    constraint meter_pk primary key (id),
    constraint meter_house_fk foreign key (house_id) references house,
    constraint meter_item_fk foreign key (fee_item_id) references fee_item,
    constraint meter_replaces_fk foreign key (replaces_id) references meter,
    constraint meter_replaced_once_uq unique (replaces_id),
    constraint meter_multiplier_ck check (multiplier > 0),
    constraint meter_initial_value_ck check (initial_value >= 0),
    constraint meter_dates_ck check (removed_on >= installed_on)
);
create unique index meter_number_uq on meter (community_id, number) where removed_on is null;
create index meter_of_house_ix on meter (house_id, fee_item_id, id);
create index meter_of_community_ix on meter (community_id, id);
comment on table meter is '表计: what measures a fee item in a house, from the day it was installed to the day another took its place';
comment on column meter.multiplier is '倍率: what one unit of its reading stands for';
select huiyin_protect('meter');
call huiyin_show_area('meter', 'house_id = any ((select huiyin_area_houses())::uuid[])');

create table meter_reading (
    id           uuid           not null,
    community_id uuid           not null,
    meter_id     uuid           not null,
    read_on      date           not null,
    value        numeric(14, 3) not null,
    source       text           not null,
    created_at   timestamptz    not null,
    constraint meter_reading_pk primary key (id),
    constraint meter_reading_meter_fk foreign key (meter_id) references meter,
    constraint meter_reading_once_a_day_uq unique (meter_id, read_on),
    constraint meter_reading_value_ck check (value >= 0),
    constraint meter_reading_source_ck check (source in ('MANUAL', 'REMOTE', 'OWNER', 'REPLACED'))
);
comment on table meter_reading is '抄表: what a meter showed on a day';
select huiyin_protect_append_only('meter_reading');
