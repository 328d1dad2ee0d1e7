create table area (
    id           uuid        not null,
    community_id uuid        not null,
    phase_id     uuid,
    name         text        not null,
    steward_id   uuid,
    created_at   timestamptz not null,
    version      integer     not null default 1,
    constraint area_pk primary key (id),
    constraint area_community_fk foreign key (community_id) references community,
    constraint area_phase_fk foreign key (phase_id) references phase,
    constraint area_steward_fk foreign key (steward_id) references staff_member,
    constraint area_name_uq unique (community_id, name)
);
create index area_steward_ix on area (steward_id) where steward_id is not null;
comment on table area is '片区: the houses that one steward answers for';
select huiyin_protect('area');

create table area_person (
    area_id      uuid not null,
    duty         text not null,
    staff_id     uuid not null,
    community_id uuid not null,
    constraint area_person_pk primary key (area_id, duty, staff_id),
    constraint area_person_area_fk foreign key (area_id) references area on delete cascade,
    constraint area_person_staff_fk foreign key (staff_id) references staff_member,
    constraint area_person_duty_ck check (duty in ('SECURITY', 'REPAIR'))
);
comment on table area_person is 'The security and repair persons whom an area names beside its steward';
select huiyin_protect('area_person');
