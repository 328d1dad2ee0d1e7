create table bill_decision (
    id           uuid        not null,
    community_id uuid        not null,
    bill_id      uuid        not null,
    kind         text        not null,
    amount_fen   bigint      not null,
    reason       text        not null,
    staff_id     uuid,
    created_at   timestamptz not null,
    constraint bill_decision_pk primary key (id),
    constraint bill_decision_bill_fk foreign key (bill_id) references fee_bill,
    constraint bill_decision_staff_fk foreign key (staff_id) references staff_member,
    constraint bill_decision_kind_ck check (kind in ('VOID', 'LATE_FEE_WAIVER', 'WRITE_OFF')),
    constraint bill_decision_amount_ck check (amount_fen > 0)
);
create index bill_decision_of_bill_ix on bill_decision (bill_id, id);
comment on table bill_decision is '账单处置: what was decided of a bill, by whom and why; the ledger''s entries name it';
select huiyin_protect_append_only('bill_decision');

create table fee_refund (
    id           uuid        not null,
    community_id uuid        not null,
    house_id     uuid        not null,
    payer_id     uuid,
    amount_fen   bigint      not null,
    method       text        not null,
    external_id  text,
    reason       text        not null,
    refunded_on  date        not null,
    staff_id     uuid,
    created_at   timestamptz not null,
    version      integer     not null default 1,
    constraint fee_refund_pk primary key (id),
    constraint fee_refund_house_fk foreign key (house_id) references house,
    constraint fee_refund_payer_fk foreign key (payer_id) references owner,
    constraint fee_refund_staff_fk foreign key (staff_id) references staff_member,
    constraint fee_refund_external_uq unique (community_id, method, external_id),
    constraint fee_refund_method_ck check (method in ('CASH', 'BANK', 'POS', 'WECHAT', 'ALIPAY')),
    constraint fee_refund_amount_ck check (amount_fen > 0)
);
create index fee_refund_of_community_ix on fee_refund (community_id, id);
create index fee_refund_of_house_ix on fee_refund (house_id, id);
comment on table fee_refund is '退费: prepayment that went back to who had paid it';
select huiyin_protect_append_only('fee_refund');
call huiyin_show_owner('fee_refund', 'house_id = any ((select huiyin_houses())::uuid[]) and payer_id = (select huiyin_owner())');
call huiyin_show_area('fee_refund', 'house_id = any ((select huiyin_area_houses())::uuid[])');
