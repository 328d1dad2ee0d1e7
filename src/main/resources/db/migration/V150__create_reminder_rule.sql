create table reminder_rule (
    id            uuid        not null,
    community_id  uuid        not null,
    code          text        not null,
    active        boolean     not null,
    cron          text        not null,
    look_ahead    text        not null,
    look_back     text        not null,
    channels      text[]      not null,
    quiet_from    time,
    quiet_to      time,
    last_run_on   date,
    next_run_at   timestamptz,
    claimed_until timestamptz,
    version       integer     not null default 1,
    constraint reminder_rule_pk primary key (id),
    constraint reminder_rule_community_fk foreign key (community_id) references community,
    constraint reminder_rule_code_uq unique (community_id, code),
    constraint reminder_rule_channels_ck check (cardinality(channels) > 0),
    constraint reminder_rule_quiet_hours_ck check ((quiet_from is null) = (quiet_to is null)),
    constraint reminder_rule_runs_while_active_ck check (active = (next_run_at is not null))
);
create index reminder_rule_due_ix on reminder_rule (next_run_at) where next_run_at is not null;
comment on table reminder_rule is '提醒规则: what a community reminds of, when and how';
comment on column reminder_rule.look_ahead is 'ISO 8601 period: how long before its day something is reminded of';
comment on column reminder_rule.look_back is 'ISO 8601 period: how late a reminder is still sent';
comment on column reminder_rule.claimed_until is 'An instance has its run in hand until then';
select huiyin_protect('reminder_rule');
