create table event (
    seq          bigint      generated always as identity,
    tx           xid8        not null default pg_current_xact_id(),
    id           uuid        not null,
    community_id uuid        not null,
    type         text        not null,
    subject_type text        not null,
    subject_id   uuid        not null,
    occurred_at  timestamptz not null,
    recorded_at  timestamptz not null,
    actor_kind   text        not null,
    actor_id     uuid,
    actor_name   text        not null,
    staff_id     uuid,
    request_id   text,
    data         jsonb       not null,
    constraint event_pk primary key (tx, seq),
    constraint event_actor_kind_ck check (actor_kind in ('API_KEY', 'STAFF', 'OWNER', 'JOB'))
);
create index event_of_subject_ix on event (subject_id, seq);
comment on table event is '事件: what happened, append-only; read in the order (tx, seq) behind the oldest running transaction';
comment on column event.tx is 'The writing transaction: what commits late still sorts behind pg_snapshot_xmin, so no reader skips it';
select huiyin_protect_append_only('event');

create table relay_position (
    handler text   not null,
    tx      xid8   not null,
    seq     bigint not null,
    constraint relay_position_pk primary key (handler)
);
comment on table relay_position is 'How far each handler outside of the writing transaction has come in the event log';
grant select, insert, update on relay_position to huiyin_system;

create table relay_retry (
    handler         text        not null,
    event_tx        xid8        not null,
    event_seq       bigint      not null,
    attempts        integer     not null,
    next_attempt_at timestamptz,
    dead_at         timestamptz,
    error           text        not null,
    constraint relay_retry_pk primary key (handler, event_tx, event_seq),
    constraint relay_retry_dead_or_due_ck check ((dead_at is null) <> (next_attempt_at is null))
);
create index relay_retry_due_ix on relay_retry (handler, next_attempt_at) where dead_at is null;
comment on table relay_retry is 'Deliveries that failed: retried alone, then kept as dead letters with the reason';
grant select, insert, update, delete on relay_retry to huiyin_system;
