create table unrecoverable_debt (
    id            uuid        not null,
    community_id  uuid        not null,
    house_id      uuid        not null,
    payer_id      uuid,
    handler_id    uuid        not null,
    reason_sealed bytea,
    overdue_fen   bigint      not null,
    late_fee_fen  bigint      not null,
    oldest_due_on date        not null,
    listed_by     uuid,
    created_at    timestamptz not null,
    outcome       text,
    note_sealed   bytea,
    closed_at     timestamptz,
    version       integer     not null default 1,
    constraint unrecoverable_debt_pk primary key (id),
    constraint unrecoverable_debt_house_fk foreign key (house_id) references house,
    constraint unrecoverable_debt_payer_fk foreign key (payer_id) references owner,
    constraint unrecoverable_debt_handler_fk foreign key (handler_id) references staff_member,
    constraint unrecoverable_debt_listed_by_fk foreign key (listed_by) references staff_member,
    constraint unrecoverable_debt_outcome_ck check (outcome in ('WRITTEN_OFF', 'RECOVERED')),
    constraint unrecoverable_debt_closed_ck check ((outcome is null) = (closed_at is null))
);
create unique index unrecoverable_debt_once_uq on unrecoverable_debt (house_id, payer_id) nulls not distinct
    where closed_at is null;
create index unrecoverable_debt_of_community_ix on unrecoverable_debt (community_id, id);
create index unrecoverable_debt_of_handler_ix on unrecoverable_debt (handler_id, id);
create index unrecoverable_debt_of_payer_ix on unrecoverable_debt (payer_id, id) where payer_id is not null;
comment on table unrecoverable_debt is '长期难收欠费: a debt that the ladder did not bring in, with who handles it';
comment on column unrecoverable_debt.overdue_fen is 'The principal that was overdue when it was listed';
select huiyin_protect('unrecoverable_debt');
call huiyin_show_area('unrecoverable_debt', 'house_id = any ((select huiyin_area_houses())::uuid[]) '
                                            'or handler_id = (select huiyin_area_staff())');
