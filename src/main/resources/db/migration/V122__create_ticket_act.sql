create table ticket_act (
    id               uuid        not null,
    community_id     uuid        not null,
    ticket_id        uuid        not null,
    action           text        not null,
    at               timestamptz not null,
    recorded_at      timestamptz not null,
    actor_kind       text        not null,
    actor_id         uuid,
    actor_name       text        not null,
    staff_id         uuid,
    changes          jsonb       not null,
    text             text,
    visible_to_owner boolean     not null,
    callback_id      uuid,
    constraint ticket_act_pk primary key (id),
    constraint ticket_act_ticket_fk foreign key (ticket_id) references ticket,
    constraint ticket_act_action_ck check (action in (
        'OPEN', 'ASSIGN', 'ACCEPT', 'REJECT', 'ARRIVE', 'PROGRESS', 'PAUSE', 'RESUME', 'RESOLVE', 'CLOSE', 'REOPEN',
        'CANCEL', 'REPLY', 'ESCALATE', 'CHANGE', 'RESCHEDULE', 'CHECK_SLIP', 'ATTACH')),
    constraint ticket_act_actor_kind_ck check (actor_kind in ('API_KEY', 'STAFF', 'OWNER', 'JOB')),
    constraint ticket_act_not_before_ck check (at <= recorded_at)
);
create index ticket_act_of_ticket_ix on ticket_act (ticket_id, id);
comment on table ticket_act is '工单记录: who did what to a ticket and when, what changed, and what they wrote; append-only';
comment on column ticket_act.at is 'When it was done; entered afterwards, it lies before recorded_at';
comment on column ticket_act.text is 'What people wrote stands here and not in the event log, which cannot forget';
select huiyin_protect_append_only('ticket_act');
