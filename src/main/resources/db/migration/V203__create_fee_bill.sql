create table bill_run (
    id            uuid        not null,
    community_id  uuid        not null,
    fee_item_id   uuid        not null,
    period        text        not null,
    publish       boolean     not null,
    status        text        not null,
    position      uuid,
    bill_count    bigint      not null default 0,
    total_fen     bigint      not null default 0,
    skipped_count bigint      not null default 0,
    problem       text,
    staff_id      uuid,
    created_at    timestamptz not null,
    finished_at   timestamptz,
    published_at  timestamptz,
    version       integer     not null default 1,
    constraint bill_run_pk primary key (id),
    constraint bill_run_item_fk foreign key (fee_item_id) references fee_item,
    constraint bill_run_staff_fk foreign key (staff_id) references staff_member,
    constraint bill_run_status_ck check (status in ('RUNNING', 'PUBLISHING', 'DONE', 'DISCARDED')),
    constraint bill_run_finished_ck check ((status = 'RUNNING') = (finished_at is null))
);
create index bill_run_of_community_ix on bill_run (community_id, id);
create index bill_run_at_work_ix on bill_run (id) where status in ('RUNNING', 'PUBLISHING');
create unique index bill_run_one_at_work_uq on bill_run (fee_item_id, period) where status in ('RUNNING', 'PUBLISHING');
comment on table bill_run is '出账: bills of a fee item for a period are made, batch by batch, each of which commits by itself';
comment on column bill_run.position is 'The last assignment (or, while publishing, the last bill) that is done: a run that was killed goes on behind it';
select huiyin_protect('bill_run');

create table bill_run_skip (
    run_id        uuid not null,
    assignment_id uuid not null,
    community_id  uuid not null,
    reason        text not null,
    constraint bill_run_skip_pk primary key (run_id, assignment_id),
    constraint bill_run_skip_run_fk foreign key (run_id) references bill_run,
    constraint bill_run_skip_reason_ck check (reason in (
        'ALREADY_BILLED', 'NO_STANDARD', 'NO_READING', 'NO_COST', 'NOT_HANDED_OVER', 'NO_ANCHOR', 'SUSPENDED',
        'TOO_MUCH', 'NOTHING_TO_PAY'))
);
comment on table bill_run_skip is 'Which assignments a run made no bill for, and why';
select huiyin_protect('bill_run_skip');

create table fee_bill (
    id              uuid        not null,
    community_id    uuid        not null,
    number          text        not null collate "C",
    run_id          uuid,
    assignment_id   uuid,
    fee_item_id     uuid        not null,
    class           text        not null,
    house_id        uuid        not null,
    payer_id        uuid,
    period          text        not null,
    from_on         date        not null,
    to_on           date        not null,
    due_on          date        not null,
    amount_fen      bigint      not null,
    paid_fen        bigint      not null default 0,
    late_posted_fen bigint      not null default 0,
    late_paid_fen   bigint      not null default 0,
    late_waived_fen bigint      not null default 0,
    late_daily_rate numeric(9, 8),
    late_grace_days integer,
    late_cap_ratio  numeric(7, 4),
    status          text        not null,
    lines           jsonb       not null,
    created_at      timestamptz not null,
    published_at    timestamptz,
    version         integer     not null default 1,
    constraint fee_bill_pk primary key (id),
    constraint fee_bill_run_fk foreign key (run_id) references bill_run,
    constraint fee_bill_assignment_fk foreign key (assignment_id) references fee_assignment,
    constraint fee_bill_item_fk foreign key (fee_item_id) references fee_item,
    constraint fee_bill_house_fk foreign key (house_id) references house,
    constraint fee_bill_payer_fk foreign key (payer_id) references owner,
    constraint fee_bill_number_uq unique (community_id, number),
    constraint fee_bill_status_ck check (status in ('DRAFT', 'OPEN', 'PART_PAID', 'PAID', 'VOID', 'WRITTEN_OFF')),
    constraint fee_bill_amount_ck check (amount_fen between 1 and 1000000000000),
    constraint fee_bill_paid_ck check (paid_fen between 0 and amount_fen),
    constraint fee_bill_late_ck check (late_paid_fen >= 0 and late_waived_fen >= 0 and late_posted_fen >= 0),
    constraint fee_bill_draft_ck check (status = 'VOID' or (status = 'DRAFT') = (published_at is null)),
    constraint fee_bill_dates_ck check (to_on >= from_on)
);
-- A void bill does not count: the next run fills its place again.
create unique index fee_bill_once_uq on fee_bill (assignment_id, period, payer_id) nulls not distinct
    where status <> 'VOID' and assignment_id is not null;
create index fee_bill_of_house_ix on fee_bill (house_id, due_on, id);
create index fee_bill_of_community_ix on fee_bill (community_id, id);
create index fee_bill_by_status_ix on fee_bill (community_id, status, id);
create index fee_bill_of_period_ix on fee_bill (community_id, period, id);
create index fee_bill_of_run_ix on fee_bill (run_id, id);
create index fee_bill_owed_ix on fee_bill (community_id, due_on, id) where status in ('OPEN', 'PART_PAID');
create index fee_bill_of_payer_ix on fee_bill (payer_id, id) where payer_id is not null;
comment on table fee_bill is '账单: what a house owes for a period, immutable once published; the sums of what was paid are the ledger''s, kept here for lists';
comment on column fee_bill.late_posted_fen is 'The late fee (违约金) that stands in the ledger, before what was paid or waived of it';
comment on column fee_bill.lines is 'How the amount was reckoned, for people to follow: [{description, from, to, days, quantity, unitPrice, ratio, amountFen}]';
select huiyin_protect('fee_bill');
call huiyin_show_owner('fee_bill', 'status <> ''DRAFT'' and house_id = any ((select huiyin_houses())::uuid[]) '
                                   'and (payer_id is null or payer_id = (select huiyin_owner()))');
call huiyin_show_area('fee_bill', 'house_id = any ((select huiyin_area_houses())::uuid[])');

create table fee_number (
    community_id uuid   not null,
    series       text   not null,
    last         bigint not null,
    constraint fee_number_pk primary key (community_id, series)
);
comment on table fee_number is '票据号: the last number of a series; receipts take theirs with the payment''s own commit and leave no gap';
select huiyin_protect('fee_number');

create table fee_dispute (
    id           uuid        not null,
    community_id uuid        not null,
    bill_id      uuid        not null,
    from_on      date        not null,
    to_on        date,
    reason       text        not null,
    outcome      text,
    created_at   timestamptz not null,
    version      integer     not null default 1,
    constraint fee_dispute_pk primary key (id),
    constraint fee_dispute_bill_fk foreign key (bill_id) references fee_bill,
    constraint fee_dispute_dates_ck check (to_on >= from_on),
    constraint fee_dispute_outcome_ck check ((to_on is null) = (outcome is null))
);
create unique index fee_dispute_one_open_uq on fee_dispute (bill_id) where to_on is null;
create index fee_dispute_of_bill_ix on fee_dispute (bill_id, from_on);
comment on table fee_dispute is '账单争议: days, first and last included, on which a bill gathers no late fee';
select huiyin_protect('fee_dispute');
-- As a function that looks past row-level security: a policy that asked another protected table would carry its policies into the
-- plan of every query.
create function huiyin_owes(on_bill uuid) returns boolean language sql stable security definer
    set search_path = public, pg_temp
    return exists (select from fee_bill b
                    where b.id = on_bill and b.status <> 'DRAFT' and b.house_id = any (huiyin_houses())
                      and (b.payer_id is null or b.payer_id = huiyin_owner()));
comment on function huiyin_owes(uuid) is 'Whether a bill is one that the owner who calls sees';
call huiyin_show_owner('fee_dispute', 'huiyin_owes(bill_id)');
