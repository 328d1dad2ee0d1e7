create table sla_policy (
    id              uuid        not null,
    community_id    uuid        not null,
    metric          text        not null,
    name            text,
    kind            text,
    category        text,
    priority        text,
    medium          text,
    segment         text,
    clock_seconds   bigint,
    working_seconds bigint,
    working_days    integer,
    ladder          jsonb       not null,
    created_at      timestamptz not null,
    version         integer     not null default 1,
    constraint sla_policy_pk primary key (id),
    constraint sla_policy_conditions_uq unique nulls not distinct
        (community_id, metric, kind, category, priority, medium, segment),
    constraint sla_policy_metric_ck check (metric in
        ('FIRST_RESPONSE', 'REPLY', 'ON_SITE', 'RESOLUTION', 'CALLBACK', 'RECHECK', 'PROMISE')),
    -- A promise brings its own due time; a policy can only say who is told.
    constraint sla_policy_target_ck check
        (num_nonnulls(clock_seconds, working_seconds, working_days) = case when metric = 'PROMISE' then 0 else 1 end),
    constraint sla_policy_target_positive_ck check (least(clock_seconds, working_seconds, working_days) > 0)
);
comment on table sla_policy is '时限标准: how long what may take, and who is told on the way; an absent condition fits everything';
select huiyin_protect('sla_policy');
