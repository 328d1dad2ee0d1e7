create table idempotency_record (
    caller_id   uuid        not null,
    method      text        not null,
    path        text        not null,
    key         text        not null,
    body_digest bytea       not null,
    recorded_at timestamptz not null,
    status      integer     not null,
    location    text,
    etag        text,
    body        text,
    constraint idempotency_record_pk primary key (caller_id, method, path, key),
    constraint idempotency_record_status_ck check (status between 200 and 299)
);
create index idempotency_record_recorded_ix on idempotency_record (recorded_at);
comment on table idempotency_record is 'The first answer to a request with an Idempotency-Key, written with its effect and kept for a day';
grant select, insert, update on idempotency_record to huiyin_app;
grant select, update, delete on idempotency_record to huiyin_system;
