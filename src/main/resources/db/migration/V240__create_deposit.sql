create table deposit (
    id             uuid        not null,
    community_id   uuid        not null,
    house_id       uuid        not null,
    payer_id       uuid,
    fee_item_id    uuid        not null,
    receipt_number text        not null collate "C",
    amount_fen     bigint      not null,
    deducted_fen   bigint      not null default 0,
    refunded_fen   bigint      not null default 0,
    status         text        not null generated always as (case
        when deducted_fen + refunded_fen = amount_fen then 'SETTLED'
        when deducted_fen > 0 then 'PARTLY_DEDUCTED'
        when refunded_fen > 0 then 'PARTLY_REFUNDED'
        else 'HELD' end) stored,
    method         text        not null,
    external_id    text,
    paid_at        timestamptz not null,
    paid_on        date        not null,
    collector_id   uuid,
    note           text,
    content_digest bytea       not null,
    created_at     timestamptz not null,
    version        integer     not null default 1,
    constraint deposit_pk primary key (id),
    constraint deposit_house_fk foreign key (house_id) references house,
    constraint deposit_payer_fk foreign key (payer_id) references owner,
    constraint deposit_item_fk foreign key (fee_item_id) references fee_item,
    constraint deposit_collector_fk foreign key (collector_id) references staff_member,
    constraint deposit_receipt_uq unique (community_id, receipt_number),
    constraint deposit_external_uq unique (community_id, method, external_id),
    constraint deposit_method_ck check (method in ('CASH', 'BANK', 'POS', 'WECHAT', 'ALIPAY')),
    constraint deposit_amount_ck check (amount_fen > 0),
    constraint deposit_balance_ck check (
        deducted_fen >= 0 and refunded_fen >= 0 and deducted_fen + refunded_fen <= amount_fen)
);
create index deposit_of_community_ix on deposit (community_id, id);
create index deposit_by_status_ix on deposit (community_id, status, id);
create index deposit_of_house_ix on deposit (house_id, id);
create index deposit_of_payer_ix on deposit (payer_id, id) where payer_id is not null;
comment on table deposit is '押金: money that is held for a house and given back, less what is deducted; never below zero';
comment on column deposit.content_digest is 'SHA-256 of what was asked for: the same notification changes nothing, another of the same id is refused';
select huiyin_protect('deposit');
call huiyin_show_owner('deposit', 'house_id = any ((select huiyin_houses())::uuid[]) and payer_id = (select huiyin_owner())');
call huiyin_show_area('deposit', 'house_id = any ((select huiyin_area_houses())::uuid[])');

create table deposit_movement (
    id           uuid        not null,
    community_id uuid        not null,
    deposit_id   uuid        not null,
    kind         text        not null,
    amount_fen   bigint      not null,
    excess_fen   bigint      not null default 0,
    bill_id      uuid,
    items        jsonb,
    method       text,
    external_id  text,
    reason       text        not null,
    moved_on     date        not null,
    staff_id     uuid,
    created_at   timestamptz not null,
    constraint deposit_movement_pk primary key (id),
    constraint deposit_movement_deposit_fk foreign key (deposit_id) references deposit,
    constraint deposit_movement_bill_fk foreign key (bill_id) references fee_bill,
    constraint deposit_movement_staff_fk foreign key (staff_id) references staff_member,
    constraint deposit_movement_external_uq unique (community_id, method, external_id),
    constraint deposit_movement_kind_ck check (case kind
        when 'DEDUCTION' then items is not null and method is null and external_id is null
                              and amount_fen >= 0 and excess_fen >= 0 and amount_fen + excess_fen > 0
        when 'REFUND' then items is null and method is not null and amount_fen > 0 and excess_fen = 0
        else false end),
    constraint deposit_movement_method_ck check (method in ('CASH', 'BANK', 'POS', 'WECHAT', 'ALIPAY')),
    constraint deposit_movement_excess_ck check ((excess_fen > 0) = (bill_id is not null))
);
create index deposit_movement_of_deposit_ix on deposit_movement (deposit_id, id);
comment on table deposit_movement is '押金变动: what was deducted from a deposit (抵扣) or given back of it (退还), by whom and why';
comment on column deposit_movement.amount_fen is 'What left the deposit';
comment on column deposit_movement.excess_fen is 'What was deducted beyond the balance, and is owed as the bill says';
comment on column deposit_movement.items is 'What was deducted for: [{description, amountFen}]';
select huiyin_protect('deposit_movement');
call huiyin_show_owner('deposit_movement', 'exists (select from deposit d where d.id = deposit_id)');
