create table household_member (
    id           uuid        not null,
    community_id uuid        not null,
    owner_id     uuid        not null,
    name         text        not null collate "C",
    kinship      text        not null,
    phone_sealed bytea,
    phone_index  bytea,
    born_on      date,
    note         text,
    created_at   timestamptz not null,
    version      integer     not null default 1,
    constraint household_member_pk primary key (id),
    constraint household_member_owner_fk foreign key (owner_id) references owner,
    constraint household_member_kinship_ck check (kinship in
        ('SPOUSE', 'CHILD', 'PARENT', 'GRANDPARENT', 'GRANDCHILD', 'SIBLING', 'RELATIVE', 'CARER', 'OTHER')),
    constraint household_member_phone_is_indexed_ck check ((phone_sealed is null) = (phone_index is null))
);
create index household_member_of_owner_ix on household_member (owner_id, id);
create index household_member_name_ix on household_member (name);
create index household_member_phone_ix on household_member (phone_index) where phone_index is not null;
comment on table household_member is '家庭成员: who belongs to the owner''s household';
select huiyin_protect('household_member');

create table vehicle (
    id           uuid        not null,
    community_id uuid        not null,
    owner_id     uuid        not null,
    plate        text        not null,
    description  text,
    created_at   timestamptz not null,
    version      integer     not null default 1,
    constraint vehicle_pk primary key (id),
    constraint vehicle_owner_fk foreign key (owner_id) references owner,
    constraint vehicle_plate_uq unique (owner_id, plate)
);
create index vehicle_plate_ix on vehicle (plate);
comment on table vehicle is '车辆: a number plate that belongs to the owner''s household';
select huiyin_protect('vehicle');

create table special_date (
    id           uuid        not null,
    community_id uuid        not null,
    owner_id     uuid        not null,
    kind         text        not null,
    date_on      date        not null,
    yearly       boolean     not null,
    label        text,
    created_at   timestamptz not null,
    version      integer     not null default 1,
    constraint special_date_pk primary key (id),
    constraint special_date_owner_fk foreign key (owner_id) references owner,
    constraint special_date_kind_ck check
        (kind in ('BIRTHDAY', 'WEDDING', 'BIRTH', 'RECOVERY', 'HOUSE_WARMING', 'OTHER'))
);
create index special_date_of_owner_ix on special_date (owner_id, date_on);
comment on table special_date is '特殊日期: days on which an owner may be congratulated or looked after';
select huiyin_protect('special_date');
