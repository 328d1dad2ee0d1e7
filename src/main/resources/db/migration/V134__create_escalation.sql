create table escalation (
    id           uuid        not null,
    community_id uuid        not null,
    ticket_id    uuid,
    step         text        not null,
    department   text,
    staff_id     uuid,
    trigger      text        not null,
    emergency    boolean     not null,
    reason       text,
    suggestion   text,
    status       text        not null,
    escalated_by uuid,
    reported_at  timestamptz,
    told         uuid[]      not null,
    owed_by      uuid,
    due_at       timestamptz,
    follows      uuid,
    created_at   timestamptz not null,
    version      integer     not null default 1,
    constraint escalation_pk primary key (id),
    constraint escalation_community_fk foreign key (community_id) references community,
    constraint escalation_ticket_fk foreign key (ticket_id) references ticket,
    constraint escalation_staff_fk foreign key (staff_id) references staff_member,
    constraint escalation_escalated_by_fk foreign key (escalated_by) references staff_member,
    constraint escalation_owed_by_fk foreign key (owed_by) references staff_member,
    constraint escalation_follows_fk foreign key (follows) references escalation,
    constraint escalation_step_ck check (step in ('OWN_DEPARTMENT', 'OTHER_DEPARTMENT', 'PROJECT_MANAGER', 'COMPANY')),
    constraint escalation_trigger_ck check (trigger in (
        'CANNOT_SOLVE', 'SERIOUS_ERROR', 'DANGER', 'BEYOND_DUTY', 'REPEATED', 'MAJOR', 'SERIOUS')),
    constraint escalation_status_ck check (status in ('OWED', 'REPORTED', 'INSTRUCTED', 'EXECUTED', 'WITHDRAWN')),
    constraint escalation_reported_ck check ((reported_at is null) = (status in ('OWED', 'WITHDRAWN'))),
    constraint escalation_owed_has_time_ck check (status <> 'OWED' or due_at is not null)
);
create index escalation_of_community_ix on escalation (community_id, id);
create index escalation_of_ticket_ix on escalation (ticket_id, id) where ticket_id is not null;
create index escalation_owed_ix on escalation (community_id, due_at) where status = 'OWED';
create index escalation_owed_list_ix on escalation (community_id, id) where status = 'OWED';
comment on table escalation is '上报: one step of taking something up that cannot be solved below, or a report that is owed';
comment on column escalation.told is 'Who was told when it was reported';
comment on column escalation.follows is 'The emergency that passed this step over, which is why a report is owed';
select huiyin_protect('escalation');

create table escalation_entry (
    id            uuid        not null,
    community_id  uuid        not null,
    escalation_id uuid        not null,
    kind          text        not null,
    text          text        not null,
    at            timestamptz not null,
    recorded_at   timestamptz not null,
    staff_id      uuid,
    constraint escalation_entry_pk primary key (id),
    constraint escalation_entry_escalation_fk foreign key (escalation_id) references escalation,
    constraint escalation_entry_staff_fk foreign key (staff_id) references staff_member,
    constraint escalation_entry_kind_ck check (kind in ('REPORT', 'INSTRUCTION', 'DISAGREEMENT', 'EXECUTION'))
);
create index escalation_entry_of_escalation_ix on escalation_entry (escalation_id, id);
comment on table escalation_entry is '上报记录: what was said to an escalation: reports, instructions, disagreement, what was done';
select huiyin_protect('escalation_entry');
