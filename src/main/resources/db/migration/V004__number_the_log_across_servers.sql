-- A server counts its transactions from its own beginning, but a dump of the log may be restored into another one, which
-- has counted less: its new events would sort before the old ones, behind every reader's back. So the log counts on from a
-- base, which is raised after each migration where the log is ahead of the server (afterMigrate.sql).
create table event_base (
    tx bigint not null,
    constraint event_base_tx_ck check (tx >= 0)
);
create unique index event_base_one_row_uq on event_base ((true));
insert into event_base (tx) values (0);
comment on table event_base is 'What the log adds to the server''s transaction numbers; one row';
grant select on event_base to huiyin_app, huiyin_system;

create function huiyin_event_tx() returns xid8 stable language sql
    return (select (pg_current_xact_id()::text::bigint + tx)::text::xid8 from event_base);
comment on function huiyin_event_tx() is 'The number of the running transaction, as the log counts';

create function huiyin_event_horizon() returns xid8 stable language sql
    return (select (pg_snapshot_xmin(pg_current_snapshot())::text::bigint + tx)::text::xid8 from event_base);
comment on function huiyin_event_horizon() is 'No transaction below this number is still running, as the log counts';

alter table event alter column tx set default huiyin_event_tx();
