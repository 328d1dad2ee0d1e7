create table fee_account (
    house_id     uuid not null,
    community_id uuid not null,
    constraint fee_account_pk primary key (house_id),
    constraint fee_account_house_fk foreign key (house_id) references house
);
comment on table fee_account is '收费账户: whoever moves money of a house locks its row; what it holds is the ledger''s to say';
select huiyin_protect('fee_account');
call huiyin_show_owner('fee_account', 'house_id = any ((select huiyin_houses())::uuid[])');
call huiyin_show_area('fee_account', 'house_id = any ((select huiyin_area_houses())::uuid[])');

create table fee_assignment (
    id           uuid           not null,
    community_id uuid           not null,
    fee_item_id  uuid           not null,
    house_id     uuid           not null,
    vehicle_id   uuid,
    payer_id     uuid,
    paid_by      text           not null,
    quantity     numeric(12, 3) not null,
    from_on      date           not null,
    to_on        date,
    created_at   timestamptz    not null,
    version      integer        not null default 1,
    constraint fee_assignment_pk primary key (id),
    constraint fee_assignment_item_fk foreign key (fee_item_id) references fee_item,
    constraint fee_assignment_house_fk foreign key (house_id) references house,
    constraint fee_assignment_vehicle_fk foreign key (vehicle_id) references vehicle on delete set null,
    constraint fee_assignment_payer_fk foreign key (payer_id) references owner,
    constraint fee_assignment_paid_by_ck check (paid_by in ('OWNER', 'TENANT')),
    constraint fee_assignment_quantity_ck check (quantity > 0),
    constraint fee_assignment_dates_ck check (to_on >= from_on)
);
create index fee_assignment_of_item_ix on fee_assignment (fee_item_id, id);
create index fee_assignment_of_house_ix on fee_assignment (house_id, id);
create index fee_assignment_of_payer_ix on fee_assignment (payer_id, id) where payer_id is not null;
create index fee_assignment_of_community_ix on fee_assignment (community_id, id);
comment on table fee_assignment is '收费关系: which house, or which vehicle of it, owes what, from when to when';
comment on column fee_assignment.payer_id is 'Who pays whatever happens; where absent, whoever is to the house what paid_by says, day by day';
select huiyin_protect('fee_assignment');
call huiyin_show_area('fee_assignment', 'house_id = any ((select huiyin_area_houses())::uuid[])');
