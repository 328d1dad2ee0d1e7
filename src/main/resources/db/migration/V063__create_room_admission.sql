create table room_admission (
    id                  uuid        not null,
    community_id        uuid        not null,
    room                text        not null,
    visitor_name_sealed bytea,
    organisation        text,
    purpose             text        not null,
    host_staff_id       uuid        not null,
    approval_id         uuid        not null,
    admitted_by         uuid,
    admitted_at         timestamptz not null,
    left_at             timestamptz,
    version             integer     not null default 1,
    constraint room_admission_pk primary key (id),
    constraint room_admission_community_fk foreign key (community_id) references community,
    constraint room_admission_host_fk foreign key (host_staff_id) references staff_member,
    constraint room_admission_approval_fk foreign key (approval_id) references approval,
    constraint room_admission_admitted_by_fk foreign key (admitted_by) references staff_member,
    constraint room_admission_approval_uq unique (approval_id),
    constraint room_admission_room_ck check (room in ('CONTROL_ROOM', 'ARCHIVE_ROOM')),
    constraint room_admission_left_ck check (left_at >= admitted_at)
);
create index room_admission_of_community_ix on room_admission (community_id, id);
create index room_admission_inside_ix on room_admission (community_id, id) where left_at is null;
create index room_admission_named_ix on room_admission (admitted_at) where visitor_name_sealed is not null;
comment on table room_admission is '出入登记: outsiders who were let into the control room or the archive room, each with an approval of their own';
comment on column room_admission.visitor_name_sealed is 'Sealed; null once it was kept as long as it is kept';
select huiyin_protect('room_admission');
