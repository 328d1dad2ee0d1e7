create table reminder (
    id             uuid        not null,
    community_id   uuid        not null,
    rule           text        not null,
    subject_type   text        not null,
    subject_id     uuid        not null,
    occurrence     text        not null,
    recipient_type text,
    recipient_id   uuid,
    business_date  date        not null,
    due_on         date,
    message_id     uuid        not null,
    created_at     timestamptz not null,
    constraint reminder_pk primary key (id),
    constraint reminder_once_uq unique nulls not distinct
        (community_id, rule, subject_id, subject_type, occurrence, recipient_id, recipient_type),
    constraint reminder_rule_fk foreign key (community_id, rule) references reminder_rule (community_id, code),
    -- The message is written after the reminders that share it.
    constraint reminder_message_fk foreign key (message_id) references message deferrable initially deferred,
    constraint reminder_recipient_ck check ((recipient_type is null) = (recipient_id is null))
);
create index reminder_of_community_ix on reminder (community_id, id desc);
create index reminder_of_rule_ix on reminder (community_id, rule, id desc);
comment on table reminder is '提醒: someone was reminded of something; one row for each subject, occurrence and recipient';
comment on column reminder.occurrence is 'Which time it is: a date, a week; whatever the rule repeats by';
comment on column reminder.business_date is 'The date of the run that made it';
select huiyin_protect_append_only('reminder');
