-- What was taken for prepaid meters is nobody's income, and no bill takes it: it has an account of its own.
alter table ledger_entry
    drop constraint ledger_entry_account_ck,
    add constraint ledger_entry_account_ck check (
        debit in ('RECEIVABLE', 'LATE_FEE_RECEIVABLE', 'MONEY', 'PREPAID', 'DEPOSIT', 'TOP_UP', 'INCOME', 'LATE_FEE_INCOME',
                  'WAIVED', 'BAD_DEBT')
        and credit in ('RECEIVABLE', 'LATE_FEE_RECEIVABLE', 'MONEY', 'PREPAID', 'DEPOSIT', 'TOP_UP', 'INCOME',
                       'LATE_FEE_INCOME', 'WAIVED', 'BAD_DEBT'));

create table top_up (
    id             uuid           not null,
    community_id   uuid           not null,
    house_id       uuid           not null,
    payer_id       uuid,
    fee_item_id    uuid           not null,
    receipt_number text           not null collate "C",
    amount_fen     bigint         not null,
    quantity       numeric(12, 3),
    method         text           not null,
    external_id    text,
    paid_at        timestamptz    not null,
    paid_on        date           not null,
    collector_id   uuid,
    content_digest bytea          not null,
    created_at     timestamptz    not null,
    reversed_at    timestamptz,
    reverse_reason text,
    version        integer        not null default 1,
    constraint top_up_pk primary key (id),
    constraint top_up_house_fk foreign key (house_id) references house,
    constraint top_up_payer_fk foreign key (payer_id) references owner,
    constraint top_up_item_fk foreign key (fee_item_id) references fee_item,
    constraint top_up_collector_fk foreign key (collector_id) references staff_member,
    constraint top_up_receipt_uq unique (community_id, receipt_number),
    constraint top_up_external_uq unique (community_id, method, external_id),
    constraint top_up_method_ck check (method in ('CASH', 'BANK', 'POS', 'WECHAT', 'ALIPAY')),
    constraint top_up_amount_ck check (amount_fen > 0),
    constraint top_up_quantity_ck check (quantity > 0),
    constraint top_up_reversed_ck check ((reversed_at is null) = (reverse_reason is null))
);
create index top_up_of_community_ix on top_up (community_id, id);
create index top_up_of_house_ix on top_up (house_id, fee_item_id, paid_at);
create index top_up_of_payer_ix on top_up (payer_id, id) where payer_id is not null;
create index top_up_by_day_ix on top_up (community_id, paid_on, house_id, payer_id) where reversed_at is null;
comment on table top_up is '水电费充值: money for a prepaid meter of a house; it pays no bill';
comment on column top_up.quantity is 'What was credited to the meter, in its unit, where that is known';
select huiyin_protect('top_up');
call huiyin_show_owner('top_up', 'house_id = any ((select huiyin_houses())::uuid[]) and payer_id = (select huiyin_owner())');
call huiyin_show_area('top_up', 'house_id = any ((select huiyin_area_houses())::uuid[])');
