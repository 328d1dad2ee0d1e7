create table shift_handover (
    id                uuid        not null,
    community_id      uuid        not null,
    post              text        not null,
    outgoing_staff_id uuid        not null,
    incoming_staff_id uuid        not null,
    at                timestamptz not null,
    ticket_ids        uuid[]      not null,
    missing_ids       uuid[]      not null,
    note              text,
    confirmed_at      timestamptz,
    created_at        timestamptz not null,
    version           integer     not null default 1,
    constraint shift_handover_pk primary key (id),
    constraint shift_handover_community_fk foreign key (community_id) references community,
    constraint shift_handover_outgoing_fk foreign key (outgoing_staff_id) references staff_member,
    constraint shift_handover_incoming_fk foreign key (incoming_staff_id) references staff_member,
    constraint shift_handover_once_uq unique (community_id, post, outgoing_staff_id, at),
    constraint shift_handover_people_ck check (outgoing_staff_id <> incoming_staff_id)
);
create index shift_handover_of_community_ix on shift_handover (community_id, id);
comment on table shift_handover is '交接班: who handed over to whom, which matters, and which grave ones were not among them';
comment on column shift_handover.missing_ids is 'Open matters of the outgoing person that are grave or urgent and were not handed over, as of then';
select huiyin_protect('shift_handover');
