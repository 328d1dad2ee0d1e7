create table reconciliation (
    id            uuid        not null,
    community_id  uuid        not null,
    method        text        not null,
    from_on       date,
    to_on         date,
    row_count     integer     not null,
    problem_count integer     not null,
    problems      jsonb       not null,
    created_at    timestamptz not null,
    constraint reconciliation_pk primary key (id),
    constraint reconciliation_community_fk foreign key (community_id) references community,
    constraint reconciliation_method_ck check (method in ('BANK', 'WECHAT', 'ALIPAY', 'POS')),
    constraint reconciliation_days_ck check (to_on >= from_on)
);
create index reconciliation_of_community_ix on reconciliation (community_id, id);
comment on table reconciliation is '对账: the statement of a bank or channel held against the payments in the books, which it leaves as they are';
comment on column reconciliation.problems is 'The first faults of rows: [{row, column, code, argument}]; nothing that a cell held';
select huiyin_protect_append_only('reconciliation');

create table reconciliation_item (
    id                uuid   not null,
    community_id      uuid   not null,
    reconciliation_id uuid   not null,
    state             text   not null,
    kind              text   not null,
    row_number        integer,
    external_id       text,
    paid_on           date,
    statement_fen     bigint,
    books_fen         bigint,
    payment_id        uuid,
    refund_id         uuid,
    constraint reconciliation_item_pk primary key (id),
    constraint reconciliation_item_of_fk foreign key (reconciliation_id) references reconciliation,
    constraint reconciliation_item_payment_fk foreign key (payment_id) references fee_payment,
    constraint reconciliation_item_refund_fk foreign key (refund_id) references fee_refund,
    constraint reconciliation_item_state_ck check (state in ('MATCHED', 'AMOUNT_DIFFERS', 'NOT_IN_BOOKS', 'NOT_IN_STATEMENT',
                                                             'DUPLICATE_IN_STATEMENT', 'REVERSED_IN_BOOKS')),
    constraint reconciliation_item_kind_ck check (kind in ('PAYMENT', 'REFUND')),
    constraint reconciliation_item_row_ck check ((state = 'NOT_IN_STATEMENT') = (row_number is null))
);
create index reconciliation_item_of_ix on reconciliation_item (reconciliation_id, id);
create index reconciliation_item_by_state_ix on reconciliation_item (reconciliation_id, state, id);
comment on table reconciliation_item is '对账明细: a row of the statement, or a payment that the statement lacks, and what became of it';
select huiyin_protect_append_only('reconciliation_item');
