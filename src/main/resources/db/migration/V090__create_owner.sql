create table owner (
    id                         uuid        not null,
    community_id               uuid        not null,
    kind                       text        not null,
    name                       text        not null collate "C",
    email                      text,
    preferred_channels         text[]      not null,
    identity_sealed            bytea,
    identity_index             bytea,
    importance                 text        not null,
    segment                    text        not null,
    complaint_points           text,
    special_circumstances      text,
    emergency_name             text,
    emergency_relation         text,
    emergency_phone_sealed     bytea,
    created_at                 timestamptz not null,
    version                    integer     not null default 1,
    constraint owner_pk primary key (id),
    constraint owner_community_fk foreign key (community_id) references community,
    constraint owner_kind_ck check (kind in ('PERSON', 'COMPANY')),
    constraint owner_channels_ck check (preferred_channels <@ array
        ['E_MAIL', 'SMS', 'FAX', 'PHONE', 'WECHAT', 'IN_PERSON', 'LETTER']),
    constraint owner_importance_ck check (importance in ('NORMAL', 'IMPORTANT', 'VIP')),
    constraint owner_segment_ck check (segment in ('KEY', 'GOOD_RELATION', 'NEUTRAL', 'DISSATISFIED')),
    constraint owner_identity_is_indexed_ck check ((identity_sealed is null) = (identity_index is null)),
    constraint owner_emergency_contact_ck check
        (emergency_name is not null or (emergency_relation is null and emergency_phone_sealed is null))
);
create index owner_by_name_ix on owner (community_id, name, id);
create index owner_by_name_everywhere_ix on owner (name, id);
create index owner_identity_ix on owner (identity_index) where identity_index is not null;
comment on table owner is '业主: a person or company with a relation to a house, tenants and occupants included';
comment on column owner.segment is '客户分级: internal, never shown outside the staff';
comment on column owner.identity_index is 'HMAC of the identity number, by which it is found without being readable';
select huiyin_protect('owner');

create table owner_phone (
    owner_id     uuid    not null,
    position     integer not null,
    community_id uuid    not null,
    sealed       bytea   not null,
    phone_index  bytea   not null,
    constraint owner_phone_pk primary key (owner_id, position),
    constraint owner_phone_owner_fk foreign key (owner_id) references owner on delete cascade,
    constraint owner_phone_once_uq unique (owner_id, phone_index)
);
create index owner_phone_index_ix on owner_phone (phone_index);
comment on table owner_phone is 'The phone numbers of an owner in their order, sealed, with a blind index to find them by';
select huiyin_protect('owner_phone');
