create table house (
    id                  uuid           not null,
    community_id        uuid           not null,
    building_id         uuid           not null,
    area_id             uuid,
    code                text           not null,
    unit                text,
    floor               text,
    room                text           not null,
    area_m2             numeric(10, 2) not null,
    handover_status     text           not null,
    handed_over_on      date,
    occupancy_status    text           not null,
    occupancy_detail_id uuid,
    created_at          timestamptz    not null,
    version             integer        not null default 1,
    constraint house_pk primary key (id),
    constraint house_community_fk foreign key (community_id) references community,
    constraint house_building_fk foreign key (building_id) references building,
    constraint house_area_fk foreign key (area_id) references area,
    constraint house_occupancy_detail_fk foreign key (occupancy_detail_id) references occupancy_detail,
    constraint house_code_uq unique (community_id, code),
    constraint house_area_m2_ck check (area_m2 > 0),
    constraint house_handover_status_ck check (handover_status in ('NOT_HANDED_OVER', 'HANDED_OVER')),
    constraint house_handed_over_has_date_ck check ((handover_status = 'HANDED_OVER') = (handed_over_on is not null)),
    constraint house_occupancy_status_ck check (occupancy_status in ('OCCUPIED', 'VACANT', 'LET', 'UNSOLD'))
);
create index house_by_code_ix on house (code, id);
create index house_building_ix on house (building_id, code);
create index house_area_ix on house (area_id, code);
create index house_room_ix on house (room);
comment on table house is '房屋: what is owned, lived in and charged for; handover and occupancy are told apart';
comment on column house.area_m2 is '建筑面积 in square metres, as the deed has it';
select huiyin_protect('house');
