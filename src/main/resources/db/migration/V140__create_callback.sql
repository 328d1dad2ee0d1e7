create table callback (
    id                uuid        not null,
    community_id      uuid        not null,
    ticket_id         uuid        not null,
    ticket_number     text        not null,
    round             integer     not null,
    kind              text        not null,
    status            text        not null,
    owed_at           timestamptz not null,
    due_at            timestamptz not null,
    assignee_id       uuid,
    accountable_id    uuid,
    attempts          integer     not null default 0,
    failed_attempts   integer     not null default 0,
    next_attempt_at   timestamptz,
    settled_at        timestamptz,
    settled_by        uuid,
    method            text,
    attitude          smallint,
    efficiency        smallint,
    quality           smallint,
    effect            smallint,
    overall           smallint,
    answer_attitude   text,
    answer_time       text,
    answer_handling   text,
    comment           text,
    signature_file_id uuid,
    delivery_record   text,
    new_ticket_id     uuid,
    promised_at       timestamptz,
    exemption_cause   text,
    exemption_reason  text,
    version           integer     not null default 1,
    constraint callback_pk primary key (id),
    constraint callback_round_uq unique (ticket_id, round),
    constraint callback_community_fk foreign key (community_id) references community,
    constraint callback_ticket_fk foreign key (ticket_id) references ticket,
    constraint callback_new_ticket_fk foreign key (new_ticket_id) references ticket,
    constraint callback_assignee_fk foreign key (assignee_id) references staff_member,
    constraint callback_accountable_fk foreign key (accountable_id) references staff_member,
    constraint callback_settled_by_fk foreign key (settled_by) references staff_member,
    constraint callback_signature_fk foreign key (signature_file_id) references file,
    constraint callback_round_ck check (round >= 1),
    constraint callback_kind_ck check (kind in ('COMPLAINT', 'REPAIR')),
    constraint callback_status_ck check (status in ('DUE', 'DONE', 'UNREACHABLE', 'EXEMPT')),
    constraint callback_method_ck check (method in ('PHONE', 'VISIT', 'LETTER', 'WECHAT')),
    constraint callback_attempts_ck check (failed_attempts between 0 and attempts),
    constraint callback_settled_ck check ((status = 'DUE') = (settled_at is null)),
    constraint callback_settled_since_ck check (settled_at >= owed_at),
    constraint callback_next_attempt_ck check (next_attempt_at is null or status = 'DUE'),
    constraint callback_done_has_record_ck check (case status
        when 'DONE' then num_nulls(method, attitude, efficiency, quality, effect, overall) = 0
        else num_nonnulls(method, attitude, efficiency, quality, effect, overall, answer_attitude, answer_time,
                          answer_handling, comment, signature_file_id, delivery_record, new_ticket_id, promised_at) = 0
        end),
    constraint callback_scores_ck check (
        attitude between 1 and 5 and efficiency between 1 and 5 and quality between 1 and 5
        and effect between 1 and 5 and overall between 1 and 5),
    constraint callback_visit_is_signed_ck check (method <> 'VISIT' or signature_file_id is not null),
    constraint callback_letter_is_delivered_ck check (
        method <> 'LETTER' or num_nonnulls(delivery_record, signature_file_id) > 0),
    constraint callback_exempt_has_cause_ck check (
        (status = 'EXEMPT') = (exemption_cause is not null)
        and (exemption_cause is null or exemption_cause in ('DECIDED', 'REOPENED'))
        and (exemption_reason is not null) = (exemption_cause is not null and exemption_cause = 'DECIDED'))
);
create unique index callback_one_due_uq on callback (ticket_id) where status = 'DUE';
create index callback_queue_ix on callback (community_id, due_at, id) where status = 'DUE';
create index callback_queue_of_assignee_ix on callback (assignee_id, due_at, id) where status = 'DUE';
create index callback_by_due_ix on callback (community_id, due_at, id);
comment on table callback is '回访: the reporter of a resolved ticket is owed the question how it went; one for each answer that was given';
comment on column callback.round is 'From 1; an answer after a rework owes the next one';
comment on column callback.due_at is 'As its timer has it, so that the queue is one index';
comment on column callback.next_attempt_at is 'The time that the owner asked for; never moves due_at';
comment on column callback.answer_attitude is 'What the owner said of the attitude after receipt; this and the other answers are free text of people';
select huiyin_protect('callback');
