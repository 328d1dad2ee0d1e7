create table sla_timer (
    id                 uuid        not null,
    community_id       uuid        not null,
    subject_type       text        not null,
    subject_id         uuid        not null,
    metric             text        not null,
    status             text        not null,
    started_at         timestamptz not null,
    due_at             timestamptz,
    listed_at          timestamptz not null generated always as (coalesce(due_at, 'infinity'::timestamptz)) stored,
    held_due_at        timestamptz,
    met_at             timestamptz,
    breached_at        timestamptz,
    overrun_seconds    bigint,
    clock_seconds      bigint,
    working_seconds    bigint,
    working_days       integer,
    pauses             jsonb       not null,
    retargets          jsonb       not null,
    agenda             jsonb       not null,
    next_at            timestamptz,
    calendar_confirmed boolean     not null,
    policy_id          uuid,
    created_at         timestamptz not null,
    version            integer     not null,
    constraint sla_timer_pk primary key (id),
    constraint sla_timer_metric_ck check (metric in
        ('FIRST_RESPONSE', 'REPLY', 'ON_SITE', 'RESOLUTION', 'CALLBACK', 'RECHECK', 'PROMISE')),
    constraint sla_timer_status_ck check (status in ('RUNNING', 'PAUSED', 'MET', 'BREACHED', 'CANCELLED')),
    constraint sla_timer_target_ck check (num_nonnulls(clock_seconds, working_seconds, working_days) = 1),
    constraint sla_timer_paused_has_no_due_time_ck check
        ((status = 'PAUSED') = (due_at is null) and (status = 'PAUSED') = (held_due_at is not null)),
    constraint sla_timer_pausing_metric_ck check (status <> 'PAUSED' or metric in ('RESOLUTION', 'ON_SITE')),
    constraint sla_timer_met_in_time_ck check (status <> 'MET' or met_at is not null and met_at <= due_at),
    constraint sla_timer_breached_when_due_ck check
        (status <> 'BREACHED' or breached_at is not null and breached_at = due_at),
    constraint sla_timer_overrun_ck check
        ((overrun_seconds is not null) = (status = 'BREACHED' and met_at is not null) and overrun_seconds >= 0),
    constraint sla_timer_settled_needs_no_sweep_ck check
        (next_at is null or status = 'RUNNING' or status = 'BREACHED' and met_at is null)
);
comment on table sla_timer is '时限: one promise of time about one subject, with the target and the ladder as they were when it started';
comment on column sla_timer.listed_at is
    'Place in a list; a column, since row-level security keeps an expression from bounding an index scan';
comment on column sla_timer.held_due_at is 'The due time as of the pause, from which resuming goes on';
comment on column sla_timer.agenda is 'Warnings, breach and steps of the ladder, each with its moment and when it was done';
comment on column sla_timer.next_at is 'When the sweep has to look at it next';
comment on column sla_timer.policy_id is 'Where target and ladder were copied from; no foreign key, a policy may go while its promises run';

-- A promise of one kind runs once: a second one waits for the first or takes its place.
create unique index sla_timer_running_uq on sla_timer (subject_id, subject_type, metric)
    where status in ('RUNNING', 'PAUSED');
create index sla_timer_of_subject_ix on sla_timer (subject_id, subject_type);
create index sla_timer_next_ix on sla_timer (next_at) where next_at is not null;
-- Lists run soonest first within a community and a status; what stands still has no due time and comes last.
create index sla_timer_list_ix on sla_timer (community_id, status, listed_at, id, metric);
select huiyin_protect('sla_timer');
