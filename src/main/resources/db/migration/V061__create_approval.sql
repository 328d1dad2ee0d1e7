create table approval (
    id           uuid        not null,
    community_id uuid        not null,
    kind         text        not null,
    subject_type text,
    subject_id   uuid,
    reason       text        not null,
    amount_fen   bigint,
    status       text        not null,
    asked_by     uuid,
    asked_at     timestamptz not null,
    decided_by   uuid,
    decided_at   timestamptz,
    comment      text,
    good_until   timestamptz,
    used_by      uuid,
    used_at      timestamptz,
    withdrawn_by uuid,
    withdrawn_at timestamptz,
    version      integer     not null default 1,
    constraint approval_pk primary key (id),
    constraint approval_community_fk foreign key (community_id) references community,
    constraint approval_asked_by_fk foreign key (asked_by) references staff_member,
    constraint approval_decided_by_fk foreign key (decided_by) references staff_member,
    constraint approval_used_by_fk foreign key (used_by) references staff_member,
    constraint approval_withdrawn_by_fk foreign key (withdrawn_by) references staff_member,
    constraint approval_kind_ck check (kind in (
        'RENOVATION_PENALTY', 'RENOVATION_COMPENSATION', 'TOOL_DETENTION', 'UTILITY_CUT_OFF', 'OWNER_FILE_READING',
        'COMPANY_PAPER_READING', 'SUPPLY_BUDGET', 'ROOM_ADMISSION', 'LATE_FEE_WAIVER', 'DEPOSIT_DEDUCTION', 'REFUND',
        'BILL_WRITE_OFF')),
    constraint approval_status_ck check (status in ('PENDING', 'APPROVED', 'REFUSED', 'WITHDRAWN', 'USED')),
    constraint approval_subject_ck check ((subject_type is null) = (subject_id is null)),
    constraint approval_amount_ck check (amount_fen > 0),
    constraint approval_four_eyes_ck check (decided_by <> asked_by),
    constraint approval_decided_ck check ((decided_by is null) = (decided_at is null)),
    constraint approval_decision_ck check (
        (status = 'WITHDRAWN') or (decided_at is not null) = (status in ('APPROVED', 'REFUSED', 'USED'))),
    constraint approval_good_ck check (status not in ('APPROVED', 'USED') or good_until is not null),
    constraint approval_used_ck check ((used_at is not null) = (status = 'USED')),
    constraint approval_withdrawn_ck check ((withdrawn_at is not null) = (status = 'WITHDRAWN'))
);
create index approval_of_community_ix on approval (community_id, id);
create index approval_pending_ix on approval (community_id, id) where status = 'PENDING';
create index approval_of_subject_ix on approval (subject_id, id) where subject_id is not null;
comment on table approval is '审批: what somebody asked leave for, and what a superior decided; that it is over (EXPIRED) is told from good_until';
comment on column approval.good_until is 'Until when it can be used, fixed when it was approved';
comment on column approval.comment is 'What the decider said to it; of a refusal the reason';
select huiyin_protect('approval');
