create table house_relation (
    id             uuid        not null,
    community_id   uuid        not null,
    owner_id       uuid        not null,
    house_id       uuid        not null,
    relation       text        not null,
    household_head boolean     not null default false,
    from_on        date        not null,
    to_on          date,
    created_at     timestamptz not null,
    version        integer     not null default 1,
    constraint house_relation_pk primary key (id),
    constraint house_relation_owner_fk foreign key (owner_id) references owner,
    constraint house_relation_house_fk foreign key (house_id) references house,
    constraint house_relation_kind_ck check
        (relation in ('OWNER', 'TENANT', 'OCCUPANT', 'MERCHANT', 'USER', 'PROSPECT')),
    constraint house_relation_dates_ck check (to_on >= from_on)
);
create index house_relation_of_owner_ix on house_relation (owner_id, from_on);
create index house_relation_of_house_ix on house_relation (house_id, from_on);
-- One head at a time; and never twice the same open relation, whoever writes it.
create unique index house_relation_one_head_uq on house_relation (house_id) where household_head;
create unique index house_relation_open_uq on house_relation (owner_id, house_id, relation) where to_on is null;
comment on table house_relation is '房屋关系: what someone is to a house, from a day to a day, both included';
comment on column house_relation.household_head is '户主: who stands for the household now';
select huiyin_protect('house_relation');
