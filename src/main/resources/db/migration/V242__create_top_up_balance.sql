create table top_up_balance (
    id           uuid        not null,
    community_id uuid        not null,
    house_id     uuid        not null,
    fee_item_id  uuid        not null,
    payer_id     uuid,
    meter_fen    bigint,
    read_at      timestamptz,
    added_fen    bigint      not null default 0,
    filled_at    timestamptz not null,
    created_at   timestamptz not null,
    version      integer     not null default 1,
    constraint top_up_balance_pk primary key (id),
    constraint top_up_balance_house_fk foreign key (house_id) references house,
    constraint top_up_balance_item_fk foreign key (fee_item_id) references fee_item,
    constraint top_up_balance_payer_fk foreign key (payer_id) references owner,
    constraint top_up_balance_once_uq unique (house_id, fee_item_id),
    constraint top_up_balance_read_ck check ((meter_fen is null) = (read_at is null)),
    constraint top_up_balance_added_ck check (added_fen >= 0)
);
create index top_up_balance_of_community_ix on top_up_balance (community_id, id);
comment on table top_up_balance is '预付费表余额: what a prepaid meter of a house has left, as it last reported, with the top-ups since';
comment on column top_up_balance.meter_fen is 'What the meter reported last; null until it reports';
comment on column top_up_balance.added_fen is 'The top-ups that were paid after that';
comment on column top_up_balance.filled_at is 'When the balance last rose: it is warned of once until it does again';
comment on column top_up_balance.payer_id is 'Who topped it up last';
select huiyin_protect('top_up_balance');
call huiyin_show_owner('top_up_balance', 'house_id = any ((select huiyin_houses())::uuid[])');
call huiyin_show_area('top_up_balance', 'house_id = any ((select huiyin_area_houses())::uuid[])');

create table top_up_reading (
    balance_id   uuid        not null,
    read_at      timestamptz not null,
    community_id uuid        not null,
    meter_fen    bigint      not null,
    staff_id     uuid,
    created_at   timestamptz not null,
    constraint top_up_reading_pk primary key (balance_id, read_at),
    constraint top_up_reading_balance_fk foreign key (balance_id) references top_up_balance,
    constraint top_up_reading_staff_fk foreign key (staff_id) references staff_member
);
comment on table top_up_reading is '余额抄录: each report of what a prepaid meter has left';
select huiyin_protect_append_only('top_up_reading');

create table top_up_setting (
    fee_item_id   uuid    not null,
    community_id  uuid    not null,
    low_below_fen bigint,
    version       integer not null,
    constraint top_up_setting_pk primary key (fee_item_id),
    constraint top_up_setting_item_fk foreign key (fee_item_id) references fee_item,
    constraint top_up_setting_low_ck check (low_below_fen > 0)
);
comment on table top_up_setting is '余额提醒设置: below which balance a prepaid meter of a fee item is low; without a row none is';
select huiyin_protect('top_up_setting');
call huiyin_show_owner('top_up_setting', 'true');
