create table building (
    id           uuid        not null,
    community_id uuid        not null,
    phase_id     uuid,
    area_id      uuid,
    name         text        not null,
    created_at   timestamptz not null,
    version      integer     not null default 1,
    constraint building_pk primary key (id),
    constraint building_community_fk foreign key (community_id) references community,
    constraint building_phase_fk foreign key (phase_id) references phase,
    constraint building_area_fk foreign key (area_id) references area,
    constraint building_name_uq unique nulls not distinct (community_id, phase_id, name)
);
create index building_area_ix on building (area_id) where area_id is not null;
comment on table building is '楼栋; its area is the one that its houses are given where they name none';
select huiyin_protect('building');
