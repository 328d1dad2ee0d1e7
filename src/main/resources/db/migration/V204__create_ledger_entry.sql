create table fee_payment (
    id               uuid        not null,
    community_id     uuid        not null,
    house_id         uuid        not null,
    payer_id         uuid,
    receipt_number   text        not null collate "C",
    amount_fen       bigint      not null,
    method           text        not null,
    external_id      text,
    paid_at          timestamptz not null,
    paid_on          date        not null,
    prepaid_left_fen bigint      not null default 0,
    collector_id     uuid,
    invoice_number   text,
    note             text,
    content_digest   bytea       not null,
    created_at       timestamptz not null,
    reversed_at      timestamptz,
    reverse_reason   text,
    version          integer     not null default 1,
    constraint fee_payment_pk primary key (id),
    constraint fee_payment_house_fk foreign key (house_id) references house,
    constraint fee_payment_payer_fk foreign key (payer_id) references owner,
    constraint fee_payment_collector_fk foreign key (collector_id) references staff_member,
    constraint fee_payment_receipt_uq unique (community_id, receipt_number),
    constraint fee_payment_external_uq unique (community_id, method, external_id),
    constraint fee_payment_amount_ck check (amount_fen > 0),
    constraint fee_payment_method_ck check (method in ('CASH', 'BANK', 'POS', 'WECHAT', 'ALIPAY')),
    constraint fee_payment_prepaid_ck check (prepaid_left_fen between 0 and amount_fen),
    constraint fee_payment_reversed_ck check (
        (reversed_at is null) = (reverse_reason is null) and (reversed_at is null or prepaid_left_fen = 0))
);
create index fee_payment_of_house_ix on fee_payment (house_id, id);
create index fee_payment_by_day_ix on fee_payment (community_id, paid_on, id);
create index fee_payment_prepaid_ix on fee_payment (house_id, paid_at, id) where prepaid_left_fen > 0;
comment on table fee_payment is '缴费: money that came in, once for each external id of a method; where it went is the ledger''s to say';
comment on column fee_payment.content_digest is 'SHA-256 of what was asked for: the same notification changes nothing, another of the same id is refused';
comment on column fee_payment.prepaid_left_fen is 'What of it no bill has taken yet (预收): belongs to house and payer, oldest first';
select huiyin_protect('fee_payment');
call huiyin_show_owner('fee_payment', 'house_id = any ((select huiyin_houses())::uuid[]) and payer_id = (select huiyin_owner())');
call huiyin_show_area('fee_payment', 'house_id = any ((select huiyin_area_houses())::uuid[])');

create table ledger_entry (
    seq          bigint      generated always as identity,
    community_id uuid        not null,
    house_id     uuid        not null,
    payer_id     uuid,
    kind         text        not null,
    debit        text        not null,
    credit       text        not null,
    amount_fen   bigint      not null,
    effective_on date        not null,
    recorded_at  timestamptz not null,
    bill_id      uuid,
    payment_id   uuid,
    about_id     uuid,
    constraint ledger_entry_pk primary key (seq),
    constraint ledger_entry_amount_ck check (amount_fen > 0),
    constraint ledger_entry_two_sides_ck check (debit <> credit),
    constraint ledger_entry_account_ck check (
        debit in ('RECEIVABLE', 'LATE_FEE_RECEIVABLE', 'MONEY', 'PREPAID', 'DEPOSIT', 'INCOME', 'LATE_FEE_INCOME', 'WAIVED', 'BAD_DEBT')
        and credit in ('RECEIVABLE', 'LATE_FEE_RECEIVABLE', 'MONEY', 'PREPAID', 'DEPOSIT', 'INCOME', 'LATE_FEE_INCOME', 'WAIVED', 'BAD_DEBT')),
    constraint ledger_entry_bill_fk foreign key (bill_id) references fee_bill,
    constraint ledger_entry_payment_fk foreign key (payment_id) references fee_payment
);
create index ledger_entry_of_house_ix on ledger_entry (house_id, seq);
create index ledger_entry_of_bill_ix on ledger_entry (bill_id, effective_on) where bill_id is not null;
create index ledger_entry_of_payment_ix on ledger_entry (payment_id, seq) where payment_id is not null;
create index ledger_entry_of_community_ix on ledger_entry (community_id, seq);
comment on table ledger_entry is '总账分录: one sum that leaves an account (credit) and reaches another (debit): both sides are one row, so no entry can be out of balance';
comment on column ledger_entry.effective_on is 'The day from which it counts, in the community''s zone: of a payment the day on which it was paid';
comment on column ledger_entry.about_id is 'The refund, deposit, waiver or decision that it comes from, where it is neither bill nor payment';
select huiyin_protect_append_only('ledger_entry');
call huiyin_show_owner('ledger_entry', 'house_id = any ((select huiyin_houses())::uuid[]) '
                                       'and (payer_id is null or payer_id = (select huiyin_owner()))');
call huiyin_show_area('ledger_entry', 'house_id = any ((select huiyin_area_houses())::uuid[])');

-- Not even the schema's owner rewrites what was booked.
create function huiyin_refuse_change() returns trigger
    language plpgsql
as $$
begin
    raise exception '% is append-only: book a counter-entry', tg_table_name using errcode = 'integrity_constraint_violation';
end
$$;
create trigger ledger_entry_append_only before update or delete on ledger_entry
    for each statement execute function huiyin_refuse_change();
create trigger ledger_entry_no_truncate before truncate on ledger_entry
    for each statement execute function huiyin_refuse_change();
